import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp, type TestApp } from '../../test/make.ts';
import { publish } from '../../test/publish.ts';
import { newsroom } from './queries.ts';

const settings = {
  name: 'The Holm Courier',
  earLine: 'High water 6.40',
  imprint: 'Holm Press, 2 Quay Street',
  contactEmail: 'errors@holm.example',
  language: 'en',
  timeZone: 'Europe/Copenhagen',
  accent: '',
  recordPolicy: 'confirmed',
};

const save = (site: TestApp, cookie: string, changes: Partial<typeof settings> & Record<string, string> = {}) =>
  site.post('/desk/settings', { ...settings, ...changes }, cookie);

async function sectionIds({ app }: TestApp): Promise<Record<string, string>> {
  const rows = await app.db.selectFrom('section').select(['id', 'slug']).orderBy('position').execute();
  return Object.fromEntries(rows.map(({ slug, id }) => [slug, id]));
}

test('what is saved stands on every page at the next request', async (t) => {
  const site = await testApp(t);
  const { cookie } = await site.staff('owner');
  const { path } = await publish(site);
  for (const page of ['/', path]) assert.match(await site.page(page), /Our newsroom/);
  const answer = await save(site, cookie);
  assert.equal(answer.headers.get('location'), '/desk/settings?done=saved');
  for (const page of ['/', path, '/search?q=x', '/corrections']) {
    const text = await site.page(page);
    for (const said of [
      'The Holm Courier',
      'High water 6.40',
      'Holm Press, 2 Quay Street',
      'mailto:errors@holm.example',
    ]) {
      assert.ok(text.includes(said), `${said} on ${page}`);
    }
    assert.doesNotMatch(text, /Our newsroom/);
  }
  assert.match(await site.page('/desk/settings', cookie), /value="The Holm Courier"/);
});

test('the language is that of the next page', async (t) => {
  const site = await testApp(t);
  const { cookie } = await site.staff('owner');
  assert.match(await site.page('/'), /<html lang="en">/);
  await save(site, cookie, { language: 'de' });
  assert.match(await site.page('/'), /<html lang="de">/);
});

test('an accent changes the address of the styles, and both its colours stand in them', async (t) => {
  const site = await testApp(t);
  const { cookie } = await site.staff('owner');
  await save(site, cookie, { accent: '#0B5D3B' });
  const { accent } = (await newsroom(site.app.db)).settings;
  const address = /<link rel="stylesheet" href="([^"]+)"/.exec(await site.page('/'))?.[1] ?? '';
  const styles = await site.page(address);
  assert.match(styles, new RegExp(`--accent: light-dark\\(#0b5d3b, #${accent?.dark}\\)`));
  await save(site, cookie, { accent: '' });
  assert.doesNotMatch(await site.page('/'), /0b5d3b/);
});

test('what cannot be taken is said at its field, what was typed is kept, and nothing is changed', async (t) => {
  const site = await testApp(t);
  const { cookie } = await site.staff('owner');
  await save(site, cookie);
  const wrong: [keyof typeof settings, string][] = [
    ['name', ''],
    ['name', '   '],
    ['name', 'x'.repeat(81)],
    ['contactEmail', 'nowhere'],
    ['contactEmail', 'a@b.example, c@d.example'],
    ['language', 'xx'],
    ['timeZone', 'Europe/Atlantis'],
    ['accent', '#ffee00'],
    ['accent', 'red;}'],
    ['recordPolicy', 'always'],
  ];
  for (const [name, value] of wrong) {
    const answer = await save(site, cookie, { earLine: 'Never saved', [name]: value });
    const page = await answer.text();
    assert.equal(answer.status, 422, `${name}=${value}`);
    assert.match(page, new RegExp(`id="${name}-error"`), `${name}=${value}`);
    assert.match(page, /value="Never saved"/);
  }
  assert.doesNotMatch(await site.page('/'), /Never saved/);
});

test('T47 settings that the form has not are refused', async (t) => {
  const site = await testApp(t);
  const { cookie } = await site.staff('owner');
  for (const extra of [{ sampleAt: '2031-01-01' }, { logo: 'x' }, { bundles: 'x' }, { constructor: 'x' }]) {
    assert.equal((await save(site, cookie, extra)).status, 422, JSON.stringify(extra));
  }
  const { name: _, ...without } = settings;
  assert.equal((await site.post('/desk/settings', without, cookie)).status, 422);
});

