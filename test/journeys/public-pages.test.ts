/** Every kind of public page in a real browser: B6, B29, B56, and the weights of the look. Runs on SQLite alone. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test, type TestContext } from 'node:test';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { addSection } from '../../src/settings/sections.ts';
import { changeSettings } from '../../src/settings/settling.ts';
import { addCorrection } from '../../src/stories/correcting.ts';
import { webServer } from '../../src/serve.ts';
import { axeFindings, layoutShift, noThirdParties, openBrowser } from '../browser.ts';
import { freePort } from '../free-port.ts';
import { system, testApp } from '../make.ts';
import { publish } from '../publish.ts';

interface Paper {
  url: string;
  story: string;
  addresses: string[];
  visit: (options?: BrowserContextOptions) => Promise<Page>;
}

async function paper(t: TestContext): Promise<Paper> {
  const port = await freePort();
  const site = await testApp(t, { PORT: String(port) });
  await changeSettings(site.app, system, {
    name: 'The Ottermouth Courier',
    earLine: 'High water 7.42 am',
    contactEmail: 'desk@courier.example',
    imprint: 'The Courier Trust.',
  });
  const sections = [];
  for (const name of ['Harbour', 'Council', 'Schools', 'Opinion', 'Sport', 'What is on'])
    sections.push(await addSection(site.app, system, { name, accent: 'sea' }));
  for (let place = 1; place < 26; place++) {
    await publish(site, {
      headline: `Parking on the Strand to cost more, part ${place}`,
      standfirst: 'From April, by a third.',
      sectionId: sections[place % 5] ?? null,
      hoursAgo: place,
    });
  }
  // Words that no line of a phone can hold.
  const long = await publish(site, {
    headline: 'Donaudampfschifffahrtsgesellschaftskapitänswitwenversicherung klagt',
    standfirst: `See register.example/${'entries/'.repeat(12)}and below.`,
    byline: ['Bartholomew Featherstonehaughtrevanionmontmorencyholm', 'Ines Calder'],
    sectionId: sections[0] ?? null,
    hoursAgo: 0.5,
  });
  const { id, path } = await publish(site, {
    headline: 'Harbour board kept sea-wall survey to itself',
    standfirst: 'Its engineer asked twice.',
    sectionId: sections[0] ?? null,
  });
  await addCorrection(site.app, system, { id, kind: 'correction', text: 'It has 61 pages, not 64.' });
  const server = webServer(site.app, site.assets, site);
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close() && server.closeAllConnections());
  const url = site.app.config.siteUrl;
  const visit: Paper['visit'] = async (options = {}) => {
    const context = await (
      await openBrowser()
    ).newContext({ baseURL: url, viewport: { width: 1280, height: 900 }, ...options });
    t.after(() => context.close());
    return context.newPage();
  };
  const addresses = [
    '/',
    '/sections/harbour',
    '/sections/opinion',
    path,
    long.path,
    '/search?q=parking',
    '/search?q=klagt',
    '/how-we-source',
    '/corrections',
    '/2031/11/sea-wall-survey',
  ];
  return { url, story: path, addresses, visit };
}

test('B56 every public page is sound: for assistive tools, on a phone and a desk, in light and dark, and nothing moves', async (t) => {
  const { addresses, visit } = await paper(t);
  const ways: BrowserContextOptions[] = [
    { viewport: { width: 390, height: 844 }, colorScheme: 'light' },
    { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' },
  ];
  for (const way of ways) {
    const page = await visit(way);
    const outside = noThirdParties(page);
    for (const address of addresses) {
      const where = `${address} at ${way.viewport?.width ?? 0}`;
      await page.goto(address, { waitUntil: 'load' });
      assert.equal(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
        0,
        `${where} scrolls sideways`,
      );
      assert.equal(await layoutShift(page), 0, `${where} moves`);
      assert.deepEqual(await axeFindings(page), [], where);
    }
    assert.deepEqual(outside, []);
  }
});

test('no page is wider than the smallest phone', async (t) => {
  const { addresses, visit } = await paper(t);
  const page = await visit({ viewport: { width: 320, height: 640 } });
  for (const address of addresses) {
    await page.goto(address);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0, address);
  }
});

test('B29 a story is read with six requests and 60 KB at most', async (t) => {
  const { story, visit } = await paper(t);
  const page = await visit();
  const sizes: Promise<number>[] = [];
  page.on('requestfinished', (request) => sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize)));
  await page.goto(story, { waitUntil: 'networkidle' });
  const bytes = await Promise.all(sizes);
  assert.ok(bytes.length <= 6, `${bytes.length} requests`);
  assert.ok(bytes.reduce((sum, one) => sum + one, 0) <= 60_000, bytes.join(' '));
});

test('B6 light and dark are chosen in the foot, kept for this device, and set before anything is painted', async (t) => {
  const { story, visit } = await paper(t);
  const page = await visit({ colorScheme: 'light' });
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await page.goto('/');
  assert.equal(await page.getByRole('radio', { name: 'As the device' }).isChecked(), true);
  const light = await ground();
  await page.getByRole('radio', { name: 'Dark' }).check();
  const dark = await ground();
  assert.notEqual(dark, light);

  // Before the body exists, the choice stands: nothing can be painted in the other colours.
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (!document.body) return;
      observer.disconnect();
      Object.assign(window, { atFirst: document.documentElement.dataset['theme'] });
    }).observe(document, { childList: true, subtree: true });
  });
  await page.goto(story);
  assert.equal(await page.evaluate(() => (window as { atFirst?: string }).atFirst), 'dark');
  assert.equal(await ground(), dark);
  assert.equal(await page.getByRole('radio', { name: 'Dark' }).isChecked(), true);

  await page.getByRole('radio', { name: 'As the device' }).check();
  assert.equal(await ground(), light);
  assert.equal(await page.evaluate(() => localStorage.getItem('appearance')), null);
});

test('B6 B29 without script the page is whole, and follows the device', async (t) => {
  const { story, visit } = await paper(t);
  const page = await visit({ javaScriptEnabled: false, colorScheme: 'dark' });
  await page.goto(story);
  assert.equal(await page.locator('appearance-choice').isVisible(), false);
  assert.equal(await page.locator('h1').innerText(), 'Harbour board kept sea-wall survey to itself');
  assert.equal(await page.locator('#record').isVisible(), true);
});
