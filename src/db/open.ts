/**
 * The database: one door for both dialects. `db` reads, `change` writes. They have connections of their own, so reads
 * never wait for a transaction, and the database refuses a stray write through `db`.
 */
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Kysely, sql, type Transaction } from 'kysely';
import { collectedNames, collectNames, type ChangeWatch } from './changes.ts';
import { isSerializationFailure, postgresDialect } from './postgres.ts';
import type { Database } from './schema.ts';
import { openSqliteFile, sqliteDialect } from './sqlite.ts';
import { watchPostgres } from './watching-postgres.ts';
import { watchSqlite } from './watching-sqlite.ts';

export type Db = Kysely<Database>;
export type Tx = Transaction<Database>;
/** Opens a transaction: in it only `tx`; no mail, network or files, since it may run more than once. */
export type Change = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

export interface Store {
  kind: 'sqlite' | 'postgres';
  db: Db;
  change: Change;
  /** For migrations and schema work only. */
  writer: Db;
  changes: ChangeWatch;
  close(): Promise<void>;
}

export interface StoreOptions {
  dataDir: string;
  databaseUrl: string | null;
  onError?: (error: Error) => void;
}

export function openStore(options: StoreOptions): Store {
  return options.databaseUrl === null
    ? openSqlite(options.dataDir)
    : openPostgres(options.databaseUrl, options.onError);
}

function openSqlite(dataDir: string): Store {
  const path = join(dataDir, 'onrecord.sqlite');
  // The writer first: it creates the file that a reader may only read.
  const writing = openSqliteFile(path, 'writer');
  const reading = openSqliteFile(path, 'reader');
  const writer = new Kysely<Database>({ dialect: sqliteDialect(writing) });
  const db = new Kysely<Database>({ dialect: sqliteDialect(reading) });
  const changes = watchSqlite(reading);
  return {
    kind: 'sqlite',
    db,
    writer,
    changes,
    change: async (work) => {
      const result = await writer.transaction().execute(work);
      changes.committed([]);
      return result;
    },
    close: async () => {
      await changes.close();
      await db.destroy();
      await writer.destroy();
      reading.close();
      writing.close();
    },
  };
}

function openPostgres(url: string, onError: (error: Error) => void = () => {}): Store {
  const db = new Kysely<Database>({ dialect: postgresDialect(url, 'reader', onError) });
  const writer = new Kysely<Database>({ dialect: postgresDialect(url, 'writer', onError) });
  const changes = watchPostgres(url, onError);
  return {
    kind: 'postgres',
    db,
    writer,
    changes,
    change: async (work) => {
      const { result, names } = await serializable(writer, work);
      changes.committed(names);
      return result;
    },
    close: async () => {
      await changes.close();
      await db.destroy();
      await writer.destroy();
    },
  };
}

const ATTEMPTS = 12;

/** Runs the work in a serializable transaction, again from the start when a rival won. */
async function serializable<T>(writer: Db, work: (tx: Tx) => Promise<T>): Promise<{ result: T; names: string[] }> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await writer
        .transaction()
        .setIsolationLevel('serializable')
        .execute(async (tx) => {
          collectNames(tx);
          return { result: await work(tx), names: collectedNames(tx) };
        });
    } catch (error) {
      if (!isSerializationFailure(error) || attempt === ATTEMPTS) throw error;
      await pause(Math.random() * 10 * attempt);
    }
  }
}

/** Answers when the database does. For /health. */
export async function ping(db: Db): Promise<void> {
  await sql`select 1`.execute(db);
}
