/**
 * What public pages must be made again. A command names the things it changed inside its transaction
 * (`changed(tx, 'front', 'story:ID')`); every process drops exactly the pages made of them.
 *
 * SQLite: names are rows of `page_change`; `pragma data_version` tells for a microsecond whether another
 * connection wrote. PostgreSQL: names travel by `notify`, heard on one connection of its own.
 */
import type { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import pg from 'pg';
import type { Tx } from './open.ts';

const CHANNEL = 'page_change';
/** Rows kept for processes that lag; one that lags further forgets every page. */
const KEPT_ROWS = 2_000;

export interface ChangeWatch {
  /** Counts up with every batch of names that was heard. Read it before a render. */
  counter(): number;
  /** Looks for changes of other connections; at most once an event-loop turn. */
  look(): void;
  /** False while changes cannot be heard: nothing may be kept or answered from memory. */
  trusted(): boolean;
  /** Names to drop, or null for everything. */
  onChange(listener: (names: readonly string[] | null) => void): void;
  /** Called by `change` after its commit. */
  committed(names: readonly string[]): void;
  close(): Promise<void>;
}

const named = new WeakMap<Tx, Set<string>>();

/** Says, inside a transaction, that pages made of these things are stale. */
export async function changed(tx: Tx, ...names: [string, ...string[]]): Promise<void> {
  const set = named.get(tx);
  if (set) {
    for (const name of names) set.add(name);
    await sql`select pg_notify(${CHANNEL}, ${JSON.stringify(names)})`.execute(tx);
    return;
  }
  const rows = await tx
    .insertInto('page_change')
    .values(names.map((name) => ({ name })))
    .returning('id')
    .execute();
  const last = rows.at(-1)?.id ?? 0;
  if (last % 100 === 0) await tx.deleteFrom('page_change').where('id', '<', last - KEPT_ROWS).execute();
}

export function clearAfterCommit(tx: Tx): void {
  named.set(tx, new Set());
}

export function namesChanged(tx: Tx): string[] {
  return [...(named.get(tx) ?? [])];
}

type Listener = (names: readonly string[] | null) => void;

export function watchSqlite(database: DatabaseSync): ChangeWatch {
  const listeners: Listener[] = [];
  let version = -1;
  let last: number | null = null;
  let count = 0;
  let looked = false;
  let ready: { version: ReturnType<DatabaseSync['prepare']>; since: ReturnType<DatabaseSync['prepare']>; newest: ReturnType<DatabaseSync['prepare']> } | null = null;

  const tell = (names: readonly string[] | null) => {
    count++;
    for (const listener of listeners) listener(names);
  };
  const read = () => {
    ready ??= {
      version: database.prepare('pragma data_version'),
      since: database.prepare('select id, name from page_change where id > ? order by id'),
      newest: database.prepare('select coalesce(max(id), 0) as id, coalesce(min(id), 0) as oldest from page_change'),
    };
    const now = Number(ready.version.get()?.data_version);
    if (now === version) return;
    version = now;
    const newest = ready.newest.get();
    const oldestRow = Number(newest?.oldest);
    const newestRow = Number(newest?.id);
    if (last === null) {
      last = newestRow;
      return;
    }
    if (newestRow === last) return;
    if (oldestRow > last + 1) tell(null);
    else tell(ready.since.all(last).map((row) => String(row.name)));
    last = newestRow;
  };
  const look = () => {
    if (looked) return;
    looked = true;
    setImmediate(() => (looked = false));
    read();
  };
  return {
    counter: () => count,
    look,
    trusted: () => true,
    onChange: (listener) => listeners.push(listener),
    committed: read,
    close: async () => {},
  };
}

const CHECK_MS = 300;
const RETRY_MS = 500;

export function watchPostgres(url: string, onError: (error: Error) => void): ChangeWatch {
  const listeners: Listener[] = [];
  let count = 0;
  let heard = false;
  let closed = false;
  let client: pg.Client | null = null;

  const tell = (names: readonly string[] | null) => {
    count++;
    for (const listener of listeners) listener(names);
  };

  const listen = async (): Promise<void> => {
    const own = new pg.Client({ connectionString: url, application_name: 'onrecord changes' });
    client = own;
    own.on('error', () => (heard = false));
    own.on('notification', ({ payload }) => tell(JSON.parse(payload ?? '[]') as string[]));
    await own.connect();
    await own.query(`listen ${CHANNEL}`);
    // Whatever was said while nobody listened is lost: forget every page.
    tell(null);
    heard = true;
    while (!closed && heard) {
      await pause(CHECK_MS);
      if (!closed) await own.query('select 1');
    }
  };

  const keepListening = async (): Promise<void> => {
    while (!closed) {
      await listen().catch((error: unknown) => onError(error instanceof Error ? error : new Error(String(error))));
      heard = false;
      await client?.end().catch(() => {});
      if (!closed) await pause(RETRY_MS);
    }
  };
  let running: Promise<void> | null = null;

  return {
    counter: () => count,
    look: () => {
      running ??= keepListening();
    },
    trusted: () => heard,
    onChange: (listener) => listeners.push(listener),
    committed: (names) => {
      if (names.length > 0) tell(names);
    },
    close: async () => {
      closed = true;
      heard = false;
      await running;
    },
  };
}
