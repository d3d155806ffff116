/** The slide-in: written at the desk, seen, signed up, confirmed, counted; and closed by Esc it stays closed. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { lookAt, newsroom, publishStory } from './newsroom.ts';

const title = 'What the town decided';

async function switchOn(desk: Page): Promise<void> {
  await desk.goto('/desk/slide-in');
  await desk.getByRole('textbox', { name: 'Kicker' }).fill('The Friday Letter');
  await desk.getByRole('textbox', { name: 'Title' }).fill(title);
  await desk.getByRole('textbox', { name: 'Text', exact: true }).fill('Every Friday at seven.');
  await desk.getByRole('combobox', { name: 'Form' }).selectOption({ index: 1 });
  await desk.getByRole('checkbox', { name: /^On/ }).check();
  const preview = desk.frameLocator('iframe').first();
  await preview.getByRole('heading', { name: title }).waitFor();
  await desk.getByRole('button', { name: 'Save', exact: true }).click();
  await desk.getByText('It is on.').waitFor();
  await lookAt(desk);
}

/** Reads to the end, as a person scrolls. */
async function readOn(page: Page): Promise<void> {
  for (let step = 0; step < 14; step++) {
    await page.mouse.wheel(0, 500);
    await page.waitForTimeout(60);
  }
}

test('written at the desk, seen, sent, confirmed, counted', async (t) => {
  const { owner, visit } = await newsroom(t);
  const path = await publishStory(owner);
  const early = await visit();
  await early.goto(path);
  assert.equal(await early.locator('sign-up-prompt').count(), 0, 'off until somebody wrote its words');
  await switchOn(owner);

  const reader = await visit();
  await reader.goto(path);
  const box = reader.locator('sign-up-prompt');
  assert.equal(await box.isVisible(), false, 'at rest it is not there');
  await readOn(reader);
  await box.getByRole('heading', { name: title }).waitFor();
  assert.equal(
    await reader.evaluate(() => document.activeElement?.closest('sign-up-prompt') === null),
    true,
    'it takes no focus',
  );
  const [edge, form] = [await box.boundingBox(), await reader.locator('comment-form').boundingBox()];
  assert.ok(edge && form && form.x + form.width < edge.x, 'it stands beside the text and the comments, not over them');
  await lookAt(reader);
  await box.getByLabel('E-mail address').fill('ruth@pilot-row');
  await box.getByRole('button', { name: 'Sign up' }).click();
  await box.locator('.error').waitFor();
  assert.equal(await box.getByLabel('E-mail address').inputValue(), 'ruth@pilot-row', 'what was typed is kept');
  await box.getByLabel('E-mail address').fill('ruth@pilot-row.example');
  await box.getByRole('button', { name: 'Sign up' }).click();
  await box.getByRole('status').waitFor();
  await lookAt(reader);

  await owner.goto('/desk/outbox');
  await owner.waitForFunction(
    () => document.querySelector('.rows a') !== null || (location.reload(), false),
    undefined,
    { polling: 700 },
  );
  await owner.locator('.rows a').first().click();
  await lookAt(owner);
  const link = await owner.locator('.mail-text a[href*="/confirmation"]').getAttribute('href');
  assert.ok(link);
  await reader.goto(link);
  await lookAt(reader);
  await reader.getByRole('main').getByRole('button').press('Enter');
  await reader.waitForLoadState();
  assert.doesNotMatch(await reader.getByRole('main').innerText(), /error/i);

  await owner.waitForTimeout(1_500);
  await owner.goto('/desk/numbers');
  const row = owner.getByRole('row', { name: /Slide-in/i }).first();
  assert.match(await row.innerText(), /1\D+[01]\D+1\D+1/, 'shown, closed, sent, confirmed');
  await lookAt(owner);
});

test('closed by Esc it stays closed, on this page and the next', async (t) => {
  const { owner, visit } = await newsroom(t);
  const path = await publishStory(owner);
  await switchOn(owner);
  const reader = await visit();
  await reader.goto(path);
  await readOn(reader);
  const box = reader.locator('sign-up-prompt');
  await box.getByRole('heading', { name: title }).waitFor();
  await reader.keyboard.press('Escape');
  await box.waitFor({ state: 'hidden' });
  await readOn(reader);
  assert.equal(await box.isVisible(), false);
  await reader.goto(path);
  await readOn(reader);
  await reader.waitForTimeout(400);
  assert.equal(await box.isVisible(), false, 'remembered');
});

test('on a phone it takes at most 30 % of the height, and its close is within reach', async (t) => {
  const { owner, visit } = await newsroom(t);
  const path = await publishStory(owner);
  await switchOn(owner);
  const reader = await visit({ viewport: { width: 390, height: 844 }, hasTouch: true });
  await reader.goto(path);
  await readOn(reader);
  const box = reader.locator('sign-up-prompt');
  await box.getByRole('heading', { name: title }).waitFor();
  await reader.waitForTimeout(300);
  const size = await box.boundingBox();
  assert.ok(size && size.height <= 844 * 0.3, `height ${size?.height}`);
  const close = await box.getByRole('button', { name: 'Close' }).boundingBox();
  assert.ok(close && close.width >= 44 && close.height >= 44);
  await box.getByRole('button', { name: 'Close' }).tap();
  await box.waitFor({ state: 'hidden' });
});
