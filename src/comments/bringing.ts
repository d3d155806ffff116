import type { HoldReason } from './moderating.ts';
import { changed } from '../db/changes.ts';
import { recordEvent } from '../db/events.ts';
import { newId } from '../db/ids.ts';
import type { Tx } from '../db/open.ts';
import { plainAddress } from '../readers/addresses.ts';
import type { Actor } from '../roles.ts';
import { cleanName, cleanText } from './cleaning.ts';
import type { CommentState } from './queries.ts';

/** A comment that was written, and decided on, elsewhere; or that we wrote for the sample newsroom. */
export interface BroughtComment {
  storyId: string;
  parentId: string | null;
  name: string;
  email: string;
  text: string;
  at: string;
  state: CommentState;
  reason?: HoldReason | null;
  sampleAt?: string | null;
}

/** Stores comments as they were, without checks or limits; answers their ids, in order. */
export async function bringComments(
  tx: Tx,
  actor: Actor,
  comments: readonly BroughtComment[],
  now: string,
): Promise<string[]> {
  const ids: string[] = [];
  for (const comment of comments) {
    const id = newId();
    await tx
      .insertInto('comment')
      .values({ id, ...rowOf(comment) })
      .execute();
    await recordEvent(tx, now, actor, 'comment brought', { kind: 'comment', id });
    if (comment.state === 'shown') await changed(tx, `story:${comment.storyId}`);
    ids.push(id);
  }
  return ids;
}

function rowOf({ storyId, parentId, name, email, text, at, state, reason = null, sampleAt = null }: BroughtComment) {
  const address = plainAddress(email);
  return {
    story_id: storyId,
    parent_id: parentId,
    name: cleanName(name),
    email,
    email_key: 'key' in address ? address.key : '',
    text: cleanText(text),
    state,
    reason,
    created_at: at,
    decided_at: state === 'held' ? null : at,
    decided_by: null,
    sample_at: sampleAt,
  };
}

/** Those that came with the sample newsroom, wherever they stand. */
export async function removeSampleComments(tx: Tx): Promise<void> {
  const removed = await tx.deleteFrom('comment').where('sample_at', 'is not', null).returning('story_id').execute();
  for (const storyId of new Set(removed.map(({ story_id }) => story_id))) await changed(tx, `story:${storyId}`);
}
