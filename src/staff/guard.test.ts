import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../test/make.ts';
import { ownerLink } from './setup.ts';

const foreign: Record<string, string>[] = [
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
  { 'sec-fetch-site': 'cross-site', origin: 'http://127.0.0.1:3000' },
  { 'sec-fetch-site': '', origin: 'https://evil.example' },
  { 'sec-fetch-site': 'same-origin', origin: 'https://evil.example' },
  { 'sec-fetch-site': 'same-origin', origin: 'null' },
  { 'sec-fetch-site': 'same-origin', origin: 'https://127.0.0.1:3000' },
  { 'sec-fetch-site': 'same-origin', origin: 'http://127.0.0.1:3001' },
];

test('T40 a form that another site’s page sends is refused, whoever is signed in', async (t) => {
  const site = await testApp(t);
  const { cookie } = await site.staff('owner');
  const settings = {
    name: 'Taken over',
    earLine: '',
    imprint: '',
    contactEmail: '',
    language: 'en',
    timeZone: 'UTC',
    accent: '',
    recordPolicy: 'off',
  };
  for (const headers of foreign) {
    const said = JSON.stringify(headers);
    assert.equal((await site.post('/desk/settings', settings, cookie, headers)).status, 403, said);
    // Signing somebody in as another is an attack too, and so is signing them out.
    assert.equal(
      (await site.post('/desk/sign-in', { email: 'x@evil.example', password: 'x', next: '' }, undefined, headers))
        .status,
      403,
      said,
    );
    assert.equal((await site.post('/desk/sign-out', {}, cookie, headers)).status, 403, said);
    assert.equal((await site.post('/sign-ups', {}, undefined, headers)).status, 403, said);
  }
  assert.doesNotMatch(await site.page('/'), /Taken over/);
  await site.page('/desk', cookie);
  assert.equal((await site.post('/desk/settings', settings, cookie)).status, 303);
  assert.match(await site.page('/'), /Taken over/);
});

test('T40 an older browser, which says only Origin, is believed by it', async (t) => {
  const site = await testApp(t);
  const { cookie } = await site.staff('owner');
  const send = (origin: string) =>
    site.request('/desk/sign-out', {
      method: 'POST',
      headers: { cookie, origin, 'content-type': 'application/x-www-form-urlencoded' },
    });
  assert.equal((await send('https://evil.example')).status, 403);
  assert.equal((await send('null')).status, 403);
  assert.equal((await send('http://127.0.0.1:3000')).status, 303);
});

test('T40 JSON that calls itself text is not taken, nor is a method nobody offers', async (t) => {
  const site = await testApp(t);
  const { cookie } = await site.staff('owner');
  for (const type of ['text/plain', 'multipart/form-data; boundary=x', 'application/json', '']) {
    const answer = await site.request('/desk/sections', {
      method: 'POST',
      headers: { cookie, 'content-type': type, 'sec-fetch-site': 'same-origin' },
      body: '{"name":"X","accent":""}',
    });
    assert.equal(answer.status, 422, type);
  }
  for (const method of ['PUT', 'PATCH', 'DELETE']) {
    const answer = await site.request('/desk/settings', {
      method,
      headers: { cookie, 'sec-fetch-site': 'same-origin' },
    });
    assert.equal(answer.status, 404, method);
  }
});

test('over plain http that is not this machine’s own, its pages say why in one sentence and take nothing', async (t) => {
  const site = await testApp(t, { SITE_URL: 'http://holm.example' });
  const token = new URL((await ownerLink(site.app)) ?? '').searchParams.get('token') ?? '';
  for (const path of [
    `/desk/setup?token=${token}`,
    '/desk/sign-in',
    '/desk/password-reset',
    '/desk/new-password?token=x',
  ]) {
    const page = await site.page(path);
    assert.match(page, /<p class="quiet">Sign-in needs https: [^.]*holm\.example[^.]*\.<\/p>/, path);
    assert.doesNotMatch(page, /<form|<input/, path);
    assert.equal(
      (await site.post(path, { token, email: 'a@b.example', password: 'harbour lamp and crab' })).status,
      403,
      path,
    );
  }
  assert.equal((await site.request('/desk')).status, 303);
  assert.equal((await site.app.db.selectFrom('staff').select('id').execute()).length, 0);
});

test('on this machine’s own address sign-in works without https', async (t) => {
  for (const address of ['http://localhost:3000', 'http://127.0.0.1:3000', 'http://[::1]:3000']) {
    const site = await testApp(t, { SITE_URL: address });
    await site.staff('owner');
    assert.match(await site.page('/desk/sign-in'), /<input/, address);
  }
});

test('nothing of the desk is kept by a browser or anything between', async (t) => {
  const site = await testApp(t);
  const { cookie } = await site.staff('owner');
  for (const path of ['/desk', '/desk/settings', '/desk/sign-in', '/desk/nothing/here']) {
    const answer = await site.request(path, { headers: { cookie } });
    assert.equal(answer.headers.get('cache-control'), 'no-store', path);
    assert.match(
      answer.headers.get('content-security-policy') ?? '',
      /script-src 'self';.*frame-ancestors 'none'/,
      path,
    );
  }
});
