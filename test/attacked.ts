/** For the attacks: a newsroom in which everything exists once, every address of it, and all that its database holds. */
import { sql } from 'kysely';
import { declaredParameters, makeRoutes } from '../src/app.ts';
import { bringComments } from '../src/comments/bringing.ts';
import { doc, form, h2, li, link, p, pull, quote, rule, ul } from '../src/document/building.ts';
import { bringPicture } from '../src/media/uploading.ts';
import { changeNewsletter } from '../src/newsletter/changing.ts';
import * as paths from '../src/paths.ts';
import { changeForm } from '../src/prompts/forming.ts';
import { changePrompt } from '../src/prompts/prompting.ts';
import { defaultForm } from '../src/prompts/queries.ts';
import { addSection } from '../src/settings/sections.ts';
import { changeSettings } from '../src/settings/settling.ts';
import { resetLink } from '../src/staff/resetting.ts';
import { confirmRecord } from '../src/stories/confirming.ts';
import { decideSource } from '../src/stories/recording.ts';
import { addCorrection } from '../src/stories/correcting.ts';
import { withdrawStory } from '../src/stories/publishing.ts';
import { pageCache } from '../src/web/page-cache.ts';
import { system, testApp, type StaffActor, type TestApp } from './make.ts';
import { publish } from './publish.ts';
import { linkIn, mails, onList, tokenOf } from './sign-up.ts';

export interface Route {
  method: string;
  pattern: string;
}

type ForTest = Parameters<typeof testApp>[0];

/** Gives what somebody typed into a field; `most` is how much the field takes. */
export type Typed = (field: string, most?: number) => string;
const plainly: Typed = (field, most = 300) => `Some ${field}`.slice(0, most);

export interface AttackedNewsroom {
  site: TestApp;
  /** Every route of the program, each once. */
  routes: Route[];
  /** Through the routes, whatever the answer looks like: a mail is no page of ours. */
  ask(address: string, init?: RequestInit): Promise<Response>;
  owner: { actor: StaffActor; cookie: string };
  /** A published story with a comment in each state. */
  story: { id: string; path: string };
  draftId: string;
  withdrawn: { id: string; path: string };
  section: { id: string; slug: string };
  formId: string;
  newsletterId: string;
  heldId: string;
  shownId: string;
  quarantineId: string;
  mailId: string;
  picture: string;
  /** Tokens that are good for the one thing each. */
  tokens: Record<'confirm' | 'leave' | 'newPassword' | 'sentComment', string>;
}

export const reader = 'ruth@pilot-row.example';

export async function attackedNewsroom(t: ForTest, typed: Typed = plainly): Promise<AttackedNewsroom> {
  const site = await testApp(t);
  const owner = await site.staff('owner');
  const staffName = typed('staff-name', 80);
  await site.app.change((tx) => tx.updateTable('staff').set({ name: staffName }).execute());
  const { sectionId, formId, newsletterId } = await furnish(site, typed);
  await onList(site, reader);
  const pictureId = await bringPicture(site.app, system, {
    sizes: [{ bytes: Buffer.from('no picture, but bytes'), width: 480, height: 320 }],
    alt: typed('picture-alt'),
    credit: typed('picture-credit', 120),
    sampleAt: null,
  });
  const told = { sectionId, pictureId, pictureCaption: typed('picture-caption'), byline: [typed('byline', 120)] };
  const story = await publish(site, {
    ...told,
    headline: typed('headline'),
    standfirst: typed('standfirst'),
    ...text(typed),
  });
  // So that there is something to read beside it.
  await publish(site, { ...told, headline: typed('other-headline'), hoursAgo: 1, publish: true });
  await note(site, story.id, typed);
  await addCorrection(site.app, system, { id: story.id, kind: 'correction', text: typed('correction') });
  const draft = await publish(site, {
    headline: typed('draft-headline'),
    ...text(typed),
    publish: false,
    isConfirmed: false,
  });
  const withdrawn = await publish(site, { headline: typed('withdrawn-headline'), ...text(typed) });
  await withdrawStory(site.app, system, { id: withdrawn.id });
  const [shownId = '', heldId = ''] = await comment(site, story.id, typed);
  const tokens = await goodTokens(site, owner.actor.id, story.id);
  const [mail] = await mails(site);
  const { id: quarantineId } = await site.app.db
    .selectFrom('quarantine')
    .select('id')
    .where('story_id', '=', story.id)
    .executeTakeFirstOrThrow();
  const { renditions } = await site.app.db.selectFrom('media').select('renditions').executeTakeFirstOrThrow();
  const section = await site.app.db.selectFrom('section').select(['id', 'slug']).executeTakeFirstOrThrow();
  const [rendition] = JSON.parse(renditions) as { name: string }[];
  return {
    site,
    ...routesOf(site),
    owner: { ...owner, actor: { ...owner.actor, name: staffName } },
    story,
    draftId: draft.id,
    withdrawn,
    section,
    formId,
    newsletterId,
    heldId,
    shownId,
    quarantineId,
    mailId: mail?.id ?? '',
    picture: rendition?.name ?? '',
    tokens,
  };
}

