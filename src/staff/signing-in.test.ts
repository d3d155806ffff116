import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DAY, MINUTE } from '../db/times.ts';
import { openApp } from '../open-app.ts';
import { testApp, type TestApp } from '../../test/make.ts';
import { hashPassword, isPassword } from './passwords.ts';
import { signIn } from './signing-in.ts';

const password = 'harbour lamp and crab';

/** An editor with a password, to sign in as. */
async function withEditor(site: TestApp, email = 'ada@holm.example'): Promise<string> {
  const { actor } = await site.staff('editor');
  const hash = await hashPassword(password);
  await site.app.change((tx) =>
    tx.updateTable('staff').set({ email, email_key: email, password_hash: hash }).where('id', '=', actor.id).execute(),
  );
  return actor.id;
}

const send = (site: TestApp, fields: Record<string, string>, cookie?: string, headers?: Record<string, string>) =>
  site.post('/desk/sign-in', { email: 'ada@holm.example', password, next: '/desk', ...fields }, cookie, headers);

const cookieOf = (answer: Response): string => (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';

test('signing in leads to the page that was asked for, with a cookie that scripts and other sites cannot use', async (t) => {
  const site = await testApp(t);
  await withEditor(site);
  const closed = await site.request('/desk/comments');
  assert.equal(closed.status, 303);
  assert.equal(closed.headers.get('location'), '/desk/sign-in?next=%2Fdesk%2Fcomments');
  assert.match(await site.page('/desk/sign-in?next=%2Fdesk%2Fcomments'), /name="next" value="\/desk\/comments"/);
  const answer = await send(site, { email: ' ADA@holm.example ', next: '/desk/comments' });
  assert.equal(answer.status, 303);
  assert.equal(answer.headers.get('location'), '/desk/comments');
  assert.match(
    answer.headers.get('set-cookie') ?? '',
    /^desk=[\w-]{43}; Max-Age=1209600; Path=\/; HttpOnly; SameSite=Lax$/,
  );
  assert.equal(answer.headers.get('cache-control'), 'no-store');
  await site.page('/desk/comments', cookieOf(answer));
});

test('over https the cookie is bound to this host alone', async (t) => {
  const site = await testApp(t, { SITE_URL: 'https://holm.example' });
  await withEditor(site);
  const answer = await send(site, {});
  assert.match(answer.headers.get('set-cookie') ?? '', /^__Host-desk=.*; Secure; SameSite=Lax$/);
  await site.page('/desk', cookieOf(answer));
  const bare = cookieOf(answer).replace('__Host-', '');
  assert.equal((await site.request('/desk', { headers: { cookie: bare } })).status, 303);
});

test('T34 each sign-in has a session of its own, and a cookie known before is worth nothing', async (t) => {
  const site = await testApp(t);
  await withEditor(site);
  const planted = 'desk=known-to-somebody-else-before';
  const first = cookieOf(await send(site, {}, planted));
  assert.notEqual(first, planted);
  assert.equal((await site.request('/desk', { headers: { cookie: planted } })).status, 303);
  const second = cookieOf(await send(site, {}, first));
  assert.notEqual(second, first);
  // The session that came with the sign-in ended with it.
  assert.equal((await site.request('/desk', { headers: { cookie: first } })).status, 303);
  await site.page('/desk', second);
  const stored = JSON.stringify(await site.app.db.selectFrom('session').selectAll().execute());
  assert.ok(!stored.includes(second.slice('desk='.length)));
});

test('T35 a session ends at sign-out, after two weeks, and when its person leaves or changes role', async (t) => {
  const site = await testApp(t);
  const id = await withEditor(site);
  const isIn = async (cookie: string) => (await site.request('/desk', { headers: { cookie } })).status === 200;
  const [first, second, third] = [await send(site, {}), await send(site, {}), await send(site, {})].map(cookieOf) as [
    string,
    string,
    string,
  ];
  const out = await site.post('/desk/sign-out', {}, first);
  assert.match(out.headers.get('set-cookie') ?? '', /^desk=; Max-Age=0/);
  assert.deepEqual([await isIn(first), await isIn(second), await isIn(third)], [false, true, true]);
  await site.app.change((tx) => tx.updateTable('staff').set({ role: 'reporter' }).where('id', '=', id).execute());
  assert.equal((await site.request('/desk/comments', { headers: { cookie: second } })).status, 403);
  await site.app.change((tx) =>
    tx.updateTable('staff').set({ left_at: site.app.now() }).where('id', '=', id).execute(),
  );
  assert.equal(await isIn(second), false);
  await site.app.change((tx) => tx.updateTable('staff').set({ left_at: null }).where('id', '=', id).execute());
  assert.equal(await isIn(second), true);
  site.advance(14 * DAY + MINUTE);
  assert.equal(await isIn(second), false);
});

test('T29 an unknown address, a wrong password and somebody who left get one and the same answer', async (t) => {
  const site = await testApp(t);
  await withEditor(site);
  const gone = await withEditor(site, 'eve@holm.example');
  await site.app.change((tx) =>
    tx.updateTable('staff').set({ left_at: site.app.now() }).where('id', '=', gone).execute(),
  );
  const answers = await Promise.all([
    send(site, { password: 'something quite else' }),
    send(site, { email: 'bob@holm.example' }),
    send(site, { email: 'eve@holm.example' }),
  ]);
  const told = await Promise.all(
    answers.map(async (answer) => {
      const page = (await answer.text()).replace(/value="[a-z]+@holm\.example"/, 'value=""');
      return JSON.stringify([answer.status, [...answer.headers], page]);
    }),
  );
  assert.equal(answers[0]?.status, 422);
  assert.equal(new Set(told).size, 1);
});

test('T30 after eight wrong passwords for one person nobody gets in as them, wherever they come from, for a while', async (t) => {
  const site = await testApp(t, { TRUST_PROXY: '127.0.0.1' });
  await withEditor(site);
  const from = (address: string) => ({ 'x-forwarded-for': address });
  for (let guess = 0; guess < 8; guess++) {
    assert.equal(
      (await send(site, { password: `wrong wrong ${guess}` }, undefined, from(`203.0.${guess}.1`))).status,
      422,
    );
  }
  assert.equal((await send(site, {}, undefined, from('198.51.100.1'))).status, 429);
  // The same for an address that nobody has: the limit tells nothing.
  for (let guess = 0; guess < 8; guess++)
    await send(site, { email: 'x@holm.example' }, undefined, from(`203.0.${guess}.1`));
  assert.equal((await send(site, { email: 'x@holm.example' }, undefined, from('198.51.100.1'))).status, 429);
  site.advance(16 * MINUTE);
  assert.equal((await send(site, {}, undefined, from('198.51.100.1'))).status, 303);
});

test('T30 the limit survives a restart: it is kept in the database, and holds no address', async (t) => {
  const site = await testApp(t);
  await withEditor(site);
  for (let guess = 0; guess < 8; guess++) await send(site, { password: `wrong wrong ${guess}` });
  const restarted = await openApp(site.app.config, { migrate: true });
  t.after(() => restarted.close());
  const comer = { network: '198.51.100', before: null };
  await assert.rejects(signIn(restarted.app, { email: 'ada@holm.example', password }, comer), { kind: 'limited' });
  const rows = JSON.stringify(await site.app.db.selectFrom('attempt').selectAll().execute());
  assert.doesNotMatch(rows, /ada|holm|127\.0\.0/);
});

test('T30 forty attempts from one network are all it gets, and a forged X-Forwarded-For gives it no other', async (t) => {
  const site = await testApp(t);
  await withEditor(site);
  for (let guess = 0; guess < 40; guess++) {
    const headers = { 'x-forwarded-for': `203.0.${guess}.1` };
    assert.equal((await send(site, { email: `${guess}@holm.example` }, undefined, headers)).status, 422);
  }
  assert.equal((await send(site, {}, undefined, { 'x-forwarded-for': '198.51.100.1' })).status, 429);
});

test('a right password forgives the wrong ones before it', async (t) => {
  const site = await testApp(t);
  await withEditor(site);
  for (let round = 0; round < 3; round++) {
    for (let guess = 0; guess < 5; guess++)
      assert.equal((await send(site, { password: 'wrong wrong wrong' })).status, 422);
    assert.equal((await send(site, {})).status, 303);
  }
});

test('after sign-in nobody is sent to another site', async (t) => {
  const site = await testApp(t);
  await withEditor(site);
  const elsewhere = [
    '//evil.example',
    'https://evil.example',
    '/desk.evil.example',
    '/desk//evil.example',
    '/desk/../..//evil.example',
    '/desk\\evil.example',
    '/desk?next=//evil.example',
    '/desk\n//evil.example',
    '/',
    '',
    'javascript:alert(1)',
  ];
  for (const next of elsewhere) {
    assert.match(await site.page(`/desk/sign-in?next=${encodeURIComponent(next)}`), /name="next" value="\/desk"/, next);
    assert.equal((await send(site, { next })).headers.get('location'), '/desk', next);
  }
});

test('T47 a field that the form has not is refused', async (t) => {
  const site = await testApp(t);
  await withEditor(site);
  const answer = await send(site, { role: 'owner' });
  assert.equal(answer.status, 422);
  assert.equal(answer.headers.get('set-cookie'), null);
});

test('passwords are argon2id, with their parameters and a salt of their own', async () => {
  const hash = await hashPassword(password);
  assert.match(hash, /^argon2id\$19456\$2\$1\$[\w-]{22}\$[\w-]{43}$/);
  assert.notEqual(hash, await hashPassword(password));
  assert.equal(await isPassword(password, hash), true);
  // The same letters, composed and decomposed: keyboards differ.
  assert.equal(await isPassword('Kæ\u0301r hund på kaj', await hashPassword('K\u01fdr hund pa\u030a kaj')), true);
  for (const wrong of ['', `${password} `, password.toUpperCase()]) assert.equal(await isPassword(wrong, hash), false);
  // One made when the parameters were others still opens, and does not with theirs changed.
  const [, , , , salt = ''] = hash.split('$');
  assert.equal(await isPassword(password, hash.replace('$19456$2$', '$19456$3$')), false);
  for (const none of [null, '', `argon2id$19456$2$1$${salt}$`, 'plain$harbour lamp and crab']) {
    assert.equal(await isPassword(password, none), false);
  }
});
