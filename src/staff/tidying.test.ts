import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../test/make.ts';
import { clock } from '../db/claim.ts';
import { DAY, HOUR } from '../db/times.ts';
import { countAttempt } from '../web/limits.ts';
import { ownerLink } from './setup.ts';
import { planTidying, tidy, TIDY } from './tidying.ts';

test('old counts, sessions, links and done jobs go; what is still needed stays', async (t) => {
  const site = await testApp(t);
  const { app } = site;
  const attempt = (whom: string) => countAttempt(app, { name: 'x', most: 5, within: HOUR }, whom, 'Later.');
  const counts = async () =>
    Promise.all(
      (['attempt', 'session', 'token', 'job'] as const).map(
        async (table) => (await app.db.selectFrom(table).selectAll().execute()).length,
      ),
    );
  await ownerLink(app);
  await attempt('a');
  await site.staff('editor');
  await planTidying(app);
  await app.change((tx) =>
    tx
      .updateTable('job')
      .set({ done_at: clock(tx, -31 * 86_400) })
      .execute(),
  );
  await tidy(app);
  // The job of a month ago is gone, the next one is planned.
  assert.deepEqual(await counts(), [1, 1, 1, 1]);
  site.advance(2 * DAY);
  await attempt('b');
  await tidy(app);
  assert.deepEqual(await counts(), [1, 1, 1, 2]);
  site.advance(14 * DAY);
  await tidy(app);
  assert.deepEqual(await counts(), [0, 0, 0, 3]);
});

test('it is planned once, however many workers start, and plans itself for the next day', async (t) => {
  const site = await testApp(t);
  await Promise.all([planTidying(site.app), planTidying(site.app), planTidying(site.app)]);
  const jobs = () => site.app.db.selectFrom('job').select(['kind', 'done_at', 'run_at']).orderBy('id').execute();
  assert.equal((await jobs()).length, 1);
  await site.runJobs();
  const [done, next] = await jobs();
  assert.ok(done?.done_at);
  assert.equal(next?.kind, TIDY);
  assert.ok(Math.abs(Date.parse(next?.run_at ?? '') - Date.now() - DAY) < HOUR);
  await planTidying(site.app);
  assert.equal((await jobs()).length, 2);
});
