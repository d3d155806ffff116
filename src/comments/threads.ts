export interface ShownComment {
  id: string;
  name: string;
  text: string;
  at: string;
  replies: ShownComment[];
}

export interface UnthreadedComment extends Omit<ShownComment, 'replies'> {
  parentId: string | null;
}

/** Answers stand inside what they answer, this many deep; deeper ones stand beside it. */
const LEVELS = 3;

/**
 * One pass, without recursion: comments must come oldest first, so that what is answered is there already.
 * An answer whose comment is not shown stands by itself.
 */
export function threaded(comments: readonly UnthreadedComment[]): ShownComment[] {
  const top: ShownComment[] = [];
  /** Where answers to a comment go, and on which level they are then. */
  const answersTo = new Map<string, { list: ShownComment[]; level: number }>();
  for (const { parentId, ...written } of comments) {
    const comment: ShownComment = { ...written, replies: [] };
    const place = (parentId === null ? undefined : answersTo.get(parentId)) ?? { list: top, level: 1 };
    place.list.push(comment);
    answersTo.set(comment.id, place.level < LEVELS ? { list: comment.replies, level: place.level + 1 } : place);
  }
  return top;
}
