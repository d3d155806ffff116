/** Pages from memory, through the listener: what a browser gets, and when it is made anew. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request as ask, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { test, type TestContext } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { system, testApp, type TestApp } from '../../test/make.ts';
import { publish } from '../../test/publish.ts';
import { changed, type ChangeWatch } from '../db/changes.ts';
import { newId } from '../db/ids.ts';
import { openStore, type Store } from '../db/open.ts';
import { DAY } from '../db/times.ts';
import { webServer } from '../serve.ts';
import { addSection } from '../settings/sections.ts';
import { encodingFor } from './encodings.ts';
import type { FreshPage } from './kept-page.ts';
import { pageCache } from './page-cache.ts';

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
  text: string;
}

interface Listening {
  site: TestApp;
  get(path: string, headers?: Record<string, string>, method?: string): Promise<Answer>;
  /** How many pages were rendered since it was last asked. */
  renders(): number;
}

async function listening(t: TestContext): Promise<Listening> {
  const site = await testApp(t);
  let rendered = 0;
  // Every rendered page names its styles, and nothing else does.
  const styles = site.app.assets.styles;
  const app = {
    ...site.app,
    assets: { ...site.app.assets, styles: (accent: Parameters<typeof styles>[0]) => (rendered++, styles(accent)) },
  };
  const server = webServer(app, site.assets, site);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  const get = async (path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> => {
    const sent = ask({ port, host: '127.0.0.1', path, method, headers: { host: '127.0.0.1:3000', ...headers } }).end();
    const [answer] = (await once(sent, 'response')) as [IncomingMessage];
    const body = await buffer(answer);
    return { status: answer.statusCode ?? 0, headers: answer.headers, body, text: body.toString() };
  };
  const renders = (): number => {
    const count = rendered;
    rendered = 0;
    return count;
  };
  await trusted(site.store.changes);
  return { site, get, renders };
}

/** PostgreSQL tells our own changes a second time, a moment later: waits until it has told all of them. */
async function told({ kind, change, changes }: Store): Promise<void> {
  if (kind === 'sqlite') return;
  const marker = newId();
  let count = 0;
  changes.onChange((names) => (count += names?.includes(marker) ? 1 : 0));
  await change((tx) => changed(tx, marker));
  while (count < 2) await pause(5);
}

/** On PostgreSQL pages are kept as soon as changes are heard. */
async function trusted(changes: ChangeWatch): Promise<void> {
  for (changes.look(); !changes.trusted(); changes.look()) await pause(20);
}

test('a page is rendered once, and the same for everybody', async (t) => {
  const { site, get, renders } = await listening(t);
  const { path } = await publish(site);
  await told(site.store);
  const first = await get(path);
  assert.equal(renders(), 1);
  const { cookie } = await site.staff('owner');
  for (const headers of [
    {},
    { cookie },
    { 'accept-language': 'de' },
    { 'user-agent': 'x' },
    { 'x-forwarded-host': 'evil.example' },
    { accept: 'application/json' },
  ]) {
    const again = await get(path, headers);
    assert.equal(again.text, first.text);
    assert.equal(again.headers['set-cookie'], undefined);
  }
  assert.equal(renders(), 0);
});

test('T53 no header and no parameter that a route does not declare changes a page, or makes a second one', async (t) => {
  const { site, get, renders } = await listening(t);
  const { path } = await publish(site);
  await told(site.store);
  const poison = {
    'x-forwarded-host': 'evil.example',
    'x-forwarded-proto': 'http',
    'x-original-url': '/desk',
    'x-rewrite-url': '/desk',
    forwarded: 'host=evil.example',
    cookie: 'desk=evil; theme=evil',
    'x-host': 'evil.example',
  };
  const first = await get(`${path}?utm_source=evil&page=2&q=evil`, poison);
  assert.doesNotMatch(first.text, /evil/);
  assert.equal(renders(), 1);
  for (const query of ['', '?', '?utm_source=other', '?fbclid=1&gclid=2', '?%', '?=&=', `?${'x'.repeat(8_000)}`]) {
    assert.equal((await get(path + query)).text, first.text, query);
  }
  assert.equal(renders(), 0);
});

test('parameters that a route declares make pages of their own', async (t) => {
  const { site, get, renders } = await listening(t);
  const sectionId = await addSection(site.app, system, { name: 'Sea', accent: null });
  for (let number = 0; number < 40; number++) await publish(site, { sectionId, headline: `Headline ${number}` });
  await told(site.store);
  const [first, second] = [await get('/sections/sea'), await get('/sections/sea?page=2')];
  assert.equal(second.status, 200);
  assert.notEqual(first.text, second.text);
  renders();
  assert.equal((await get('/sections/sea?x=1&page=2')).text, second.text);
  assert.equal((await get('/sections/sea?x=1')).text, first.text);
  assert.equal(renders(), 0);
});

test('what changes a page drops it, and no other', async (t) => {
  const { site, get, renders } = await listening(t);
  const one = await publish(site, { headline: 'The first headline' });
  const two = await publish(site, { headline: 'The second headline' });
  await told(site.store);
  for (const path of [one.path, two.path, '/feed']) await get(path);
  renders();
  await site.app.change((tx) => changed(tx, `story:${one.id}`));
  await get(two.path);
  assert.equal(renders(), 0);
  await get(one.path);
  assert.equal(renders(), 1);
  await site.app.change((tx) => changed(tx, 'settings'));
  await get(one.path);
  await get(two.path);
  assert.equal(renders(), 2);
});

test('what an owner saves is there at the next request', async (t) => {
  const { site, get } = await listening(t);
  const { cookie } = await site.staff('owner');
  const { path } = await publish(site);
  for (let round = 0; round < 5; round++) {
    const settings = {
      name: `Courier ${round}`,
      earLine: '',
      imprint: '',
      contactEmail: '',
      language: 'en',
      timeZone: 'UTC',
      accent: '',
      recordPolicy: 'confirmed',
    };
    assert.equal((await site.post('/desk/settings', settings, cookie)).status, 303);
    for (const page of ['/', path, '/feed']) assert.match((await get(page)).text, new RegExp(`Courier ${round}`), page);
  }
});

test('what another process changed is there a moment later', async (t) => {
  const { site, get, renders } = await listening(t);
  const { path, id } = await publish(site);
  await told(site.store);
  const { dataDir, databaseUrl } = site.app.config;
  const other = openStore({ dataDir, databaseUrl });
  t.after(() => other.close());
  await get(path);
  renders();
  for (let round = 0; round < 3; round++) {
    await other.change((tx) => changed(tx, `story:${id}`));
    let made = 0;
    // SQLite is asked every few milliseconds; PostgreSQL tells it by the network.
    for (let tries = site.store.kind === 'sqlite' ? 1 : 100; made === 0 && tries > 0; tries--) {
      await pause(10);
      await get(path);
      made = renders();
      if (made === 0) await pause(20);
    }
    assert.equal(made, 1);
    await get(path);
    assert.equal(renders(), 0);
  }
});

test('while changes cannot be heard nothing is answered from memory, and everything is made anew afterwards', async (t) => {
  const { site, get, renders } = await listening(t);
  if (site.store.kind !== 'postgres') return t.skip('SQLite is asked, it does not tell');
  const { path } = await publish(site);
  await told(site.store);
  await get(path);
  renders();
  await sql`select pg_terminate_backend(pid) from pg_stat_activity
    where application_name = 'onrecord changes' and datname = current_database()`.execute(site.app.db);
  while (site.store.changes.trusted()) await pause(5);
  await get(path);
  await get(path);
  assert.equal(renders(), 2);
  await trusted(site.store.changes);
  await get(path);
  assert.equal(renders(), 1);
  await get(path);
  assert.equal(renders(), 0);
});

test('the masthead’s date ends at midnight', async (t) => {
  const { site, get, renders } = await listening(t);
  await get('/');
  await get('/');
  assert.equal(renders(), 1);
  site.advance(DAY);
  await get('/');
  assert.equal(renders(), 1);
});

test('a browser that has the page is told so, from memory and freshly rendered alike', async (t) => {
  const { site, get } = await listening(t);
  const { path, id } = await publish(site);
  const { headers } = await get(path);
  const { etag = '' } = headers;
  assert.match(etag, /^W\/"[\w-]{22}"$/);
  assert.equal(headers['cache-control'], 'public, no-cache');
  const fresh = [etag, etag.slice(2), `"x", ${etag}`, '*'];
  for (const tag of fresh) {
    const answer = await get(path, { 'if-none-match': tag });
    assert.deepEqual([answer.status, answer.text, answer.headers.etag], [304, '', etag], tag);
  }
  await site.app.change((tx) => changed(tx, `story:${id}`));
  assert.equal((await get(path, { 'if-none-match': etag })).status, 304);
  for (const tag of ['"x"', etag.slice(0, -2), ''])
    assert.equal((await get(path, { 'if-none-match': tag })).status, 200, tag);
});

test('HEAD has the headers of GET and no body', async (t) => {
  const { site, get } = await listening(t);
  const { path } = await publish(site);
  for (const state of ['rendered', 'from memory']) {
    const head = await get(path, {}, 'HEAD');
    const page = await get(path);
    assert.deepEqual([head.status, head.text], [200, ''], state);
    assert.equal(head.headers['content-length'], String(page.body.length), state);
    assert.equal(head.headers.etag, page.headers.etag, state);
  }
});

test('a page comes compressed as the client takes it, with all headers of a rendered one', async (t) => {
  const { site, get } = await listening(t);
  const { path } = await publish(site);
  const plain = await get(path);
  for (const state of ['rendered', 'from memory']) {
    const brotli = await get(path, { 'accept-encoding': 'gzip, br' });
    const gzip = await get(path, { 'accept-encoding': 'gzip' });
    assert.deepEqual([brotli.headers['content-encoding'], gzip.headers['content-encoding']], ['br', 'gzip'], state);
    assert.equal(brotliDecompressSync(brotli.body).toString(), plain.text);
    assert.equal(gunzipSync(gzip.body).toString(), plain.text);
    for (const { headers } of [brotli, gzip, plain]) {
      assert.equal(headers.vary, 'accept-encoding');
      assert.match(String(headers['content-security-policy']), /default-src 'none'/);
      assert.equal(headers['x-content-type-options'], 'nosniff');
    }
  }
});

test('pages for one person, errors and redirections are not kept', async (t) => {
  const { site, get } = await listening(t);
  const { cookie } = await site.staff('owner');
  for (const path of ['/desk', '/desk/sign-in', '/no/such/page', '/confirmation?token=x']) {
    assert.equal((await get(path, { cookie })).headers['cache-control'], 'no-store', path);
  }
  assert.match((await get('/desk', { cookie })).text, /Sign out/);
  assert.equal((await get('/desk')).status, 303);
  await publish(site, { headline: 'Now there is something' });
  assert.equal((await get('/2001/01/x')).status, 404);
});

test('encodings are read as they are meant', () => {
  const cases: [string | undefined, string][] = [
    [undefined, 'identity'],
    ['', 'identity'],
    ['gzip', 'gzip'],
    ['br', 'br'],
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip;q=1.0, br;q=0', 'gzip'],
    ['br;q=0.0, gzip;q=0', 'identity'],
    ['br;q=0.5', 'br'],
    ['GZIP', 'gzip'],
    ['x-gzip', 'identity'],
    ['brx', 'identity'],
    ['identity', 'identity'],
    ['gzip ;q=0 , br ; q=0.001', 'br'],
  ];
  for (const [accept, expected] of cases) assert.equal(encodingFor(accept), expected, String(accept));
});

/** A cache whose changes the test tells itself. */
function toldCache(mostBytes?: number) {
  const listeners: Parameters<ChangeWatch['onChange']>[0][] = [];
  let count = 0;
  let isTrusted = true;
  const changes: ChangeWatch = {
    counter: () => count,
    look: () => {},
    trusted: () => isTrusted,
    onChange: (listener) => void listeners.push(listener),
    committed: () => {},
    close: async () => {},
  };
  const tell = (names: readonly string[] | null): void => {
    count++;
    for (const listener of listeners) listener(names);
  };
  const cache = pageCache({
    changes,
    now: () => 0,
    declaredParameters: () => [],
    ...(mostBytes === undefined ? {} : { mostBytes }),
  });
  return { cache, tell, trust: (is: boolean) => void (isTrusted = is) };
}

const page = (text: string, ...things: string[]): FreshPage => ({
  headers: {},
  body: Buffer.from(text),
  things,
  until: Infinity,
});

test('a page whose rendering began before one of its things changed is answered once, and not kept', () => {
  const { cache, tell } = toldCache();
  const noted = cache.note();
  tell(['story:other']);
  cache.keep('/kept', page('kept', 'story:1'), noted);
  tell(['story:1']);
  cache.keep('/stale', page('stale', 'story:1'), noted);
  assert.equal(cache.find('/kept'), null);
  assert.equal(cache.find('/stale'), null);
  cache.keep('/fresh', page('fresh', 'story:1'), cache.note());
  assert.equal(cache.find('/fresh')?.identity.toString(), 'fresh');
  const before = cache.note();
  tell(null);
  assert.equal(cache.find('/fresh'), null);
  cache.keep('/stale', page('stale', 'story:2'), before);
  assert.equal(cache.find('/stale'), null);
});

test('a rendering that took longer than changes are remembered is not kept', () => {
  const { cache, tell } = toldCache();
  const noted = cache.note();
  tell(['story:1']);
  for (let number = 0; number < 1_000; number++) tell(['story:other']);
  cache.keep('/stale', page('stale', 'story:1'), noted);
  assert.equal(cache.find('/stale'), null);
});

test('memory is bounded, whatever is asked for', () => {
  const { cache } = toldCache(1_000_000);
  for (let number = 0; number < 400; number++) {
    cache.keep(`/page-${number}`, page(String(number).repeat(5_000), 'settings', `story:${number}`), cache.note());
    assert.ok(cache.size() <= 1_000_000);
  }
  assert.equal(cache.find('/page-0'), null);
  assert.notEqual(cache.find('/page-399'), null);
});

test('a page of several things is dropped by each, and may be kept again', () => {
  const { cache, tell } = toldCache();
  for (const thing of ['settings', 'front', 'section:1']) {
    cache.keep('/', page('front', 'settings', 'front', 'section:1'), cache.note());
    assert.notEqual(cache.find('/'), null);
    tell([thing]);
    assert.equal(cache.find('/'), null, thing);
  }
});
