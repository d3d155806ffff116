/** Reads that go through the search index. */
import type { Db } from '../db/open.ts';
import { searchStories } from '../db/search.ts';
import { published, storiesById, type Teaser } from '../stories/queries.ts';

const MOST_FOUND = 20;

export interface Found {
  stories: { story: Teaser; text: string }[];
  hasMore: boolean;
}

/** Stories that hold all the words, with their texts. */
export async function foundStories(db: Db, asked: string, language: string): Promise<Found> {
  const ids = await searchStories(db, asked, language, MOST_FOUND + 1);
  const stories = await storiesById(db, ids.slice(0, MOST_FOUND));
  if (stories.length === 0) return { stories: [], hasMore: false };
  const rows = await published(db)
    .select(['story.id', 'publication.text'])
    .where(
      'story.id',
      'in',
      stories.map(({ id }) => id),
    )
    .execute();
  const texts = new Map(rows.map(({ id, text }) => [id, text]));
  return {
    stories: stories.map((story) => ({ story, text: texts.get(story.id) ?? '' })),
    hasMore: ids.length > MOST_FOUND,
  };
}

const LONGEST_WORDS = 4;

/** The story that was perhaps meant: it holds all the words, or else most of the longest of them. */
export async function nearestStory(db: Db, words: readonly string[], language: string): Promise<Teaser | null> {
  // One word, or two short ones, say too little: most of such addresses are guesses of machines.
  const telling = words.filter((word) => word.length > 2);
  if (telling.length < 2) return null;
  const [exact] = await searchStories(db, words.join(' '), language, 1);
  const id = exact ?? (await mostOften(db, telling, language));
  return id === undefined ? null : ((await storiesById(db, [id]))[0] ?? null);
}

/** Letters may be missing in one of the words: the others still find it. */
async function mostOften(db: Db, words: readonly string[], language: string): Promise<string | undefined> {
  const asked = words.toSorted((a, b) => b.length - a.length).slice(0, LONGEST_WORDS);
  const counts = new Map<string, number>();
  for (const word of asked) {
    for (const id of await searchStories(db, word, language, MOST_FOUND)) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  const [best] = [...counts].toSorted(([, a], [, b]) => b - a);
  return best !== undefined && best[1] * 2 > asked.length ? best[0] : undefined;
}
