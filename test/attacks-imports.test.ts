/** T03, T10: hostile pages, imported and published, looked at by a parser and by a browser whose own defences are off. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import type { Page } from 'playwright-core';
import { parseFragment } from 'parse5';
import { webServer } from '../src/serve.ts';
import { Problem } from '../src/problem.ts';
import { importPage } from '../src/transfer/importing.ts';
import { openBrowser } from './browser.ts';
import { freePort } from './free-port.ts';
import { elementsOf } from './html.ts';
import { system, testApp, type TestApp } from './make.ts';

const list = join(import.meta.dirname, '../../shared/hostile/xss.jsonl');
const isAbsent = !existsSync(list) && process.env.CI !== 'true';
const skip = isAbsent
  ? 'The list of hostile input is not beside this project.'
  : process.env.TEST_DATABASE === 'postgres'
    ? 'What a page becomes is no matter of the database.'
    : false;

const payloads = (): string[] =>
  readFileSync(list, 'utf8')
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { payload: string }).payload);

const prose = 'The board of the harbour has had a survey of the wall since May, and it did not tell the town about it.';

/** The payload wherever a page has room for it: between blocks, in a line, in attributes, in what the head says. */
const asHtml = (payload: string, number: number): string => `<!doctype html><html><head><title>Story ${number}</title>
<meta name="author" content="${payload.replaceAll('"', '&quot;')}"><meta name="description" content="${payload.replaceAll('"', '&quot;')}">
<script type="application/ld+json">{"@type":"NewsArticle","headline":${JSON.stringify(`Story ${number} ${payload}`).replaceAll('</', '<\\/')},"author":{"name":${JSON.stringify(payload).replaceAll('</', '<\\/')}}}</script></head>
<body><article><h1>Story ${number}</h1><p>${prose}</p><p>Before ${payload} behind, said Marit Osk.</p><p><a href="${payload.replaceAll('"', '&quot;')}">A link</a> ${prose}</p>
${payload}
<blockquote>${payload}</blockquote><ul><li>${payload}</li></ul><p>${prose}</p></article></body></html>`;

const asText = (payload: string, number: number): string =>
  `Story ${number}\n\nBy Ines Calder\n\n${prose}\n\n${payload}\n\nBefore ${payload} behind, said Marit Osk.\n\n[words](${payload})\n\n[form id="${payload}"]\n\n${prose}\n`;

interface Imported {
  payload: string;
  path: string;
}

/** A soak tries every payload, an ordinary run some; the readers of pages try all (transfer/reading-html.test.ts). */
const EVERY = process.env.SOAK === undefined ? 15 : 1;

async function published(
  site: TestApp,
  name: string,
  asPage: (payload: string, number: number) => string,
): Promise<Imported[]> {
  const found: Imported[] = [];
  for (const [number, payload] of payloads().entries()) {
    if (number % EVERY > 0) continue;
    const bytes = Buffer.from(asPage(payload, number));
    try {
      const { url } = await importPage(site.app, system, { bytes, name, publish: true, recordPolicy: 'unchecked' });
      found.push({ payload, path: new URL(url ?? assert.fail()).pathname });
    } catch (error) {
      // A page that shows nothing holds no story.
      if (!(error instanceof Problem)) throw error;
    }
  }
  assert.ok(found.length * EVERY > 300, `${found.length} of ${payloads().length}`);
  return found;
}

/** What a story's text may be made of, and with which attributes. */
const allowed: Record<string, readonly string[]> = {
  ...Object.fromEntries(
    'p br h2 h3 em strong blockquote footer ul li hr div header bdi time'.split(' ').map((name) => [name, []]),
  ),
  a: ['href', 'rel', 'class', 'id'],
  span: ['id'],
  ol: ['start'],
  blockquote: ['class'],
};
const address = /^(?:https?:\/\/|mailto:|tel:|\/(?!\/)|#s\d)/;

function refuseForeign(body: string, payload: string): void {
  for (const { tagName, attrs } of elementsOf(parseFragment(body))) {
    const known = allowed[tagName] ?? assert.fail(`<${tagName}> of ${payload}`);
    for (const { name, value } of attrs) {
      assert.ok(known.includes(name), `<${tagName} ${name}> of ${payload}`);
      if (name === 'href') assert.match(value, address, payload);
    }
  }
}

/** The text of a story as its page has it, without our own forms. */
function textOf(page: string): string {
  const start = page.indexOf('<div class="text">');
  const end = page.indexOf('\n</div>\n', start);
  assert.ok(start > 0 && end > start);
  return page.slice(start + '<div class="text">'.length, end).replace(/<sign-up-form[\s\S]*?<\/sign-up-form>/g, '');
}

async function listening(t: TestContext): Promise<{ site: TestApp; url: string }> {
  const port = await freePort();
  const site = await testApp(t, { PORT: String(port) });
  const server = webServer(site.app, site.assets, site).listen(port, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close() && server.closeAllConnections());
  return { site, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

/** A window in which nothing keeps a script from running; whatever a payload calls is noted. */
async function openWindow(t: TestContext): Promise<{ page: Page; outside: string[] }> {
  const context = await (await openBrowser()).newContext({ bypassCSP: true });
  t.after(() => context.close());
  await context.addInitScript(`for (const name of ['alert', 'confirm', 'prompt', 'print', 'open'])
    window[name] = () => { window.__xss = name; };`);
  const page = await context.newPage();
  const outside: string[] = [];
  page.on('request', (request) => {
    if (!/^(?:http:\/\/127\.0\.0\.1:|data:font|about:)/.test(request.url())) outside.push(request.url());
  });
  return { page, outside };
}

const ran = (page: Page): Promise<unknown> => page.evaluate('window.__xss');
describe('T03 T10 hostile pages', { skip }, () => {
  for (const [name, asPage] of Object.entries({ 'page.html': asHtml, 'page.txt': asText })) {
    it(`leave words and nothing else: ${name}`, async (t) => {
      const { site, url } = await listening(t);
      const stories = await published(site, name, asPage);
      for (const { payload, path } of stories) refuseForeign(textOf(await site.page(path)), payload);
      const { page, outside } = await openWindow(t);
      await page.setContent('<img src="x" onerror="alert(1)">');
      await page.waitForFunction('window.__xss');
      for (const { payload, path } of stories) {
        await page.goto(url + path, { waitUntil: 'load' });
        assert.equal(await ran(page), undefined, payload);
      }
      for (const path of ['/', '/search?q=story', '/corrections']) {
        await page.goto(url + path, { waitUntil: 'load' });
        assert.equal(await ran(page), undefined, path);
      }
      assert.deepEqual(
        outside.filter((one) => !one.endsWith('/x')),
        [],
      );
    });
  }
});
