import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openApp } from '../open-app.ts';
import { DAY } from '../db/times.ts';
import { testApp, type TestApp } from '../../test/make.ts';
import { ownerLink } from './setup.ts';

const owner = {
  newsroom: 'The Holm Courier',
  name: 'Ada Holm',
  email: 'Ada@Holm.example',
  password: 'harbour lamp and crab',
  language: 'en',
  timeZone: 'Europe/Copenhagen',
};

/** The secret of a new set-up link, as it is printed at the start. */
async function printedToken({ app }: TestApp): Promise<string> {
  const link = (await ownerLink(app)) ?? '';
  assert.ok(link.startsWith(`${app.config.siteUrl}/desk/setup?token=`), link);
  return new URL(link).searchParams.get('token') ?? '';
}

const staffCount = async ({ app }: TestApp): Promise<number> =>
  (await app.db.selectFrom('staff').select('id').execute()).length;

test('T39 only the printed link makes an owner, who is signed in; then it is closed for ever', async (t) => {
  const site = await testApp(t);
  const token = await printedToken(site);
  assert.equal((await site.request('/desk/setup')).status, 404);
  assert.equal((await site.request('/desk/setup?token=guess')).status, 404);
  for (const wrong of ['', 'guess', `${token}x`, token.slice(1)]) {
    assert.equal((await site.post('/desk/setup', { ...owner, token: wrong })).status, 404, wrong);
  }
  assert.equal(await staffCount(site), 0);
  const form = await site.page(`/desk/setup?token=${token}`);
  assert.match(form, new RegExp(`name="token" value="${token}"`));

  const answer = await site.post('/desk/setup', { ...owner, token });
  assert.equal(answer.status, 303);
  assert.equal(answer.headers.get('location'), '/desk');
  const [cookie = ''] = (answer.headers.get('set-cookie') ?? '').split(';');
  assert.match(await site.page('/desk', cookie), /Ada/);
  assert.match(await site.page('/'), /The Holm Courier/);

  assert.equal((await site.request(`/desk/setup?token=${token}`)).status, 404);
  assert.equal((await site.post('/desk/setup', { ...owner, token, email: 'second@holm.example' })).status, 404);
  assert.equal(await ownerLink(site.app), null);
  assert.equal(await staffCount(site), 1);
});

test('before there is an owner, sign-in says where the link stands', async (t) => {
  const site = await testApp(t);
  const page = await site.page('/desk/sign-in');
  assert.match(page, /printed a one-time link/);
  assert.doesNotMatch(page, /<input/);
  await site.staff('owner');
  assert.match(await site.page('/desk/sign-in'), /<input/);
});

test('T39 of two set-ups at once one makes the owner', async (t) => {
  const site = await testApp(t);
  const token = await printedToken(site);
  const answers = await Promise.all(
    ['a', 'b', 'c'].map((name) => site.post('/desk/setup', { ...owner, token, email: `${name}@holm.example` })),
  );
  assert.deepEqual(answers.map(({ status }) => String(status)).sort(), ['303', '404', '404']);
  assert.equal(await staffCount(site), 1);
  assert.equal((await site.app.db.selectFrom('session').select('id_hash').execute()).length, 1);
});

test('T39 a new start prints a new link, and the older one is void; so is one of last week', async (t) => {
  const site = await testApp(t);
  const first = await printedToken(site);
  const again = await openApp(site.app.config, { migrate: true });
  t.after(() => again.close());
  const second = await printedToken({ ...site, app: { ...site.app, ...again.app } });
  assert.notEqual(first, second);
  assert.equal((await site.post('/desk/setup', { ...owner, token: first })).status, 404);
  assert.equal((await site.request(`/desk/setup?token=${second}`)).status, 200);
  site.advance(8 * DAY);
  assert.equal((await site.post('/desk/setup', { ...owner, token: second })).status, 404);
  assert.equal(await staffCount(site), 0);
});

test('T39 nobody who got hold of the database can make the link out of it', async (t) => {
  const site = await testApp(t);
  const token = await printedToken(site);
  const rows = JSON.stringify(await site.app.db.selectFrom('token').selectAll().execute());
  assert.ok(!rows.includes(token));
});

test('T47 a field that the form has not is refused, and nothing is made', async (t) => {
  const site = await testApp(t);
  const token = await printedToken(site);
  for (const extra of [{ role: 'owner' }, { id: 'x' }, { created_at: '2001' }, { __proto__x: 'y' }]) {
    assert.equal((await site.post('/desk/setup', { ...owner, token, ...extra })).status, 422);
  }
  assert.equal(await staffCount(site), 0);
});

test('what was wrong is said at its field, and what was typed is kept, save the password', async (t) => {
  const site = await testApp(t);
  const token = await printedToken(site);
  const answer = await site.post('/desk/setup', {
    ...owner,
    token,
    password: 'short',
    email: 'nowhere',
    language: 'xx',
  });
  const page = await answer.text();
  assert.equal(answer.status, 422);
  for (const name of ['password', 'email', 'language']) assert.match(page, new RegExp(`id="${name}-error"`));
  assert.match(page, /value="The Holm Courier"/);
  assert.doesNotMatch(page, /value="short"/);
  assert.equal((await site.post('/desk/setup', { ...owner, token })).status, 303);
});
