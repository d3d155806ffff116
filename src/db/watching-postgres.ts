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
  let isHeard = false;
  let running: Promise<void> | null = null;

  const keepListening = async (): Promise<void> => {
    let isOutageTold = false;
    const ear: Ear = {
      begins: () => {
        listeners.tell(null);
        isHeard = true;
        isOutageTold = false;
      },
      hears: listeners.tell,
      ends: () => (isHeard = false),
    };
    while (!stop.signal.aborted) {
      await listen(url, ear, stop.signal).catch((error: unknown) => {
        if (!isOutageTold) onError(error instanceof Error ? error : new Error(String(error)));
        isOutageTold = true;
      });
      if (!stop.signal.aborted) await pause(RETRY_MS, undefined, stop).catch(() => {});
    }
  };

  return {
    counter: listeners.counter,
    look: () => {
      running ??= keepListening();
    },
    trusted: () => isHeard,
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

interface Ear {
  begins(): void;
  hears(names: readonly string[]): void;
  ends(): void;
}

/** Listens until the connection is lost, which it throws, or the signal aborts. */
async function listen(url: string, ear: Ear, signal: AbortSignal): Promise<void> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'onrecord changes',
    connectionTimeoutMillis: CONNECT_MS,
    query_timeout: PATIENCE_MS,
  });
  client.on('error', ear.ends);
  client.on('notification', ({ payload }) => ear.hears(JSON.parse(payload ?? '[]') as string[]));
  try {
    await client.connect();
    await client.query(`listen ${CHANNEL}`);
    ear.begins();
    while (!signal.aborted) {
      await pause(CHECK_MS, undefined, { signal }).catch(() => {});
      await client.query('select 1');
    }
  } finally {
    ear.ends();
    void client.end().catch(() => {});
  }
}
