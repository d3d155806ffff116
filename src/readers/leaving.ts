/** Command: a reader leaves the list. Carries its token alone, so that mail programs can do it with one click. */
import type { App } from '../context.ts';
import { recordEvent } from '../db/events.ts';
import { leaverOf } from './links.ts';

/** False for a link that we did not make. Leaving twice is leaving once. */
export async function leave(app: App, token: string): Promise<boolean> {
  const id = leaverOf(app, token);
  if (id === null) return false;
  return app.change(async (tx) => {
    const reader = await tx.selectFrom('reader').select('state').where('id', '=', id).executeTakeFirst();
    if (!reader) return false;
    if (reader.state === 'left') return true;
    const now = app.now();
    await tx.updateTable('reader').set({ state: 'left', left_at: now }).where('id', '=', id).execute();
    await recordEvent(tx, now, { kind: 'reader' }, 'reader left', { kind: 'reader', id });
    return true;
  });
}
