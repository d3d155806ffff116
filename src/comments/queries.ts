import type { Db, Tx } from '../db/open.ts';
import { published } from '../stories/queries.ts';
import type { HoldReason } from './moderating.ts';
import { threaded, type ShownComment } from './threads.ts';

export interface Shown {
  /** How many stand under the story; those beyond the newest 500 are not in `threads`. */
  count: number;
  threads: ShownComment[];
}

const MOST_SHOWN = 500;

/** The comments under a story, oldest first. Depends on the thing `story:ID`. */
export async function shownComments(db: Db, storyId: string): Promise<Shown> {
  const shown = db.selectFrom('comment').where('story_id', '=', storyId).where('state', '=', 'shown');
  const rows = await shown
    .select(['id', 'parent_id', 'name', 'text', 'created_at'])
    .select(shown.select((e) => e.fn.countAll<number>().as('count')).as('count'))
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(MOST_SHOWN)
    .execute();
  const oldestFirst = rows
    .reverse()
    .map((row) => ({ id: row.id, parentId: row.parent_id, name: row.name, text: row.text, at: row.created_at }));
  return { count: rows[0]?.count ?? 0, threads: threaded(oldestFirst) };
}

/** Shown comments by story; stories without any are not in the map. */
export async function commentCounts(db: Db, storyIds: readonly string[]): Promise<Map<string, number>> {
  if (storyIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('comment')
    .select(['story_id', (e) => e.fn.countAll<number>().as('count')])
    .where('story_id', 'in', storyIds)
    .where('state', '=', 'shown')
    .groupBy('story_id')
    .execute();
  return new Map(rows.map(({ story_id, count }) => [story_id, count]));
}

export interface CommentedStory {
  id: string;
  path: string;
  headline: string;
  byline: string[];
}

/** A story that can be commented on: a published one. Drafts and withdrawn stories are as unknown as no story. */
export async function commentedStory(db: Db | Tx, id: string): Promise<CommentedStory | null> {
  const story = published(db)
    .where('story.id', '=', id)
    .select(['story.path', 'publication.headline', 'publication.byline']);
  const row = await story.executeTakeFirst();
  return row?.path ? { id, path: row.path, headline: row.headline, byline: JSON.parse(row.byline) as string[] } : null;
}

export interface SentComment {
  id: string;
  state: CommentState;
  name: string;
  text: string;
}

/** One comment, for its writer. */
export async function sentComment(db: Db, storyId: string, id: string): Promise<SentComment | null> {
  const own = db
    .selectFrom('comment')
    .select(['id', 'state', 'name', 'text'])
    .where('id', '=', id)
    .where('story_id', '=', storyId);
  const row = await own.executeTakeFirst();
  return row ? { ...row, state: row.state as CommentState } : null;
}

export type CommentState = 'held' | 'shown' | 'rejected';

/** A comment as a moderator sees it. The address of its writer is not shown to anybody. */
export interface DeskComment {
  id: string;
  storyId: string;
  headline: string;
  /** Null where the story is not to be read any more. */
  path: string | null;
  name: string;
  text: string;
  state: CommentState;
  reason: HoldReason | null;
  at: string;
  decidedAt: string | null;
  /** Null where the rules showed it by themselves. */
  decidedBy: string | null;
  /** Whom it answers. */
  answers: string | null;
}

const deskComments = (db: Db) =>
  db
    .selectFrom('comment')
    .innerJoin('story', 'story.id', 'comment.story_id')
    .innerJoin('revision', (join) =>
      join.onRef('revision.story_id', '=', 'story.id').onRef('revision.number', '=', 'story.revision'),
    )
    .leftJoin('publication', 'publication.story_id', 'story.id')
    .leftJoin('staff', 'staff.id', 'comment.decided_by')
    .leftJoin('comment as parent', 'parent.id', 'comment.parent_id')
    .select((e) => [
      'comment.id',
      'comment.story_id as storyId',
      e.fn.coalesce('publication.headline', 'revision.headline').as('headline'),
      e.case().when('story.state', '=', 'published').then(e.ref('story.path')).else(null).end().as('path'),
      'comment.name',
      'comment.text',
      'comment.state',
      'comment.reason',
      'comment.created_at as at',
      'comment.decided_at as decidedAt',
      'staff.name as decidedBy',
      'parent.name as answers',
    ]);

type DeskRow = Omit<DeskComment, 'state' | 'reason'> & { state: string; reason: string | null };
const deskComment = (row: DeskRow): DeskComment => ({
  ...row,
  state: row.state as CommentState,
  reason: row.reason as HoldReason | null,
});

export type HeldComment = DeskComment & { state: 'held' };

/** Held comments, those that wait longest first. */
export async function heldComments(db: Db, most = 100): Promise<HeldComment[]> {
  const rows = await deskComments(db)
    .where('comment.state', '=', 'held')
    .orderBy('comment.created_at')
    .orderBy('comment.id')
    .limit(most)
    .execute();
  return rows.map((row) => ({ ...deskComment(row), state: 'held' }));
}

/** What was decided last, by a moderator or by the rules: a mistake can be undone from here. */
export async function decidedComments(db: Db, most = 20): Promise<DeskComment[]> {
  const rows = await deskComments(db)
    .where('comment.decided_at', 'is not', null)
    .orderBy('comment.decided_at', 'desc')
    .orderBy('comment.id', 'desc')
    .limit(most)
    .execute();
  return rows.map(deskComment);
}

export async function deskCommentById(db: Db, id: string): Promise<DeskComment | null> {
  const row = await deskComments(db).where('comment.id', '=', id).executeTakeFirst();
  return row ? deskComment(row) : null;
}
