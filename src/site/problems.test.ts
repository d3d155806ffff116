import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { testApp } from '../../test/make.ts';
import { declaredParameters, makeRoutes } from '../app.ts';
import { migrate } from '../db/migrate.ts';
import { openStore } from '../db/open.ts';
import * as paths from '../paths.ts';
import { Problem } from '../problem.ts';
import { pageCache } from '../web/page-cache.ts';

describe('what went wrong', () => {
  it('answers a script in JSON', async (t) => {
    const site = await testApp(t);
    const answer = await site.request('/nowhere', { headers: { accept: 'application/json' } });
    assert.equal(answer.status, 404);
    assert.deepEqual(await answer.json(), { message: 'There is nothing at this address.', fields: {} });
  });

  it('A55 while the database is away, /health is 503 and every page says so decently', async (t) => {
    const site = await testApp(t);
    const folder = await mkdtemp(join(tmpdir(), 'onrecord-away-'));
    t.after(() => rm(folder, { recursive: true }));
    const away = openStore({ dataDir: folder, databaseUrl: null });
    await migrate(away);
    await away.close();
    const app = { ...site.app, db: away.db, log: { ...site.app.log, error: () => {} } as typeof site.app.log };
    const cache = pageCache({ changes: site.store.changes, now: Date.now, declaredParameters });
    const routes = makeRoutes(app, site.assets, cache);
    const health = await routes.request('http://127.0.0.1:3000/health');
    assert.equal(health.status, 503);
    assert.deepEqual(await health.json(), { status: 'down', version: '0.1.0', database: 'away' });
    for (const path of ['/', '/2031/11/any-story', '/nowhere-at-all', '/search?q=x']) {
      const answer = await routes.request(`http://127.0.0.1:3000${path}`);
      const page = await answer.text();
      assert.ok(answer.status === 500 || answer.status === 404, `${path} ${answer.status}`);
      assert.match(page, /<main class="wrap" id="main"/);
      assert.doesNotMatch(page, /SQLITE|driver|destroyed|at .*\.ts/i);
    }
  });

  it('a fault of ours shows a number that is in the log, and nothing else of it', async (t) => {
    const site = await testApp(t);
    const logged: unknown[] = [];
    const app = {
      ...site.app,
      log: { ...site.app.log, error: (entry: unknown) => void logged.push(entry) } as typeof site.app.log,
    };
    const cache = pageCache({ changes: site.store.changes, now: Date.now, declaredParameters });
    const routes = makeRoutes(app, site.assets, cache)
      .get('/fault', () => {
        throw new Error('the secret is hunter2');
      })
      .get('/limited', () => {
        throw new Problem('limited', 'Please wait <a while>.');
      });
    const answer = await routes.request('http://127.0.0.1:3000/fault');
    const page = await answer.text();
    const { id } = logged[0] as { id: string };
    assert.equal(answer.status, 500);
    assert.ok(page.includes(id));
    assert.doesNotMatch(page, /hunter2/);
    const json = await routes.request('http://127.0.0.1:3000/fault', { headers: { accept: 'application/json' } });
    assert.deepEqual(Object.keys((await json.json()) as object), ['message', 'fields', 'id']);
    const limited = await routes.request('http://127.0.0.1:3000/limited');
    assert.equal(limited.status, 429);
    assert.match(
      await limited.text(),
      /<h1>Too many at once<\/h1>\n<p class="standfirst">Please wait &lt;a while&gt;\.</,
    );
  });

  it('at the desk is said in the desk’s own frame', async (t) => {
    const site = await testApp(t);
    const { cookie } = await site.staff('reporter');
    const missing = await site.request('/desk/nowhere', { headers: { cookie } });
    assert.equal(missing.status, 404);
    assert.match(await missing.text(), /<nav aria-label="Desk">[\s\S]*<h1>There is nothing here<\/h1>/);
    const closed = await site.request(paths.deskSettings, { headers: { cookie } });
    assert.equal(closed.status, 403);
    assert.match(await closed.text(), /<h1>Not open to you<\/h1>\n<p class="quiet">Your role/);
  });

  it('before the desk’s door shows nothing of the desk', async (t) => {
    const site = await testApp(t);
    const answer = await site.post(paths.deskStories, {});
    const page = await answer.text();
    assert.equal(answer.status, 401);
    assert.match(page, /You are signed out/);
    assert.doesNotMatch(page, /aria-label="Desk"/);
  });
});
