/** Commands: readers are told what was wrong. */
import type { App } from '../context.ts';
import { changed } from '../db/changes.ts';
import { recordEvent } from '../db/events.ts';
import { newId } from '../db/ids.ts';
import { Problem } from '../problem.ts';
import type { Actor } from '../roles.ts';
import { cleanLine } from './lines.ts';
import type { CorrectionKind } from './queries.ts';
import { changedStory, newestOf, refuseUnless, staffId } from './revisions.ts';

export interface CorrectionInput {
  id: string;
  kind: CorrectionKind;
  text: string;
}

/** Stands on the story, in the feed and in the list of corrections from now on; it is never taken back. */
export async function addCorrection(app: App, actor: Actor, { id, kind, text }: CorrectionInput): Promise<void> {
  refuseUnless(actor, 'publish story');
  const words = cleanLine(text);
  if (words === '') {
    const message = 'Say what was wrong, and what is right.';
    throw new Problem('invalid', message, { fields: { text: message } });
  }
  await app.change(async (tx) => {
    const at = app.now();
    const { story, publishedSectionId } = await newestOf(tx, id);
    if (story.state !== 'published')
      throw new Problem('conflict', 'Only a published story is corrected: this one can simply be edited.');
    await tx
      .insertInto('correction')
      .values({ id: newId(), story_id: id, kind, text: words, created_at: at, created_by: staffId(actor) })
      .execute();
    await tx.updateTable('story').set({ changed_at: at }).where('id', '=', id).execute();
    await changedStory(tx, id, publishedSectionId);
    await changed(tx, 'corrections');
    await recordEvent(tx, at, actor, 'correction added', { kind: 'story', id });
  });
}
