/** The newest revision inside a transaction: what every command on a story begins with. */
import { changed } from '../db/changes.ts';
import type { Tx } from '../db/open.ts';
import type { RevisionTable, StoryTable } from '../db/schema.ts';
import { Problem } from '../problem.ts';
import { may, type Actor, type Deed } from '../roles.ts';

export interface Newest {
  story: StoryTable;
  revision: RevisionTable;
  /** Number of the revision that readers see; null: none. */
  publishedRevision: number | null;
  publishedSectionId: string | null;
}

export async function newestOf(tx: Tx, id: string): Promise<Newest> {
  const story = await tx.selectFrom('story').selectAll().where('id', '=', id).executeTakeFirst();
  if (story === undefined) throw new Problem('missing', 'There is no such story.');
  const revision = await tx
    .selectFrom('revision')
    .selectAll()
    .where('story_id', '=', id)
    .where('number', '=', story.revision)
    .executeTakeFirstOrThrow();
  const publication = await tx
    .selectFrom('publication')
    .select(['revision', 'section_id'])
    .where('story_id', '=', id)
    .executeTakeFirst();
  return {
    story,
    revision,
    publishedRevision: publication?.revision ?? null,
    publishedSectionId: publication?.section_id ?? null,
  };
}

/** The revision's number is the lock: who saw another one is told, and nothing is written. */
export async function newestAs(tx: Tx, id: string, seen: number): Promise<Newest> {
  const newest = await newestOf(tx, id);
  if (newest.revision.number !== seen) {
    throw new Problem(
      'conflict',
      'Somebody saved this story after you opened it. Nothing is lost: look at both texts.',
    );
  }
  return newest;
}

export function refuseUnless(actor: Actor, deed: Deed): void {
  if (!may(actor, deed))
    throw new Problem('forbidden', 'Your role at this newsroom does not include this. Ask an editor.');
}

/** Says that a story's public pages are to be made again, with those of the sections it stands in. */
export async function changedStory(tx: Tx, id: string, ...sectionIds: (string | null)[]): Promise<void> {
  const sections = [...new Set(sectionIds)].filter((one) => one !== null).map((one) => `section:${one}`);
  await changed(tx, 'front', 'feed', `story:${id}`, ...sections);
}

export const staffId = (actor: Actor): string | null => (actor.kind === 'staff' ? actor.id : null);
