/** A story is written, published and confirmed; a reader comments; an editor lets it in. With the record and without. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lookAt, newsroom, publishStory, story } from './newsroom.ts';

for (const policy of ['confirmed', 'off'] as const) {
  test(`write, publish, confirm, comment, approve – with the record ${policy}`, async (t) => {
    const { owner, visit } = await newsroom(t);
    if (policy === 'off') {
      await owner.goto('/desk/settings');
      await owner.getByLabel('The record').selectOption('off');
      await owner.getByRole('button', { name: 'Save', exact: true }).click();
      await owner.getByText('Saved.').waitFor();
    }
    const path = await publishStory(owner);
    await lookAt(owner);

    const reader = await visit();
    await reader.goto(path);
    assert.equal(await reader.locator('h1').innerText(), story.headline);
    for (const text of story.paragraphs) assert.ok((await reader.locator('.text').innerText()).includes(text));
    assert.equal(await reader.locator('#record').count(), 0, 'nobody has confirmed the record yet');
    assert.equal(await reader.locator('a.said').count(), 0);
    await lookAt(reader);

    if (policy === 'confirmed') {
      await owner.goto('/desk');
      await owner.getByRole('link', { name: story.headline }).first().click();
      await lookAt(owner);
      await owner.getByRole('button', { name: /^Confirm/ }).click();
      await reader.reload();
      const record = reader.locator('#record');
      assert.match(await record.innerText(), /Marit Osk/);
      assert.doesNotMatch(await record.innerText(), /unchecked/i);
      await record.getByRole('link', { name: /Marit Osk, place 1/ }).press('Enter');
      assert.match(reader.url(), /#w\d+-1$/);
      await lookAt(reader);
    } else {
      const page = await reader.content();
      assert.doesNotMatch(page, /class="(rule|said|key)|how-we-source/, 'nothing of the record is left on the page');
    }

    await reader.getByLabel('Comment *').fill('I was at that meeting.\n\nNobody voted.');
    await reader.getByLabel('Name *').fill('Pilot Row Ruth');
    await reader.getByLabel('E-mail address *').fill('ruth@pilot-row.example');
    await reader.getByRole('button', { name: 'Send comment' }).press('Enter');
    await reader.getByText('Held until an editor has read it').waitFor();
    await lookAt(reader);
    const other = await visit();
    await other.goto(path);
    assert.doesNotMatch(await other.content(), /Pilot Row Ruth/, 'a held comment is for nobody else');

    await owner.goto('/desk/comments');
    await lookAt(owner);
    await owner
      .getByRole('button', { name: /^Approve/ })
      .first()
      .click();
    await other.reload();
    const comments = other.locator('.comments');
    assert.match(await comments.innerText(), /Pilot Row Ruth[\s\S]*I was at that meeting\.[\s\S]*Nobody voted\./);
    assert.doesNotMatch(await other.content(), /pilot-row\.example/, 'an address is never shown');
  });
}
