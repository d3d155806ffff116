/**
 * Full text behind one function. `terms` makes both what is indexed and what is asked, so the two
 * databases agree and no query syntax of theirs is ever reached by a reader's words.
 */
import { sql } from 'kysely';
import { isSqlite } from './dialect.ts';
import type { Db, Tx } from './open.ts';

const MOST_WORDS = 8;
const SHORTEST_PREFIX = 3;

/** Words as they are compared: folded, without accents. */
export function terms(text: string, language: string): string[] {
  const words: string[] = [];
  for (const { segment, isWordLike } of new Intl.Segmenter(language, { granularity: 'word' }).segment(text)) {
    if (!isWordLike) continue;
    const folded = segment
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, '');
    if (folded !== '' && folded.length <= 64) words.push(folded);
  }
  return words;
}

export interface SearchedStory {
  storyId: string;
  publishedAt: string;
  headline: string;
  /** All its words, the headline's too: words that are asked for may stand on both sides. */
  text: string;
  language: string;
}

export async function indexStory(tx: Tx, story: SearchedStory): Promise<void> {
  const headline = terms(story.headline, story.language);
  const body = [...new Set(terms(story.text, story.language))];
  await forgetStory(tx, story.storyId);
  const { key } = await tx
    .insertInto('search_entry')
    .values({ story_id: story.storyId, published_at: story.publishedAt })
    .returning('key')
    .executeTakeFirstOrThrow();
  if (isSqlite(tx)) {
    await sql`insert into search_words (rowid, headline, body) values (${key}, ${headline.join(' ')}, ${body.join(' ')})`.execute(
      tx,
    );
  } else {
    await sql`update search_entry set headline = array_to_tsvector(${[...new Set(headline)]}::text[]), body = array_to_tsvector(${body}::text[]) where key = ${key}`.execute(
      tx,
    );
  }
}

export async function forgetStory(tx: Tx, storyId: string): Promise<void> {
  if (isSqlite(tx)) {
    await sql`delete from search_words where rowid in (select key from search_entry where story_id = ${storyId})`.execute(
      tx,
    );
  }
  await tx.deleteFrom('search_entry').where('story_id', '=', storyId).execute();
}

/** Ids of stories that hold all the words, headlines first, newest first. */
export async function searchStories(db: Db, words: string, language: string, limit: number): Promise<string[]> {
  const asked = terms(words.slice(0, 200), language).slice(0, MOST_WORDS);
  if (asked.length === 0) return [];
  const inHeadline = await matches(db, 'headline', asked, limit);
  const anywhere = await matches(db, 'body', asked, limit);
  return [...new Set([...inHeadline, ...anywhere])].slice(0, limit);
}

async function matches(db: Db, column: 'headline' | 'body', asked: string[], limit: number): Promise<string[]> {
  const { rows } = isSqlite(db)
    ? await sql<{ story_id: string }>`
        select e.story_id from search_entry e
        where e.key in (select rowid from search_words where search_words match ${sqliteQuery(column, asked)})
        order by e.published_at desc, e.story_id desc limit ${limit}`.execute(db)
    : await sql<{ story_id: string }>`
        select e.story_id from search_entry e where ${sql.ref(`e.${column}`)} @@ ${postgresQuery(asked)}::tsquery
        order by e.published_at desc, e.story_id desc limit ${limit}`.execute(db);
  return rows.map((row) => row.story_id);
}

const isPrefix = (term: string): boolean => term.length >= SHORTEST_PREFIX;

function sqliteQuery(column: string, asked: string[]): string {
  return `${column} : (${asked.map((term) => `"${term}"${isPrefix(term) ? '*' : ''}`).join(' AND ')})`;
}

function postgresQuery(asked: string[]): string {
  return asked.map((term) => `'${term}'${isPrefix(term) ? ':*' : ''}`).join(' & ');
}
