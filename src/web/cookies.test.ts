import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Hono } from 'hono';
import { readCookie, writeCookie } from './cookies.ts';

const site = new Hono()
  .get('/read/:https', (c) => c.text(readCookie(c, 'desk', c.req.param('https') === 'yes') ?? 'none'))
  .get('/write/:https', (c) => {
    writeCookie(c, 'desk', 'se=c;r\r\net', c.req.param('https') === 'yes', 60);
    return c.text('');
  });
const read = async (https: string, cookie: string) =>
  (await site.request(`/read/${https}`, { headers: { cookie } })).text();

test('over https only the cookie that this very host set is read', async () => {
  assert.equal(await read('yes', '__Host-desk=mine'), 'mine');
  assert.equal(await read('yes', 'desk=planted by a neighbour'), 'none');
  assert.equal(await read('no', 'desk=mine'), 'mine');
  assert.equal(await read('no', '__Host-desk=other'), 'none');
  assert.equal(await read('no', 'xdesk=a; desk2=b; =c; ;'), 'none');
});

test('a cookie is for this host, not for scripts, not for other sites; its value ends no header', async () => {
  const written = async (https: string) => (await site.request(`/write/${https}`)).headers.getSetCookie();
  assert.deepEqual(await written('yes'), [
    '__Host-desk=se%3Dc%3Br%0D%0Aet; Max-Age=60; Path=/; HttpOnly; Secure; SameSite=Lax',
  ]);
  assert.deepEqual(await written('no'), ['desk=se%3Dc%3Br%0D%0Aet; Max-Age=60; Path=/; HttpOnly; SameSite=Lax']);
});
