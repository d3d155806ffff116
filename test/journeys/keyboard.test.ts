/** A story is written and published with the keyboard alone. Runs on SQLite alone. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { lookAt, newsroom } from './newsroom.ts';

const focus = (page: Page): Promise<string> =>
  page.evaluate(`document.activeElement.id || document.activeElement.textContent`);

/** What a person does between two keys: the editor hears of a selection a moment after it was made. */
async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) {
    await page.keyboard.press(key);
    await page.waitForTimeout(30);
  }
}

test('a story is written and published with the keyboard alone', async (t) => {
  const { owner } = await newsroom(t);
  await owner.getByRole('button', { name: 'New story' }).focus();
  await press(owner, 'Enter');
  const text = owner.locator('.ProseMirror');
  await text.waitFor();
  assert.equal(await focus(owner), 'headline', 'writing begins at once');
  await owner.keyboard.insertText('Kelp licence goes to the lowest bidder');
  await press(owner, 'Tab');
  assert.equal(await focus(owner), 'standfirst');
  await press(owner, 'Tab', 'Tab');
  assert.equal(await focus(owner), 'Subhead', 'the tools are one stop');
  await press(owner, 'ArrowRight', 'ArrowRight');
  assert.equal(await focus(owner), 'Bold');
  await press(owner, 'End', 'ArrowRight');
  assert.equal(await focus(owner), 'Subhead');

  await press(owner, 'Tab');
  assert.ok(await text.evaluate((element) => element === document.activeElement));
  await owner.keyboard.insertText('Nobody asked the harbour users.');
  await press(owner, 'Shift+Tab', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft');
  assert.equal(await focus(owner), 'Sign-up form');
  await press(owner, 'Enter');
  await owner.keyboard.insertText('The minutes are on the agenda');
  await press(owner, ...Array<string>(6).fill('Shift+ArrowLeft'), 'Shift+Tab');
  await owner.keyboard.insertText('holm.example/agenda');
  await press(owner, 'Enter');
  assert.deepEqual(await text.evaluate((element) => [...element.children].map((child) => child.innerHTML)), [
    'Nobody asked the harbour users.',
    'Sign-up form',
    'The minutes are on the <a href="https://holm.example/agenda">agenda</a>',
  ]);

  await owner.getByRole('button', { name: 'Publish', exact: true }).focus();
  await press(owner, 'Enter');
  await owner.getByRole('status').getByText('Readers see it now').waitFor();
  await lookAt(owner);
  await owner.goto('/desk/settings');
  await owner.getByLabel('Accent colour').fill('#ffcc00');
  await press(owner, 'Enter');
  await owner.locator('#accent-error').waitFor();
  assert.equal(await focus(owner), 'accent', 'the keys go to what is wrong');
});
