import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { system, testApp } from '../../test/make.ts';
import { isSqlite } from '../db/dialect.ts';
import { newId } from '../db/ids.ts';
import { doc, p } from '../document/building.ts';
import { bareFrame, type Frame } from '../layouts/frame.ts';
import { publicPage } from '../layouts/public-page.ts';
import * as paths from '../paths.ts';
import { addSection } from '../settings/sections.ts';
import { descriptionOf, newsArticle, storyHead } from './head.ts';
import { importStory } from './importing.ts';
import { pictureImage } from './picture-views.ts';
import { published, publishedStory, type PublishedStory, type StoryPicture } from './queries.ts';
import { emptyRecord, type RecordSource } from './record.ts';
import { ruleLine } from './record-views.ts';
import { leadTeaser, teaser } from './teaser-views.ts';
import { storyArticle } from './views.ts';

const at = '2031-11-20T06:10:00.000Z';
const source = (id: string, kind: RecordSource['kind'], people = 1): RecordSource => ({
  id,
  kind,
  name: `Source ${id}`,
  note: '',
  people,
  group: false,
  places: [],
  second: false,
  via: null,
  found: '',
  edited: false,
  link: null,
  known: false,
});
const picture: StoryPicture = {
  id: 'p',
  width: 1600,
  height: 1066,
  renditions: [
    { name: 'a.webp', width: 480, height: 320, type: 'image/webp' },
    { name: 'b.webp', width: 800, height: 533, type: 'image/webp' },
    { name: 'c.webp', width: 1600, height: 1066, type: 'image/webp' },
  ],
  alt: 'Waves & "wall"',
  credit: 'Wil Tamsin',
  caption: 'The wall.',
};
const plain: PublishedStory = {
  id: 'x',
  path: '/2031/11/wall',
  headline: 'The wall',
  standfirst: 'It fell.',
  byline: ['Ines Calder', 'Tom Ferris', 'Odile Marsh'],
  sectionId: 's1',
  publishedAt: at,
  changedAt: null,
  words: 3,
  picture: null,
  record: emptyRecord,
  recordConfirmedAt: null,
  recordPolicy: null,
  language: 'en',
  revision: 1,
  text: 'The wall\n\nIt was a wall.',
  body: { plain: ['<p>It was a wall.</p>'], marked: ['<p>Marked wall.</p>'] },
  corrections: [],
  references: [],
};
function frame(): Frame {
  const bare = bareFrame({
    db: null as never,
    assets: { path: (name) => `/assets/${name}`, styles: () => '/assets/paper.css' },
    files: { address: paths.file } as never,
    config: { siteUrl: 'https://courier.example' } as never,
    now: () => at,
  });
  return { ...bare, sections: [{ id: 's1', name: 'Harbour & sea', slug: 'harbour', accent: 'sea', position: 1 }] };
}
const article = (story: Partial<PublishedStory>) =>
  storyArticle(frame(), { ...plain, ...story }, () => null).toString();

test('a headline of more than ninety signs is set smaller, on its page and on the front', () => {
  assert.match(article({}), /<article class="story">/);
  assert.match(article({ headline: 'h'.repeat(91) }), /<article class="story long">/);
  assert.match(leadTeaser(frame(), { ...plain, headline: 'h'.repeat(91) }).toString(), /class="teaser first long"/);
});

test('the line has a piece for each source, two for two people, and twelve at most', () => {
  assert.equal(ruleLine([]).toString(), '<span class="rule" aria-hidden="true"></span>');
  const line = ruleLine([
    source('1', 'named-person'),
    source('2', 'organisation'),
    source('3', 'unnamed', 2),
  ]).toString();
  assert.equal(
    line,
    '<span class="rule" aria-hidden="true"><i class="named"></i><i class="office"></i><i class="unnamed"></i><i class="unnamed"></i></span>',
  );
  const many = ruleLine([
    source('1', 'unnamed', 1_000_000),
    ...Array.from({ length: 14 }, (_, index) => source(String(index + 2), 'document')),
  ]).toString();
  assert.equal(many.match(/<i /g)?.length, 12);
  const panel = article({
    record: { ...emptyRecord, sources: Array.from({ length: 14 }, (_, index) => source(String(index), 'document')) },
    recordConfirmedAt: at,
  });
  assert.match(panel, /rests on 14 documents/, 'the words give the true number');
});

