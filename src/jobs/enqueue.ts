import { clock } from '../db/claim.ts';
import { newId } from '../db/ids.ts';
import type { Tx } from '../db/open.ts';

/** Puts work on the table, in the transaction that makes it necessary. The payload holds ids, no words. */
export async function enqueue(
  tx: Tx,
  now: string,
  kind: string,
  payload: Record<string, string>,
  runAt?: string,
): Promise<void> {
  await tx
    .insertInto('job')
    .values({
      id: newId(),
      kind,
      payload: JSON.stringify(payload),
      run_at: runAt ?? clock(tx, 0),
      attempts: 0,
      lease_until: null,
      lease: null,
      done_at: null,
      failed_at: null,
      error: null,
      created_at: now,
    })
    .execute();
}
