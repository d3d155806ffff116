/** What the comment form does with script: answers in place, slips without a lost word, a browser that remembers. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { lookAt, newsroom, publishStory } from './newsroom.ts';

async function write(reader: Page, text: string, email = 'ruth@pilot-row.example'): Promise<void> {
  await reader.getByLabel('Comment *').fill(text);
  await reader.getByLabel('Name *').fill('Pilot Row Ruth');
  await reader.getByLabel('E-mail address *').fill(email);
  await reader.getByRole('button', { name: 'Send comment' }).press('Enter');
}

test('be remembered, answer a comment, slip, send, and be forgotten', async (t) => {
  const { owner, visit } = await newsroom(t);
  const path = await publishStory(owner);
  const reader = await visit({ viewport: { width: 390, height: 844 } });
  await reader.goto(path);
  await reader.getByLabel('Remember my name and address').check();
  await write(reader, 'I was there.');
  await reader.getByText('Held until an editor has read it').waitFor();
  assert.equal(await reader.getByLabel('Comment *').inputValue(), '');
  await owner.goto('/desk/comments');
  await owner.getByRole('button', { name: /^Approve/ }).click();
  await owner.getByText('No comment waits').waitFor();

  await reader.reload();
  await reader.getByRole('link', { name: 'Reply to Pilot Row Ruth' }).press('Enter');
  assert.ok(await reader.getByText('Reply to Pilot Row Ruth').last().isVisible());
  await reader.waitForFunction(
    () => document.querySelector<HTMLInputElement>('#comment-name')?.value === 'Pilot Row Ruth',
  );
  assert.equal(await reader.getByLabel('E-mail address *').inputValue(), 'ruth@pilot-row.example');
  await write(reader, 'And I wrote it down.', 'ruth@pilot-row');
  await reader.getByText('This does not look like an e-mail address').waitFor();
  assert.equal(await reader.getByLabel('Comment *').inputValue(), 'And I wrote it down.');
  assert.equal(await reader.evaluate(() => document.activeElement?.id), 'comment-email', 'at the field that is wrong');
  assert.ok(await reader.getByRole('button', { name: 'Not as a reply' }).isVisible(), 'it still is an answer');
  await lookAt(reader);
  await write(reader, 'And I wrote it down.');
  const answer = reader.locator('.comment .comment');
  await answer.waitFor();
  assert.match(await answer.innerText(), /And I wrote it down\./);
  assert.equal(await reader.evaluate(() => document.activeElement?.matches('.comment .comment')), true);
  await lookAt(reader);

  await reader.getByRole('link', { name: 'Reply to Pilot Row Ruth' }).last().press('Enter');
  await reader.getByRole('button', { name: 'Not as a reply' }).press('Enter');
  await write(reader, 'By itself.');
  await reader.locator('.comments > ol > .comment').nth(1).waitFor();

  await reader.route('**/comments', (route) => route.fulfill({ status: 404, body: '' }));
  await write(reader, 'While it was down.');
  await reader.getByText('could not be sent just now').waitFor();
  assert.equal(await reader.getByLabel('Comment *').inputValue(), 'While it was down.');

  await reader.getByRole('link', { name: 'What is remembered' }).press('Enter');
  await lookAt(reader);
  await reader.getByRole('button', { name: 'Forget both' }).press('Enter');
  await reader.getByText('it remembers nothing').waitFor();
});