test('T09 T77 what people typed is text in every place, and keeps its own direction', () => {
  const hostile = '</script><script>alert(1)</script> & "q" \u2028';
  const story = {
    ...plain,
    headline: hostile,
    standfirst: hostile,
    byline: [hostile],
    picture: { ...picture, alt: hostile, caption: hostile, credit: hostile },
    record: { ...emptyRecord, sources: [{ ...source('1', 'document'), name: hostile, note: hostile, via: hostile }] },
    recordConfirmedAt: at,
    corrections: [{ id: '1', kind: 'correction' as const, text: hostile, createdAt: at }],
  };
  const page = publicPage(
    frame(),
    storyHead(frame(), story),
    storyArticle(frame(), story, () => null),
  ).toString();
  assert.doesNotMatch(page, /<script>|<\/script><script/);
  const [, linked = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(page) ?? [];
  assert.doesNotMatch(linked, /[<>&\u2028]/);
  const parsed = JSON.parse(linked) as { headline: string; author: { name: string }[]; citation: { name: string }[] };
  assert.deepEqual([parsed.headline, parsed.author[0]?.name, parsed.citation[0]?.name], [hostile, hostile, hostile]);
  assert.match(page, /<h1><bdi>/);
  assert.match(page, /By <bdi>/);
});

test('B28 the lead picture is fetched at once, others when they come near, all with their sizes', () => {
  const lead = article({ picture });
  assert.match(
    lead,
    /<img src="\/files\/b\.webp" srcset="\/files\/a\.webp 480w, \/files\/b\.webp 800w, \/files\/c\.webp 1600w" sizes="[^"]+" alt="Waves &amp; &quot;wall&quot;" width="1600" height="1066" fetchpriority="high">/,
  );
  assert.match(lead, /<figcaption><bdi>The wall\.<\/bdi> <bdi class="credit">Wil Tamsin<\/bdi><\/figcaption>/);
  assert.match(teaser(frame(), { ...plain, picture }).toString(), /width="1600" height="1066" loading="lazy"/);
  assert.match(leadTeaser(frame(), { ...plain, picture }).toString(), /fetchpriority="high"/);
  assert.equal(pictureImage(frame(), { ...picture, renditions: [] }, { sizes: '100vw' }), null);
  assert.doesNotMatch(article({}), /<figure/, 'no picture leaves nothing empty');
});

test('B36 B38 byline, dates, section and standfirst stand in their places, and what is missing leaves no gap', () => {
  const whole = article({
    changedAt: at,
    corrections: [{ id: '9', kind: 'clarification', text: 'x', createdAt: '2031-11-21T09:40:00.000Z' }],
  });
  assert.match(whole, /<p class="kicker"><a href="\/sections\/harbour"><bdi>Harbour &amp; sea<\/bdi><\/a><\/p>/);
  assert.match(whole, /By <bdi>Ines Calder<\/bdi>, <bdi>Tom Ferris<\/bdi> and <bdi>Odile Marsh<\/bdi>/);
  assert.match(
    whole,
    /<time datetime="2031-11-20T06:10:00.000Z">20\u00a0November 2031, 6\.10\u00a0am<\/time><br>Clarified <time datetime="2031-11-21T09:40:00.000Z">21\u00a0November, 9\.40\u00a0am<\/time>/,
  );
  const bare = article({ byline: [], sectionId: null, standfirst: '' });
  assert.doesNotMatch(bare, /class="(byline|kicker|standfirst|rests)"/);
  assert.match(bare, /<p>It was a wall\.<\/p>/);
});

