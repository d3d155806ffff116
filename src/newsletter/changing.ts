/** Command: what the newsletter is called, and what readers are told of it. */
import type { App } from '../context.ts';
import { changed } from '../db/changes.ts';
import { recordEvent } from '../db/events.ts';
import { Problem } from '../problem.ts';
import { may, type Actor } from '../roles.ts';

export interface NewsletterInput {
  id: string;
  /** Empty text falls back to the catalogue's words. */
  name: string;
  description: string;
  cadence: string;
}

/** Its words stand in forms on any page and in mails. */
export async function changeNewsletter(
  app: App,
  actor: Actor,
  { id, name, description, cadence }: NewsletterInput,
): Promise<void> {
  if (!may(actor, 'change forms')) throw new Problem('forbidden', 'Newsletters are changed by editors and the owner.');
  await app.change(async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('newsletter')
      .set({ name, description, cadence })
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    if (numUpdatedRows === 0n) throw new Problem('missing', 'There is no such newsletter.');
    await changed(tx, 'settings');
    await recordEvent(tx, app.now(), actor, 'newsletter changed', { kind: 'newsletter', id });
  });
}
