/**
 * The database: one door for both dialects. `db` reads, `change` writes. On SQLite they are two
 * connections, so reads never wait for a transaction and a stray write through `db` is refused.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Kysely, sql, type Transaction } from 'kysely';
import { clearAfterCommit, namesChanged, watchPostgres, watchSqlite, type ChangeWatch } from './changes.ts';
import { isSerializationFailure, postgresDialect, postgresPool } from './postgres.ts';
import type { Database } from './schema.ts';
import { openSqliteFile, sqliteDialect } from './sqlite.ts';

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
  return options.databaseUrl === null ? openSqlite(options.dataDir) : openPostgres(options.databaseUrl, options.onError);
}

function openSqlite(dataDir: string): Store {
  mkdirSync(dataDir, { recursive: true });
  const path = join(dataDir, 'onrecord.sqlite');
  // The writer first: it creates the file that a reader may only read.
  const writer = new Kysely<Database>({ dialect: sqliteDialect(openSqliteFile(path, 'writer')) });
  const readFile = openSqliteFile(path, 'reader');
  const db = new Kysely<Database>({ dialect: sqliteDialect(readFile) });
  const changes = watchSqlite(readFile);
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
    },
  };
}

const ATTEMPTS = 12;

function openPostgres(url: string, onError: (error: Error) => void = () => {}): Store {
  const pool = postgresPool(url, onError);
  const db = new Kysely<Database>({ dialect: postgresDialect(pool) });
  const changes = watchPostgres(url, onError);
  const change: Change = async (work) => {
    for (let attempt = 1; ; attempt++) {
      try {
        const { result, names } = await db
          .transaction()
          .setIsolationLevel('serializable')
          .execute(async (tx) => {
            clearAfterCommit(tx);
            const done = await work(tx);
            return { result: done, names: namesChanged(tx) };
          });
        changes.committed(names);
        return result;
      } catch (error) {
        if (!isSerializationFailure(error) || attempt === ATTEMPTS) throw error;
        await pause(Math.random() * 10 * attempt);
      }
    }
  };
  return {
    kind: 'postgres',
    db: readOnly(db),
    writer: db,
    changes,
    change,
    close: async () => {
      await changes.close();
      await db.destroy();
    },
  };
}

/** On PostgreSQL reading is a promise, not a lock: the pool is shared, so writes through `db` are refused here. */
function readOnly(db: Db): Db {
  return db.withPlugin({
    transformQuery: ({ node }) => {
      if (/^(Insert|Update|Delete|Merge)/.test(node.kind)) throw new Error('app.db only reads: write in app.change.');
      return node;
    },
    transformResult: async ({ result }) => result,
  });
}

/** Answers when the database does. For /health. */
export async function ping(db: Db): Promise<void> {
  await sql`select 1`.execute(db);
}
