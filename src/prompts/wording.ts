/**
 * What a form says where it stands. Copy that the newsroom left empty falls back to the newsletter's, then to
 * the catalogue of its language. The words shown are the words a reader agrees to, so they have a version.
 */
import { createHash } from 'node:crypto';
import type { Settings } from '../settings/queries.ts';
import type { Words } from '../words/words.ts';

/** Where a form may stand. */
export const placements = ['inline', 'slide-in', 'front', 'page'] as const;
export type Placement = (typeof placements)[number];

/** The newsroom's own words: empty text falls back. */
export interface Copy {
  title: string;
  text: string;
  button: string;
  smallPrint: string;
  thanks: string;
}

export interface SignUpForm extends Copy {
  id: string;
  newsletter: Letter;
}

export interface Letter {
  id: string;
  name: string;
  description: string;
  /** In words: "every Friday at seven". */
  cadence: string;
}

/** The slide-in, with the form that stands in it. */
export interface SlideIn extends Copy {
  kicker: string;
  trigger: Trigger;
  seconds: number;
  form: SignUpForm;
}

export const triggers = ['end', 'seconds'] as const;
export type Trigger = (typeof triggers)[number];

/** Whose words they are: any frame will do. */
export interface Voice {
  words: Words;
  settings: Pick<Settings, 'name'>;
}

/** The newsletter by name, as readers know it. */
export function letterName({ words, settings }: Voice, letter: Pick<Letter, 'name'>): string {
  return letter.name || words.signUp.letter(settings.name);
}

/** What a form says in a story, on the front and on its own page. */
export function formCopy(voice: Voice, form: SignUpForm): Copy {
  const { signUp } = voice.words;
  const { description, cadence } = form.newsletter;
  const fallback = [description || signUp.text, cadence && signUp.cadence(cadence)].filter(Boolean).join(' ');
  return {
    title: form.title || letterName(voice, form.newsletter),
    text: form.text || fallback,
    button: form.button || signUp.button,
    smallPrint: form.smallPrint || signUp.smallPrint,
    thanks: form.thanks,
  };
}

/** What the same form says in the slide-in: its title and text are the slide-in's alone. */
export function slideInCopy(voice: Voice, prompt: Copy, form: SignUpForm): Copy {
  const { button, smallPrint, thanks } = formCopy(voice, form);
  return {
    title: prompt.title,
    text: prompt.text,
    button: prompt.button || button,
    smallPrint: prompt.smallPrint || smallPrint,
    thanks: prompt.thanks || thanks,
  };
}

/** The very words that a reader agrees to by pressing the button. */
export function consentWording({ title, text, smallPrint, button }: Copy): string {
  return [title, text, smallPrint, button].filter((part) => part !== '').join('\n');
}

/** Stands in the form, so that no other wording is stored than the one that was on the reader's screen. */
export function wordingVersion(copy: Copy): string {
  return createHash('sha256').update(consentWording(copy)).digest('base64url').slice(0, 12);
}
