/**
 * SQLite through `node:sqlite`, under Kysely's own compiler. One connection a dialect: statements run
 * at once and never yield; transactions are `begin immediate` and wait for a rival with `await`, because
 * SQLite's own wait would stop the whole process.
 */
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import {
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
} from 'kysely';

const CACHED_STATEMENTS = 300;
const RIVAL_PATIENCE_MS = 15_000;

export function openSqliteFile(path: string, role: 'reader' | 'writer'): DatabaseSync {
  const database = new DatabaseSync(path, { timeout: 10_000 });
  database.exec('pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on');
  if (role === 'reader') database.exec('pragma query_only = on');
  database.exec('pragma busy_timeout = 0; pragma cache_size = -8000');
  return database;
}

export function sqliteDialect(database: DatabaseSync): Dialect {
  return {
    createAdapter: () =>
      // Ours runs migrations in a transaction, and `begin immediate` is the lock.
      Object.create(new SqliteAdapter(), { supportsTransactionalDdl: { value: true } }) as SqliteAdapter,
    createDriver: () => sqliteDriver(database),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

function sqliteDriver(database: DatabaseSync): Driver {
  const connection = sqliteConnection(database);
  let free: Promise<void> = Promise.resolve();
  let release: () => void = () => {};

  return {
    init: async () => {},
    acquireConnection: async () => {
      const before = free;
      const { promise, resolve } = Promise.withResolvers<void>();
      free = promise;
      await before;
      release = resolve;
      return connection;
    },
    releaseConnection: async () => release(),
    beginTransaction: async () => whenFree(database, () => database.exec('begin immediate')),
    commitTransaction: async () => database.exec('commit'),
    rollbackTransaction: async () => {
      if (database.isTransaction) database.exec('rollback');
    },
    // Whoever opened the file closes it: Kysely destroys only a driver that was used.
    destroy: async () => {},
  };
}

/** Runs what needs the file to itself for a moment; while a rival has it, waits and tries again. */
async function whenFree<T>(database: DatabaseSync, run: () => T): Promise<T> {
  const deadline = Date.now() + RIVAL_PATIENCE_MS;
  for (let wait = 1; ; wait = Math.min(wait * 2, 50)) {
    try {
      return run();
    } catch (error) {
      // Inside a transaction, which has the file, nothing is ever busy.
      if (!isBusy(error) || database.isTransaction || Date.now() > deadline) throw error;
      await pause(wait * (0.5 + Math.random()));
    }
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && (Number(error.errcode) & 0xff) === 5;
}

interface Prepared {
  statement: StatementSync;
  returnsRows: boolean;
}

function sqliteConnection(database: DatabaseSync): DatabaseConnection {
  const statements = new Map<string, Prepared>();

  const prepare = (sql: string): Prepared => {
    const known = statements.get(sql);
    if (known) {
      statements.delete(sql);
      statements.set(sql, known);
      return known;
    }
    const statement = database.prepare(sql);
    const prepared = { statement, returnsRows: statement.columns().length > 0 };
    // The full-text index has row ids of its own, beyond what a number holds: without this, writing to it throws.
    if (!prepared.returnsRows) statement.setReadBigInts(true);
    statements.set(sql, prepared);
    if (statements.size > CACHED_STATEMENTS) {
      const [oldest] = statements.keys();
      if (oldest !== undefined) statements.delete(oldest);
    }
    return prepared;
  };

  return {
    executeQuery: async <R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> => {
      const values = parameters.map(bindable);
      return whenFree(database, () => {
        const { statement, returnsRows } = prepare(sql);
        if (returnsRows) return { rows: statement.all(...values) as R[] };
        const { changes, lastInsertRowid } = statement.run(...values);
        return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
      });
    },
    // oxlint-disable-next-line require-yield
    streamQuery: async function* () {
      throw new Error('SQLite statements are not streamed: page by key.');
    },
  };
}

/** `node:sqlite` takes other things silently (a leading Date as named parameters): refuse them here. */
function bindable(value: unknown): SQLInputValue {
  if (value === null || typeof value === 'string' || typeof value === 'bigint' || value instanceof Uint8Array)
    return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw new TypeError(`A statement takes text, numbers, bytes and null, not ${typeof value}.`);
}
