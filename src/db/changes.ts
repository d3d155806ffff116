/**
 * What public pages must be made again. A command names the things it changed inside its transaction
 * (`changed(tx, 'front', 'story:ID')`); every process drops exactly the pages made of them.
 * How the names travel is told in watching-sqlite.ts and watching-postgres.ts.
 */
import { sql } from 'kysely';
import { isSqlite } from './dialect.ts';
import type { Tx } from './open.ts';

export const CHANNEL = 'page_change';
/** Rows kept for processes that lag; one that lags further forgets every page. */
const KEPT_ROWS = 2_000;
/** A notification takes less than 8,000 bytes. */
const NAMES_AT_ONCE = 100;

export interface ChangeWatch {
  /** Counts up with every batch of names that was heard. Read it before a render. */
  counter(): number;
  /** Looks for changes of other processes; not more often than every few milliseconds. */
  look(): void;
  /** False while changes cannot be heard: nothing may be kept or answered from memory. */
  trusted(): boolean;
  /** Names to drop, or null for everything. */
  onChange(listener: ChangeListener): void;
  /** Called by `change` after its commit. */
  committed(names: readonly string[]): void;
  close(): Promise<void>;
}

export type ChangeListener = (names: readonly string[] | null) => void;

/** Names of a transaction under way: told to our own process at the commit, before anybody is answered. */
const namesOf = new WeakMap<Tx, Set<string>>();

/** Says, inside a transaction, that pages made of these things are stale. */
export async function changed(tx: Tx, ...names: [string, ...string[]]): Promise<void> {
  if (isSqlite(tx)) return noteRows(tx, names);
  const collected = namesOf.get(tx);
  for (const name of names) collected?.add(name);
  for (let from = 0; from < names.length; from += NAMES_AT_ONCE) {
    await sql`select pg_notify(${CHANNEL}, ${JSON.stringify(names.slice(from, from + NAMES_AT_ONCE))})`.execute(tx);
  }
}

async function noteRows(tx: Tx, names: readonly string[]): Promise<void> {
  const rows = await tx
    .insertInto('page_change')
    .values(names.map((name) => ({ name })))
    .returning('id')
    .execute();
  const last = Math.max(...rows.map(({ id }) => id));
  const passedAHundred = last % 100 < names.length;
  if (passedAHundred)
    await tx
      .deleteFrom('page_change')
      .where('id', '<', last - KEPT_ROWS)
      .execute();
}

/** From here on the names that `tx` changes are collected; `collectedNames` gives them. */
export function collectNames(tx: Tx): void {
  namesOf.set(tx, new Set());
}

export function collectedNames(tx: Tx): string[] {
  return [...(namesOf.get(tx) ?? [])];
}

export interface Listeners {
  counter(): number;
  add(listener: ChangeListener): void;
  tell(names: readonly string[] | null): void;
}

export function makeListeners(): Listeners {
  const listeners: ChangeListener[] = [];
  let count = 0;
  return {
    counter: () => count,
    add: (listener) => void listeners.push(listener),
    tell: (names) => {
      count++;
      for (const listener of listeners) listener(names);
    },
  };
}
