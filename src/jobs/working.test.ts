import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { testApp, type TestApp } from '../../test/make.ts';
import { clock } from '../db/claim.ts';
import { enqueue } from './enqueue.ts';
import { runOneJob, WAITS, workUntil, type JobHandlers } from './working.ts';

const add = ({ app }: TestApp, kind: string, payload: Record<string, string> = {}) =>
  app.change((tx) => enqueue(tx, app.now(), kind, payload));

const onlyJob = ({ app }: TestApp) => app.db.selectFrom('job').selectAll().executeTakeFirstOrThrow();

const makeDue = ({ app }: TestApp) =>
  app.change((tx) =>
    tx
      .updateTable('job')
      .set({ run_at: clock(tx, -1) })
      .execute(),
  );

test('a job that fails is tried again after growing waits, then given up, and the desk says so', async (t) => {
  const site = await testApp(t);
  await add(site, 'mail a letter');
  let tries = 0;
  const handlers: JobHandlers = {
    'mail a letter': async () => {
      tries++;
      throw Object.assign(new Error('550 nobody@reader.example is unknown'), { code: 'EENVELOPE' });
    },
  };
  for (const wait of WAITS) {
    assert.equal(await runOneJob(site.app, handlers), true);
    const { run_at, failed_at, lease } = await onlyJob(site);
    const seconds = (Date.parse(run_at) - Date.now()) / 1_000;
    assert.ok(Math.abs(seconds - wait) < 5, `${seconds} s instead of ${wait}`);
    assert.deepEqual([failed_at, lease], [null, null]);
    assert.equal(await runOneJob(site.app, handlers), false);
    await makeDue(site);
  }
  assert.ok(WAITS.every((wait, index) => wait > (WAITS[index - 1] ?? 0)));
  await runOneJob(site.app, handlers);
  await makeDue(site);
  assert.equal(await runOneJob(site.app, handlers), false);
  assert.equal(tries, WAITS.length + 1);
  const { failed_at, error } = await onlyJob(site);
  assert.notEqual(failed_at, null);
  // What went wrong by its kind: the words of an error may hold an address.
  assert.equal(error, 'Error EENVELOPE');
  const home = await site.page('/desk', (await site.staff('owner')).cookie);
  assert.match(home, /Did not go out/);
  assert.match(home, /mail a letter/);
  assert.doesNotMatch(home, /reader\.example/);
});

test('a job whose worker dies every time is given up in the end', async (t) => {
  const site = await testApp(t);
  await add(site, 'deadly');
  await site.app.change((tx) =>
    tx
      .updateTable('job')
      .set({ attempts: WAITS.length + 1 })
      .execute(),
  );
  await runOneJob(site.app, { deadly: async () => assert.fail('it ran') });
  assert.notEqual((await onlyJob(site)).failed_at, null);
});

test('who lost the lease can neither finish the job nor put it off', async (t) => {
  const site = await testApp(t);
  await add(site, 'slow');
  const loseLease = () =>
    site.app.change((tx) =>
      tx
        .updateTable('job')
        .set({ lease: 'another worker', lease_until: clock(tx, 60) })
        .execute(),
    );
  await runOneJob(site.app, { slow: loseLease as () => Promise<never> });
  assert.deepEqual([(await onlyJob(site)).done_at, (await onlyJob(site)).lease], [null, 'another worker']);
  await site.app.change((tx) => tx.updateTable('job').set({ lease: null, lease_until: null }).execute());
  await runOneJob(site.app, {
    slow: async () => {
      await loseLease();
      throw new Error('too late');
    },
  });
  assert.deepEqual([(await onlyJob(site)).error, (await onlyJob(site)).lease], [null, 'another worker']);
});

test('told to stop, the worker finishes the job in hand and begins no other', async (t) => {
  const site = await testApp(t);
  await add(site, 'first');
  const stop = new AbortController();
  let isDone = false;
  const working = workUntil(
    site.app,
    {
      first: async () => {
        await add(site, 'second');
        stop.abort();
        await pause(200);
        isDone = true;
      },
      second: async () => assert.fail('it began'),
    },
    stop.signal,
  );
  await working;
  assert.equal(isDone, true);
  const jobs = await site.app.db.selectFrom('job').select(['kind', 'done_at']).orderBy('id').execute();
  assert.deepEqual(
    jobs.map(({ kind, done_at }) => [kind, done_at !== null]),
    [
      ['first', true],
      ['second', false],
    ],
  );
});
