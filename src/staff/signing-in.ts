/** Signing in, signing out, and a new password. Attempts are counted before a password is looked at. */
import type { App } from '../context.ts';
import { recordEvent } from '../db/events.ts';
import { HOUR, MINUTE } from '../db/times.ts';
import { enqueue } from '../jobs/enqueue.ts';
import * as paths from '../paths.ts';
import { Problem } from '../problem.ts';
import { countAttempt, forgiveAttempts, type Limit } from '../web/limits.ts';
import { emailKey } from './emails.ts';
import { hashPassword, isPassword } from './passwords.ts';
import { endAllSessions, startSession } from './sessions.ts';
import { goodToken, makeToken, useToken } from './tokens.ts';

const byPerson: Limit = { name: 'sign-in by person', most: 8, within: 15 * MINUTE };
const byNetwork: Limit = { name: 'sign-in by network', most: 40, within: 15 * MINUTE };
const resets: Limit = { name: 'password reset', most: 5, within: HOUR };
const RESET_LASTS = 30 * MINUTE;
const tooMany = 'Too many attempts. Wait a quarter of an hour, then try again.';

/** The secret of a new session. `network`: where the attempt comes from. */
export async function signIn(app: App, input: { email: string; password: string }, network: string): Promise<string> {
  const key = emailKey(input.email);
  await countAttempt(app, byNetwork, network, tooMany);
  await countAttempt(app, byPerson, key, tooMany);
  const staff = await app.db.selectFrom('staff').selectAll().where('email_key', '=', key).where('left_at', 'is', null).executeTakeFirst();
  const isRight = await isPassword(input.password, staff?.password_hash ?? null);
  if (!staff || !isRight) {
    throw new Problem('invalid', 'Address and password do not go together. Look at both, or ask for a new password.');
  }
  await forgiveAttempts(app, byPerson, key);
  return app.change(async (tx) => {
    await recordEvent(tx, app.now(), { kind: 'system' }, 'signed in', { kind: 'staff', id: staff.id });
    return startSession(app, tx, staff.id);
  });
}

/** Always the same answer: a mail goes out only where somebody is known by that address. */
export async function askForReset(app: App, input: { email: string }, network: string): Promise<void> {
  await countAttempt(app, resets, network, tooMany);
  await countAttempt(app, resets, emailKey(input.email), tooMany);
  const staff = await app.db.selectFrom('staff').select('id').where('email_key', '=', emailKey(input.email)).where('left_at', 'is', null).executeTakeFirst();
  if (staff) await app.change((tx) => enqueue(tx, app.now(), 'mail password reset', { staffId: staff.id }));
}

/** A link that lets one person choose a new password, made from the configured address alone. */
export async function resetLink(app: App, staffId: string): Promise<string> {
  const secret = await app.change((tx) => makeToken(tx, app.now(), 'password reset', staffId, RESET_LASTS));
  return app.config.siteUrl + paths.newPassword(secret);
}

export async function refuseUnlessGood(app: App, secret: string): Promise<void> {
  if ((await goodToken(app.db, app.now(), 'password reset', secret)) === null) {
    throw new Problem('missing', 'This link has been used or is older than half an hour. Ask for a new one.');
  }
}

/** Sets the password and ends every session of that person. */
export async function setPassword(app: App, input: { token: string; password: string }): Promise<void> {
  await refuseUnlessGood(app, input.token);
  const hash = await hashPassword(input.password);
  await app.change(async (tx) => {
    const now = app.now();
    const token = await goodToken(tx, now, 'password reset', input.token);
    if (!token?.staff_id || !(await useToken(tx, now, input.token))) throw new Problem('missing', 'This link has been used. Ask for a new one.');
    await tx.updateTable('staff').set({ password_hash: hash }).where('id', '=', token.staff_id).execute();
    await endAllSessions(tx, token.staff_id);
    await recordEvent(tx, now, { kind: 'system' }, 'password set', { kind: 'staff', id: token.staff_id });
  });
}

/** A link for somebody who is locked out, for the person who runs the program to hand on. */
export async function staffLink(app: App, email: string): Promise<string> {
  const staff = await app.db.selectFrom('staff').select('id').where('email_key', '=', emailKey(email)).where('left_at', 'is', null).executeTakeFirst();
  if (!staff) throw new Problem('missing', 'Nobody at the desk has this address.');
  return resetLink(app, staff.id);
}
