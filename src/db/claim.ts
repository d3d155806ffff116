/** Takes due jobs off the table under a lease. The clock is the database's: machines may disagree. */
import { randomUUID } from 'node:crypto';
import { sql, type RawBuilder } from 'kysely';
import { isSqlite } from './dialect.ts';
import type { Change, Db, Tx } from './open.ts';

export interface ClaimedJob {
  id: string;
  kind: string;
  payload: string;
  attempts: number;
  lease: string;
}

export async function claimJob(change: Change, leaseSeconds: number): Promise<ClaimedJob | null> {
  const lease = randomUUID();
  return change(async (tx) => {
    await readCommitted(tx);
    // On PostgreSQL rivals pass over one another's rows; SQLite has one writer at a time.
    const passOver = isSqlite(tx) ? sql`` : sql`for update skip locked`;
    const { rows } = await sql<ClaimedJob>`
      update job set lease = ${lease}, lease_until = ${clock(tx, leaseSeconds)}, attempts = attempts + 1
      where id = (
        select id from job
        where done_at is null and failed_at is null and run_at <= ${clock(tx, 0)}
          and (lease_until is null or lease_until < ${clock(tx, 0)})
        order by run_at, id limit 1 ${passOver})
      returning id, kind, payload, attempts, lease`.execute(tx);
    return rows[0] ?? null;
  });
}

/**
 * Locks are enough for a claim. Serializable, every look at the table would clash with whoever puts a job there at
 * the same time. Must be the first statement of its transaction.
 */
async function readCommitted(tx: Tx): Promise<void> {
  if (!isSqlite(tx)) await sql`set transaction isolation level read committed`.execute(tx);
}

/** False where the lease was lost meanwhile: its work belongs to somebody else now. */
export async function renewLease(change: Change, job: ClaimedJob, leaseSeconds: number): Promise<boolean> {
  return change(async (tx) => {
    const { numAffectedRows } = await sql`
      update job set lease_until = ${clock(tx, leaseSeconds)} where id = ${job.id} and lease = ${job.lease}`.execute(
      tx,
    );
    return numAffectedRows === 1n;
  });
}

/** The database's clock, `seconds` from now, as our text of a time. */
export function clock(db: Db | Tx, seconds: number): RawBuilder<string> {
  return isSqlite(db)
    ? sql<string>`strftime('%Y-%m-%dT%H:%M:%fZ', 'now', ${`${seconds} seconds`})`
    : sql<string>`to_char((clock_timestamp() + ${seconds} * interval '1 second') at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}
