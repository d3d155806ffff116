/** T53, A57: a public page depends on its address alone, over real sockets and from the cache. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, it, type TestContext } from 'node:test';
import { system, testApp, type TestApp } from '../../test/make.ts';
import { publish } from '../../test/publish.ts';
import { webServer } from '../serve.ts';
import { addSection } from '../settings/sections.ts';
import { addCorrection } from '../stories/correcting.ts';
import { withdrawStory } from '../stories/publishing.ts';

interface Answer {
  status: number;
  headers: IncomingMessage['headers'];
  page: string;
}

type Get = (path: string, headers?: Record<string, string>) => Promise<Answer>;

async function listening(t: TestContext): Promise<{ site: TestApp; get: Get }> {
  const site = await testApp(t, { SITE_URL: 'http://news.example' });
  const server = webServer(site.app, site.assets, site);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close() && server.closeAllConnections());
  const { port } = server.address() as AddressInfo;
  const get: Get = async (path, headers = {}) => {
    const sent = request({ host: '127.0.0.1', port, path, headers: { host: 'news.example', ...headers } }).end();
    const [answer] = (await once(sent, 'response')) as [IncomingMessage];
    return { status: answer.statusCode ?? 0, headers: answer.headers, page: await text(answer) };
  };
  return { site, get };
}

const poison: Record<string, string>[] = [
  { cookie: 'desk=stolen; commenter=somebody; appearance=dark' },
  { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https', forwarded: 'host=evil.example' },
  { 'x-original-url': '/desk', 'x-rewrite-url': '/desk' },
  { 'x-http-method-override': 'POST', 'x-forwarded-prefix': '/evil' },
  { 'accept-language': 'de', 'user-agent': 'Mozilla/5.0 (iPhone)', referer: 'https://evil.example/' },
  { authorization: 'Bearer token', 'x-preview': '1', 'x-middleware-subrequest': 'src/app' },
];

describe('a public page', () => {
  it('T53 is the same whatever cookies and headers come with the request, before and after it is kept', async (t) => {
    const { site, get } = await listening(t);
    const sectionId = await addSection(site.app, system, { name: 'News', accent: null });
    const { path } = await publish(site, { sectionId });
    for (const address of [
      '/',
      path,
      '/sections/news',
      '/feed',
      '/sitemap.xml',
      '/robots.txt',
      '/how-we-source',
      '/corrections',
    ]) {
      for (const [place, headers] of poison.entries()) {
        // Each is the first to ask for an address that the cache has not seen.
        const fresh = await get(address, headers);
        const kept = await get(address);
        assert.equal(fresh.status, 200, `${address} ${place}`);
        assert.equal(fresh.page, kept.page, `${address} ${place}`);
        assert.equal(kept.headers['set-cookie'], undefined);
        assert.doesNotMatch(kept.page, /evil\.example/);
        await addCorrection(site.app, system, {
          id: (await publish(site, { headline: `Drops ${address} ${place}`, sectionId, isConfirmed: false })).id,
          kind: 'update',
          text: 'Later.',
        });
      }
    }
  });

  it('T53 ignores parameters that its route does not know, and keeps one page for all of them', async (t) => {
    const { site, get } = await listening(t);
    const { path } = await publish(site);
    // PostgreSQL's changes are heard a moment after the start; until then nothing is kept.
    while (!site.store.changes.trusted()) await get('/').then(() => pause(10));
    for (const address of ['/', path, '/feed']) {
      const { page, headers } = await get(`${address}?utm_source=mail&page=2&preview=1&q=x`);
      const before = site.statements();
      const again = await get(`${address}?fbclid=2`);
      assert.equal(again.page, page, address);
      assert.equal(again.headers.etag, headers.etag);
      assert.equal(site.statements(), before, 'it came from the cache');
      assert.doesNotMatch(page, /utm_source|preview=1/);
    }
  });

  it('T53 is its own under every spelling of its address', async (t) => {
    const { site, get } = await listening(t);
    const sectionId = await addSection(site.app, system, { name: 'News', accent: null });
    for (let story = 0; story < 45; story++)
      await publish(site, { headline: `Story ${story}`, sectionId, isConfirmed: false });
    while (!site.store.changes.trusted()) await get('/').then(() => pause(10));
    const titleOf = async (path: string) => /<title>([^<]*)/.exec((await get(path)).page)?.[1];
    for (const path of [
      '/sections/news',
      '/%73ections/news',
      '/sections/new%73',
      '/sections/./news',
      '/x/../sections/news',
    ]) {
      for (const page of [2, 1, 3, 2]) {
        const expected = `News${page === 1 ? '' : `, Page ${page}`} – Our newsroom`;
        assert.equal(await titleOf(page === 1 ? path : `${path}?page=${page}`), expected, path);
      }
    }
  });

  it('A57 is right at the very next request after something of it changed', async (t) => {
    const { site, get } = await listening(t);
    const { id, path } = await publish(site);
    const { headers } = await get(path);
    assert.equal((await get(path, { 'if-none-match': headers.etag ?? '' })).status, 304);
    await addCorrection(site.app, system, { id, kind: 'correction', text: 'It has 61 pages.' });
    const after = await get(path, { 'if-none-match': headers.etag ?? '' });
    assert.equal(after.status, 200);
    assert.match(after.page, /It has 61 pages\./);
  });

  it('T44 T53 shows nothing more of a withdrawn story, also where it was kept a moment ago', async (t) => {
    const { site, get } = await listening(t);
    const sectionId = await addSection(site.app, system, { name: 'News', accent: null });
    const { id, path } = await publish(site, { headline: 'Canary on the wall', sectionId });
    const other = await publish(site, { headline: 'Another story', sectionId });
    await addCorrection(site.app, system, { id, kind: 'correction', text: 'The canary was yellow.' });
    const addresses = ['/', '/sections/news', '/feed', '/sitemap.xml', '/corrections', other.path];
    for (const address of addresses) assert.match((await get(address)).page, /canary/i, address);
    await withdrawStory(site.app, system, { id });
    for (const address of addresses) assert.doesNotMatch((await get(address)).page, /canary/i, address);
    assert.equal((await get(path)).status, 410);
  });

  it('a search is never kept', async (t) => {
    const { get } = await listening(t);
    const { headers } = await get('/search?q=wall');
    assert.equal(headers['cache-control'], 'no-store');
    assert.equal(headers.etag, undefined);
  });
});
