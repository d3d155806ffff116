/** One-time links: random, hashed at rest, for one purpose, once. */
import { randomBytes } from 'node:crypto';
import type { Tx } from '../db/open.ts';
import { later } from '../db/times.ts';
import { hashOf } from './sessions.ts';

export type TokenPurpose = 'owner set-up' | 'password reset';

/** The secret for the link; older links of the same purpose and person are void. */
export async function makeToken(
  tx: Tx,
  now: string,
  purpose: TokenPurpose,
  staffId: string | null,
  lasts: number,
): Promise<string> {
  const secret = randomBytes(32).toString('base64url');
  const older = tx.deleteFrom('token').where('purpose', '=', purpose);
  await (staffId === null ? older : older.where('staff_id', '=', staffId)).execute();
  await tx
    .insertInto('token')
    .values({
      hash: hashOf(secret),
      purpose,
      staff_id: staffId,
      created_at: now,
      expires_at: later(now, lasts),
      used_at: null,
    })
    .execute();
  return secret;
}

/** The row of a token that is still good, or null. */
export async function goodToken(tx: Pick<Tx, 'selectFrom'>, now: string, purpose: TokenPurpose, secret: string) {
  const row = await tx
    .selectFrom('token')
    .selectAll()
    .where('hash', '=', hashOf(secret))
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return row ?? null;
}

/** True for the one caller that used it first. */
export async function useToken(tx: Tx, now: string, secret: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('token')
    .set({ used_at: now })
    .where('hash', '=', hashOf(secret))
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** Forgets at most `most` links that are good no more; how many. */
export async function forgetTokens(tx: Tx, now: string, most: number): Promise<number> {
  const old = tx.selectFrom('token').select('hash').where('expires_at', '<=', now).limit(most);
  const { numDeletedRows } = await tx.deleteFrom('token').where('hash', 'in', old).executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}
