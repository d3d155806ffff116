/** Commands: a person looks at what the engine read, sets it right, and stands by it. */
import type { App } from '../context.ts';
import { recordEvent } from '../db/events.ts';
import type { Tx } from '../db/open.ts';
import type { RevisionTable } from '../db/schema.ts';
import { Problem } from '../problem.ts';
import type { Actor } from '../roles.ts';
import { decidedOf, decideSources, putDecision, settle, stateOf, type SourceInput } from './deciding.ts';
import type { StoryRecord } from './record.ts';
import { changedStory, newestAs, refuseUnless } from './revisions.ts';
import { snapshotOf, storedDocument } from './snapshots.ts';
import { confirming } from './standing.ts';

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
    await decideSources(tx, app.now(), actor, { ...newest, sources });
    await settle(tx, newest.revision);
    await recordEvent(tx, app.now(), actor, 'record edited', { kind: 'story', id });
  });
}

/** Confirms the record as it is shown to the editor, with what they typed; where that revision is public, readers see it at once. */
export async function confirmRecord(
  app: App,
  actor: Actor,
  {
    id,
    revision,
    sources = [],
    seen,
  }: Omit<RecordInput, 'sources'> & { sources?: readonly SourceInput[]; seen?: string },
): Promise<void> {
  refuseUnless(actor, 'confirm record');
  await app.change(async (tx) => {
    const at = app.now();
    const newest = await newestAs(tx, id, revision);
    await decideSources(tx, at, actor, { ...newest, sources });
    const { record, words } = await decidedOf(tx, newest.revision);
    if (seen !== undefined && seen !== stateOf(record))
      throw new Problem(
        'conflict',
        'Somebody changed this record after you opened it. Look at it again, then confirm.',
      );
    const decision = { revision, ...confirming(record, words) };
    await putDecision(tx, at, actor, { storyId: id, kind: 'confirmation', about: '', decision });
    await settle(tx, newest.revision);
    if (newest.publishedRevision === revision) {
      await publishRecord(tx, newest.revision, record, at);
      await changedStory(tx, id, newest.publishedSectionId);
    }
    await recordEvent(tx, at, actor, 'record confirmed', { kind: 'story', id });
  });
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
