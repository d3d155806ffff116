/** The links in our mails. Sealed by our key: nothing of them is stored, and they outlive a change of the secret. */
import type { App } from '../context.ts';
import { DAY, later } from '../db/times.ts';
import * as paths from '../paths.ts';

type Sealing = Pick<App, 'keys' | 'config' | 'now'>;

export const LINK_LASTS = 30 * DAY;
const CONFIRM = 'confirm sign-up';
const LEAVE = 'leave';

/** Addresses come from the configuration alone, never from a request. */
export function confirmationLink({ keys, config, now }: Sealing, signUpId: string): string {
  return config.siteUrl + paths.confirmation(keys.seal(CONFIRM, `${signUpId} ${later(now(), LINK_LASTS)}`));
}

/** The sign-up that a link confirms; null for one that is too old or not ours. */
export function signUpOf({ keys, now }: Sealing, token: string): string | null {
  const [signUpId = '', expires = ''] = keys.open(CONFIRM, token)?.split(' ') ?? [];
  return signUpId !== '' && expires > now() ? signUpId : null;
}

/** Good for as long as we write to the reader. */
export function leavingLink({ keys, config }: Sealing, readerId: string): string {
  return config.siteUrl + paths.unsubscription(keys.seal(LEAVE, readerId));
}

export function leaverOf({ keys }: Sealing, token: string): string | null {
  return keys.open(LEAVE, token);
}
