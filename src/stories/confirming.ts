/** Commands: a person looks at what the engine read, sets it right, and stands by it. */
import type { App } from '../context.ts';
import { recordEvent } from '../db/events.ts';
import type { Tx } from '../db/open.ts';
import type { RevisionTable } from '../db/schema.ts';
import { Problem } from '../problem.ts';
import type { Actor } from '../roles.ts';
import { cleanLine } from './lines.ts';
import { readRecord, type SourceKind, type StoryRecord } from './record.ts';
import { changedStory, newestAs, refuseUnless, staffId } from './revisions.ts';
import { snapshotOf, storedDocument } from './snapshots.ts';

/** A source as an editor leaves it. */
export interface SourceInput {
  id: string;
  name: string;
  kind: SourceKind;
  note: string;
  /** It is none: readers never see it. */
  leftOut: boolean;
}

export interface RecordInput {
  id: string;
  revision: number;
  sources: readonly SourceInput[];
}

/** Keeps what an editor typed. A confirmed record that is changed waits for its confirmation again; readers keep the old one. */
export async function editRecord(app: App, actor: Actor, { id, revision, sources }: RecordInput): Promise<void> {
  refuseUnless(actor, 'confirm record');
  await app.change(async (tx) => {
    const newest = await newestAs(tx, id, revision);
    const before = readRecord(newest.revision.record);
    const after = edited(before, sources);
    if (JSON.stringify(after) === JSON.stringify(before)) return;
    await putRecord(tx, newest.revision, after, null, null);
    await recordEvent(tx, app.now(), actor, 'record edited', { kind: 'story', id });
  });
}

/** Confirms the record as it is shown to the editor, with what they typed; where that revision is public, readers see it at once. */
export async function confirmRecord(
  app: App,
  actor: Actor,
  { id, revision, sources = [] }: Omit<RecordInput, 'sources'> & { sources?: readonly SourceInput[] },
): Promise<void> {
  refuseUnless(actor, 'confirm record');
  await app.change(async (tx) => {
    const at = app.now();
    const newest = await newestAs(tx, id, revision);
    const record = edited(readRecord(newest.revision.record), sources);
    await putRecord(tx, newest.revision, record, at, staffId(actor));
    if (newest.publishedRevision === revision) {
      await publishRecord(tx, newest.revision, record, at);
      await changedStory(tx, id, newest.publishedSectionId);
    }
    await recordEvent(tx, at, actor, 'record confirmed', { kind: 'story', id });
  });
}

function edited(record: StoryRecord, inputs: readonly SourceInput[]): StoryRecord {
  const typed = new Map(inputs.map((one) => [one.id, one]));
  const sources = record.sources.map((one) => {
    const input = typed.get(one.id);
    if (input === undefined) return one;
    const name = cleanLine(input.name);
    const note = cleanLine(input.note);
    if (name === '') throw nameless(one.id);
    const isSame = name === one.name && note === one.note && input.kind === one.kind;
    return isSame ? one : { ...one, name, note, kind: input.kind, edited: true };
  });
  const leftOut = sources.map(({ id }) => id).filter((id) => typed.get(id)?.leftOut ?? record.leftOut.includes(id));
  return { ...record, sources, leftOut };
}

function nameless(id: string): Problem {
  const message = 'A source needs a name, or words in place of one.';
  return new Problem('invalid', message, { fields: { [`name-${id}`]: message } });
}

async function putRecord(
  tx: Tx,
  { story_id, number }: RevisionTable,
  record: StoryRecord,
  at: string | null,
  by: string | null,
): Promise<void> {
  await tx
    .updateTable('revision')
    .set({ record: JSON.stringify(record), record_confirmed_at: at, record_confirmed_by: by })
    .where('story_id', '=', story_id)
    .where('number', '=', number)
    .execute();
}

async function publishRecord(
  tx: Tx,
  { story_id, headline, document }: RevisionTable,
  whole: StoryRecord,
  at: string,
): Promise<void> {
  const { body, record } = snapshotOf(headline, storedDocument(document), whole);
  await tx
    .updateTable('publication')
    .set({ record: JSON.stringify(record), marked_html: JSON.stringify(body.marked), record_confirmed_at: at })
    .where('story_id', '=', story_id)
    .execute();
}
