/** Commands: a person looks at what the engine read, sets it right, and stands by it. */
import type { App } from '../context.ts';
import { recordEvent } from '../db/events.ts';
import type { Tx } from '../db/open.ts';
import type { RevisionTable } from '../db/schema.ts';
import { Problem } from '../problem.ts';
import type { Actor } from '../roles.ts';
import { decidedOf, putDecision, settle, stateOf } from './deciding.ts';
import type { StoryRecord } from './record.ts';
import { changedStory, newestAs, refuseUnless } from './revisions.ts';
import { snapshotOf, storedDocument } from './snapshots.ts';
import { confirming } from './standing.ts';

interface ConfirmInput {
  id: string;
  revision: number;
  /** What the editor saw (stateOf); not given: whatever stands. */
  seen?: string;
}

/** Confirms the record as it is shown to the editor; where that revision is public, readers see it at once. */
export async function confirmRecord(app: App, actor: Actor, { id, revision, seen }: ConfirmInput): Promise<void> {
  refuseUnless(actor, 'confirm record');
  await app.change(async (tx) => {
    const at = app.now();
    const newest = await newestAs(tx, id, revision);
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
