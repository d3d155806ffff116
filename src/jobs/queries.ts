import type { Db } from '../db/open.ts';

/** Work that was given up: what did not go out. */
export async function failedJobs(db: Db) {
  return db
    .selectFrom('job')
    .select(['id', 'kind', 'attempts', 'failed_at', 'error'])
    .where('failed_at', 'is not', null)
    .where('done_at', 'is', null)
    .orderBy('failed_at', 'desc')
    .limit(100)
    .execute();
}
