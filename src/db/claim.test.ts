import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { testStore } from '../../test/store.ts';
import { enqueue } from '../jobs/enqueue.ts';
import { claimJob, clock, renewLease, type ClaimedJob } from './claim.ts';
import type { Change, Store } from './open.ts';

const now = '2031-11-20T08:00:00.000Z';

async function withJobs(t: TestContext, count: number) {
  const site = await testStore(t);
  await site.store.change(async (tx) => {
    for (let number = 0; number < count; number++) await enqueue(tx, now, 'try', { number: String(number) });
  });
  return site;
}

const letLeaseExpire = (store: Store) =>
  store.change((tx) =>
    tx
      .updateTable('job')
      .set({ lease_until: clock(tx, -1) })
      .where('lease', 'is not', null)
      .execute(),
  );

test('two workers never get one job, though they ask at the same moments', async (t) => {
  const { store, another } = await withJobs(t, 40);
  const second = another();
  const taken: string[] = [];
  const worker = async ({ change }: Store): Promise<void> => {
    for (let job: ClaimedJob | null; (job = await claimJob(change, 60));) taken.push(job.id);
  };
  await Promise.all([worker(store), worker(second), worker(store), worker(second)]);
  assert.equal(taken.length, 40);
  assert.equal(new Set(taken).size, 40);
});

test('rivals pass over one another: no claim has to be tried again', async (t) => {
  const { store, another } = await withJobs(t, 60);
  const second = another();
  let claims = 0;
  let runs = 0;
  const counted =
    (change: Change): Change =>
    (work) =>
      change((tx) => {
        runs++;
        return work(tx);
      });
  const worker = async ({ change }: Store): Promise<void> => {
    do claims++;
    while (await claimJob(counted(change), 60));
  };
  await Promise.all([worker(store), worker(second), worker(store), worker(second)]);
  assert.equal(claims, 64);
  assert.equal(runs, claims);
});

test('a job is taken oldest first, not before its time, and not while somebody holds it', async (t) => {
  const { store } = await withJobs(t, 0);
  await store.change(async (tx) => {
    await enqueue(tx, now, 'second', {}, '2001-01-02T00:00:00.000Z');
    await enqueue(tx, now, 'first', {}, '2001-01-01T00:00:00.000Z');
    await enqueue(tx, now, 'some day', {}, '2999-01-01T00:00:00.000Z');
  });
  assert.equal((await claimJob(store.change, 60))?.kind, 'first');
  assert.equal((await claimJob(store.change, 60))?.kind, 'second');
  assert.equal(await claimJob(store.change, 60), null);
});

test('an expired lease is taken over, and its old holder cannot renew it', async (t) => {
  const { store } = await withJobs(t, 1);
  const old = await claimJob(store.change, 60);
  assert.ok(old);
  assert.equal(await renewLease(store.change, old, 60), true);
  assert.equal(await claimJob(store.change, 60), null);
  await letLeaseExpire(store);
  const taken = await claimJob(store.change, 60);
  assert.equal(taken?.id, old.id);
  assert.equal(taken?.attempts, 2);
  assert.equal(await renewLease(store.change, old, 60), false);
  assert.ok(taken && (await renewLease(store.change, taken, 60)));
});

test('the database’s clock is ours, and as wide', async (t) => {
  const { store } = await withJobs(t, 1);
  await store.change((tx) =>
    tx
      .updateTable('job')
      .set({ run_at: clock(tx, 90) })
      .execute(),
  );
  const { run_at } = await store.db.selectFrom('job').select('run_at').executeTakeFirstOrThrow();
  assert.match(run_at, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  assert.ok(Math.abs(Date.parse(run_at) - Date.now() - 90_000) < 5_000);
});
