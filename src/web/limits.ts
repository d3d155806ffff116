/** Limits, counted in the database, so that they hold on every machine and after a restart. */
import { later } from '../db/times.ts';
import type { Change, Tx } from '../db/open.ts';
import type { Keys } from '../keys.ts';
import { Problem } from '../problem.ts';

export interface Limit {
  /** What is limited: "sign-in by network". */
  name: string;
  most: number;
  within: number;
}

interface Counter {
  change: Change;
  keys: Keys;
  now(): string;
}

/**
 * Counts one attempt and throws `limited` where there were too many. `whom` is an address or a network:
 * only its keyed hash is stored.
 */
export async function countAttempt(app: Counter, limit: Limit, whom: string, message: string): Promise<void> {
  const now = app.now();
  const key = app.keys.fold('limit', `${limit.name} ${whom}`);
  const count = await app.change(async (tx) => {
    const before = await tx.selectFrom('attempt').selectAll().where('key', '=', key).executeTakeFirst();
    const isOpen = before !== undefined && before.window_at > later(now, -limit.within);
    const next = isOpen ? { window_at: before.window_at, count: before.count + 1 } : { window_at: now, count: 1 };
    await tx
      .insertInto('attempt')
      .values({ key, ...next })
      .onConflict((clash) => clash.column('key').doUpdateSet(next))
      .execute();
    return next.count;
  });
  if (count > limit.most) throw new Problem('limited', message);
}

/** Forgets the attempts of somebody who has shown who they are. */
export async function forgiveAttempts(app: Counter, limit: Limit, whom: string): Promise<void> {
  const key = app.keys.fold('limit', `${limit.name} ${whom}`);
  await app.change((tx) => tx.deleteFrom('attempt').where('key', '=', key).execute());
}

/** Forgets at most `most` counts that began before `time`; how many. */
export async function forgetAttempts(tx: Tx, time: string, most: number): Promise<number> {
  const old = tx.selectFrom('attempt').select('key').where('window_at', '<', time).limit(most);
  const { numDeletedRows } = await tx.deleteFrom('attempt').where('key', 'in', old).executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}
