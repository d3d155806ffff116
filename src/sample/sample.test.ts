import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { test } from 'node:test';
import { testApp, type TestApp } from '../../test/make.ts';
import { publish } from '../../test/publish.ts';
import { pictures } from '../media/queries.ts';
import { newsroom } from '../settings/queries.ts';
import { putSetting } from '../settings/settling.ts';
import { sampleComments, sampleNewsroom, sampleStories, type SampleComment } from './files.ts';
import { loadSampleOnce } from './loading.ts';
import { removeSample } from './removing.ts';

/** In a soak at every transaction, else at some. */
const isFull = process.env.SOAK === 'full';

const counted = [
  'story',
  'publication',
  'revision',
  'comment',
  'media',
  'section',
  'correction',
  'form',
  'newsletter',
  'prompt',
] as const;

/** How many rows there are of everything that the sample brings. */
async function rows({ app }: TestApp): Promise<Record<string, number>> {
  const counts = await Promise.all(
    counted.map(async (table) => [table, (await app.db.selectFrom(table).selectAll().execute()).length]),
  );
  return Object.fromEntries(counts) as Record<string, number>;
}

const settingNames = async ({ app }: TestApp): Promise<string[]> =>
  (await app.db.selectFrom('setting').select('name').where('name', '<>', 'bundles').orderBy('name').execute()).map(
    ({ name }) => name,
  );

const storedFiles = async ({ app }: TestApp): Promise<string[]> =>
  (await readdir(`${app.config.dataDir}/files`, { recursive: true }).catch(() => [])).filter((name) =>
    /\.(webp|orig)$/.test(name),
  );

const all = (comments: SampleComment[]): number =>
  comments.reduce((sum, { replies = [] }) => sum + 1 + all(replies), 0);

/** Every word that the sample's newsroom file holds. */
async function sampleWords(): Promise<string[]> {
  const { form, prompt, newsletter, name, earLine, imprint, contactEmail, sections } = await sampleNewsroom();
  const texts = [
    name,
    earLine,
    imprint,
    contactEmail,
    ...Object.values(form),
    ...Object.values(prompt),
    ...Object.values(newsletter),
  ];
  return [...texts, ...sections.map((section) => section.name)].filter(
    // “Sign up” is what our catalogue says too.
    (text): text is string => typeof text === 'string' && text.length > 6 && text !== 'Sign up',
  );
}

async function withSample(site: TestApp): Promise<{ cookie: string; before: Record<string, number> }> {
  const before = await rows(site);
  await loadSampleOnce(site.app, true);
  return { before, cookie: (await site.staff('owner')).cookie };
}

test('the sample newsroom is whole: every story, picture, comment and section, and a slide-in', async (t) => {
  const site = await testApp(t);
  await withSample(site);
  const stories = await sampleStories();
  const there = await rows(site);
  assert.equal(there.story, stories.size);
  assert.equal(there.publication, stories.size);
  assert.equal(there.section, (await sampleNewsroom()).sections.length);
  assert.equal(there.media, [...stories.values()].filter(({ picture }) => picture !== null).length);
  assert.equal(
    there.comment,
    (await sampleComments()).reduce((sum, { comments }) => sum + all(comments), 0),
  );
  assert.deepEqual((await settingNames(site)).includes('sampleLoading'), false);
  const front = await site.page('/');
  assert.match(front, /<meta name="robots" content="noindex">/);
  for (const { path } of await site.app.db.selectFrom('story').select('path').execute())
    assert.match(await site.page(path ?? ''), /<h1/);
});

test('it is loaded into an empty database alone, once, and only where it is wanted', async (t) => {
  const site = await testApp(t);
  await loadSampleOnce(site.app, false);
  assert.equal((await rows(site)).story, 0);
  await loadSampleOnce(site.app, true);
  const once = await rows(site);
  await loadSampleOnce(site.app, true);
  assert.deepEqual(await rows(site), once);
  for (const begin of [
    (other: TestApp) => publish(other),
    (other: TestApp) => other.staff('owner'),
    (other: TestApp) => other.app.change((tx) => putSetting(tx, 'name', 'Mine')),
  ]) {
    const other = await testApp(t);
    await begin(other);
    const before = await rows(other);
    await loadSampleOnce(other.app, true);
    assert.deepEqual(await rows(other), before);
  }
});

const readersPages = (site: TestApp): Promise<string[]> =>
  Promise.all(
    ['/', '/feed', '/sitemap.xml', '/sign-ups', '/corrections', '/search?q=harbour'].map((path) => site.page(path)),
  );
const desksPages = (site: TestApp, cookie: string): Promise<string[]> =>
  Promise.all(
    ['', '/settings', '/forms', '/slide-in', '/newsletter', '/stories', '/comments', '/pictures'].map((path) =>
      site.page(`/desk${path}`, cookie),
    ),
  );

