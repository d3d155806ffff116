/**
 * The slide-in and the forms in a real browser: when they come, when they stay away, and what they leave alone.
 * Runs on SQLite alone.
 */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test, type TestContext } from 'node:test';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { axeFindings, layoutShift, noThirdParties, openBrowser } from '../test/browser.ts';
import { freePort } from '../test/free-port.ts';
import { system, testApp } from '../test/make.ts';
import { doc, form as formNode, p } from '../src/document/building.ts';
import * as paths from '../src/paths.ts';
import { changePrompt, type PromptInput } from '../src/prompts/prompting.ts';
import { defaultForm } from '../src/prompts/queries.ts';
import { webServer } from '../src/serve.ts';
import { importStory } from '../src/stories/importing.ts';

const DAY = 86_400_000;
const wide = { width: 1280, height: 900 };
const phone = { width: 390, height: 844 };
const copy = {
  kicker: 'The Tide',
  title: 'What the sea did',
  text: 'Every Friday.',
  button: '',
  smallPrint: '',
  thanks: '',
};

async function started(t: TestContext) {
  const port = await freePort();
  const site = await testApp(t, { PORT: String(port) });
  const server = webServer(site.app, site.assets, site);
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const paragraphs = Array.from({ length: 14 }, (_, index) =>
    p(`The tide came over the wall for the ${index}th time, and went back over it. `.repeat(4)),
  );
  const told = (headline: string, blocks: ReturnType<typeof p>[]) => ({
    headline,
    byline: [],
    datedAt: null,
    document: doc(...blocks).toJSON() as unknown,
    quarantined: [],
    recordPolicy: null,
    publish: true,
  });
  const long = await importStory(
    site.app,
    system,
    told('Tide over the wall', [...paragraphs.slice(0, 2), formNode(null), ...paragraphs.slice(2)]),
  );
  const form = await defaultForm(site.app.db);
  const change = (more: Partial<PromptInput> = {}) =>
    changePrompt(site.app, system, {
      ...copy,
      formId: form?.id ?? null,
      trigger: 'end',
      seconds: 30,
      sections: [],
      startsAt: null,
      endsAt: null,
      isOn: true,
      ...more,
    });
  await change();

  const visit = async (t2: TestContext, options: BrowserContextOptions = {}): Promise<Page> => {
    const browser = await openBrowser();
    const context = await browser.newContext({ baseURL: `http://127.0.0.1:${port}`, viewport: wide, ...options });
    t2.after(() => context.close());
    context.setDefaultTimeout(8_000);
    const page = await context.newPage();
    page.on('pageerror', (error) => assert.fail(error));
    return page;
  };
  return { site, change, visit, path: long.path ?? '' };
}

const box = (page: Page) => page.locator('sign-up-prompt');
const isOpen = async (page: Page): Promise<boolean> => (await box(page).count()) > 0 && (await box(page).isVisible());

/** To the end of the story, in steps. */
async function readOn(page: Page, each: () => Promise<void> = async () => {}): Promise<void> {
  for (let step = 0; step < 40; step++) {
    await page.mouse.wheel(0, 400);
    await page.waitForTimeout(30);
    await each();
    const isAtEnd = await page.evaluate(
      () => (document.querySelector('.story')?.getBoundingClientRect().bottom ?? 0) < 200,
    );
    if (isAtEnd) break;
  }
  await page.waitForTimeout(1_200);
}

/** Whether the open box lies over words of the story. */
const covers = (page: Page) =>
  page.evaluate(() => {
    const prompt = document.querySelector('sign-up-prompt[open]')?.getBoundingClientRect();
    if (!prompt) return false;
    return [...document.querySelectorAll('.text > *, .record')].some((words) => {
      const { left, right, top, bottom } = words.getBoundingClientRect();
      return left < prompt.right && right > prompt.left && top < prompt.bottom && bottom > prompt.top;
    });
  });

