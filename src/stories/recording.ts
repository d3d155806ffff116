/** Commands: one thing at a time is decided on a story's record. What is typed is stored, never logged. */
import type { App } from '../context.ts';
import { recordEvent } from '../db/events.ts';
import type { Tx } from '../db/open.ts';
import { Problem } from '../problem.ts';
import type { Actor } from '../roles.ts';
import { aboutOf, folded } from './about.ts';
import type { DecidedRecord } from './decided.ts';
import { decidedOf, decideSources, putDecision, settle, type SourceInput } from './deciding.ts';
import type { QuestionDecision, StatementDecision } from './decisions.ts';
import { aboutApart } from './known-sources.ts';
import { cleanLine } from './lines.ts';
import { newestAs, newestOf, refuseUnless } from './revisions.ts';

interface SourceDeed {
  id: string;
  revision: number;
  source: Omit<SourceInput, 'into'>;
  /** Name of another source of the story, which it is; empty or not given: it is itself. */
  same?: string;
}

/** Keeps what an editor typed. A confirmed record that is changed waits for its confirmation again; readers keep the old one. */
export async function decideSource(
  app: App,
  actor: Actor,
  { id, revision: seen, source, same = '' }: SourceDeed,
): Promise<void> {
  refuseUnless(actor, 'confirm record');
  await app.change(async (tx) => {
    const at = app.now();
    const { revision } = await newestAs(tx, id, seen);
    const into = folded(same) === '' ? null : sourceNamed(await decidedOf(tx, revision), same);
    if (into === null && folded(same) !== '') {
      const message = 'No source of this story has this name.';
      throw new Problem('invalid', message, { fields: { same: message } });
    }
    await decideSources(tx, at, actor, { revision, sources: [{ ...source, into }] });
    await settle(tx, revision);
    await recordEvent(tx, at, actor, 'record edited', { kind: 'story', id });
  });
}

/** A source that was said to be another one is itself again. */
export async function partSource(
  app: App,
  actor: Actor,
  { id, revision: seen, source }: { id: string; revision: number; source: string },
): Promise<void> {
  refuseUnless(actor, 'confirm record');
  await app.change(async (tx) => {
    const at = app.now();
    const { revision } = await newestAs(tx, id, seen);
    const before = (await decidedOf(tx, revision)).decisions.get(source);
    if (before === undefined) throw new Problem('conflict', 'This source is not joined to another any more.');
    const decision = { ...before.decision, into: null };
    await putDecision(tx, at, actor, { storyId: id, kind: 'source', about: before.about, decision });
    await settle(tx, revision);
    await recordEvent(tx, at, actor, 'record edited', { kind: 'story', id });
  });
}

export type StatementDeed =
  | { deed: 'none' }
  /** As it was read. */
  | { deed: 'again' }
  /** It is somebody else's: a source of the story, by its name, or one that the reading does not have. */
  | { deed: 'give'; by: string };

export async function decideStatement(
  app: App,
  actor: Actor,
  input: { id: string; revision: number; statement: string } & StatementDeed,
): Promise<void> {
  refuseUnless(actor, 'confirm record');
  await app.change(async (tx) => {
    const at = app.now();
    const { revision } = await newestAs(tx, input.id, input.revision);
    const state = await decidedOf(tx, revision);
    const about = state.words.get(input.statement);
    if (about === undefined) throw new Problem('conflict', 'This statement is not in the text any more.');
    const decision = statementDecision(input, state);
    await putDecision(tx, at, actor, { storyId: input.id, kind: 'statement', about, decision });
    await settle(tx, revision);
    await recordEvent(tx, at, actor, 'record edited', { kind: 'story', id: input.id });
  });
}

function statementDecision(input: StatementDeed, state: DecidedRecord): StatementDecision | null {
  if (input.deed === 'again') return null;
  if (input.deed === 'none') return { leftOut: true, source: null, apart: null };
  const name = cleanLine(input.by);
  if (folded(name) === '') {
    const message = 'Say who said it: a source of this story, or another name.';
    throw new Problem('invalid', message, { fields: { by: message } });
  }
  const known = sourceNamed(state, name);
  return known === null
    ? { leftOut: false, source: aboutApart(name), apart: name }
    : { leftOut: false, source: state.read.get(known)?.about ?? null, apart: null };
}

/** Id of the source that goes by this name, as it reads now; null: none does. */
export function sourceNamed({ record }: Pick<DecidedRecord, 'record'>, name: string): string | null {
  const wanted = aboutOf(name);
  return record.sources.find((one) => aboutOf(one.name) === wanted)?.id ?? null;
}

export interface QuestionInput {
  id: string;
  about: string;
  deed: 'answer' | 'not' | 'again';
  text: string;
}

/** Who writes may answer; that something is no question here is for an editor to say. */
export async function decideQuestion(app: App, actor: Actor, { id, about, deed, text }: QuestionInput): Promise<void> {
  refuseUnless(actor, deed === 'not' ? 'confirm record' : 'write story');
  const said = cleanLine(text);
  if (deed !== 'again' && said === '') {
    const message = deed === 'answer' ? 'Write the answer.' : 'Say why it is no question here.';
    throw new Problem('invalid', message, { fields: { text: message } });
  }
  await app.change(async (tx) => {
    const at = app.now();
    await newestOf(tx, id);
    const decision: QuestionDecision | null = deed === 'again' ? null : { text: said, isQuestion: deed === 'answer' };
    if (deed === 'again') await refuseOthersWord(tx, actor, id, about);
    await putDecision(tx, at, actor, { storyId: id, kind: 'question', about, decision });
    await recordEvent(tx, at, actor, 'question settled', { kind: 'story', id });
  });
}

/** An editor's reason is taken back by editors alone. */
async function refuseOthersWord(tx: Tx, actor: Actor, storyId: string, about: string): Promise<void> {
  const row = await tx
    .selectFrom('record_decision')
    .select('decision')
    .where('story_id', '=', storyId)
    .where('kind', '=', 'question')
    .where('about', '=', about)
    .executeTakeFirst();
  const given = row === undefined ? null : (JSON.parse(row.decision) as Partial<QuestionDecision>);
  if (given?.isQuestion === false) refuseUnless(actor, 'confirm record');
}
