import assert from 'node:assert/strict';
import { test } from 'node:test';
import { htmlFindings } from '../../test/html.ts';
import { testApp } from '../../test/make.ts';
import * as paths from '../paths.ts';
import { newsroom } from '../settings/queries.ts';

test('a newsroom sets what the audit asks, rule by rule, and no rule of its own making', async (t) => {
  const site = await testApp(t);
  const { cookie } = await site.staff('owner');
  const page = await site.page(paths.deskAudit, cookie);
  assert.deepEqual(htmlFindings(page), []);
  const untouched = Object.fromEntries([...page.matchAll(/<select id="([^"]+)"/g)].map(([, id = '']) => [id, '']));
  const send = async (changes: Record<string, string>) =>
    (await site.post(paths.deskAudit, { ...untouched, ...changes }, cookie)).status;
  assert.equal(await send({ 'no-reply': 'off', 'loaded-verb': 'high' }), 303);
  const rules = { 'no-reply': 'off', 'loaded-verb': 'high' };
  assert.deepEqual((await newsroom(site.app.db)).settings.auditRules, rules);
  assert.match(await site.page(paths.deskAudit, cookie), /name="no-reply">[\s\S]*?<option value="off" selected>/);
  assert.equal(await send({ 'no-reply': 'deadly' }), 422);
  assert.equal(await send({ 'my-rule': 'off' }), 422);
  assert.deepEqual((await newsroom(site.app.db)).settings.auditRules, rules);
});
