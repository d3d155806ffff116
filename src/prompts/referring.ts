/** Commands: ids of forms that came with imported pages, and which of our forms each one shows. */
import { changed } from '../db/changes.ts';
import { recordEvent } from '../db/events.ts';
import type { Tx } from '../db/open.ts';
import type { App } from '../context.ts';
import { Problem } from '../problem.ts';
import type { Actor } from '../roles.ts';
import { refuseUnlessAllowed, standingForm } from './forming.ts';

/** Adds ids found in an imported story; one that is known stays mapped as it is. In the import's transaction. */
export async function noteReferences(tx: Tx, app: Pick<App, 'now'>, references: readonly string[]): Promise<void> {
  if (references.length === 0) return;
  const created_at = app.now();
  await tx
    .insertInto('form_reference')
    .values([...new Set(references)].map((reference) => ({ reference, form_id: null, created_at })))
    .onConflict((clash) => clash.column('reference').doNothing())
    .execute();
}

/** `formId` null: the default form. An id that stands in no table yet may be mapped before its story comes. */
export async function mapReference(
  app: App,
  actor: Actor,
  input: { reference: string; formId: string | null },
): Promise<void> {
  refuseUnlessAllowed(actor);
  const { reference, formId } = input;
  if (reference === '')
    throw new Problem('invalid', 'Give the id of the form.', { fields: { reference: 'Please fill this in.' } });
  await app.change(async (tx) => {
    const now = app.now();
    if (formId !== null) await standingForm(tx, formId);
    await tx
      .insertInto('form_reference')
      .values({ reference, form_id: formId, created_at: now })
      .onConflict((clash) => clash.column('reference').doUpdateSet({ form_id: formId }))
      .execute();
    await changed(tx, 'settings');
    // The reference itself may be anything that stood in an imported page.
    await recordEvent(tx, now, actor, 'form reference mapped', { kind: 'form', id: formId ?? 'default' });
  });
}
