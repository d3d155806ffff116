/** Counts that need not be exact to the second: kept in memory, written as increments every second and at the end. */
import type { Tally } from '../context.ts';
import type { Change } from '../db/open.ts';
import { countInTransaction, type Count } from '../prompts/counting.ts';
import type { Log } from '../web/log.ts';

const FLUSH_MS = 1_000;

export function makeTally(change: Change, log: Pick<Log, 'warn'>): { add: Tally; close(): Promise<void> } {
  let waiting = new Map<string, { count: Count; times: number }>();
  let timer: NodeJS.Timeout | null = null;
  let writing: Promise<void> = Promise.resolve();

  const note = (count: Count, times: number): void => {
    const key = `${count.day} ${count.placement} ${count.what}`;
    waiting.set(key, { count, times: times + (waiting.get(key)?.times ?? 0) });
  };
  const schedule = (): void => {
    timer ??= setTimeout(() => {
      timer = null;
      flush();
    }, FLUSH_MS).unref();
  };
  const write = async (): Promise<void> => {
    const taken = waiting;
    waiting = new Map();
    if (taken.size === 0) return;
    try {
      await change(async (tx) => {
        for (const { count, times } of taken.values()) await countInTransaction(tx, count, times);
      });
    } catch (error) {
      for (const { count, times } of taken.values()) note(count, times);
      log.warn({ err: error, waiting: waiting.size }, 'counts could not be written; they are kept');
    }
  };
  /** One write at a time, so that what failed is not counted twice. */
  const flush = (): void => {
    writing = writing.then(write).then(() => {
      if (waiting.size > 0) schedule();
    });
  };

  return {
    add: (count) => {
      note(count as Count, 1);
      schedule();
    },
    close: async () => {
      if (timer !== null) clearTimeout(timer);
      await writing;
      await write();
      if (timer !== null) clearTimeout(timer);
    },
  };
}