test('the slide-in', async (t) => {
  const { site, change, visit, path } = await started(t);
  const counts = async (): Promise<Record<string, number>> => {
    await new Promise((resolve) => setTimeout(resolve, 1_300));
    const rows = await site.app.db.selectFrom('prompt_count').selectAll().where('placement', '=', 'slide-in').execute();
    return Object.fromEntries(rows.map(({ what, count }) => [what, count]));
  };

  await t.test(
    'C4 C19 C23 comes at the end, over no words, moving nothing, taking no focus; closed by Esc it is counted once',
    async (t2) => {
      const page = await visit(t2);
      const outside = noThirdParties(page);
      await page.goto(path);
      assert.equal(await isOpen(page), false);
      await readOn(page, async () => assert.equal(await covers(page), false));
      assert.equal(await isOpen(page), true);
      assert.equal(await page.evaluate(() => document.activeElement === document.body), true);
      assert.deepEqual(await axeFindings(page), []);
      await page.keyboard.press('Escape');
      await box(page).waitFor({ state: 'hidden' });
      await readOn(page);
      assert.equal(await isOpen(page), false, 'one prompt a page');
      assert.equal(await layoutShift(page), 0);
      assert.deepEqual(outside, []);
      assert.deepEqual(await counts(), { shown: 1, closed: 1 });
    },
  );

  await t.test('C20 nothing on the first screen, even where the whole story fits into it', async (t2) => {
    const page = await visit(t2, { viewport: { width: 1280, height: 3_500 } });
    await page.goto(path);
    await page.mouse.move(300, 300);
    await page.waitForTimeout(2_500);
    assert.equal(await isOpen(page), false);
  });

  await t.test(
    'C25 C19 on a phone it stays off the words while scrolling back, and away where it would be too high',
    async (t2) => {
      const page = await visit(t2, { viewport: phone, hasTouch: true });
      await page.goto(path);
      await readOn(page, async () => assert.equal(await covers(page), false));
      assert.equal(await isOpen(page), true);
      assert.deepEqual(await axeFindings(page), []);
      await page.mouse.wheel(0, -2_500);
      await page.waitForTimeout(400);
      assert.equal(await covers(page), false);
      assert.equal(await isOpen(page), false);
      await readOn(page);
      assert.equal(await isOpen(page), true, 'it only stepped aside');
      const low = await visit(t2, { viewport: { width: 390, height: 600 }, hasTouch: true });
      await low.goto(path);
      await readOn(low);
      assert.equal(await isOpen(low), false);
    },
  );

  await t.test('not while something is typed or selected', async (t2) => {
    const page = await visit(t2);
    await page.goto(path);
    await page.locator('#comment-text').focus();
    await readOn(page);
    assert.equal(await isOpen(page), false, 'a field has the focus');
    await page.evaluate(() => {
      (document.activeElement as HTMLElement).blur();
      getSelection()?.selectAllChildren(document.querySelector('h1') as Node);
    });
    await page.waitForTimeout(1_300);
    assert.equal(await isOpen(page), false, 'words are selected');
    await page.evaluate(() => getSelection()?.removeAllRanges());
    await box(page).waitFor({ state: 'visible' });
  });

  await t.test('C17 C18 closed, it stays away a week, a month, a quarter', async (t2) => {
    const page = await visit(t2);
    await page.goto(path);
    for (const [times, days, comes] of [
      [1, 6, false],
      [1, 8, true],
      [2, 8, false],
      [2, 31, true],
      [3, 89, false],
      [3, 91, true],
      [9, 91, true],
    ] as const) {
      await page.evaluate(
        ([value = '']) => localStorage.setItem('sign-up-prompt', value),
        [`${times} ${Date.now() - days * DAY}`],
      );
      await page.goto(path);
      assert.equal(await box(page).count(), comes ? 1 : 0, `closed ${times} times, ${days} days ago`);
    }
    await page.evaluate(
      ([value = '']) => localStorage.setItem('sign-up-prompt', value),
      [`2 ${Date.now() - 31 * DAY}`],
    );
    await page.goto(path);
    await readOn(page);
    await box(page).getByRole('button', { name: 'Close' }).click();
    assert.match((await page.evaluate(() => localStorage.getItem('sign-up-prompt'))) ?? '', /^3 \d+$/);
  });

  await t.test('C18 where nothing can be stored it comes once a page', async (t2) => {
    const page = await visit(t2);
    await page.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get: () => {
          throw new DOMException('Storage is blocked', 'SecurityError');
        },
      });
    });
    await page.goto(path);
    await readOn(page);
    await box(page).getByRole('button', { name: 'Close' }).click();
    await box(page).waitFor({ state: 'detached' });
    await readOn(page);
    assert.equal(await isOpen(page), false);
  });

  await t.test('C22 the focus goes back to where it came from', async (t2) => {
    const page = await visit(t2);
    await page.goto(path);
    await readOn(page);
    await page
      .locator('.share a')
      .first()
      .evaluate((link: HTMLElement) => link.focus({ preventScroll: true }));
    await box(page)
      .getByLabel('E-mail address')
      .evaluate((field: HTMLElement) => field.focus());
    await page.keyboard.press('Escape');
    assert.equal(await page.evaluate(() => document.activeElement?.matches('.share a')), true);
    const mouse = await visit(t2);
    await mouse.goto(path);
    await readOn(mouse);
    await box(mouse).getByRole('button', { name: 'Close' }).click();
    assert.equal(await mouse.evaluate(() => document.activeElement?.id), 'main', 'never lost');
  });

  await t.test('C21 no movement where less is asked for, a short one else', async (t2) => {
    const duration = (page: Page) => box(page).evaluate((prompt) => getComputedStyle(prompt).transitionDuration);
    const still = await visit(t2, { reducedMotion: 'reduce' });
    await still.goto(path);
    assert.equal(await duration(still), '0s');
    const page = await visit(t2);
    await page.goto(path);
    for (const seconds of (await duration(page)).split(',')) assert.ok(Number.parseFloat(seconds) <= 0.2);
  });

  await t.test('after a sign-up anywhere it does not come again, here or on the next page', async (t2) => {
    const page = await visit(t2);
    await page.goto(path);
    await page.locator('.text sign-up-form').getByLabel('E-mail address').fill('ruth@x.example');
    await page.locator('.text sign-up-form').getByRole('button', { name: 'Sign up' }).click();
    await page.locator('.text .sent').waitFor();
    assert.equal(
      await page.evaluate(() => document.activeElement?.textContent),
      'One more step',
      'the answer is where the focus is',
    );
    assert.deepEqual(await axeFindings(page), []);
    await readOn(page);
    assert.equal(await isOpen(page), false);
    await page.goto(path);
    assert.equal(await box(page).count(), 0);
    const stored = await site.app.db.selectFrom('sign_up').select(['placement', 'story_id']).execute();
    assert.equal(stored.length, 1);
    assert.equal(stored[0]?.placement, 'inline');
    assert.notEqual(stored[0]?.story_id, null);
  });

  await t.test('what could not be sent is said in place, and the typed words stay', async (t2) => {
    const page = await visit(t2);
    await page.goto(path);
    await page.route(`**${paths.signUps}`, (route) => route.abort());
    const form = page.locator('.text sign-up-form');
    await form.getByLabel('E-mail address').fill('ruth@y.example');
    await form.getByRole('button', { name: 'Sign up' }).click();
    await form.getByRole('alert').waitFor();
    assert.match(await form.getByRole('alert').innerText(), /did not reach us/);
    assert.equal(await form.getByLabel('E-mail address').inputValue(), 'ruth@y.example');
    await page.unroute(`**${paths.signUps}`);
    await form.getByRole('button', { name: 'Sign up' }).click();
    await form.locator('.sent').waitFor();
    await form.getByRole('button', { name: 'Send the letter again' }).click();
    await page.waitForTimeout(300);
    await form.locator('.sent').waitFor();
  });

  await t.test('C24 D6 without script it is absent, and the form in the story works', async (t2) => {
    const page = await visit(t2, { javaScriptEnabled: false });
    await page.goto(path);
    assert.equal(await box(page).isVisible(), false);
    await page.locator('.text').getByLabel('E-mail address').fill('none@x.example');
    await page.locator('.text').getByRole('button', { name: 'Sign up' }).click();
    await page.getByRole('heading', { name: 'One more step' }).waitFor();
    assert.equal(new URL(page.url()).pathname, paths.signUpThanks);
  });

  await t.test('C2 C16 after seconds of reading, which do not pass while nobody reads', async (t2) => {
    await change({ trigger: 'seconds', seconds: 5 });
    const page = await visit(t2);
    await page.clock.install();
    await page.goto(path);
    await page.mouse.wheel(0, 300);
    await page.clock.runFor(3_000);
    assert.equal(await isOpen(page), false, 'not yet');
    await page.mouse.wheel(0, 300);
    await page.clock.runFor(4_000);
    await box(page).waitFor({ state: 'visible' });
    assert.equal(await covers(page), false);
    await change({ trigger: 'seconds', seconds: 60 });
    const away = await visit(t2);
    await away.clock.install();
    await away.goto(path);
    await away.mouse.wheel(0, 300);
    await away.clock.runFor(120_000);
    assert.equal(await isOpen(away), false, 'thirty seconds without a sign of life are all that count');
  });
});
