import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '../src/db/migrate.ts';
import { openStore, type Store, type StoreOptions } from '../src/db/open.ts';
import { freshPostgresDatabase } from './postgres-database.ts';

export interface TestStore {
  store: Store;
  /** Where it lies, for a process of its own. */
  place: StoreOptions;
  /** Opens the same database again, as another process would. */
  another(): Store;
}

/** A database without the rest of the program, migrated, for tests of what lies below the rooms. */
export async function testStore(t: { after(tidy: () => Promise<void>): void }): Promise<TestStore> {
  const dataDir = await mkdtemp(join(tmpdir(), 'onrecord-test-'));
  const postgres = process.env.TEST_DATABASE === 'postgres' ? await freshPostgresDatabase() : null;
  const place = { dataDir, databaseUrl: postgres?.url ?? null };
  const stores: Store[] = [];
  const another = (): Store => {
    const store = openStore(place);
    stores.push(store);
    return store;
  };
  t.after(async () => {
    await Promise.all(stores.map((store) => store.close()));
    await postgres?.drop();
    await rm(dataDir, { recursive: true, force: true });
  });
  const store = another();
  await migrate(store);
  return { store, place, another };
}
