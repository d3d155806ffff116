import type { Keeping } from './keeping.ts';

/** Saves what changed, one save at a time, with the revision it was based on. Nothing typed is ever thrown away. */
export interface Fields {
  headline: string;
  standfirst: string;
  byline: string;
  sectionId: string;
  pictureId: string;
  pictureCaption: string;
  document: unknown;
}

export interface Saved {
  revision: number;
  saved: string;
  words: number;
  margin: string;
}

export interface AutosaveOptions {
  address: string;
  revision: number;
  /** Holds what is on its way until it has arrived. */
  keeping: Keeping;
  /** What stands in the form now. */
  read(): Fields;
  onSaved(saved: Saved): void;
  /** `isOver`: somebody else saved; saving has stopped. */
  onTrouble(message: string, isOver: boolean): void;
}

export interface Autosave {
  /** Something was typed. */
  touch(): void;
  /** Saves what is unsaved; true where everything is safe. */
  finish(): Promise<boolean>;
  isUnsaved(): boolean;
  /** The page is leaving by a form that sends everything itself. */
  leave(): void;
}

const PAUSE_MS = 2_000;

export function autosave({ address, revision, keeping, read, onSaved, onTrouble }: AutosaveOptions): Autosave {
  let base = revision;
  let isDirty = false;
  let isOver = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<boolean> | null = null;

  const save = async (): Promise<boolean> => {
    isDirty = false;
    const fields = read();
    keeping.keep(fields);
    const answer = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ revision: base, ...fields }),
    }).catch(() => null);
    if (answer?.ok) {
      const saved = (await answer.json()) as Saved;
      base = saved.revision;
      keeping.forget();
      onSaved(saved);
      return true;
    }
    isDirty = true;
    isOver = answer?.status === 409;
    onTrouble(await troubleWith(answer), isOver);
    return false;
  };

  const start = async (): Promise<boolean> => {
    clearTimeout(timer);
    if (isOver) return false;
    while (running) await running;
    if (!isDirty) return true;
    running = save().finally(() => (running = null));
    const isSaved = await running;
    return isSaved && isDirty ? start() : isSaved;
  };

  return {
    touch: () => {
      isDirty = true;
      clearTimeout(timer);
      if (!isOver) timer = setTimeout(() => void start(), PAUSE_MS);
    },
    finish: start,
    isUnsaved: () => isDirty || running !== null,
    leave: () => {
      clearTimeout(timer);
      isDirty = false;
      keeping.keep(read());
    },
  };
}

async function troubleWith(answer: Response | null): Promise<string> {
  if (answer === null)
    return 'Not saved: the server does not answer. Your text is kept here; saving is tried again at your next change.';
  if (answer.status === 401) return 'You are signed out. Sign in in another tab; your text is kept here.';
  if (answer.status === 409)
    return 'Somebody else saved this story meanwhile. Your text is kept here; compare both before you go on.';
  const body = (await answer.json().catch(() => null)) as { message?: unknown } | null;
  return typeof body?.message === 'string'
    ? `Not saved: ${body.message}`
    : 'Not saved. Your text is kept here; saving is tried again at your next change.';
}
