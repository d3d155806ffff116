/** Signing in. Attempts are counted before a password is looked at. */
import type { App } from '../context.ts';
import { recordEvent } from '../db/events.ts';
import { MINUTE } from '../db/times.ts';
import { Problem } from '../problem.ts';
import { countAttempt, forgiveAttempts, type Limit } from '../web/limits.ts';
import { emailKey } from './emails.ts';
import { isPassword } from './passwords.ts';
import { staffByAddress } from './queries.ts';
import { endSessionIn, startSession } from './sessions.ts';

export const signInsByPerson: Limit = { name: 'sign-in by person', most: 8, within: 15 * MINUTE };
const signInsByNetwork: Limit = { name: 'sign-in by network', most: 40, within: 15 * MINUTE };
const tooMany = 'Too many attempts. Wait a quarter of an hour, then try again.';

interface Comer {
  network: string;
  /** The session they came with, if any: it ends. */
  before: string | null;
}

/** The secret of a new session, always a new one. Takes as long, and says the same, whether or not the address is known. */
export async function signIn(
  app: App,
  { email, password }: { email: string; password: string },
  { network, before }: Comer,
): Promise<string> {
  const key = emailKey(email);
  await countAttempt(app, signInsByNetwork, network, tooMany);
  await countAttempt(app, signInsByPerson, key, tooMany);
  const staff = await staffByAddress(app.db, email);
  const isRight = await isPassword(password, staff?.passwordHash ?? null);
  if (!staff || !isRight) {
    throw new Problem('invalid', 'Address and password do not go together. Look at both, or ask for a new password.');
  }
  await forgiveAttempts(app, signInsByPerson, key);
  return app.change(async (tx) => {
    if (before !== null) await endSessionIn(tx, before);
    const { id, name, role } = staff;
    await recordEvent(tx, app.now(), { kind: 'staff', id, name, role }, 'signed in', { kind: 'staff', id });
    return startSession(app, tx, id);
  });
}
