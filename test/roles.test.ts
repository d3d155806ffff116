/** T43 Every address of the desk, with every role and with none: the policy is written here a second time, by hand. */
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { makeRoutes } from '../src/app.ts';
import { newId } from '../src/db/ids.ts';
import { may, type Deed, type Role } from '../src/roles.ts';
import { pageCache } from '../src/web/page-cache.ts';
import { testApp, type TestApp } from './make.ts';

const story = '/desk/stories/:id{[0-9a-f-]{36}}';
const form = '/desk/forms/:id{[0-9a-f-]{36}}';

/** What each address is open to: a deed, everybody who is signed in, or everybody. */
const policy: Record<string, Deed | 'signed in' | 'everybody'> = {
  'GET /desk/setup': 'everybody',
  'POST /desk/setup': 'everybody',
  'GET /desk/sign-in': 'everybody',
  'POST /desk/sign-in': 'everybody',
  'GET /desk/password-reset': 'everybody',
  'POST /desk/password-reset': 'everybody',
  'GET /desk/new-password': 'everybody',
  'POST /desk/new-password': 'everybody',
  'GET /desk': 'signed in',
  'POST /desk/sign-out': 'signed in',
  'POST /desk/jobs/:id{[0-9a-f-]{36}}': 'see mail',
  'GET /desk/stories': 'write story',
  'POST /desk/stories': 'write story',
  [`GET ${story}`]: 'write story',
  [`POST ${story}`]: 'write story',
  [`POST ${story}/autosave`]: 'write story',
  [`GET ${story}/preview`]: 'write story',
  [`GET ${story}/revisions`]: 'write story',
  [`POST ${story}/revisions`]: 'write story',
  [`POST ${story}/quarantine`]: 'write story',
  [`GET ${story}/record`]: 'write story',
  [`POST ${story}/record`]: 'confirm record',
  [`POST ${story}/record/confirmation`]: 'confirm record',
  [`POST ${story}/record/parting`]: 'confirm record',
  [`POST ${story}/record/statements`]: 'confirm record',
  [`POST ${story}/record/questions`]: 'write story',
  [`POST ${story}/record-policy`]: 'confirm record',
  [`POST ${story}/publication`]: 'publish story',
  [`POST ${story}/withdrawal`]: 'publish story',
  [`GET ${story}/corrections`]: 'publish story',
  [`POST ${story}/corrections`]: 'publish story',
  'GET /desk/pictures': 'write story',
  'POST /desk/pictures': 'write story',
  'GET /desk/comments': 'moderate comments',
  'POST /desk/comments/:id{[0-9a-f-]{36}}/decision': 'moderate comments',
  'GET /desk/sign-ups': 'see readers',
  'GET /desk/numbers': 'see readers',
  'GET /desk/forms': 'change forms',
  'POST /desk/forms': 'change forms',
  'POST /desk/forms/references': 'change forms',
  [`GET ${form}`]: 'change forms',
  [`POST ${form}`]: 'change forms',
  [`POST ${form}/deletion`]: 'change forms',
  [`POST ${form}/preview`]: 'change forms',
  'GET /desk/slide-in': 'change forms',
  'POST /desk/slide-in': 'change forms',
  'POST /desk/slide-in/preview': 'change forms',
  'GET /desk/newsletter': 'change forms',
  'POST /desk/newsletter': 'change forms',
  'GET /desk/outbox': 'see mail',
  'GET /desk/outbox/:id': 'see mail',
  'GET /desk/outbox/:id/preview': 'see mail',
  'GET /desk/settings': 'change settings',
  'POST /desk/settings': 'change settings',
  'GET /desk/settings/audit': 'change settings',
  'POST /desk/settings/audit': 'change settings',
  'POST /desk/logo': 'change settings',
  'POST /desk/sections': 'change settings',
  'POST /desk/sections/:id': 'change settings',
  'POST /desk/sample': 'change settings',
};

async function desk(t: TestContext) {
  const site = await testApp(t);
  const cache = pageCache({ changes: site.store.changes, now: () => 0, declaredParameters: () => [] });
  const { routes } = makeRoutes(site.app, site.assets, cache);
  const all = routes.filter(({ method, path }) => method !== 'ALL' && /^\/desk(\/|$)/.test(path));
  return { site, routes: [...new Set(all.map(({ method, path }) => `${method} ${path}`))] };
}

