import type { App } from '../context.ts';
import { changed } from '../db/changes.ts';
import { recordEvent } from '../db/events.ts';
import type { Tx } from '../db/open.ts';
import { Problem } from '../problem.ts';
import { may, type Actor } from '../roles.ts';
import type { CommentState } from './queries.ts';

export interface Decision {
  id: string;
  /** The state that the moderator saw: where it has changed since, nothing is done. */
  from: CommentState;
}

/** Shows a comment that was held, or brings back one that was rejected. */
export function approveComment(app: App, actor: Actor, decision: Decision): Promise<void> {
  return decide(app, actor, decision, 'shown');
}

/** Refuses a comment that was held, or takes one off the page. */
export function rejectComment(app: App, actor: Actor, decision: Decision): Promise<void> {
  return decide(app, actor, decision, 'rejected');
}

/** One statement asks for the state and sets it, so two moderators never both act. */
async function decide(app: App, actor: Actor, { id, from }: Decision, to: 'shown' | 'rejected'): Promise<void> {
  if (!may(actor, 'moderate comments'))
    throw new Problem('forbidden', 'Only editors and the owner decide on comments.');
  if (from === to) throw new Problem('conflict', `This comment is ${to} already: there was nothing to do.`);
  await app.change(async (tx) => {
    const now = app.now();
    const decided = await tx
      .updateTable('comment')
      .set({ state: to, decided_at: now, decided_by: actor.kind === 'staff' ? actor.id : null })
      .where('id', '=', id)
      .where('state', '=', from)
      .returning('story_id')
      .executeTakeFirst();
    if (!decided) throw await tooLate(tx, id);
    await recordEvent(tx, now, actor, to === 'shown' ? 'comment approved' : 'comment rejected', {
      kind: 'comment',
      id,
    });
    // Nothing public changes while a held comment stays off the page.
    if (to === 'shown' || from === 'shown') await changed(tx, `story:${decided.story_id}`);
  });
}

async function tooLate(tx: Tx, id: string): Promise<Problem> {
  const comment = await tx
    .selectFrom('comment')
    .leftJoin('staff', 'staff.id', 'comment.decided_by')
    .select(['comment.state', 'staff.name'])
    .where('comment.id', '=', id)
    .executeTakeFirst();
  if (!comment) return new Problem('missing', 'This comment is gone: its story was removed.');
  const who = comment.name ?? 'Somebody else';
  return new Problem(
    'conflict',
    `${who} was faster: this comment is ${comment.state === 'shown' ? 'approved' : comment.state} by now. Your click changed nothing.`,
  );
}
