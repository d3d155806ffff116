/** Command: a reader presses the button in our mail's page. Pressing twice is pressing once. */
import type { App } from '../context.ts';
import { recordEvent } from '../db/events.ts';
import { countInTransaction } from '../prompts/counting.ts';
import { dayIn } from '../prompts/days.ts';
import type { Placement } from '../prompts/wording.ts';
import { newsroom } from '../settings/queries.ts';
import { signUpOf } from './links.ts';
import { signUpAsked, standingOf, type AskedSignUp } from './queries.ts';

/** The sign-up, now confirmed; null where the link is no longer good: too old, not ours, or the reader has left since. */
export async function confirmSignUp(app: App, token: string): Promise<AskedSignUp | null> {
  const id = signUpOf(app, token);
  if (id === null) return null;
  const { settings } = await newsroom(app.db);
  return app.change(async (tx) => {
    const now = app.now();
    const asked = await signUpAsked(tx, id);
    if (!asked || standingOf(asked) === 'void') return null;
    if (standingOf(asked) === 'confirmed') return asked;
    await tx.updateTable('sign_up').set({ confirmed_at: now }).where('id', '=', id).execute();
    await tx
      .updateTable('reader')
      .set({ state: 'active', confirmed_at: now, left_at: null })
      .where('id', '=', asked.readerId)
      .execute();
    // On the day of the sign-up, so that no more are confirmed than were sent.
    const day = dayIn(settings.timeZone, asked.createdAt);
    await countInTransaction(tx, { day, placement: asked.placement as Placement, what: 'confirmed' });
    await recordEvent(tx, now, { kind: 'reader' }, 'sign-up confirmed', { kind: 'sign_up', id });
    return { ...asked, confirmedAt: now, readerState: 'active' };
  });
}
