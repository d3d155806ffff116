/** Words of the sample newsroom that nobody changed go back to what a new newsroom starts with, field by field. */
import type { App } from '../context.ts';
import { newsletters } from '../newsletter/queries.ts';
import { changeNewsletter } from '../newsletter/changing.ts';
import { changeForm } from '../prompts/forming.ts';
import { changePrompt } from '../prompts/prompting.ts';
import { promptRow } from '../prompts/queries.ts';
import type { Trigger } from '../prompts/wording.ts';
import type { Actor } from '../roles.ts';
import { defaults, newsroom, type Settings } from '../settings/queries.ts';
import type { SampleNewsroom } from './files.ts';

/** `current`, where it still says what the sample said, as it was before; what somebody wrote stays. */
function withoutSample<T extends Record<string, string>>(current: T, sample: T, before: Partial<T> = {}): T {
  const fields = Object.entries(current).map(([name, value]) => [
    name,
    value === sample[name] ? (before[name] ?? '') : value,
  ]);
  return Object.fromEntries(fields) as T;
}

export async function settingsBack({ db }: App, room: SampleNewsroom): Promise<Partial<Settings>> {
  const words = ({
    name,
    earLine,
    imprint,
    contactEmail,
  }: Pick<Settings, 'name' | 'earLine' | 'imprint' | 'contactEmail'>) => ({
    name,
    earLine,
    imprint,
    contactEmail,
  });
  const { settings } = await newsroom(db);
  return withoutSample(words(settings), words(room), words(defaults));
}

export async function newsletterBack(app: App, actor: Actor, room: SampleNewsroom): Promise<void> {
  for (const { id, name, description, cadence } of await newsletters(app.db)) {
    await changeNewsletter(app, actor, { id, ...withoutSample({ name, description, cadence }, room.newsletter) });
  }
}

export async function formsBack(app: App, actor: Actor, room: SampleNewsroom): Promise<void> {
  const forms = await app.db.selectFrom('form').selectAll().where('deleted_at', 'is', null).execute();
  for (const { id, name, newsletter_id, title, text, button, small_print, thanks, default_at } of forms) {
    const copy = withoutSample({ name, title, text, button, smallPrint: small_print, thanks }, room.form, {
      name: 'Sign-up',
    });
    await changeForm(app, actor, { id, newsletterId: newsletter_id, isDefault: default_at !== null, ...copy });
  }
}

/** Without a title of its own it is off, as every slide-in is. */
export async function slideInBack(app: App, actor: Actor, room: SampleNewsroom): Promise<void> {
  const { kicker, title, text, button, small_print, thanks, ...row } = await promptRow(app.db);
  const { trigger: _, seconds: __, ...sample } = room.prompt;
  const copy = withoutSample({ kicker, title, text, button, smallPrint: small_print, thanks }, sample);
  await changePrompt(app, actor, {
    ...copy,
    formId: row.form_id,
    trigger: row.trigger as Trigger,
    seconds: row.seconds,
    sections: JSON.parse(row.sections) as string[],
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    isOn: row.on_at !== null && copy.title !== '' && row.form_id !== null,
  });
}
