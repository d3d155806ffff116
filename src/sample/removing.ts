/** Takes the sample newsroom out again; what somebody wrote meanwhile, words of settings and forms too, stays. */
import { removeSampleComments } from '../comments/bringing.ts';
import type { App } from '../context.ts';
import { removeSamplePictures } from '../media/uploading.ts';
import { Problem } from '../problem.ts';
import { may, type Actor } from '../roles.ts';
import { newsroom } from '../settings/queries.ts';
import { deleteSection } from '../settings/sections.ts';
import { changeSettings } from '../settings/settling.ts';
import { removeSampleStories } from '../stories/importing.ts';
import { sampleNewsroom, type SampleNewsroom } from './files.ts';
import { formsBack, newsletterBack, settingsBack, slideInBack } from './words-back.ts';

/** Several transactions, the mark of the sample last: broken off, it can be done again from the start. */
export async function removeSample(app: App, actor: Actor): Promise<void> {
  if (!may(actor, 'change settings')) throw new Problem('forbidden', 'Only the owner removes the sample newsroom.');
  const room = await sampleNewsroom();
  await removeSampleStories(app, actor);
  await app.change((tx) => removeSampleComments(tx));
  await removeSamplePictures(app);
  await newsletterBack(app, actor, room);
  await formsBack(app, actor, room);
  await slideInBack(app, actor, room);
  await removeSections(app, actor, room);
  await changeSettings(app, actor, { ...(await settingsBack(app, room)), sampleAt: null });
}

/** Sections of the sample in which nobody has written. */
async function removeSections(app: App, actor: Actor, room: SampleNewsroom): Promise<void> {
  const { sections } = await newsroom(app.db);
  for (const { id, slug, name } of sections) {
    const isSample = room.sections.some((one) => one.slug === slug && one.name === name);
    const used = await app.db
      .selectFrom('revision')
      .select('story_id')
      .where('section_id', '=', id)
      .limit(1)
      .executeTakeFirst();
    if (isSample && !used) await deleteSection(app, actor, { id });
  }
}
