/** Takes the sample newsroom out again; what somebody wrote meanwhile, words of settings and forms too, stays. */
import { removeSampleComments } from '../comments/bringing.ts';
import type { App } from '../context.ts';
import { removeSamplePictures } from '../media/uploading.ts';
import { changeNewsletter } from '../newsletter/changing.ts';
import { changeForm } from '../prompts/forming.ts';
import { changePrompt } from '../prompts/prompting.ts';
import { Problem } from '../problem.ts';
import { may, type Actor } from '../roles.ts';
import { defaults, newsroom, type Settings } from '../settings/queries.ts';
import { deleteSection } from '../settings/sections.ts';
import { changeSettings } from '../settings/settling.ts';
import { removeSampleStories } from '../stories/importing.ts';
import { sampleNewsroom, type SampleNewsroom } from './files.ts';

export async function removeSample(app: App, actor: Actor): Promise<void> {
  if (!may(actor, 'change settings')) throw new Problem('forbidden', 'Only the owner removes the sample newsroom.');
  const room = await sampleNewsroom();
  await removeSampleStories(app, actor);
  await app.change((tx) => removeSampleComments(tx));
  await removeSamplePictures(app);
  await resetForms(app, actor, room);
  await removeSections(app, actor, room);
  const { settings } = await newsroom(app.db);
  await changeSettings(app, actor, { ...unchangedSettings(settings, room), sampleAt: null });
}

/** Settings that still hold the sample's words go back to what a new newsroom starts with. */
function unchangedSettings(settings: Settings, room: SampleNewsroom): Partial<Settings> {
  const names = ['name', 'earLine', 'imprint', 'contactEmail'] as const;
  return Object.fromEntries(names.filter((name) => settings[name] === room[name]).map((name) => [name, defaults[name]]));
}

const blankCopy = { title: '', text: '', button: '', smallPrint: '', thanks: '' };

async function resetForms(app: App, actor: Actor, room: SampleNewsroom): Promise<void> {
  const { db } = app;
  const letters = await db.selectFrom('newsletter').selectAll().where('name', '=', room.newsletter.name).execute();
  for (const { id } of letters) await changeNewsletter(app, actor, { id, name: '', description: '', cadence: '' });
  const forms = await db.selectFrom('form').selectAll().where('title', '=', room.form.title).where('deleted_at', 'is', null).execute();
  for (const form of forms) {
    await changeForm(app, actor, { ...blankCopy, id: form.id, name: 'Sign-up', newsletterId: form.newsletter_id, isDefault: form.default_at !== null });
  }
  const prompt = await db.selectFrom('prompt').selectAll().where('title', '=', room.prompt.title).executeTakeFirst();
  if (prompt) {
    await changePrompt(app, actor, { ...blankCopy, kicker: '', formId: null, trigger: 'end', seconds: 30, sections: [], startsAt: null, endsAt: null, isOn: false });
  }
}

/** Sections of the sample in which nobody has written. */
async function removeSections(app: App, actor: Actor, room: SampleNewsroom): Promise<void> {
  const { sections } = await newsroom(app.db);
  for (const { id, slug, name } of sections) {
    const isSample = room.sections.some((one) => one.slug === slug && one.name === name);
    const used = await app.db.selectFrom('revision').select('story_id').where('section_id', '=', id).limit(1).executeTakeFirst();
    if (isSample && !used) await deleteSection(app, actor, { id });
  }
}
