import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { testStore } from '../../test/store.ts';
import { changed, type ChangeWatch } from './changes.ts';

/** What a watch heard: names in order; `everything` where all had to be forgotten. */
function ear(watch: ChangeWatch): string[] {
  const heard: string[] = [];
  watch.onChange((names) => heard.push(...(names ?? ['everything'])));
  watch.look();
  return heard;
}

/** Waits, looking as every request does, until it is so. */
async function until(isSo: () => boolean, watch: ChangeWatch, patience = 5_000): Promise<void> {
  const deadline = Date.now() + patience;
  while (!isSo()) {
    assert.ok(Date.now() < deadline, 'it did not come about');
    await pause(10);
    watch.look();
  }
}

async function twoWatches(t: TestContext) {
  const site = await testStore(t);
  const second = site.another();
  const heardHere = ear(site.store.changes);
  const heardThere = ear(second.changes);
  await until(() => site.store.changes.trusted(), site.store.changes);
  await until(() => second.changes.trusted(), second.changes);
  heardHere.length = 0;
  heardThere.length = 0;
  return { ...site, second, heardHere, heardThere };
}

test('what one process changed, itself hears at once and another at its next look', async (t) => {
  const { store, second, heardHere, heardThere } = await twoWatches(t);
  const before = store.changes.counter();
  await store.change((tx) => changed(tx, 'front', 'story:1'));
  assert.deepEqual(heardHere.slice(0, 2), ['front', 'story:1']);
  assert.ok(store.changes.counter() > before);
  await until(() => heardThere.length > 0, second.changes);
  assert.deepEqual(heardThere, ['front', 'story:1']);
});

test('a change that was rolled back, or named nothing, is not heard', async (t) => {
  const { store, second, heardHere, heardThere } = await twoWatches(t);
  const broken = store.change(async (tx) => {
    await changed(tx, 'front');
    throw new Error('on purpose');
  });
  await assert.rejects(broken);
  await store.change((tx) => tx.updateTable('form').set({ name: 'Letter' }).execute());
  await store.change((tx) => changed(tx, 'feed'));
  await until(() => heardThere.length > 0, second.changes);
  assert.deepEqual(heardThere, ['feed']);
  assert.deepEqual([...new Set(heardHere)], ['feed']);
});

test('a thousand names in one change are all heard', async (t) => {
  const { store, second, heardThere } = await twoWatches(t);
  const names = Array.from({ length: 1_000 }, (_, number) => `story:${String(number).padStart(36, '0')}`);
  await store.change((tx) => changed(tx, 'front', ...names));
  await until(() => heardThere.length >= 1_001, second.changes);
  assert.deepEqual(new Set(heardThere), new Set(['front', ...names]));
});

test('a process that lags further than rows are kept forgets everything, and rows do not pile up', async (t) => {
  const { store, second, heardThere } = await twoWatches(t);
  if (store.kind !== 'sqlite') return t.skip('PostgreSQL keeps no rows');
  await store.change((tx) => changed(tx, 'one'));
  // Two at a time from an odd number on: the newest row is never a round hundred.
  await store.change(async (tx) => {
    for (let number = 0; number < 1_500; number++) await changed(tx, `a${number}`, `b${number}`);
  });
  const { count } = await store.db
    .selectFrom('page_change')
    .select((e) => e.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  assert.ok(count <= 2_110, `${count} rows`);
  await until(() => heardThere.length > 0, second.changes);
  assert.deepEqual(heardThere, ['everything']);
});

test('while the listening connection is gone nothing is trusted; when it is back everything is forgotten', async (t) => {
  const { store, second, heardThere } = await twoWatches(t);
  if (store.kind !== 'postgres') return t.skip('SQLite needs no connection that listens');
  await sql`select pg_terminate_backend(pid) from pg_stat_activity
    where application_name = 'onrecord changes' and datname = current_database()`.execute(store.db);
  await until(() => !second.changes.trusted(), second.changes);
  await store.change((tx) => changed(tx, 'said while nobody listened'));
  await until(() => second.changes.trusted(), second.changes);
  assert.deepEqual(heardThere, ['everything']);
  heardThere.length = 0;
  await store.change((tx) => changed(tx, 'front'));
  await until(() => heardThere.length > 0, second.changes);
  assert.deepEqual(heardThere, ['front']);
});
