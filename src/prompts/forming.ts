/** Commands: the newsroom's sign-up forms. */
import { changed } from '../db/changes.ts';
import { recordEvent } from '../db/events.ts';
import { newId } from '../db/ids.ts';
import type { Tx } from '../db/open.ts';
import type { App } from '../context.ts';
import { Problem } from '../problem.ts';
import { may, type Actor } from '../roles.ts';
import type { Copy } from './wording.ts';

export interface FormInput extends Copy {
  /** For the desk alone. */
  name: string;
  newsletterId: string;
  /** Stands wherever a story refers to a form that was not mapped, on the front and on the sign-up page. */
  isDefault: boolean;
}

export function refuseUnlessAllowed(actor: Actor): void {
  if (!may(actor, 'change forms')) throw new Problem('forbidden', 'Forms are changed by editors and the owner.');
}

const columnsFrom = ({ name, newsletterId, title, text, button, smallPrint, thanks }: FormInput) => ({
  name,
  newsletter_id: newsletterId,
  title,
  text,
  button,
  small_print: smallPrint,
  thanks,
});

export async function addForm(app: App, actor: Actor, input: FormInput): Promise<{ id: string }> {
  refuseUnlessAllowed(actor);
  const id = newId();
  await app.change(async (tx) => {
    const now = app.now();
    await refuseUnknownNewsletter(tx, input.newsletterId);
    await tx
      .insertInto('form')
      .values({ id, ...columnsFrom(input), default_at: null, created_at: now, deleted_at: null })
      .execute();
    if (input.isDefault) await makeDefault(tx, id, now);
    await noteChange(tx, app, actor, 'form added', id);
  });
  return { id };
}

export async function changeForm(app: App, actor: Actor, input: FormInput & { id: string }): Promise<void> {
  refuseUnlessAllowed(actor);
  await app.change(async (tx) => {
    const now = app.now();
    await refuseUnknownNewsletter(tx, input.newsletterId);
    const before = await standingForm(tx, input.id);
    await tx.updateTable('form').set(columnsFrom(input)).where('id', '=', input.id).execute();
    if (input.isDefault && before.default_at === null) await makeDefault(tx, input.id, now);
    if (!input.isDefault) await tx.updateTable('form').set({ default_at: null }).where('id', '=', input.id).execute();
    await noteChange(tx, app, actor, 'form changed', input.id);
  });
}

/** What showed it shows the default form from now on; a slide-in that held it is switched off. */
export async function deleteForm(app: App, actor: Actor, { id }: { id: string }): Promise<void> {
  refuseUnlessAllowed(actor);
  await app.change(async (tx) => {
    await standingForm(tx, id);
    await tx.updateTable('form').set({ deleted_at: app.now(), default_at: null }).where('id', '=', id).execute();
    await tx.updateTable('form_reference').set({ form_id: null }).where('form_id', '=', id).execute();
    await tx.updateTable('prompt').set({ form_id: null, on_at: null }).where('form_id', '=', id).execute();
    await noteChange(tx, app, actor, 'form deleted', id);
  });
}

export async function standingForm(tx: Tx, id: string) {
  const form = await tx
    .selectFrom('form')
    .selectAll()
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (!form) throw new Problem('missing', 'This form has been deleted. Look at the list of forms.');
  return form;
}

async function refuseUnknownNewsletter(tx: Tx, id: string): Promise<void> {
  const found = await tx.selectFrom('newsletter').select('id').where('id', '=', id).executeTakeFirst();
  if (!found)
    throw new Problem('invalid', 'Choose a newsletter.', { fields: { newsletterId: 'Choose one of the list.' } });
}

async function makeDefault(tx: Tx, id: string, now: string): Promise<void> {
  await tx.updateTable('form').set({ default_at: null }).where('default_at', 'is not', null).execute();
  await tx.updateTable('form').set({ default_at: now }).where('id', '=', id).execute();
}

/** Forms stand on any page, so every framed page is made again. */
async function noteChange(tx: Tx, app: App, actor: Actor, what: string, id: string): Promise<void> {
  await changed(tx, 'settings');
  await recordEvent(tx, app.now(), actor, what, { kind: 'form', id });
}
