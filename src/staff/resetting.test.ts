import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HOUR, MINUTE } from '../db/times.ts';
import { testApp, type TestApp } from '../../test/make.ts';
import { isPassword } from './passwords.ts';
import { staffLink } from './resetting.ts';

const chosen = 'a new lamp for the harbour';

/** An editor, signed in, whose address is ada@holm.example. */
async function withEditor(site: TestApp) {
  const { actor, cookie } = await site.staff('editor');
  await site.app.change((tx) =>
    tx
      .updateTable('staff')
      .set({ email: 'Ada@holm.example', email_key: 'ada@holm.example' })
      .where('id', '=', actor.id)
      .execute(),
  );
  return { id: actor.id, cookie };
}

const ask = (site: TestApp, email: string, headers?: Record<string, string>) =>
  site.post('/desk/password-reset', { email }, undefined, headers);

const mails = ({ app }: TestApp) => app.db.selectFrom('mail').selectAll().orderBy('id').execute();

async function mailedToken(site: TestApp): Promise<string> {
  await site.runJobs();
  const text = (await mails(site)).at(-1)?.text ?? '';
  return /token=([\w-]{43})\s/.exec(text)?.[1] ?? '';
}

const passwordOf = async ({ app }: TestApp, id: string) =>
  (await app.db.selectFrom('staff').select('password_hash').where('id', '=', id).executeTakeFirstOrThrow())
    .password_hash;

test('T36 a link by mail lets its person choose a password, once, and ends all their sessions', async (t) => {
  const site = await testApp(t);
  const { id, cookie } = await withEditor(site);
  assert.equal((await ask(site, 'ada@HOLM.example')).status, 200);
  const token = await mailedToken(site);
  const [mail] = await mails(site);
  // To the address we know, not to the one that was typed.
  assert.equal(mail?.recipient, 'Ada@holm.example');
  await site.page(`/desk/new-password?token=${token}`);
  await site.page('/desk', cookie);
  const answer = await site.post('/desk/new-password', { token, password: chosen });
  assert.equal(answer.headers.get('location'), '/desk/sign-in?new');
  assert.equal(answer.headers.get('set-cookie'), null);
  assert.equal((await site.request('/desk', { headers: { cookie } })).status, 303);
  assert.equal(await isPassword(chosen, await passwordOf(site, id)), true);
  assert.equal((await site.post('/desk/sign-in', { email: 'ada@holm.example', password: chosen })).status, 303);

  assert.equal((await site.request(`/desk/new-password?token=${token}`)).status, 404);
  assert.equal((await site.post('/desk/new-password', { token, password: 'another lamp and crab' })).status, 404);
  assert.equal(await isPassword(chosen, await passwordOf(site, id)), true);
});

test('T36 of two who use the link at once one does', async (t) => {
  const site = await testApp(t);
  const { id } = await withEditor(site);
  await ask(site, 'ada@holm.example');
  const token = await mailedToken(site);
  const passwords = ['first of two lamps', 'second of two lamps'];
  const answers = await Promise.all(passwords.map((password) => site.post('/desk/new-password', { token, password })));
  assert.deepEqual(answers.map(({ status }) => String(status)).sort(), ['303', '404']);
  const won = passwords[answers.findIndex(({ status }) => status === 303)] ?? '';
  assert.equal(await isPassword(won, await passwordOf(site, id)), true);
});

test('T36 the link is made from SITE_URL, whatever host the request named', async (t) => {
  const site = await testApp(t, { SITE_URL: 'https://holm.example' });
  await withEditor(site);
  await ask(site, 'ada@holm.example', {
    host: 'evil.example',
    'x-forwarded-host': 'evil.example',
    'x-forwarded-proto': 'http',
    forwarded: 'host=evil.example',
  });
  await site.runJobs();
  const [mail] = await mails(site);
  assert.match(mail?.text ?? '', /^https:\/\/holm\.example\/desk\/new-password\?token=[\w-]{43}$/m);
  assert.doesNotMatch(JSON.stringify(mail), /evil/);
});

