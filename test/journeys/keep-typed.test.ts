/** Nothing typed is lost: not when the server is away, not when the session ended, not when somebody else saved. Runs on SQLite alone. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newsroom, publishStory, story } from './newsroom.ts';

test('what could not be saved is offered back after a reload, and saved then', async (t) => {
  const { owner } = await newsroom(t);
  await publishStory(owner);
  const address = owner.url();
  await owner.goto(address);
  await owner.locator('.ProseMirror').waitFor();
  await owner.context().clearCookies();
  await owner.locator('.ProseMirror').click();
  await owner.keyboard.press('Control+End');
  await owner.keyboard.insertText(' And one thing more.');
  await owner.getByRole('alert').waitFor();
  assert.match(await owner.getByRole('alert').innerText(), /signed out/);
  assert.match(await owner.locator('.ProseMirror').innerText(), /one thing more/);

  owner.on('dialog', (dialog) => void dialog.accept());
  await owner.goto('/desk/sign-in');
  await owner.getByLabel('E-mail address').fill('hanne@courier.example');
  await owner.getByLabel('Password').fill('a tide table and a cat');
  await owner.getByRole('button', { name: 'Sign in' }).click();
  await owner.waitForURL('**/desk');
  await owner.goto(address);
  await owner.locator('.ProseMirror').waitFor();
  assert.doesNotMatch(await owner.locator('.ProseMirror').innerText(), /one thing more/);
  await owner.getByRole('button', { name: 'Take it back' }).press('Enter');
  assert.match(await owner.locator('.ProseMirror').innerText(), /one thing more/);
  await owner.waitForFunction(() => document.getElementById('revision')?.textContent !== '2');
  await owner.reload();
  await owner.locator('.ProseMirror').waitFor();
  assert.match(await owner.locator('.ProseMirror').innerText(), /one thing more/);
  assert.equal(await owner.getByRole('button', { name: 'Take it back' }).count(), 0);
});

test('two people at once: the slower one compares, and both texts are there', async (t) => {
  const { owner } = await newsroom(t);
  await publishStory(owner);
  const other = await owner.context().newPage();
  await other.goto(owner.url());
  await other.locator('.ProseMirror').waitFor();
  await owner.reload();
  await owner.locator('.ProseMirror').waitFor();
  await owner.getByLabel('Standfirst').fill('The faster one wrote this.');
  await owner.waitForFunction(() => document.getElementById('revision')?.textContent !== '2');
  await other.getByLabel('Headline').fill('The slower one wrote this');
  await other.getByRole('alert').waitFor();
  await other.getByRole('button', { name: 'Compare' }).press('Enter');
  await other.waitForLoadState();
  const page = await other.content();
  assert.match(page, /The faster one wrote this/);
  assert.match(page, /The slower one wrote this/);
  assert.match(page, new RegExp(story.headline));
});