test('one click removes it: nothing of it remains', async (t) => {
  const plain = await testApp(t);
  // What a fresh paper says by itself, this one may say afterwards.
  const fresh = [
    ...(await readersPages(plain)),
    ...(await desksPages(plain, (await plain.staff('owner')).cookie)),
  ].join();
  const site = await testApp(t);
  const { before, cookie } = await withSample(site);
  assert.ok((await storedFiles(site)).length > 0);
  const paths = (await site.app.db.selectFrom('story').select('path').execute()).map(({ path }) => path ?? '');
  assert.match(await site.page('/desk/settings', cookie), /Remove the sample newsroom/);
  assert.equal((await site.post('/desk/sample', {}, cookie)).status, 303);
  assert.deepEqual(await rows(site), before);
  assert.deepEqual(await storedFiles(site), []);
  for (const path of paths) assert.equal((await site.request(path)).status, 404, path);
  const pages = await readersPages(site);
  const desk = await desksPages(site, cookie);
  for (const words of (await sampleWords()).filter((one) => !fresh.includes(one))) {
    assert.ok(!pages.join().includes(words), `readers still see “${words}”`);
    assert.ok(!desk.join().includes(words), `the desk still shows “${words}”`);
  }
  assert.doesNotMatch(pages[0] ?? '', /noindex/);
  assert.doesNotMatch(desk[1] ?? '', /Remove the sample newsroom/);
});

test('what the owner wrote stays: a story with a sample picture in a sample section, settings, words of forms', async (t) => {
  const site = await testApp(t);
  const { cookie } = await withSample(site);
  const { app } = site;
  const [picture] = await pictures(app.db);
  const sea = await app.db.selectFrom('section').select('id').where('slug', '=', 'harbour').executeTakeFirstOrThrow();
  const own = await publish(site, {
    headline: 'Our own harbour story',
    sectionId: sea.id,
    pictureId: picture?.id ?? null,
  });
  await app.change(async (tx) => {
    await putSetting(tx, 'name', 'The Holm Courier');
    await tx.updateTable('form').set({ button: 'Send it to me' }).execute();
    await tx.updateTable('prompt').set({ text: 'Our own words in the slide-in.' }).execute();
    await tx.updateTable('section').set({ name: 'Our classrooms' }).where('slug', '=', 'schools').execute();
  });
  await site.post('/desk/sample', {}, cookie);
  const page = await site.page(own.path);
  assert.match(page, /Our own harbour story/);
  assert.match(page, /<bdi>Harbour<\/bdi>/);
  const [first] = picture?.renditions ?? [];
  assert.ok(first);
  assert.equal((await site.request(app.files.address(first.name))).status, 200);
  const sections = (await app.db.selectFrom('section').select('name').orderBy('position').execute()).map(
    ({ name }) => name,
  );
  assert.deepEqual(sections, ['Harbour', 'Our classrooms']);
  assert.match(await site.page('/'), /The Holm Courier/);
  const form = await app.db.selectFrom('form').selectAll().executeTakeFirstOrThrow();
  assert.deepEqual([form.title, form.button, form.default_at !== null], ['', 'Send it to me', true]);
  const prompt = await app.db.selectFrom('prompt').selectAll().executeTakeFirstOrThrow();
  assert.deepEqual([prompt.title, prompt.text, prompt.on_at], ['', 'Our own words in the slide-in.', null]);
});

test('only the owner removes it', async (t) => {
  const site = await testApp(t);
  await withSample(site);
  const before = await rows(site);
  const { cookie } = await site.staff('editor');
  assert.equal((await site.post('/desk/sample', {}, cookie)).status, 403);
  assert.equal((await site.post('/desk/sample', {})).status, 401);
  assert.deepEqual(await rows(site), before);
});

test('broken off at any transaction, the next start makes it whole, and nothing stands there twice', async (t) => {
  const whole = await testApp(t);
  await loadSampleOnce(whole.app, true);
  const expected = await rows(whole);
  let transactions = 0;
  const counting = await testApp(t);
  await loadSampleOnce({ ...counting.app, change: (work) => (transactions++, counting.app.change(work)) }, true);
  assert.ok(transactions > 20);
  for (let last = 1; last < transactions; last += isFull ? 1 : 18) {
    const site = await testApp(t);
    let left = last;
    const dying: TestApp['app'] = {
      ...site.app,
      change: (work) => (left-- > 0 ? site.app.change(work) : Promise.reject(new Error('killed'))),
    };
    await assert.rejects(loadSampleOnce(dying, true), /killed/);
    await loadSampleOnce(site.app, true);
    assert.deepEqual(await rows(site), expected, `after ${last} of ${transactions}`);
    assert.ok(!(await settingNames(site)).includes('sampleLoading'));
  }
});

test('removing may be broken off at any transaction too: done again, nothing remains', async (t) => {
  const fresh = await rows(await testApp(t));
  for (const last of isFull ? Array.from({ length: 16 }, (_, number) => number) : [1, 4]) {
    const site = await testApp(t);
    await loadSampleOnce(site.app, true);
    const { actor } = await site.staff('owner');
    let left = last;
    const dying: TestApp['app'] = {
      ...site.app,
      change: (work) => (left-- > 0 ? site.app.change(work) : Promise.reject(new Error('killed'))),
    };
    await assert.rejects(removeSample(dying, actor), /killed/);
    // The mark goes last, so the button is still there.
    assert.notEqual((await newsroom(site.app.db)).settings.sampleAt, null);
    await removeSample(site.app, actor);
    assert.deepEqual(await rows(site), fresh, `after ${last}`);
    assert.deepEqual(await storedFiles(site), []);
  }
});
