import assert from 'node:assert/strict';
import { test } from 'node:test';
import { system, testApp, type TestApp } from '../../test/make.ts';
import { searchStories } from '../db/search.ts';
import { DAY, HOUR } from '../db/times.ts';
import { doc, form, p } from '../document/building.ts';
import type { Document } from '../document/schema.ts';
import * as paths from '../paths.ts';
import { addSection } from '../settings/sections.ts';
import { addCorrection } from './correcting.ts';
import { deskStory } from './desk-queries.ts';
import { importStory, removeSampleStories, type ImportedStory } from './importing.ts';
import { publishStory, withdrawStory } from './publishing.ts';
import {
  feedStories,
  frontStories,
  publishedStory,
  publishedStoryById,
  recentCorrections,
  relatedStories,
  sectionStories,
  sitemapEntries,
  storiesById,
  withdrawnStory,
} from './queries.ts';
import { saveStory } from './writing.ts';

const story = (headline: string, more: Partial<ImportedStory> = {}): ImportedStory => ({
  headline,
  byline: ['Ines Calder'],
  datedAt: null,
  document: doc(p('The first paragraph of it.'), p('And a second.')).toJSON() as unknown,
  quarantined: [],
  recordPolicy: null,
  publish: true,
  ...more,
});
const edit = async (
  site: TestApp,
  id: string,
  changes: { headline?: string; document?: Document; sectionId?: string | null; standfirst?: string },
) => {
  const now = await deskStory(site.app.db, id);
  assert.ok(now);
  return saveStory(site.app, system, {
    id,
    revision: now.revision,
    headline: changes.headline ?? now.headline,
    standfirst: changes.standfirst ?? now.standfirst,
    byline: now.byline,
    sectionId: changes.sectionId === undefined ? now.sectionId : changes.sectionId,
    document: changes.document?.toJSON() ?? (JSON.parse(now.document) as unknown),
  });
};

test('A2 a story goes out, is edited, goes out again at the same address, and is taken back', async (t) => {
  const site = await testApp(t);
  const { cookie } = await site.staff('editor');
  const { id } = await importStory(site.app, system, story('Ferry to stop in winter', { publish: false }));
  assert.equal(
    (await site.post(paths.deskStoryPublication(id), { revision: '2' }, cookie)).status,
    409,
    'a revision nobody saw',
  );
  assert.equal((await site.post(paths.deskStoryPublication(id), { revision: '1' }, cookie)).status, 303);
  const { path, publishedAt } = (await deskStory(site.app.db, id)) ?? {};
  assert.match(path ?? '', /^\/\d{4}\/\d{2}\/ferry-to-stop-in-winter$/);
  const address = path ?? '';
  assert.match(await site.page(address), /The first paragraph of it\./);

  site.advance(2 * DAY);
  await edit(site, id, { headline: 'Ferry to stop for good', document: doc(p('Every word is new.')) });
  assert.match(await site.page(address), /The first paragraph of it\./, 'readers keep what was published');
  assert.match(await site.page(paths.deskStories, cookie), /Published, edited since/);
  await publishStory(site.app, system, { id });
  const page = await site.page(address);
  assert.match(page, /Ferry to stop for good/);
  assert.doesNotMatch(page, /The first paragraph of it\./);
  assert.deepEqual(await searchStories(site.app.db, 'every word new', 'en', 5), [id]);
  assert.deepEqual(await searchStories(site.app.db, 'first paragraph', 'en', 5), []);
  assert.equal(
    (await publishedStory(site.app.db, address))?.publishedAt,
    publishedAt,
    'the date of first publication stays',
  );

  const withdrawal = await site.post(paths.deskStoryWithdrawal(id), { revision: '2' }, cookie);
  assert.equal(withdrawal.status, 303);
  const gone = await site.request(address);
  assert.equal(gone.status, 410);
  assert.doesNotMatch(await gone.text(), /Ferry to stop|Every word/);
  assert.equal((await withdrawnStory(site.app.db, address))?.id, id);
  assert.deepEqual(await searchStories(site.app.db, 'every word new', 'en', 5), []);
  assert.equal((await site.post(paths.deskStoryWithdrawal(id), { revision: '2' }, cookie)).status, 409);

  assert.equal((await publishStory(site.app, system, { id })).path, address, 'it comes back where it was');
  assert.equal(await withdrawnStory(site.app.db, address), null);
  assert.match(await site.page(address), /Every word is new\./);
});

