/**
 * What a browser keeps for somebody who asked to be remembered: one sealed cookie. Its standing rests on
 * comments that were sent with it, not on the address alone, which anybody could type.
 */
import { z } from 'zod';
import type { App } from '../context.ts';
import { DAY, later } from '../db/times.ts';

export const COMMENTER_COOKIE = 'commenter';
const LASTS = 365 * DAY;
export const COMMENTER_SECONDS = LASTS / 1_000;
/** So many of the newest comments sent with it are named; one approved is enough. */
const KEPT = 6;

const remembered = z.object({
  name: z.string(),
  email: z.string(),
  emailKey: z.string(),
  sent: z.array(z.string()),
  at: z.string(),
});
export type Remembered = z.output<typeof remembered>;

type Sealing = Pick<App, 'keys' | 'now'>;

export function rememberedBy(app: Sealing, token: string | null): Remembered | null {
  const payload = token === null ? null : app.keys.open('commenter', token);
  if (payload === null) return null;
  const { data } = remembered.safeParse(JSON.parse(payload));
  return data !== undefined && data.at > later(app.now(), -LASTS) ? data : null;
}

/** The token for the cookie of a writer, who stands on the comments `sent`. */
export function remember(app: Sealing, writer: Omit<Remembered, 'sent' | 'at'>, sent: readonly string[]): string {
  return app.keys.seal('commenter', JSON.stringify({ ...writer, sent: sent.slice(-KEPT), at: app.now() }));
}
