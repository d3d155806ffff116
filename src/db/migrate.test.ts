import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { sql } from 'kysely';
import { freshPostgresDatabase } from '../../test/postgres-database.ts';
import { testStore } from '../../test/store.ts';
import { Problem } from '../problem.ts';
import { migrate } from './migrate.ts';
import { openStore } from './open.ts';
import { storedSecret } from './secret.ts';

test('migrated twice is migrated once', async (t) => {
  const { store, another } = await testStore(t);
  await migrate(store);
  await migrate(another());
  assert.equal((await store.db.selectFrom('form').select('id').execute()).length, 1);
  assert.equal((await store.db.selectFrom('newsletter').select('id').execute()).length, 1);
});

test('a database that a newer release wrote is refused in one sentence, and left as it is', async (t) => {
  const { store } = await testStore(t);
  await sql`insert into kysely_migration (name, timestamp) values ('999', '2099-01-01')`.execute(store.writer);
  await assert.rejects(
    migrate(store),
    (error) => error instanceof Problem && /newer release.*backup\.$/.test(error.message),
  );
  assert.equal((await store.db.selectFrom('form').select('id').execute()).length, 1);
});

test('processes that start together on an empty database migrate it once and share one secret', async (t) => {
  const dataDir = await mkdtemp(join(tmpdir(), 'onrecord-test-'));
  const postgres = process.env.TEST_DATABASE === 'postgres' ? await freshPostgresDatabase() : null;
  const stores = [1, 2, 3, 4].map(() => openStore({ dataDir, databaseUrl: postgres?.url ?? null }));
  t.after(async () => {
    await Promise.all(stores.map((store) => store.close()));
    await postgres?.drop();
    await rm(dataDir, { recursive: true, force: true });
  });
  const secrets = await Promise.all(
    stores.map(async (store) => {
      await migrate(store);
      return storedSecret(store);
    }),
  );
  assert.equal(new Set(secrets).size, 1);
  assert.equal((await stores[0]?.db.selectFrom('form').select('id').execute())?.length, 1);
});
