/** A new password: a link goes by mail to the address we know, never to one that is typed. */
import type { App } from '../context.ts';
import { recordEvent } from '../db/events.ts';
import { HOUR, MINUTE } from '../db/times.ts';
import { enqueue } from '../jobs/enqueue.ts';
import * as paths from '../paths.ts';
import { Problem } from '../problem.ts';
import { countAttempt, forgiveAttempts, type Limit } from '../web/limits.ts';
import { emailKey } from './emails.ts';
import { hashPassword } from './passwords.ts';
import { staffByAddress } from './queries.ts';
import { endAllSessions } from './sessions.ts';
import { signInsByPerson } from './signing-in.ts';
import { goodToken, makeToken, useToken } from './tokens.ts';

const resetsByPerson: Limit = { name: 'password reset by person', most: 5, within: HOUR };
const resetsByNetwork: Limit = { name: 'password reset by network', most: 10, within: HOUR };
const LASTS = 30 * MINUTE;
const tooMany = 'Too many attempts. Wait an hour, then try again.';

/** The same answer and the same work for everybody: the job finds out whom to write to, if anybody. */
export async function askForReset(app: App, { email }: { email: string }, network: string): Promise<void> {
  await countAttempt(app, resetsByNetwork, network, tooMany);
  await countAttempt(app, resetsByPerson, emailKey(email), tooMany);
  const staff = await staffByAddress(app.db, email);
  await app.change((tx) => enqueue(tx, app.now(), 'mail password reset', { staffId: staff?.id ?? '' }));
}

/** A link that lets one person choose a new password, made from the configured address alone. */
export async function resetLink(app: App, staffId: string): Promise<string> {
  const secret = await app.change((tx) => makeToken(tx, app.now(), 'password reset', staffId, LASTS));
  return app.config.siteUrl + paths.newPassword(secret);
}

const gone = (): Problem =>
  new Problem('missing', 'This link has been used, or is older than half an hour. Ask for a new one.');

export async function refuseUnlessGood(app: App, secret: string): Promise<void> {
  if ((await goodToken(app.db, app.now(), 'password reset', secret)) === null) throw gone();
}

/** Sets the password, ends every session of that person, and forgets wrong guesses at the old one. */
export async function setPassword(app: App, { token, password }: { token: string; password: string }): Promise<void> {
  await refuseUnlessGood(app, token);
  const hash = await hashPassword(password);
  const key = await app.change(async (tx) => {
    const now = app.now();
    const good = await goodToken(tx, now, 'password reset', token);
    if (!good?.staff_id || !(await useToken(tx, now, token))) throw gone();
    const { email_key } = await tx
      .updateTable('staff')
      .set({ password_hash: hash })
      .where('id', '=', good.staff_id)
      .where('left_at', 'is', null)
      .returning('email_key')
      .executeTakeFirstOrThrow(gone);
    await endAllSessions(tx, good.staff_id);
    await recordEvent(tx, now, { kind: 'system' }, 'password set', { kind: 'staff', id: good.staff_id });
    return email_key;
  });
  await forgiveAttempts(app, signInsByPerson, key);
}

/** A link for somebody who is locked out, for the person who runs the program to hand on. */
export async function staffLink(app: App, email: string): Promise<string> {
  const staff = await staffByAddress(app.db, email);
  if (!staff) throw new Problem('missing', 'Nobody at the desk has this address.');
  return resetLink(app, staff.id);
}
