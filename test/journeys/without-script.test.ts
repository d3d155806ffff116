/** Everything that the design promises without script: reading, signing up, confirming, commenting, and the desk. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newsroom, owner as person, publishStory } from './newsroom.ts';

test('read, sign up, confirm, comment and write without script', async (t) => {
  const { owner, visit } = await newsroom(t);
  const path = await publishStory(owner);
  const reader = await visit({ javaScriptEnabled: false });
  await reader.goto(path);
  assert.equal(await reader.locator('sign-up-prompt').count(), 0);

  await reader.getByLabel('Comment *').fill('A word from 1998.');
  await reader.getByLabel('Name *').fill('Old Davit');
  await reader.getByLabel('E-mail address *').fill('davit@@davit');
  await reader.locator('form#reply').evaluate((form) => form.setAttribute('novalidate', ''));
  await reader.getByRole('button', { name: 'Send comment' }).click();
  assert.equal(await reader.getByLabel('Comment *').inputValue(), 'A word from 1998.', 'the text is kept');
  await reader.getByLabel('E-mail address *').fill('davit@davit.example');
  await reader.getByRole('button', { name: 'Send comment' }).click();
  await reader.getByText('Held until an editor has read it').waitFor();

  await reader.goto('/sign-ups');
  await reader.getByLabel('E-mail address').fill('davit@davit.example');
  await reader.getByRole('main').getByRole('button', { name: 'Sign up' }).click();
  await reader.waitForURL('**/sign-ups/**');

  const desk = await visit({ javaScriptEnabled: false });
  await desk.goto('/desk/sign-in');
  await desk.getByLabel('E-mail address').fill(person.email);
  await desk.getByLabel('Password').fill(person.password);
  await desk.getByRole('button', { name: 'Sign in' }).click();
  await desk.waitForURL('**/desk');
  await desk.getByRole('button', { name: 'New story' }).click();
  await desk.getByLabel('Headline').fill('Plain words go out too');
  await desk.locator('textarea[name=body]').fill('First paragraph.\n\n## A subhead\n\nSecond with *emphasis*.');
  // Straight from typing to publishing: nothing typed is lost on the way.
  await desk.getByRole('button', { name: 'Publish', exact: true }).click();
  const public_ = await desk.locator('.strip a[href^="/20"]').first().getAttribute('href');
  await reader.goto(public_ ?? '');
  assert.equal(await reader.locator('.text h2').innerText(), 'A subhead');
  assert.equal(await reader.locator('.text em').innerText(), 'emphasis');
});
