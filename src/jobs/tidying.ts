import type { Tx } from '../db/open.ts';

/** Forgets at most `most` jobs that were done before `time`; how many. Given up ones stay until somebody has seen them. */
export async function forgetDoneJobs(tx: Tx, time: string, most: number): Promise<number> {
  const old = tx.selectFrom('job').select('id').where('done_at', '<', time).limit(most);
  const { numDeletedRows } = await tx.deleteFrom('job').where('id', 'in', old).executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}
