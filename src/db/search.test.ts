/** The same on both databases: these tests run on each, with the same answers expected. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { testStore } from '../../test/store.ts';
import { forgetStory, indexStory, searchStories, terms } from './search.ts';

const stories = [
  {
    storyId: 'ferry',
    publishedAt: '2031-11-20',
    headline: 'Ferry company to end winter sailings',
    text: 'The crossing to Skarholm stops. Don’t wait, she said.',
  },
  {
    storyId: 'bell',
    publishedAt: '2031-11-19',
    headline: 'Church bell is silent',
    text: 'It rang for the ferry once. Ærø, São Paulo, naïve café.',
  },
  {
    storyId: 'strasse',
    publishedAt: '2031-11-18',
    headline: 'Die Straße der Fähren',
    text: 'Größe und Öl: 1.200 Euro für C++ und AT&T.',
  },
  {
    storyId: 'moscow',
    publishedAt: '2031-11-17',
    headline: 'Корабль ушёл',
    text: 'Зимой паром не ходит. 船は冬に止まる。',
  },
];

async function paper(t: { after(tidy: () => Promise<void>): void }) {
  const { store } = await testStore(t);
  await store.change(async (tx) => {
    const at = '2031-11-20T08:00:00.000Z';
    for (const { storyId } of stories) {
      await tx
        .insertInto('story')
        .values({
          id: storyId,
          state: 'published',
          slug: storyId,
          path: null,
          revision: 1,
          record_policy: null,
          created_at: at,
          created_by: null,
          published_at: at,
          changed_at: null,
          withdrawn_at: null,
          sample_at: null,
        })
        .execute();
    }
    for (const story of stories)
      await indexStory(tx, { ...story, text: `${story.headline}\n\n${story.text}`, language: 'en' });
  });
  return { store, find: (words: string) => searchStories(store.db, words, 'en', 10) };
}

const asked: [string, string[]][] = [
  ['ferry', ['ferry', 'bell']],
  ['FERRY', ['ferry', 'bell']],
  ['ferr', ['ferry', 'bell']],
  ['fe', []],
  ['ferry bell', ['bell']],
  ['ferry moscow', []],
  ['don’t', ['ferry']],
  ["don't", ['ferry']],
  ['cafe', ['bell']],
  ['naive CAFÉ', ['bell']],
  ['sao paulo', ['bell']],
  ['fahren', ['strasse']],
  ['Fähren', ['strasse']],
  ['straße', ['strasse']],
  ['паром', ['moscow']],
  ['ушел', ['moscow']],
  ['1.200', ['strasse']],
  ['', []],
  ['   ', []],
  ['!!! ??? …', []],
];
const shared = await paper({ after });
for (const [words, expected] of asked) {
  test(`“${words}” finds ${expected.join(', ') || 'nothing'}`, async () => {
    assert.deepEqual(await shared.find(words), expected);
  });
}

const hostile = [
  '"',
  "'",
  '""',
  "''",
  '*',
  'ferry*',
  '-ferry',
  '^ferry',
  'ferry)',
  '(ferry',
  '((((',
  'headline:ferry',
  'headline : ferry',
  'AND',
  'OR',
  'NOT',
  'NEAR',
  'NEAR(ferry bell, 5)',
  'ferry AND',
  'ferry OR NOT',
  'ferry & bell',
  'ferry | bell',
  '!ferry',
  '! & |',
  'ferry:*',
  'ferry:A',
  'ferry <-> bell',
  "ferry'::tsquery",
  "'); drop table story; --",
  '\\',
  'ferry\\',
  "\\'",
  '%',
  '_',
  '{ferry}',
  'a"b',
  "a'b",
  '\0ferry',
  'ferry\0',
  '\ud800',
  'ferry\udfff',
  '\u202eferry',
  '\u200b',
  'x'.repeat(10_000),
  'ferry '.repeat(5_000),
  'é'.repeat(300),
  '\u0301'.repeat(200),
  '🗞️',
  'ﬀ',
  '²',
  '½',
  'İ',
  'ẞ',
  '\ufeff',
  '١٢٣',
  'क्षि',
  'ไทยภาษา',
  '船は冬',
  '𝔣𝔢𝔯𝔯𝔶',
];

test('no words that somebody types reach the syntax of either database', async () => {
  const { store, find } = shared;
  for (const words of hostile) {
    const found = await find(words).catch((error: unknown) =>
      assert.fail(`${JSON.stringify(words).slice(0, 60)}: ${String(error)}`),
    );
    assert.ok(found.every((id) => stories.some(({ storyId }) => storyId === id)));
  }
  assert.equal((await store.db.selectFrom('story').select('id').execute()).length, stories.length);
  // Its own signs are no operators: what is left are words that must all be there.
  assert.deepEqual(await find('-ferry'), ['ferry', 'bell']);
  assert.deepEqual(await find('ferry OR bell'), []);
  assert.deepEqual(await find('headline:ferry'), []);
  assert.deepEqual(await find('𝔣𝔢𝔯𝔯𝔶'), ['ferry', 'bell']);
});

test('every term of a hostile text can be indexed and found again', async (t) => {
  const { store, find } = await paper(t);
  const text = hostile
    .filter((words) => words.isWellFormed() && !words.includes('\0') && words.length < 1_000)
    .join(' ');
  await store.change((tx) =>
    indexStory(tx, { storyId: 'bell', publishedAt: '2031-11-19', headline: text, text, language: 'en' }),
  );
  for (const term of terms(text, 'en')) assert.ok((await find(term)).includes('bell'), term);
});

test('indexed again, a story stands there once, with its new words; forgotten, not at all', async (t) => {
  const { store, find } = await paper(t);
  await store.change((tx) =>
    indexStory(tx, {
      storyId: 'bell',
      publishedAt: '2031-11-21',
      headline: 'A bridge',
      text: 'A ferry no more',
      language: 'en',
    }),
  );
  assert.deepEqual(await find('silent'), []);
  assert.deepEqual(await find('bridge'), ['bell']);
  // A match in a headline goes before a newer one in the text.
  assert.deepEqual(await find('ferry'), ['ferry', 'bell']);
  await store.change((tx) => forgetStory(tx, 'bell'));
  assert.deepEqual(await find('bridge'), []);
  assert.deepEqual(await find('ferry'), ['ferry']);
});

test('hundreds of stories can be indexed, changed and forgotten, in one transaction or in many', async (t) => {
  const { store, find } = await paper(t);
  for (let round = 0; round < 40; round++) {
    await store.change(async (tx) => {
      for (const story of stories) await indexStory(tx, { ...story, language: 'en' });
      await forgetStory(tx, 'bell');
    });
  }
  assert.deepEqual(await find('ferry'), ['ferry']);
});
