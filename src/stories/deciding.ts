/** Decisions on a record are written, and laid over the newest revision. What is decided is hung on words (about.ts). */
import { newId } from '../db/ids.ts';
import type { Tx } from '../db/open.ts';
import type { RevisionTable } from '../db/schema.ts';
import { documentText } from '../document/text.ts';
import { Problem } from '../problem.ts';
import type { Actor } from '../roles.ts';
import { hashOf } from './about.ts';
import { decided, type DecidedRecord } from './decided.ts';
import { decisionsOf } from './decision-queries.ts';
import { undecidedSource, type Confirmation, type DecisionKind, type SourceDecision } from './decisions.ts';
import { cleanLine } from './lines.ts';
import { readRecord, type SourceKind, type StoryRecord } from './record.ts';
import { staffId } from './revisions.ts';
import { storedDocument } from './snapshots.ts';
import { confirming } from './standing.ts';

/** A source as an editor leaves it. */
export interface SourceInput {
  id: string;
  name: string;
  kind: SourceKind;
  note: string;
  /** It is none: readers never see it. */
  leftOut: boolean;
  /** To the document; not given, here and below: as it was. */
  link?: string | null;
  /** An editor knows who it is. */
  known?: boolean;
  /** Id of the source that it is; null: it is itself. */
  into?: string | null;
}

/** A revision's record as it stands. */
export async function decidedOf(
  tx: Tx,
  { story_id, headline, document, reading }: RevisionTable,
): Promise<DecidedRecord> {
  const text = documentText(headline, storedDocument(document));
  return decided(readRecord(reading), text, await decisionsOf(tx, story_id));
}

/** Lays the decisions over a revision; where it then is what was confirmed, it is confirmed. */
export async function settle(tx: Tx, revision: RevisionTable): Promise<StoryRecord> {
  const { record, stands } = await decidedOf(tx, revision);
  await tx
    .updateTable('revision')
    .set({
      record: JSON.stringify(record),
      record_confirmed_at: stands?.at ?? null,
      record_confirmed_by: stands?.by ?? null,
    })
    .where('story_id', '=', revision.story_id)
    .where('number', '=', revision.number)
    .execute();
  return record;
}

interface Deciding {
  storyId: string;
  kind: DecisionKind;
  about: string;
  /** Null: nothing is decided any more. */
  decision: object | null;
}

export async function putDecision(tx: Tx, at: string, actor: Actor, one: Deciding): Promise<void> {
  const { storyId, kind, about, decision } = one;
  if (decision === null) {
    await tx
      .deleteFrom('record_decision')
      .where('story_id', '=', storyId)
      .where('kind', '=', kind)
      .where('about', '=', about)
      .execute();
    return;
  }
  const values = { decision: JSON.stringify(decision), decided_at: at, decided_by: staffId(actor) };
  await tx
    .insertInto('record_decision')
    .values({ id: newId(), story_id: storyId, kind, about, ...values })
    .onConflict((clash) => clash.columns(['story_id', 'kind', 'about']).doUpdateSet(values))
    .execute();
}

/** What an editor typed about sources, each an own decision; what is as it was read is none. */
export async function decideSources(
  tx: Tx,
  at: string,
  actor: Actor,
  { revision, sources }: { revision: RevisionTable; sources: readonly SourceInput[] },
): Promise<void> {
  if (sources.length === 0) return;
  const state = await decidedOf(tx, revision);
  for (const input of sources) {
    const read = state.read.get(input.id);
    if (read === undefined) throw goneSource();
    const before = state.decisions.get(input.id);
    const decision = sourceDecision(input, { state, at, actor });
    const isUndecided = before === undefined && isNothing(decision);
    if (isUndecided || (before !== undefined && isSame(before.decision, decision))) continue;
    // Known again by another of its names: the decision moves to the words of today.
    if (before !== undefined && before.about !== read.about)
      await putDecision(tx, at, actor, {
        storyId: revision.story_id,
        kind: 'source',
        about: before.about,
        decision: null,
      });
    await putDecision(tx, at, actor, {
      storyId: revision.story_id,
      kind: 'source',
      about: read.about,
      decision: isNothing(decision) ? null : { ...decision, names: read.names },
    });
  }
}

const goneSource = (): Problem =>
  new Problem('conflict', 'This source is not in the record any more. Look at it again; nothing is lost.');

interface Known {
  state: DecidedRecord;
  at: string;
  actor: Actor;
}

function sourceDecision(input: SourceInput, { state, at, actor }: Known): SourceDecision {
  const read = state.read.get(input.id);
  if (read === undefined) throw goneSource();
  const { source } = read;
  const before = state.decisions.get(input.id)?.decision ?? undecidedSource;
  const name = cleanLine(input.name);
  const note = cleanLine(input.note);
  if (name === '') throw nameless();
  const isKnown = input.known ?? (before.knownAt !== null || source.known);
  const knownNow = isKnown && before.knownAt === null ? { knownBy: staffId(actor), knownAt: at } : null;
  const target = input.into === undefined || input.into === null ? null : state.read.get(input.into);
  if (target === undefined || target === read) throw wrongTarget();
  return {
    ...before,
    name: name === source.name ? null : name,
    kind: input.kind === source.kind ? null : input.kind,
    note: note === source.note ? null : note,
    link: input.link === undefined ? before.link : input.link === source.link ? null : input.link,
    leftOut: input.leftOut,
    into: input.into === undefined ? before.into : (target?.about ?? null),
    ...(isKnown ? knownNow : { knownBy: null, knownAt: null }),
  };
}

function nameless(): Problem {
  const message = 'A source needs a name, or words in place of one.';
  return new Problem('invalid', message, { fields: { name: message } });
}

const wrongTarget = (): Problem =>
  new Problem('invalid', 'Choose another source of this story.', {
    fields: { same: 'Choose another source of this story.' },
  });

/** Without its names: they say nothing. */
const saidBy = (decision: SourceDecision): unknown[] => Object.values({ ...decision, names: null });
const isNothing = (decision: SourceDecision): boolean =>
  saidBy(decision).every((value) => value === null || value === false);
const isSame = (before: SourceDecision, after: SourceDecision): boolean =>
  JSON.stringify(saidBy(before)) === JSON.stringify(saidBy(after));

/** What an editor saw of a record, in a word: who confirms sends it back. */
export const stateOf = (record: StoryRecord): string => hashOf(JSON.stringify(record));

/** A record that was confirmed elsewhere: what it says of each source outlives the first reading here. */
export async function bringDecisions(tx: Tx, at: string, actor: Actor, revision: RevisionTable): Promise<void> {
  const storyId = revision.story_id;
  const { record, read, words } = await decidedOf(tx, revision);
  for (const { id, name, kind, note } of record.sources) {
    const { about, names } = read.get(id) ?? { about: name, names: [] };
    const decision: SourceDecision = { ...undecidedSource, name, kind, note, names };
    await putDecision(tx, at, actor, { storyId, kind: 'source', about, decision });
  }
  const confirmation: Confirmation = { revision: revision.number, ...confirming(record, words) };
  await putDecision(tx, at, actor, { storyId, kind: 'confirmation', about: '', decision: confirmation });
}
