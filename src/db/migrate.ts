/** Brings the schema up to this release. Forward only; refuses a schema that a newer release made. */
import { sql } from 'kysely';
import { Migrator, type Migration } from 'kysely/migration';
import { Problem } from '../problem.ts';
import * as first from './migration-001.ts';
import * as second from './migration-002.ts';
import type { Store } from './open.ts';

const migrations: Record<string, (store: Store) => Migration> = {
  '001': first.migration,
  '002': second.migration,
};

export async function migrate(store: Store): Promise<void> {
  const ours = Object.fromEntries(Object.entries(migrations).map(([name, make]) => [name, make(store)]));
  await refuseNewer(store, Object.keys(ours));
  const migrator = new Migrator({ db: store.writer, provider: { getMigrations: async () => ours } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}

async function refuseNewer(store: Store, ours: string[]): Promise<void> {
  const tables = await store.db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === 'kysely_migration')) return;
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(store.db);
  const unknown = rows.find(({ name }) => !ours.includes(name));
  if (unknown) {
    throw new Problem(
      'conflict',
      'This database was written by a newer release of Onrecord: start that release, or restore a backup.',
    );
  }
}