/** The newsroom's own words: settings, a section, the newsletter, its form and the slide-in. */
async function furnish(site: TestApp, typed: Typed) {
  const { app } = site;
  const form = await defaultForm(app.db);
  if (form === null) throw new Error('A new newsroom has a form.');
  const newsletterId = form.newsletter.id;
  await changeSettings(app, system, {
    name: typed('newsroom-name', 80),
    earLine: typed('ear-line', 60),
    imprint: typed('imprint'),
    contactEmail: 'errors@courier.example',
    recordPolicy: 'unchecked',
  });
  const sectionId = await addSection(app, system, { name: typed('section-name', 40), accent: null });
  await changeNewsletter(app, system, {
    id: newsletterId,
    name: typed('newsletter-name', 80),
    description: typed('newsletter-description'),
    cadence: typed('newsletter-cadence', 80),
  });
  const copy = {
    title: typed('form-title', 120),
    text: typed('form-text'),
    button: typed('form-button', 40),
    smallPrint: typed('form-small-print'),
    thanks: typed('form-thanks'),
  };
  await changeForm(app, system, { ...copy, id: form.id, name: typed('form-name', 80), newsletterId, isDefault: true });
  await changePrompt(app, system, {
    title: typed('slide-in-title', 120),
    text: typed('slide-in-text'),
    button: typed('slide-in-button', 40),
    smallPrint: typed('slide-in-small-print'),
    thanks: typed('slide-in-thanks'),
    kicker: typed('slide-in-kicker', 60),
    formId: form.id,
    trigger: 'end',
    seconds: 20,
    sections: [],
    startsAt: null,
    endsAt: null,
    isOn: true,
  });
  return { sectionId, formId: form.id, newsletterId };
}

function text(typed: Typed) {
  // Enough prose around what is typed that the engine reads it as English.
  const prose =
    'The board of the harbour has had a survey of the wall since May, and it did not tell the town about it.';
  const document = doc(
    p(`${prose} ${prose}`),
    p('“The wall will not hold,” said Marit Osk, who signed it. '),
    p(typed('paragraph'), ' ', link('https://example.org/?a="b"', typed('link'))),
    h2(typed('subhead')),
    quote(p(typed('quotation'))),
    pull(typed('pull-by'), p(typed('pull-quote'))),
    ul(li(typed('list-item'))),
    form(typed('reference', 200)),
    rule(),
    p(prose),
    p('Two officials said that there was no vote, the Harbour Echo reported.'),
  );
  return {
    document: document.toJSON() as unknown,
    quarantined: [{ name: typed('code-name', 60), text: typed('code') }],
  };
}

/** An editor names a source and says how it speaks. */
async function note(site: TestApp, id: string, typed: Typed): Promise<void> {
  const source = { id: '1', name: typed('source-name'), kind: 'named-person', note: typed('source-note') } as const;
  await decideSource(site.app, system, { id, revision: 1, source: { ...source, leftOut: false } });
  await confirmRecord(site.app, system, { id, revision: 1 });
}

