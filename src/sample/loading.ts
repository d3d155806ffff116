/**
 * Loads the sample newsroom into an empty database, through the commands of the rooms. It takes several
 * transactions, so what is half loaded when the program is killed is taken out and loaded anew at the next start.
 */
import { bringComments, type BroughtComment } from '../comments/bringing.ts';
import type { App } from '../context.ts';
import type { Tx } from '../db/open.ts';
import { HOUR, later } from '../db/times.ts';
import { bringPicture } from '../media/uploading.ts';
import { changeNewsletter } from '../newsletter/changing.ts';
import { changeForm } from '../prompts/forming.ts';
import { changePrompt } from '../prompts/prompting.ts';
import type { Actor } from '../roles.ts';
import { newsroom } from '../settings/queries.ts';
import { addSection } from '../settings/sections.ts';
import { changeSettings, forgetSetting, putSetting } from '../settings/settling.ts';
import { importStory } from '../stories/importing.ts';
import {
  sampleComments,
  sampleNewsroom,
  samplePicture,
  sampleStories,
  type SampleComment,
  type SampleNewsroom,
} from './files.ts';
import type { SampleStory } from './reading-sample.ts';
import { removeSample } from './removing.ts';

const system: Actor = { kind: 'system' };
const LOADING = 'sampleLoading';

/** Called at every start; does something once, where nobody has set up or written anything yet. */
export async function loadSampleOnce(app: App, isWanted: boolean): Promise<void> {
  const found = await app.change(async (tx): Promise<'nothing' | 'half of it' | 'something else'> => {
    const marker = await tx.selectFrom('setting').select('name').where('name', '=', LOADING).executeTakeFirst();
    if (marker) return 'half of it';
    if (!isWanted || !(await isEmpty(tx))) return 'something else';
    await putSetting(tx, LOADING, app.now());
    return 'nothing';
  });
  if (found === 'something else') return;
  if (found === 'half of it') await removeSample(app, system);
  await loadSample(app);
}

async function isEmpty(tx: Tx): Promise<boolean> {
  const staff = await tx.selectFrom('staff').select('id').limit(1).executeTakeFirst();
  const story = await tx.selectFrom('story').select('id').limit(1).executeTakeFirst();
  const setting = await tx
    .selectFrom('setting')
    .select('name')
    .where('name', '<>', 'bundles')
    .limit(1)
    .executeTakeFirst();
  return !staff && !story && !setting;
}

async function loadSample(app: App): Promise<void> {
  const now = app.now();
  const room = await sampleNewsroom();
  const sections = await loadNewsroom(app, room, now);
  const ids = await loadStories(app, await sampleStories(), sections, now);
  for (const { story, comments } of await sampleComments()) {
    const storyId = ids.get(story);
    if (storyId !== undefined) await loadComments(app, comments, storyId, null, now);
  }
  await app.change((tx) => forgetSetting(tx, LOADING));
}

/** Settings, sections, newsletter, form and slide-in; the ids of sections by slug. */
async function loadNewsroom(app: App, room: SampleNewsroom, now: string): Promise<Map<string, string>> {
  const { name, language, timeZone, earLine, imprint, contactEmail, recordPolicy } = room;
  await changeSettings(app, system, {
    name,
    language,
    timeZone,
    earLine,
    imprint,
    contactEmail,
    recordPolicy,
    sampleAt: now,
  });
  for (const section of room.sections) await addSection(app, system, section);
  const form = await app.db
    .selectFrom('form')
    .select(['id', 'newsletter_id'])
    .where('default_at', 'is not', null)
    .executeTakeFirstOrThrow();
  await changeNewsletter(app, system, { id: form.newsletter_id, ...room.newsletter });
  await changeForm(app, system, { id: form.id, newsletterId: form.newsletter_id, isDefault: true, ...room.form });
  await changePrompt(app, system, {
    ...room.prompt,
    formId: form.id,
    sections: [],
    startsAt: null,
    endsAt: null,
    isOn: true,
  });
  const { sections } = await newsroom(app.db);
  return new Map(sections.map(({ slug, id }) => [slug, id]));
}

async function loadStories(
  app: App,
  stories: ReadonlyMap<string, SampleStory>,
  sections: ReadonlyMap<string, string>,
  now: string,
): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  const ago = (hours: number): string => later(now, -hours * HOUR);
  for (const [name, story] of stories) {
    const pictureId =
      story.picture === null
        ? null
        : await bringPicture(app, system, {
            sizes: await samplePicture(story.picture.name),
            alt: story.picture.alt,
            credit: story.picture.credit,
            sampleAt: now,
          });
    const { id } = await importStory(app, system, {
      headline: story.headline,
      standfirst: story.standfirst,
      byline: story.byline,
      sectionId: sections.get(story.section) ?? null,
      datedAt: null,
      document: story.document,
      quarantined: [],
      recordPolicy: story.recordPolicy,
      sampleAt: now,
      pictureId,
      pictureCaption: story.picture?.caption ?? '',
      publish: true,
      publishedAt: ago(story.hoursAgo),
      confirmed: story.record,
      corrections: story.corrections.map(({ hoursAgo, text }) => ({ kind: 'correction', text, at: ago(hoursAgo) })),
    });
    ids.set(name, id);
  }
  return ids;
}

async function loadComments(
  app: App,
  comments: readonly SampleComment[],
  storyId: string,
  parentId: string | null,
  now: string,
): Promise<void> {
  const brought = comments.map(({ name, email, text, hours, state }): BroughtComment => ({
    storyId,
    parentId,
    name,
    email,
    text,
    at: later(now, -hours * HOUR),
    state,
    reason: state === 'held' ? 'first comment' : null,
    sampleAt: now,
  }));
  const ids = await app.change((tx) => bringComments(tx, system, brought, now));
  for (const [index, { replies = [] }] of comments.entries()) {
    if (replies.length > 0) await loadComments(app, replies, storyId, ids[index] ?? null, now);
  }
}
