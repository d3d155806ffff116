/**
 * Changes on PostgreSQL travel by `notify` and are heard on a connection of their own, which also asks all the time
 * whether it is still alive. While it is not, nothing is answered from memory; when it listens again, everything kept
 * before is forgotten, because what was said meanwhile is lost.
 */
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { CHANNEL, makeListeners, type ChangeWatch } from './changes.ts';

/** Together a second: for so long a page may be stale where a network dies without a word. */
const CHECK_MS = 300;
const PATIENCE_MS = 700;
const RETRY_MS = 500;
const CONNECT_MS = 5_000;

export function watchPostgres(url: string, onError: (error: Error) => void): ChangeWatch {
  const listeners = makeListeners();
  const stop = new AbortController();
  let heard = false;
  let running: Promise<void> | null = null;

  /** Listens until the connection is lost, which it throws, or the watch is closed. */
  const listen = async (began: () => void): Promise<void> => {
    const client = new pg.Client({
      connectionString: url,
      application_name: 'onrecord changes',
      connectionTimeoutMillis: CONNECT_MS,
      query_timeout: PATIENCE_MS,
    });
    client.on('error', () => (heard = false));
    client.on('notification', ({ payload }) => listeners.tell(JSON.parse(payload ?? '[]') as string[]));
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
      listeners.tell(null);
      heard = true;
      began();
      while (!stop.signal.aborted) {
        await pause(CHECK_MS, undefined, stop).catch(() => {});
        await client.query('select 1');
      }
    } finally {
      heard = false;
      void client.end().catch(() => {});
    }
  };

  /** An outage is told once, when it begins. */
  const keepListening = async (): Promise<void> => {
    let wasHeard = true;
    while (!stop.signal.aborted) {
      await listen(() => (wasHeard = true)).catch((error: unknown) => {
        if (wasHeard) onError(error instanceof Error ? error : new Error(String(error)));
        wasHeard = false;
      });
      if (!stop.signal.aborted) await pause(RETRY_MS, undefined, stop).catch(() => {});
    }
  };

  return {
    counter: listeners.counter,
    look: () => {
      running ??= keepListening();
    },
    trusted: () => heard,
    onChange: listeners.add,
    committed: (names) => {
      if (names.length > 0) listeners.tell(names);
    },
    close: async () => {
      stop.abort();
      await running;
    },
  };
}
