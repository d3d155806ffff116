/** Sessions are rows: one ends everywhere at the next request. The cookie holds a secret, the row its hash. */
import { createHash, randomBytes } from 'node:crypto';
import type { App } from '../context.ts';
import type { Tx } from '../db/open.ts';
import { DAY, later } from '../db/times.ts';
import type { Actor, Role } from '../roles.ts';

export const SESSION_COOKIE = 'desk';
const LASTS = 14 * DAY;
export const SESSION_SECONDS = LASTS / 1_000;

export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

/** A new session with a new secret, whatever cookie came with the request. */
export async function startSession(app: App, tx: Tx, staffId: string): Promise<string> {
  const secret = randomBytes(32).toString('base64url');
  const now = app.now();
  await tx
    .insertInto('session')
    .values({ id_hash: hashOf(secret), staff_id: staffId, created_at: now, expires_at: later(now, LASTS) })
    .execute();
  return secret;
}

export async function endSession(app: App, secret: string): Promise<void> {
  await app.change((tx) => endSessionIn(tx, secret));
}

export async function endSessionIn(tx: Tx, secret: string): Promise<void> {
  await tx.deleteFrom('session').where('id_hash', '=', hashOf(secret)).execute();
}

/** On a new password, a change of role, or when somebody leaves. */
export async function endAllSessions(tx: Tx, staffId: string): Promise<void> {
  await tx.deleteFrom('session').where('staff_id', '=', staffId).execute();
}

/** Who is signed in with this secret; asked anew on every request. */
export async function signedInStaff(app: App, secret: string): Promise<Extract<Actor, { kind: 'staff' }> | null> {
  const row = await app.db
    .selectFrom('session')
    .innerJoin('staff', 'staff.id', 'session.staff_id')
    .select(['staff.id', 'staff.name', 'staff.role'])
    .where('session.id_hash', '=', hashOf(secret))
    .where('session.expires_at', '>', app.now())
    .where('staff.left_at', 'is', null)
    .executeTakeFirst();
  return row ? { kind: 'staff', id: row.id, name: row.name, role: row.role as Role } : null;
}

/** Forgets at most `most` sessions that are over; how many. */
export async function forgetSessions(tx: Tx, now: string, most: number): Promise<number> {
  const old = tx.selectFrom('session').select('id_hash').where('expires_at', '<=', now).limit(most);
  const { numDeletedRows } = await tx.deleteFrom('session').where('id_hash', 'in', old).executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}
