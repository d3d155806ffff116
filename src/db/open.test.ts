import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import { testStore } from '../../test/store.ts';
import type { Change } from './open.ts';

const run = promisify(execFile);

const putSection = (change: Change, id: string) =>
  change((tx) => tx.insertInto('section').values({ id, name: id, slug: id, accent: null, position: 0 }).execute());

test('what reads cannot write, neither by a statement of Kysely’s nor by one of its own words', async (t) => {
  const { store } = await testStore(t);
  const rows = { id: 'a', name: 'A', slug: 'a', accent: null, position: 1 };
  await assert.rejects(store.db.insertInto('section').values(rows).execute());
  await assert.rejects(sql`insert into setting (name, value) values ('x', '1')`.execute(store.db));
  await assert.rejects(sql`delete from form`.execute(store.db));
  await assert.rejects(sql`with gone as (select 1) update form set name = 'x'`.execute(store.db));
  assert.deepEqual(await store.db.selectFrom('section').select('id').execute(), []);
  assert.equal((await store.db.selectFrom('form').select('name').execute()).length, 1);
});

test('a transaction whose work throws leaves nothing, and the next one works', async (t) => {
  const { store } = await testStore(t);
  const broken = store.change(async (tx) => {
    await tx.insertInto('section').values({ id: 'a', name: 'A', slug: 'a', accent: null, position: 0 }).execute();
    throw new Error('on purpose');
  });
  await assert.rejects(broken, /on purpose/);
  await putSection(store.change, 'b');
  assert.deepEqual(
    (await store.db.selectFrom('section').select('id').execute()).map(({ id }) => id),
    ['b'],
  );
});

test('of two rivals that both saw an empty table, one sees the other’s row in the end', async (t) => {
  const { store, another } = await testStore(t);
  let runs = 0;
  const second = another();
  /** Puts a row only where none is: without serializable transactions both would. */
  const putFirst = (change: Change, id: string) =>
    change(async (tx) => {
      runs++;
      const { count } = await tx
        .selectFrom('section')
        .select((e) => e.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow();
      await new Promise((resolve) => setTimeout(resolve, 100));
      if (count > 0) return false;
      await tx.insertInto('section').values({ id, name: id, slug: id, accent: null, position: 0 }).execute();
      return true;
    });
  const results = await Promise.all([putFirst(store.change, 'a'), putFirst(second.change, 'b')]);
  assert.deepEqual(results.map(String).toSorted(), ['false', 'true']);
  assert.equal((await store.db.selectFrom('section').select('id').execute()).length, 1);
  // PostgreSQL let both begin and ran the loser again; SQLite let one wait.
  assert.equal(runs, store.kind === 'postgres' ? 3 : 2);
});

test('two processes that write at the same time both succeed, and reads go on meanwhile', async (t) => {
  const { store, place } = await testStore(t);
  const program = `
    import { openStore } from ${JSON.stringify(import.meta.resolve('./open.ts'))};
    const [place, name] = process.argv.slice(1);
    const store = openStore(JSON.parse(place));
    for (let number = 0; number < 40; number++) {
      await store.change(async (tx) => {
        const row = { id: name + number, name, slug: name + number, accent: null, position: number };
        await tx.insertInto('section').values(row).execute();
        await new Promise((resolve) => setTimeout(resolve, 3));
      });
    }
    await store.close();`;
  const rival = (name: string) =>
    run(process.execPath, ['--input-type=module-typescript', '--eval', program, JSON.stringify(place), name]);
  const rivals = Promise.all([rival('a'), rival('b'), putSection(store.change, 'here')]);
  let isOver = false;
  void rivals.finally(() => (isOver = true)).catch(() => {});
  let reads = 0;
  while (!isOver) {
    await store.db.selectFrom('section').select('id').execute();
    reads++;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await rivals;
  assert.equal((await store.db.selectFrom('section').select('id').execute()).length, 81);
  assert.ok(reads > 5);
});

test('text keeps every sign, numbers come back as numbers, and what no column takes is refused', async (t) => {
  const { store } = await testStore(t);
  const name = 'Ελλάδα “quoted” \u{1F5DE} \u202Eright\n\ttab \\ \' "';
  await store.change((tx) =>
    tx.insertInto('section').values({ id: 'a', name, slug: 'a', accent: null, position: -7 }).execute(),
  );
  const row = await store.db.selectFrom('section').selectAll().executeTakeFirstOrThrow();
  assert.deepEqual({ ...row }, { id: 'a', name, slug: 'a', accent: null, position: -7 });
  const { count, sum } = await store.db
    .selectFrom('section')
    .select((e) => [e.fn.countAll<number>().as('count'), e.fn.sum<number>('position').as('sum')])
    .executeTakeFirstOrThrow();
  assert.deepEqual([count, sum], [1, -7]);
  if (store.kind === 'sqlite') {
    const date = new Date() as unknown as string;
    await assert.rejects(store.db.selectFrom('section').selectAll().where('id', '=', date).execute(), TypeError);
  }
});