test('T01 what an owner types is text everywhere', async (t) => {
  const site = await testApp(t);
  const { cookie } = await site.staff('owner');
  const typed = '<script>alert(1)</script>"\'&<!--';
  await save(site, cookie, { name: typed, earLine: typed, imprint: typed });
  await site.post('/desk/sections', { name: typed.slice(0, 40), accent: '' }, cookie);
  for (const [page, cookieOf] of [
    ['/', undefined],
    ['/feed', undefined],
    ['/desk/settings', cookie],
  ] as const) {
    assert.doesNotMatch(await site.page(page, cookieOf), /<script>alert/);
  }
});

test('only the owner changes settings, and the page is not even shown to others', async (t) => {
  const site = await testApp(t);
  for (const role of ['editor', 'reporter'] as const) {
    const { cookie } = await site.staff(role);
    assert.equal((await site.request('/desk/settings', { headers: { cookie } })).status, 403);
    assert.equal((await save(site, cookie)).status, 403);
    assert.equal((await site.post('/desk/sections', { name: 'News', accent: '' }, cookie)).status, 403);
  }
  assert.deepEqual(await sectionIds(site), {});
});

test('sections are added, renamed, moved and deleted; the row under the masthead follows', async (t) => {
  const site = await testApp(t);
  const { cookie } = await site.staff('owner');
  const add = (name: string) => site.post('/desk/sections', { name, accent: '' }, cookie);
  const row = async () =>
    [...(await site.page('/')).matchAll(/<a href="\/sections\/([\w-]+)"[^>]*><bdi>([^<]+)<\/bdi>/g)].map(
      ([, slug, name]) => `${slug} ${name}`,
    );
  for (const name of ['News', 'Sea & harbour', 'News']) assert.equal((await add(name)).status, 303);
  assert.deepEqual(await row(), ['news News', 'sea-harbour Sea &amp; harbour', 'news-2 News']);
  const ids = await sectionIds(site);
  const deed = (slug: string, name: string, accent: string, what: string) =>
    site.post(`/desk/sections/${ids[slug]}`, { name, accent, deed: what }, cookie);
  await deed('news-2', 'Opinion', 'plum', 'save');
  await deed('news-2', 'Opinion', 'plum', 'up');
  assert.deepEqual(await row(), ['news News', 'news-2 Opinion', 'sea-harbour Sea &amp; harbour']);
  assert.match(await site.page('/sections/news-2'), /<body data-accent="plum">/);
  await deed('news', 'News', '', 'up');
  await deed('sea-harbour', 'Sea', '', 'down');
  assert.deepEqual(await row(), ['news News', 'news-2 Opinion', 'sea-harbour Sea &amp; harbour']);
  await deed('news', 'News', '', 'down');
  await deed('sea-harbour', 'x', '', 'delete');
  assert.deepEqual(await row(), ['news-2 Opinion', 'news News']);
  assert.equal((await site.request('/sections/sea-harbour')).status, 404);
  assert.equal((await deed('sea-harbour', 'x', '', 'save')).status, 404);
});

test('a section keeps its address under a new name, and stays while a story stands in it', async (t) => {
  const site = await testApp(t);
  const { cookie } = await site.staff('owner');
  await site.post('/desk/sections', { name: 'Sea', accent: '' }, cookie);
  const { sea = '' } = await sectionIds(site);
  await publish(site, { sectionId: sea });
  await site.post(`/desk/sections/${sea}`, { name: 'Harbour', accent: '', deed: 'save' }, cookie);
  assert.match(await site.page('/sections/sea'), /Harbour board kept survey to itself/);
  const answer = await site.post(`/desk/sections/${sea}`, { name: 'Harbour', accent: '', deed: 'delete' }, cookie);
  assert.equal(answer.status, 409);
  assert.match(await answer.text(), /Stories stand in this section/);
  assert.match(await site.page('/sections/sea'), /Harbour board/);
});

test('a section without a name, or with a colour that is none of ours, is refused', async (t) => {
  const site = await testApp(t);
  const { cookie } = await site.staff('owner');
  for (const fields of [
    { name: ' ', accent: '' },
    { name: 'x'.repeat(41), accent: '' },
    { name: 'Sea', accent: 'pink' },
    { name: 'Sea', accent: '', slug: 'x' },
  ]) {
    assert.equal((await site.post('/desk/sections', fields, cookie)).status, 422, JSON.stringify(fields));
  }
  assert.deepEqual(await sectionIds(site), {});
});