/** Asks as a form of our own would; with no cookie, as nobody. */
function ask(site: TestApp, route: string, cookie?: string): Promise<Response> {
  const [method = '', pattern = ''] = route.split(' ');
  const path = pattern.replace(/:id(\{\[0-9a-f-\]\{36\}\})?/, newId());
  const headers: Record<string, string> = cookie === undefined ? {} : { cookie };
  if (method === 'GET') return site.request(path, { headers });
  const sent = { ...headers, 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' };
  return site.request(path, { method, headers: sent, body: '' });
}

test('every address of the desk has its place in this policy, and no other', async (t) => {
  const { routes } = await desk(t);
  assert.deepEqual(routes.sort(), Object.keys(policy).sort());
});

test('T43 nobody gets in: pages lead to sign-in, forms are refused, and nothing is changed', async (t) => {
  const { site, routes } = await desk(t);
  await site.staff('owner');
  const before = await everything(site);
  for (const route of routes.filter((one) => policy[one] !== 'everybody')) {
    for (const cookie of [undefined, 'desk=', 'desk=guess', `desk=${'A'.repeat(43)}`]) {
      const answer = await ask(site, route, cookie);
      if (route.startsWith('GET')) {
        assert.equal(answer.status, 303, route);
        assert.match(answer.headers.get('location') ?? '', /^\/desk\/sign-in\?next=/, route);
      } else assert.equal(answer.status, 401, route);
      assert.equal(answer.headers.get('cache-control'), 'no-store', route);
    }
  }
  assert.deepEqual(await everything(site), before);
});

for (const role of ['reporter', 'editor', 'owner'] as const satisfies Role[]) {
  test(`T43 ${role}: what the role does not include is 403 and changes nothing; the rest is open`, async (t) => {
    const { site, routes } = await desk(t);
    for (const route of routes) {
      const { actor, cookie } = await site.staff(role);
      const deed = policy[route] ?? 'everybody';
      const isOpen = deed === 'everybody' || deed === 'signed in' || may(actor, deed);
      const before = isOpen ? null : await everything(site);
      const { status } = await ask(site, route, cookie);
      if (isOpen) assert.ok(![401, 403, 500].includes(status), `${route}: ${status}`);
      else {
        assert.equal(status, 403, route);
        assert.deepEqual(await everything(site), before, route);
      }
    }
  });
}

test('what each role may do, in words: a reporter writes, an editor runs the paper, the owner the newsroom', () => {
  const deeds = [...new Set(Object.values(policy))].filter((deed) => deed !== 'everybody' && deed !== 'signed in');
  const those = (role: Role) => deeds.filter((deed) => may({ kind: 'staff', id: '', name: '', role }, deed)).sort();
  assert.deepEqual(those('reporter'), ['write story']);
  assert.deepEqual(those('editor'), [
    'change forms',
    'confirm record',
    'moderate comments',
    'publish story',
    'see readers',
    'write story',
  ]);
  assert.deepEqual(those('owner'), [...deeds].sort());
  assert.ok(deeds.every((deed) => !may({ kind: 'reader' }, deed)));
});

test('T40 no GET changes anything, at the desk or outside, signed in or not', async (t) => {
  const site = await testApp(t);
  const cache = pageCache({ changes: site.store.changes, now: () => 0, declaredParameters: () => [] });
  const { cookie } = await site.staff('owner');
  const paths = makeRoutes(site.app, site.assets, cache)
    .routes.filter(({ method }) => method === 'GET')
    .map(({ path }) =>
      path.replace(/:(id|slug|name|hash|token|year|month)(\{[^/]*\})?/g, (_, name: string) =>
        name === 'year' ? '2031' : name === 'month' ? '11' : newId(),
      ),
    );
  const before = await everything(site);
  for (const path of new Set(paths)) {
    for (const headers of [{}, { cookie }]) {
      for (const method of ['GET', 'HEAD'])
        assert.ok(
          (await site.request(`${path}?token=x&deed=delete&confirm=1`, { method, headers })).status < 500,
          path,
        );
    }
  }
  assert.deepEqual(await everything(site), before);
});

/** All rows of all tables that people change. */
async function everything({ app }: TestApp): Promise<unknown> {
  const tables = [
    'setting',
    'section',
    'staff',
    'session',
    'token',
    'story',
    'revision',
    'publication',
    'record_decision',
    'comment',
    'media',
    'newsletter',
    'form',
    'form_reference',
    'prompt',
    'reader',
    'sign_up',
    'job',
    'mail',
    'event',
  ] as const;
  return Promise.all(tables.map((table) => app.db.selectFrom(table).selectAll().execute()));
}
