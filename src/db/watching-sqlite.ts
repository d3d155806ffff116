/**
 * Changes on SQLite are rows of `page_change`, written in the same commit as what changed. Whether another
 * connection wrote anything, `pragma data_version` tells in some microseconds; it is asked at most every 5 ms. What this
 * process commits is heard at once; what another one does, within that time.
 */
import type { DatabaseSync } from 'node:sqlite';
import { makeListeners, type ChangeWatch } from './changes.ts';

const LOOK_EVERY_MS = 5;

/** `database`: the connection that reads, so that our own writer is "another" too. */
export function watchSqlite(database: DatabaseSync): ChangeWatch {
  const listeners = makeListeners();
  const unheard = unheardNames(database);
  let looked = -Infinity;
  let works = true;

  /** A disk that fails must not end the process: nothing is answered from memory until it can be read again. */
  const read = (): void => {
    try {
      const names = unheard();
      if (names === null || names.length > 0) listeners.tell(names);
      works = true;
    } catch {
      works = false;
    }
  };
  const look = (): void => {
    const now = performance.now();
    if (now - looked < LOOK_EVERY_MS) return;
    looked = now;
    read();
  };
  return {
    counter: listeners.counter,
    look,
    trusted: () => works,
    onChange: listeners.add,
    committed: read,
    close: async () => {},
  };
}

/** What was named since it was last asked; null where rows that nobody heard are gone already: everything. */
function unheardNames(database: DatabaseSync): () => string[] | null {
  const statements = onceReady(database);
  let version = -1;
  let heard: number | null = null;
  return () => {
    const { dataVersion, ends, since } = statements();
    const now = Number(dataVersion.get()?.data_version);
    if (now === version) return [];
    const { oldest, newest } = ends.get() as { oldest: number; newest: number };
    const isLost = heard !== null && oldest > heard + 1;
    const names = heard === null || isLost ? [] : since.all(heard).map((row) => String(row.name));
    heard = newest;
    version = now;
    return isLost ? null : names;
  };
}

/** Prepared when first asked: the migration makes the table after the store was opened. */
function onceReady(database: DatabaseSync) {
  const prepare = () => ({
    dataVersion: database.prepare('pragma data_version'),
    ends: database.prepare('select coalesce(min(id), 0) as oldest, coalesce(max(id), 0) as newest from page_change'),
    since: database.prepare('select name from page_change where id > ? order by id'),
  });
  let ready: ReturnType<typeof prepare> | null = null;
  return () => (ready ??= prepare());
}
