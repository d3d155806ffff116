/** What readers may see. Everything public is read through `published`; nothing here looks at a draft. */
import type { NotNull } from 'kysely';
import type { Db } from '../db/open.ts';
import {
  correctionFrom,
  published,
  storyFrom,
  teaserFrom,
  teasers,
  whole,
  type Correction,
  type PublishedStory,
  type StoryRow,
  type Teaser,
} from './publications.ts';

export { published } from './publications.ts';
export type { Correction, CorrectionKind, PublishedStory, StoryPicture, Teaser } from './publications.ts';

export const SECTION_PAGE = 20;
const MOST_SITEMAP_ENTRIES = 50_000;

/** The story at an address: one statement, and one more where it was ever corrected. */
export async function publishedStory(db: Db, path: string): Promise<PublishedStory | null> {
  const row = await teasers(db).select(whole).where('story.path', '=', path).executeTakeFirst();
  return row ? withCorrections(db, row) : null;
}

export async function publishedStoryById(db: Db, id: string): Promise<PublishedStory | null> {
  const row = await teasers(db).select(whole).where('story.id', '=', id).executeTakeFirst();
  return row ? withCorrections(db, row) : null;
}

/** A story that stood at this address and was taken back: it is gone, not missing. */
export async function withdrawnStory(db: Db, path: string): Promise<{ id: string; withdrawnAt: string } | null> {
  const row = await db
    .selectFrom('story')
    .select(['id', 'withdrawn_at'])
    .where('path', '=', path)
    .where('state', '=', 'withdrawn')
    .executeTakeFirst();
  return row?.withdrawn_at ? { id: row.id, withdrawnAt: row.withdrawn_at } : null;
}

export async function frontStories(db: Db, limit: number): Promise<Teaser[]> {
  const rows = await teasers(db)
    .orderBy('publication.published_at', 'desc')
    .orderBy('publication.story_id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(teaserFrom);
}

/** `page` counts from 1. */
export async function sectionStories(
  db: Db,
  sectionId: string,
  page: number,
): Promise<{ stories: Teaser[]; hasMore: boolean }> {
  const rows = await teasers(db)
    .where('publication.section_id', '=', sectionId)
    .orderBy('publication.published_at', 'desc')
    .limit(SECTION_PAGE + 1)
    .offset((page - 1) * SECTION_PAGE)
    .execute();
  return { stories: rows.slice(0, SECTION_PAGE).map(teaserFrom), hasMore: rows.length > SECTION_PAGE };
}

/** Those of these stories that are public, in the order of the ids. */
export async function storiesById(db: Db, ids: readonly string[]): Promise<Teaser[]> {
  if (ids.length === 0) return [];
  const rows = await teasers(db).where('story.id', 'in', ids).execute();
  const found = new Map(rows.map((row) => [row.id, teaserFrom(row)]));
  return ids.flatMap((id) => found.get(id) ?? []);
}

/** Newest of the same section, or of all where the story has none. */
export async function relatedStories(
  db: Db,
  story: { id: string; sectionId: string | null },
  limit: number,
): Promise<Teaser[]> {
  const others = teasers(db).where('story.id', '!=', story.id).orderBy('publication.published_at', 'desc').limit(limit);
  const near = story.sectionId === null ? others : others.where('publication.section_id', '=', story.sectionId);
  return (await near.execute()).map(teaserFrom);
}

/** Whole stories, newest first, for feeds: two statements. */
export async function feedStories(db: Db, limit: number): Promise<PublishedStory[]> {
  const rows = await teasers(db)
    .select(whole)
    .orderBy('publication.published_at', 'desc')
    .orderBy('publication.story_id', 'desc')
    .limit(limit)
    .execute();
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const corrections = await db
    .selectFrom('correction')
    .selectAll()
    .where('story_id', 'in', ids)
    .orderBy('id')
    .execute();
  return rows.map((row) => storyFrom(row, corrections.filter((one) => one.story_id === row.id).map(correctionFrom)));
}

export async function sitemapEntries(db: Db) {
  const rows = await published(db)
    .select([
      'story.path',
      'story.changed_at',
      'publication.published_at',
      'publication.headline',
      'publication.language',
    ])
    .where('story.path', 'is not', null)
    .$narrowType<{ path: NotNull }>()
    .orderBy('publication.published_at', 'desc')
    .limit(MOST_SITEMAP_ENTRIES)
    .execute();
  return rows.map(({ path, changed_at, published_at, headline, language }) => ({
    path,
    publishedAt: published_at,
    changedAt: changed_at,
    headline,
    language,
  }));
}

/** What was corrected, newest first, of stories that still stand. */
export async function recentCorrections(db: Db, limit: number) {
  const rows = await published(db)
    .innerJoin('correction', 'correction.story_id', 'story.id')
    .select([
      'correction.id',
      'correction.kind',
      'correction.text',
      'correction.created_at',
      'story.path',
      'publication.headline',
    ])
    .where('story.path', 'is not', null)
    .$narrowType<{ path: NotNull }>()
    .orderBy('correction.created_at', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ path, headline, ...row }) => ({ ...correctionFrom(row), path, headline }));
}

async function withCorrections(db: Db, row: StoryRow): Promise<PublishedStory> {
  return storyFrom(row, row.changed_at === null ? [] : await correctionsOf(db, row.id));
}

/** Oldest first. */
export async function correctionsOf(db: Db, storyId: string): Promise<Correction[]> {
  const rows = await db
    .selectFrom('correction')
    .selectAll()
    .where('story_id', '=', storyId)
    .orderBy('created_at')
    .execute();
  return rows.map(correctionFrom);
}
