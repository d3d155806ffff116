/** Every form of the program, by the pattern of its route, as our own page sends it. In this order each is accepted. */
import { doc, p } from '../src/document/building.ts';
import { enqueue } from '../src/jobs/enqueue.ts';
import { deskStoryRecord } from '../src/paths.ts';
import { deskStory } from '../src/stories/desk-queries.ts';
import type { AttackedNewsroom } from './attacked.ts';
import { fieldsOn } from './sign-up.ts';

export type Sent =
  | { kind: 'form' | 'upload'; fields: Record<string, string> }
  | { kind: 'json'; fields: Record<string, unknown> };

export const password = 'a tide table and a cat';

const form = (fields: Record<string, string>): Sent => ({ kind: 'form', fields });
const story = '/desk/stories/:id{[0-9a-f-]{36}}';
const copy = { title: 'Hello', text: '', button: '', smallPrint: '', thanks: '' };
const typed = {
  headline: 'Ferry to stop',
  standfirst: '',
  byline: '',
  sectionId: '',
  pictureId: '',
  pictureCaption: '',
};

async function revisionOf({ site, story: { id } }: AttackedNewsroom): Promise<number> {
  return (await deskStory(site.app.db, id))?.revision ?? 0;
}
const revision = async (newsroom: AttackedNewsroom) => ({ revision: String(await revisionOf(newsroom)) });
const ofForm = ({ newsletterId }: AttackedNewsroom): Sent =>
  form({ ...copy, name: 'Letters', newsletterId, isDefault: 'on' });
const ofSlideIn = ({ formId }: AttackedNewsroom): Sent =>
  form({ ...copy, kicker: '', formId, trigger: 'end', seconds: '20', starts: '', ends: '' });

/** Work that was given up, under the id that addresses of the desk are tried with. */
async function failedJob({ site, story: { id } }: AttackedNewsroom): Promise<void> {
  const at = site.app.now();
  await site.app.change(async (tx) => {
    await tx.deleteFrom('job').where('id', '=', id).execute();
    await enqueue(tx, at, 'mail password reset', { staffId: id });
    await tx
      .updateTable('job')
      .set({ failed_at: at, id })
      .where('payload', '=', JSON.stringify({ staffId: id }))
      .execute();
  });
}

export const forms: Record<string, (newsroom: AttackedNewsroom) => Sent | Promise<Sent>> = {
  '/prompt-counts': () => form({ placement: 'front', what: 'shown' }),
  '/sign-ups': async ({ site }) => form({ ...fieldsOn(await site.page('/sign-ups')), email: 'new@pilot-row.example' }),
  '/confirmation': ({ tokens }) => form({ token: tokens.confirm }),
  '/unsubscription': () => form({ 'List-Unsubscribe': 'One-Click' }),
  '/commenter': () => form({}),
  '/stories/:id{[0-9a-f-]{36}}/comments': () =>
    form({ name: 'Jo Field', email: 'jo@pilot-row.example', text: 'I was there.', parentId: '' }),
  '/desk/password-reset': () => form({ email: 'olga@desk.example' }),
  '/desk/stories': () => form({}),
  [`${story}/autosave`]: async (newsroom) => ({
    kind: 'json',
    fields: { ...typed, revision: await revisionOf(newsroom), document: doc(p('Words.')).toJSON() as unknown },
  }),
  [story]: async (newsroom) => form({ ...typed, ...(await revision(newsroom)), body: 'Other words.' }),
  [`${story}/revisions`]: async (newsroom) => form({ ...(await revision(newsroom)), number: '1' }),
  [`${story}/quarantine`]: ({ quarantineId }) => form({ id: quarantineId }),
  [`${story}/publication`]: async (newsroom) => form(await revision(newsroom)),
  [`${story}/corrections`]: () => form({ kind: 'update', text: 'Later.' }),
  [`${story}/record`]: async (newsroom) => form({ ...(await sourceOf(newsroom)), ...(await revision(newsroom)) }),
  [`${story}/record/parting`]: async (newsroom) => form({ source: '1', ...(await revision(newsroom)) }),
  [`${story}/record/statements`]: async (newsroom) =>
    form({ statement: 'a1', deed: 'none', by: '', ...(await revision(newsroom)) }),
  [`${story}/record/questions`]: () => form({ about: 'no-reply: the board', deed: 'answer', text: 'We rang.' }),
  [`${story}/record/confirmation`]: async (newsroom) =>
    form({ ...(await revision(newsroom)), seen: await seenOf(newsroom) }),
  [`${story}/record-policy`]: () => form({ policy: 'off' }),
  [`${story}/withdrawal`]: async (newsroom) => form(await revision(newsroom)),
  '/desk/comments/:id{[0-9a-f-]{36}}/decision': () => form({ decision: 'approve', from: 'held' }),
  '/desk/forms': () => form({ name: 'Market' }),
  '/desk/forms/references': () => form({ reference: '314', formId: '' }),
  '/desk/forms/:id{[0-9a-f-]{36}}/preview': ofForm,
  '/desk/forms/:id{[0-9a-f-]{36}}': ofForm,
  '/desk/slide-in/preview': ofSlideIn,
  '/desk/slide-in': ofSlideIn,
  '/desk/newsletter': () => form({ name: '', description: '', cadence: '' }),
  '/desk/pictures': () => ({ kind: 'upload', fields: { alt: 'A wall', credit: 'Jo Field' } }),
  '/desk/settings': () =>
    form({
      name: 'The Courier',
      earLine: '',
      imprint: '',
      contactEmail: '',
      language: 'en',
      timeZone: 'UTC',
      accent: '',
      recordPolicy: 'off',
    }),
  '/desk/jobs/:id{[0-9a-f-]{36}}': async (newsroom) => {
    await failedJob(newsroom);
    return form({ deed: 'leave' });
  },
  '/desk/logo': () => ({ kind: 'upload', fields: { deed: 'put' } }),
  '/desk/settings/audit': async ({ site, owner }) => {
    const page = await site.page('/desk/settings/audit', owner.cookie);
    return form(Object.fromEntries([...page.matchAll(/<select id="([^"]+)"/g)].map(([, id = '']) => [id, 'low'])));
  },
  '/desk/sections': () => form({ name: 'Sport', accent: '' }),
  '/desk/sections/:id': () => form({ name: 'Sport', accent: '', deed: 'save' }),
  '/desk/sample': () => form({}),
  '/desk/forms/:id{[0-9a-f-]{36}}/deletion': () => form({}),
  '/desk/sign-out': () => form({}),
  '/desk/setup': () =>
    form({
      token: 'none',
      newsroom: 'The Courier',
      name: 'Olga',
      email: 'olga@desk.example',
      password,
      language: 'en',
      timeZone: 'UTC',
    }),
  '/desk/new-password': ({ tokens }) => form({ token: tokens.newPassword, password }),
  '/desk/sign-in': ({ owner }) => form({ email: `${owner.actor.id}@desk.example`, password, next: '' }),
};

async function sourceOf({ site, story: { id } }: AttackedNewsroom): Promise<Record<string, string>> {
  const [source] = (await deskStory(site.app.db, id))?.record.sources ?? [];
  const { name = '', kind = '', note = '' } = source ?? {};
  return { source: source?.id ?? '', name, kind, note: `${note} Heard.`, link: '', same: '', known: '' };
}

/** What the record's page would send back on confirmation. */
async function seenOf({ site, story: { id }, owner }: AttackedNewsroom): Promise<string> {
  const page = await site.page(deskStoryRecord(id), owner.cookie);
  return / name="seen" value="([^"]+)"/.exec(page)?.[1] ?? '';
}