async function comment(site: TestApp, storyId: string, typed: Typed): Promise<string[]> {
  const now = site.app.now();
  const write = (name: string, state: 'held' | 'shown' | 'rejected', parentId: string | null = null) =>
    site.app.change((tx) =>
      bringComments(
        tx,
        system,
        [
          {
            storyId,
            parentId,
            name: typed(`${name}-name`, 80),
            email: reader,
            text: typed(`${name}-text`),
            at: now,
            state,
          },
        ],
        now,
      ),
    );
  const [shown = ''] = await write('comment', 'shown');
  const [held = ''] = await write('held', 'held', shown);
  await write('answer', 'shown', shown);
  await write('rejected', 'rejected');
  return [shown, held];
}

async function goodTokens(site: TestApp, staffId: string, storyId: string): Promise<AttackedNewsroom['tokens']> {
  const sent = await site.post(paths.comments(storyId), {
    name: 'Wren Bullock',
    email: reader,
    text: 'I was at that meeting.',
  });
  return {
    confirm: tokenOf(await linkIn(site, 'confirmation', reader)),
    leave: tokenOf(await linkIn(site, 'unsubscription', reader)),
    newPassword: tokenOf(await resetLink(site.app, staffId)),
    sentComment: decodeURIComponent(sent.headers.get('location')?.split('/').at(-1) ?? ''),
  };
}

function routesOf({ app, assets, store }: TestApp): Pick<AttackedNewsroom, 'routes' | 'ask'> {
  const cache = pageCache({ changes: store.changes, now: Date.now, declaredParameters });
  const program = makeRoutes(app, assets, cache);
  const all = program.routes.filter(({ method }) => method !== 'ALL');
  const once = new Map(all.map(({ method, path }) => [`${method} ${path}`, { method, pattern: path }]));
  return {
    routes: [...once.values()],
    ask: async (address, init) => program.request(app.config.siteUrl + address, init),
  };
}

const parameter = /:(\w+)(?:\{(?:[^{}]|\{\d+\})*\})?/g;

/** An address that a route answers: its parameters name what exists in this newsroom. */
export function addressOf(newsroom: AttackedNewsroom, pattern: string): string {
  const { site, story, tokens, formId, heldId, mailId, section } = newsroom;
  if (pattern.startsWith('/assets/')) return site.assets.path('paper.css');
  if (pattern.startsWith('/files/')) return paths.file(newsroom.picture);
  if (pattern.startsWith('/:year')) return story.path;
  const byRoom: [string, string][] = [
    [paths.deskForms, formId],
    [paths.deskComments, heldId],
    [paths.deskOutbox, mailId],
    [paths.deskSections, section.id],
    ['/', story.id],
  ];
  return pattern.replace(parameter, (_, name: string) => {
    if (name === 'token') return encodeURIComponent(tokens.sentComment);
    if (name === 'slug') return section.slug;
    return byRoom.find(([room]) => pattern.startsWith(room))?.[1] ?? '';
  });
}

/** The addresses of all pages, with what some of them are asked with. */
export function pagesOf(newsroom: AttackedNewsroom): string[] {
  const { routes, tokens, draftId, withdrawn, heldId } = newsroom;
  return [
    ...routes.filter(({ method }) => method === 'GET').map(({ pattern }) => addressOf(newsroom, pattern)),
    paths.search('wall'),
    paths.search('nothing-of-the-kind'),
    paths.confirmation(tokens.confirm),
    paths.unsubscription(tokens.leave),
    paths.newPassword(tokens.newPassword),
    paths.deskStory(draftId),
    paths.deskStoryPreview(draftId),
    paths.deskStoryRecord(draftId),
    `${paths.deskStories}?state=withdrawn`,
    `${paths.deskComments}?decided=${heldId}`,
    withdrawn.path,
    '/nothing/some-headline-here',
  ];
}

/** All rows of all tables, one JSON line each, by table. */
export async function everyRow({ app }: TestApp): Promise<Map<string, string[]>> {
  const tables = await app.db.introspection.getTables();
  const rows = new Map<string, string[]>();
  // The index of words has tables of its own, which are SQLite's alone to read.
  for (const { name } of tables.filter((table) => !table.name.startsWith('search_words'))) {
    const { rows: found } = await sql`select * from ${sql.table(name)}`.execute(app.db);
    rows.set(name, found.map((row) => JSON.stringify(row)).sort());
  }
  return rows;
}