test('a teaser is one link, with its section and on whom it rests beside it', () => {
  const shown = {
    ...plain,
    record: { ...emptyRecord, sources: [source('1', 'named-person'), source('2', 'publication')] },
    recordConfirmedAt: at,
  };
  const text = teaser(frame(), shown, { size: 'mid', heading: 'h2', sidePicture: true }).toString();
  assert.match(text, /<article class="teaser mid" data-accent="sea">/, 'no picture, so none at the side');
  assert.match(text, /<h2><a href="\/2031\/11\/wall"><bdi>The wall<\/bdi><\/a><\/h2>/);
  assert.match(text, /<bdi>Odile Marsh<\/bdi> · 1\u00a0named, 1\u00a0other paper<\/p>/);
  const bare = teaser(frame(), { ...plain, byline: [] }, { kicker: false, deck: false }).toString();
  assert.match(bare, /<span class="rule" aria-hidden="true"><\/span>/);
  assert.doesNotMatch(bare, /class="(meta|deck|kicker)"/);
});

test('A58 the head tells machines what the page says', () => {
  const head = storyHead(frame(), { ...plain, picture, changedAt: '2031-11-21T00:00:00.000Z' });
  assert.deepEqual(head.article, {
    publishedAt: at,
    changedAt: '2031-11-21T00:00:00.000Z',
    authors: plain.byline,
    section: 'Harbour & sea',
  });
  assert.deepEqual(head.picture, { address: '/files/c.webp', width: 1600, height: 1066, alt: picture.alt });
  const linked = newsArticle(frame(), { ...plain, byline: [] }, null) as Record<string, unknown>;
  assert.equal(linked['@type'], 'NewsArticle');
  assert.equal(linked['url'], 'https://courier.example/2031/11/wall');
  assert.deepEqual(linked['author'], [linked['publisher']], 'a story without a byline is the newsroom’s');
  assert.equal(descriptionOf({ standfirst: '', text: 'The wall\n\nIt was a wall.\n\nAnd more.' }), 'It was a wall.');
  const long = descriptionOf({ standfirst: '', text: `The wall\n\n${'word '.repeat(100)}` });
  assert.ok(long.length <= 201 && long.endsWith('word…'));
});

test('every public page of stories is read by an index', async (t) => {
  const site = await testApp(t);
  const { db } = site.app;
  if (!isSqlite(db)) return;
  const plan = async (query: { compile(): { sql: string; parameters: readonly unknown[] } }) => {
    const compiled = query.compile();
    const explained = sql`explain query plan ${sql.raw(compiled.sql.replaceAll('?', "'x'"))}`;
    const { rows } = await explained.execute(db);
    return (rows as { detail: string }[]).map(({ detail }) => detail).join('\n');
  };
  const base = () => published(db).select(['story.id', 'publication.headline']);
  assert.match(await plan(base().where('story.path', '=', '/x')), /story USING INDEX sqlite_autoindex_story/);
  const front = await plan(
    base().orderBy('publication.published_at', 'desc').orderBy('publication.story_id', 'desc').limit(30),
  );
  assert.match(front, /publication USING (COVERING )?INDEX publication_time/);
  assert.doesNotMatch(front, /TEMP B-TREE/);
  const section = await plan(
    base().where('publication.section_id', '=', 'x').orderBy('publication.published_at', 'desc').limit(21),
  );
  assert.match(section, /INDEX publication_section/);
  assert.doesNotMatch(section, /TEMP B-TREE/);
});

test('a page of a story asks the database once for it', async (t) => {
  const site = await testApp(t);
  const sectionId = await addSection(site.app, system, { name: 'Harbour', accent: null });
  const { path } = await importStory(site.app, system, {
    headline: newId(),
    byline: [],
    sectionId,
    datedAt: null,
    document: doc(p('Words.')).toJSON(),
    quarantined: [],
    recordPolicy: null,
    publish: true,
  });
  let statements = 0;
  const counted = site.app.db.withPlugin({
    transformQuery: ({ node }) => {
      statements += 1;
      return node;
    },
    transformResult: async ({ result }) => result,
  });
  assert.ok(await publishedStory(counted, path ?? ''));
  assert.equal(statements, 1);
});
