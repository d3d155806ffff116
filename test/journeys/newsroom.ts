/** A running newsroom and people in browsers, for the journeys. */
import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { axeFindings, layoutShift, noThirdParties, openBrowser } from '../browser.ts';
import { startOnrecord, type Onrecord } from '../process.ts';

export interface Newsroom {
  site: Onrecord;
  /** Somebody's own browser window: what it complains about fails the test. */
  visit: (options?: BrowserContextOptions) => Promise<Page>;
  /** Signed in at the desk. */
  owner: Page;
}

export const owner = { name: 'Hanne Aldous', email: 'hanne@courier.example', password: 'a tide table and a cat' };

/** Starts the program on an empty folder and sets up its owner, as the newcomer does. */
export async function newsroom(t: TestContext, env: Record<string, string> = {}): Promise<Newsroom> {
  const site = await startOnrecord({ env });
  t.after(() => site.kill('SIGKILL'));
  const contexts: BrowserContext[] = [];
  const complaints: string[] = [];
  t.after(async () => {
    for (const context of contexts) await context.close();
    assert.deepEqual(complaints, [], 'the browser complained');
  });
  const visit: Newsroom['visit'] = async (options = {}) => {
    const browser = await openBrowser();
    const context = await browser.newContext({ baseURL: site.url, viewport: { width: 1280, height: 900 }, ...options });
    contexts.push(context);
    context.setDefaultTimeout(15_000);
    const page = await context.newPage();
    const outside = noThirdParties(page);
    page.on('console', (message) => {
      // A refused form (422) is an answer, which Chromium writes down as an error.
      if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('close', () => complaints.push(...outside));
    return page;
  };
  const desk = await visit();
  await setUp(desk, site.setupLink ?? '');
  return { site, visit, owner: desk };
}

async function setUp(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.getByLabel('Name of the publication').fill('The Ottermouth Courier');
  await page.getByLabel('Your name').fill(owner.name);
  await page.getByLabel('Your e-mail address').fill(owner.email);
  await page.getByLabel('Password').fill(owner.password);
  await page.getByRole('button', { name: 'Set up' }).press('Enter');
  await page.waitForURL('**/desk');
}

export const story = {
  headline: 'Harbour board kept its survey to itself',
  standfirst: 'The engineer who signed it had asked twice for it to be published.',
  byline: 'Ines Calder, Tom Ferris',
  paragraphs: [
    'A survey found part of the wall in active failure.',
    '“I was told the town did not need another fright,” said Marit Osk, who signed the survey.',
    'Two members of the board who were present said that there was no vote.',
  ],
};

/** Writes a story with the keyboard and publishes it; its address. */
export async function publishStory(desk: Page, written: typeof story = story): Promise<string> {
  await desk.goto('/desk');
  await desk.getByRole('button', { name: 'New story' }).click();
  await desk.locator('.ProseMirror').waitFor();
  await desk.getByLabel('Headline').fill(written.headline);
  await desk.getByLabel('Standfirst').fill(written.standfirst);
  await desk.getByLabel('Written by').fill(written.byline);
  await desk.locator('.ProseMirror').focus();
  for (const [index, text] of written.paragraphs.entries()) {
    if (index > 0) await desk.keyboard.press('Enter');
    await desk.keyboard.insertText(text);
  }
  await desk.getByRole('button', { name: 'Publish', exact: true }).click();
  await desk.getByText('Published', { exact: true }).first().waitFor();
  const path = await desk.locator('.strip a[href^="/20"]').first().getAttribute('href');
  assert.ok(path, 'the desk links the published story');
  return path;
}

/** What must hold on every page that a journey stops at: no fault axe knows, nothing that moved. */
export async function lookAt(page: Page): Promise<void> {
  assert.deepEqual(await axeFindings(page), [], page.url());
  assert.ok((await layoutShift(page)) < 0.001, `layout shift at ${page.url()}`);
  const sideways = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  assert.equal(sideways, 0, `scrolls sideways at ${page.url()}`);
}
