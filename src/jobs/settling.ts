import type { App } from '../context.ts';
import { clock } from '../db/claim.ts';
import { recordEvent } from '../db/events.ts';
import { Problem } from '../problem.ts';
import { may, type Actor } from '../roles.ts';

/** What was given up is tried again from the first try on, or left as it is and shown no more. */
export async function settleFailedJob(
  app: App,
  actor: Actor,
  { id, deed }: { id: string; deed: 'again' | 'leave' },
): Promise<void> {
  if (!may(actor, 'see mail')) throw new Problem('forbidden', 'Only the owner sees what did not go out.');
  await app.change(async (tx) => {
    const now = clock(tx, 0);
    const { numUpdatedRows } = await tx
      .updateTable('job')
      .set(deed === 'again' ? { failed_at: null, attempts: 0, run_at: now, error: null } : { done_at: now })
      .where('id', '=', id)
      .where('failed_at', 'is not', null)
      .where('done_at', 'is', null)
      .executeTakeFirstOrThrow();
    if (numUpdatedRows === 0n) throw new Problem('missing', 'Somebody has dealt with this already.');
    await recordEvent(tx, app.now(), actor, deed === 'again' ? 'job tried again' : 'job left', { kind: 'job', id });
  });
}