test('a story without headline or text does not go out, and the editor is told at the field', async (t) => {
  const site = await testApp(t);
  const { cookie } = await site.staff('editor');
  const { id } = await importStory(
    site.app,
    system,
    story('', { publish: false, document: doc(p(), form('3')).toJSON() as unknown }),
  );
  const answer = await site.post(paths.deskStoryPublication(id), { revision: '1' }, cookie);
  assert.equal(answer.status, 422);
  const page = await answer.text();
  assert.match(page, /id="headline-error" role="alert">A story needs a headline/);
  assert.match(page, /id="body-error" role="alert">A story needs a text/);
  await assert.rejects(importStory(site.app, system, story('')), { name: 'Problem', kind: 'invalid' });
  const { count } = await site.app.db
    .selectFrom('story')
    .select((e) => e.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  assert.equal(count, 1, 'an import that cannot go out leaves nothing');
});

test('addresses are unique and never change; a claimed date in the past is the date of publication', async (t) => {
  const site = await testApp(t);
  const one = await importStory(site.app, system, story('The wall', { datedAt: '2019-05-06T07:08:09Z' }));
  const two = await importStory(site.app, system, story('The wall!', { datedAt: '2019-05-01T00:00:00.000Z' }));
  const three = await importStory(site.app, system, story('The wall', { datedAt: '2999-01-01T00:00:00.000Z' }));
  const four = await importStory(site.app, system, story('The wall', { datedAt: 'yesterday' }));
  assert.equal(one.path, '/2019/05/the-wall');
  assert.equal(two.path, '/2019/05/the-wall-2');
  assert.equal((await publishedStory(site.app.db, '/2019/05/the-wall'))?.publishedAt, '2019-05-06T07:08:09.000Z');
  assert.doesNotMatch(three.path ?? '', /2999/);
  assert.notEqual(three.path, four.path);
  await withdrawStory(site.app, system, { id: one.id });
  const five = await importStory(site.app, system, story('The wall', { datedAt: '2019-05-06T00:00:00.000Z' }));
  assert.equal(five.path, '/2019/05/the-wall-3', 'a withdrawn story keeps its address');
  const atOnce = await Promise.all(
    Array.from({ length: 4 }, () => importStory(site.app, system, story('All at once'))),
  );
  assert.equal(new Set(atOnce.map(({ path }) => path)).size, 4);
});

test('T44 no word of a draft or of a withdrawn story is anywhere for readers', async (t) => {
  const site = await testApp(t);
  const { cookie } = await site.staff('owner');
  const sectionId = await addSection(site.app, system, { name: 'Harbour', accent: null });
  const canary = 'Quokkafjord';
  const body = doc(p(`The ${canary} is secret, ${canary} said.`)).toJSON() as unknown;
  await importStory(site.app, system, story('An open story', { sectionId }));
  const draft = await importStory(
    site.app,
    system,
    story(`Draft ${canary}`, { sectionId, document: body, publish: false, recordPolicy: 'unchecked' }),
  );
  const withdrawn = await importStory(
    site.app,
    system,
    story(`Withdrawn ${canary}`, { sectionId, document: body, recordPolicy: 'unchecked' }),
  );
  const edited = await importStory(site.app, system, story('An edited story', { sectionId }));
  const address = withdrawn.path ?? '';
  // Every page is asked for while the story stands, so that kept pages are tried too.
  const pages = [
    paths.front,
    paths.section('harbour'),
    paths.feed,
    paths.sitemap,
    paths.search(canary),
    paths.corrections,
    address,
    edited.path ?? '',
    '/a-missing-page',
  ];
  const texts = async () =>
    Promise.all(pages.map(async (path) => ({ path, text: await (await site.request(path)).text() })));
  await addCorrection(site.app, system, { id: withdrawn.id, kind: 'correction', text: `It is ${canary}.` });
  assert.ok(
    (await texts()).some(({ text }) => text.includes(canary)),
    'the canary can be seen while it is published',
  );
  await withdrawStory(site.app, system, { id: withdrawn.id });
  await edit(site, edited.id, { headline: `Edited ${canary}`, standfirst: canary, document: doc(p(canary)) });

  for (const { path, text } of await texts()) {
    // The search page says back what was asked for, and nothing else.
    const told =
      path === paths.search(canary)
        ? [`Draft ${canary}`, `Withdrawn ${canary}`, `Edited ${canary}`, 'is secret', `-${canary.toLowerCase()}`]
        : [canary, canary.toLowerCase()];
    for (const words of told) assert.ok(!text.includes(words), `${path} holds ${words}`);
  }
  for (const { id } of [draft, withdrawn]) {
    const preview = await site.request(paths.deskStoryPreview(id));
    assert.equal(preview.status, 303);
    const shown = await site.request(paths.deskStoryPreview(id), { headers: { cookie } });
    assert.match(await shown.text(), new RegExp(canary));
    assert.equal(shown.headers.get('cache-control'), 'no-store', 'T53 a preview is never kept');
    assert.equal(await publishedStoryById(site.app.db, id), null);
    assert.equal((await site.request(paths.deskStoryPreview(id))).status, 303, 'not from memory either');
  }
  assert.equal((await site.request(address)).status, 410);
  const { db } = site.app;
  const queries = await Promise.all([
    frontStories(db, 50),
    sectionStories(db, sectionId, 1),
    storiesById(db, [draft.id, withdrawn.id, edited.id]),
    relatedStories(db, { id: 'x', sectionId }, 50),
    feedStories(db, 50),
    sitemapEntries(db),
    recentCorrections(db, 50),
    searchStories(db, canary, 'en', 50),
  ]);
  assert.ok(!JSON.stringify(queries).toLowerCase().includes(canary.toLowerCase()));
});

test('lists are in order of publication, sections by page, and ids in the order they were asked for', async (t) => {
  const site = await testApp(t);
  const { db } = site.app;
  const sectionId = await addSection(site.app, system, { name: 'Harbour', accent: 'sea' });
  const ids: string[] = [];
  for (let number = 1; number <= 23; number++) {
    const publishedAt = new Date(Date.UTC(2030, 0, number)).toISOString();
    ids.push((await importStory(site.app, system, story(`Story ${number}`, { sectionId, publishedAt }))).id);
    site.advance(HOUR);
  }
  await importStory(site.app, system, story('Elsewhere'));
  const front = await frontStories(db, 3);
  assert.deepEqual(
    front.map(({ headline }) => headline),
    ['Elsewhere', 'Story 23', 'Story 22'],
  );
  const [first, second, third] = [
    await sectionStories(db, sectionId, 1),
    await sectionStories(db, sectionId, 2),
    await sectionStories(db, sectionId, 3),
  ];
  assert.deepEqual(
    [first.stories.length, first.hasMore, second.stories.length, second.hasMore, third.stories.length],
    [20, true, 3, false, 0],
  );
  assert.equal(first.stories[0]?.headline, 'Story 23');
  const [a = '', b = ''] = ids;
  assert.deepEqual(
    (await storiesById(db, [b, 'none', a])).map(({ id }) => id),
    [b, a],
  );
  assert.deepEqual(
    (await relatedStories(db, { id: ids.at(-1) ?? '', sectionId }, 2)).map(({ headline }) => headline),
    ['Story 22', 'Story 21'],
  );
  assert.equal((await sitemapEntries(db)).length, 24);
});

test('A59 a correction stands on the story, in the feed, in JSON-LD and in the list, and its time in the rail', async (t) => {
  const site = await testApp(t);
  const { cookie } = await site.staff('editor');
  const { id, path } = await importStory(
    site.app,
    system,
    story('The survey', { publishedAt: '2030-11-20T06:10:00.000Z' }),
  );
  const address = path ?? '';
  assert.doesNotMatch(await site.page(address), /Corrected/);
  assert.equal(
    (await site.post(paths.deskStoryCorrections(id), { kind: 'correction', text: '  ' }, cookie)).status,
    422,
  );
  assert.equal((await site.post(paths.deskStoryCorrections(id), { kind: 'rumour', text: 'x' }, cookie)).status, 422);
  const words = 'An earlier version said 64 <pages>. It has 61.';
  assert.equal(
    (await site.post(paths.deskStoryCorrections(id), { kind: 'correction', text: words }, cookie)).status,
    303,
  );
  const page = await site.page(address);
  assert.match(page, /<p class="notice" id="correction-[0-9a-f-]+"><span class="label">Correction, <time/);
  assert.match(page, /An earlier version said 64 &lt;pages&gt;\. It has 61\./);
  assert.match(page, /<br>Corrected <time datetime/);
  const [, linked = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(page) ?? [];
  const article = JSON.parse(linked) as { correction: { text: string }[]; datePublished: string; dateModified: string };
  assert.equal(article.correction[0]?.text, words);
  assert.ok(article.dateModified > article.datePublished);
  assert.match(await site.page(paths.feed), /An earlier version said 64/);
  assert.match(await site.page(paths.corrections), /An earlier version said 64/);
  assert.match(await site.page(paths.deskStoryCorrections(id), cookie), /An earlier version said 64/);
  const draft = await importStory(site.app, system, story('A draft', { publish: false }));
  assert.equal(
    (await site.post(paths.deskStoryCorrections(draft.id), { kind: 'correction', text: 'x' }, cookie)).status,
    409,
  );
});

test('an import is whole or not at all, and lists what it took out until somebody dealt with it', async (t) => {
  const site = await testApp(t);
  const { cookie } = await site.staff('reporter');
  const quarantined = [{ name: 'gallery', text: '[gallery ids="1,2" <b>]' }];
  const document = doc(p('Words.'), form('314'), form(null)).toJSON() as unknown;
  const { id, path } = await importStory(
    site.app,
    system,
    story('Imported', { document, quarantined, publish: false, standfirst: 'A deck.', recordPolicy: 'off' }),
  );
  assert.equal(path, null);
  const page = await site.page(paths.deskStory(id), cookie);
  assert.match(page, /\[gallery ids=&quot;1,2&quot; &lt;b&gt;\]/);
  assert.match(
    page,
    /Form <bdi>314<\/bdi> of the old system<\/b><br><span class="quiet">Shows “<bdi>Sign-up<\/bdi>”, the default form/,
  );
  const [, quarantineId = ''] = /name="id" value="([0-9a-f-]{36})"/.exec(page) ?? [];
  assert.equal((await site.post(paths.deskStoryQuarantine(id), { id: quarantineId }, cookie)).status, 303);
  assert.doesNotMatch(await site.page(paths.deskStory(id), cookie), /gallery/);
  await assert.rejects(
    importStory(site.app, system, story('Hostile', { document: { type: 'doc', content: [{ type: 'script' }] } })),
    { kind: 'invalid' },
  );
  await assert.rejects(importStory(site.app, { kind: 'reader' }, story('x')), { kind: 'forbidden' });
});

test('a form in a story that nothing stands for shows readers nothing, and the editor is told', async (t) => {
  const site = await testApp(t);
  const { cookie } = await site.staff('reporter');
  const { id, path } = await importStory(
    site.app,
    system,
    story('With a form', { document: doc(p('Before.'), form('9'), p('After.')).toJSON() as unknown }),
  );
  assert.match(await site.page(path ?? ''), /<form action="\/sign-ups"/);
  await site.app.change(async (tx) => {
    await tx.updateTable('form').set({ deleted_at: site.app.now(), default_at: null }).execute();
  });
  const page = await site.page(paths.deskStory(id), cookie);
  assert.match(page, /One place shows nothing to readers/);
  assert.doesNotMatch(await site.page(paths.deskStoryPreview(id), cookie), /<form action="\/sign-ups"|\{form/);
});

test('the sample’s stories go with all that hangs on them, and the newsroom’s own stay', async (t) => {
  const site = await testApp(t);
  const own = await importStory(site.app, system, story('Our own'));
  const sample = await importStory(site.app, system, story('A sample', { sampleAt: site.app.now() }));
  await addCorrection(site.app, system, { id: sample.id, kind: 'update', text: 'More.' });
  assert.match(await site.page(paths.front), /A sample/);
  await removeSampleStories(site.app, system);
  assert.doesNotMatch(await site.page(paths.front), /A sample/);
  assert.equal((await site.request(sample.path ?? '')).status, 404);
  assert.deepEqual(
    (await frontStories(site.app.db, 9)).map(({ id }) => id),
    [own.id],
  );
  assert.deepEqual(await searchStories(site.app.db, 'sample', 'en', 5), []);
});