test('T36 a link is good for half an hour, for one purpose, and until a newer one is asked for', async (t) => {
  const site = await testApp(t);
  const { id } = await withEditor(site);
  await ask(site, 'ada@holm.example');
  const first = await mailedToken(site);
  await ask(site, 'ada@holm.example');
  const second = await mailedToken(site);
  assert.equal((await site.post('/desk/new-password', { token: first, password: chosen })).status, 404);
  // No owner's set-up with it either.
  await site.app.change((tx) => tx.deleteFrom('session').execute());
  await site.app.change((tx) => tx.updateTable('staff').set({ left_at: site.app.now() }).execute());
  assert.equal((await site.request(`/desk/setup?token=${second}`)).status, 404);
  // Nor for somebody who left meanwhile.
  assert.equal((await site.post('/desk/new-password', { token: second, password: chosen })).status, 404);
  await site.app.change((tx) => tx.updateTable('staff').set({ left_at: null }).execute());
  site.advance(31 * MINUTE);
  assert.equal((await site.post('/desk/new-password', { token: second, password: chosen })).status, 404);
  assert.equal(await passwordOf(site, id), '');
});

test('T36 what lies in the database is of no use as a link, and jobs hold no address', async (t) => {
  const site = await testApp(t);
  await withEditor(site);
  await ask(site, 'ada@holm.example');
  const token = await mailedToken(site);
  assert.ok(token.length > 40);
  const rows = JSON.stringify([
    await site.app.db.selectFrom('token').selectAll().execute(),
    await site.app.db.selectFrom('job').selectAll().execute(),
    await site.app.db.selectFrom('event').selectAll().execute(),
  ]);
  assert.doesNotMatch(rows, new RegExp(`${token}|ada@`, 'i'));
});

test('T29 whether or not somebody is known, the answer and the work are the same; a mail goes to the known alone', async (t) => {
  const site = await testApp(t);
  await withEditor(site);
  const told = await Promise.all(
    ['ada@holm.example', 'bob@holm.example'].map(async (email) => {
      const answer = await ask(site, email);
      return JSON.stringify([answer.status, [...answer.headers], await answer.text()]);
    }),
  );
  assert.equal(told[0], told[1]);
  assert.equal((await site.app.db.selectFrom('job').select('id').execute()).length, 2);
  await site.runJobs();
  assert.equal((await mails(site)).length, 1);
});

test('T30 nobody’s mailbox is flooded: five links an hour', async (t) => {
  const site = await testApp(t);
  await withEditor(site);
  for (let number = 0; number < 5; number++) assert.equal((await ask(site, 'ada@holm.example')).status, 200);
  assert.equal((await ask(site, 'ada@holm.example')).status, 429);
  site.advance(HOUR + MINUTE);
  assert.equal((await ask(site, 'ada@holm.example')).status, 200);
});

test('T47 fields that are not the form’s, or of another kind, are refused', async (t) => {
  const site = await testApp(t);
  const { id } = await withEditor(site);
  await ask(site, 'ada@holm.example');
  const token = await mailedToken(site);
  assert.equal((await site.post('/desk/new-password', { token, password: chosen, staff_id: 'another' })).status, 422);
  assert.equal(
    (await site.post('/desk/password-reset', { email: 'ada@holm.example', to: 'evil@evil.example' })).status,
    422,
  );
  assert.equal((await ask(site, 'ada@holm.example, evil@evil.example')).status, 422);
  assert.equal((await ask(site, 'ada@holm.example\nBcc: evil@evil.example')).status, 422);
  assert.equal((await site.post('/desk/new-password', { token, password: 'short' })).status, 422);
  assert.equal(await passwordOf(site, id), '');
  assert.equal((await site.post('/desk/new-password', { token, password: chosen })).status, 303);
});

test('a new password forgives wrong guesses at the old one; who is locked out gets in at once', async (t) => {
  const site = await testApp(t);
  await withEditor(site);
  const signIn = (password: string) => site.post('/desk/sign-in', { email: 'ada@holm.example', password });
  for (let guess = 0; guess < 9; guess++) await signIn('wrong wrong wrong');
  assert.equal((await signIn(chosen)).status, 429);
  const token = new URL(await staffLink(site.app, 'ada@holm.example')).searchParams.get('token') ?? '';
  await site.post('/desk/new-password', { token, password: chosen });
  assert.equal((await signIn(chosen)).status, 303);
});

test('the link of the command line is for staff alone', async (t) => {
  const site = await testApp(t);
  await assert.rejects(staffLink(site.app, 'nobody@holm.example'), { kind: 'missing' });
});
