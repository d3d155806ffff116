import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp, type TestApp } from '../../test/make.ts';
import { MINUTE } from '../db/times.ts';
import { doc, em, form, p, pull } from '../document/building.ts';
import type { Document } from '../document/schema.ts';
import * as paths from '../paths.ts';
import { addSection } from '../settings/sections.ts';
import { confirmRecord } from './confirming.ts';
import { deskStory, revisionsOf } from './desk-queries.ts';
import { publishStory } from './publishing.ts';
import { readRecord } from './record.ts';
import { decideSource } from './recording.ts';
import { restoreRevision, saveStory, startStory, type StoryInput } from './writing.ts';

const said = (name: string, what: string) => p(`${name}, the harbour master, said that ${what}.`);
const input = (id: string, revision: number, document: Document, more: Partial<StoryInput> = {}): StoryInput => ({
  id,
  revision,
  headline: 'Ferry to stop in winter',
  standfirst: 'One boat a week.',
  byline: ['Ines Calder'],
  sectionId: null,
  document: document.toJSON() as unknown,
  ...more,
});
const typed = (revision: number, more: Record<string, string> = {}) => ({
  revision: String(revision),
  headline: 'Ferry to stop in winter',
  standfirst: '',
  byline: 'Ines Calder, Tom Ferris',
  sectionId: '',
  pictureId: '',
  pictureCaption: '',
  ...more,
});
async function autosave(site: TestApp, id: string, cookie: string, body: unknown) {
  return site.request(paths.deskStoryAutosave(id), {
    method: 'POST',
    headers: {
      cookie,
      'content-type': 'application/json',
      accept: 'application/json',
      'sec-fetch-site': 'same-origin',
    },
    body: JSON.stringify(body),
  });
}
const json = async (answer: Response) => (await answer.json()) as Record<string, unknown>;

test('A1 a new story is begun with one press, and written without script', async (t) => {
  const site = await testApp(t);
  const { actor, cookie } = await site.staff('reporter');
  const section = await addSection(site.app, { kind: 'system' }, { name: 'Harbour', accent: null });
  const begun = await site.post(paths.deskStories, {}, cookie);
  assert.equal(begun.status, 303);
  const address = begun.headers.get('location') ?? '';
  const blankPage = await site.page(address, cookie);
  assert.match(blankPage, /<story-editor data-autosave="\/desk\/stories\/[0-9a-f-]{36}\/autosave" data-revision="1"/);
  assert.match(blankPage, new RegExp(`value="${actor.name}"`), 'the byline is the writer’s own');

  const saved = await site.post(
    address,
    typed(1, { sectionId: section, body: 'Tove Lind said *so*.\n\n## Later\n\n> We were not asked.' }),
    cookie,
  );
  assert.equal(saved.status, 303);
  const page = await site.page(address, cookie);
  assert.match(page, /Tove Lind said \*so\*\.\n\n## Later\n\n&gt; We were not asked\./);
  assert.match(page, /value="Ines Calder, Tom Ferris"/);
  assert.match(page, new RegExp(`<option value="${section}" selected>Harbour`));
  assert.match(page, /revision&nbsp;<span id="revision">2</);
  assert.match(page, /This story rests on one named person\./);
  assert.match(await site.page(paths.deskStories, cookie), /Ferry to stop in winter/);
  assert.match(await site.page(`${paths.deskStories}?state=published`, cookie), /Nothing here yet/);
});

test('A4 the editor saves as it goes, and is told the margin as it would stand', async (t) => {
  const site = await testApp(t);
  const { actor, cookie } = await site.staff('reporter');
  const { id } = await startStory(site.app, actor);
  const body = { ...typed(1), revision: 1, document: doc(said('Tove Lind', 'the ferry stops')).toJSON() as unknown };
  const answer = await autosave(site, id, cookie, body);
  assert.equal(answer.status, 200);
  const saved = await json(answer);
  assert.equal(saved['revision'], 2);
  assert.equal(saved['words'], 10);
  assert.match(String(saved['saved']), /^saved /);
  assert.match(String(saved['margin']), /<b><bdi>Tove Lind/);
  const again = await json(await autosave(site, id, cookie, { ...body, revision: 2 }));
  assert.equal(again['revision'], 2, 'nothing changed, nothing is written');
});

test('T78 A4 who did not see the newest revision changes nothing, and gets both texts', async (t) => {
  const site = await testApp(t);
  const [one, other] = [await site.staff('reporter'), await site.staff('editor')];
  const { id } = await startStory(site.app, one.actor);
  await saveStory(site.app, other.actor, input(id, 1, doc(p('What the editor wrote.'), p('Shared words.'))));
  const late = await autosave(site, id, one.cookie, {
    ...typed(1),
    revision: 1,
    document: doc(p('x')).toJSON() as unknown,
  });
  assert.equal(late.status, 409);
  assert.equal((await deskStory(site.app.db, id))?.revision, 2);

  const address = paths.deskStory(id);
  const conflict = await site.post(
    address,
    typed(1, { headline: 'Mine & ours', body: 'What I wrote.\n\nShared words.' }),
    one.cookie,
  );
  assert.equal(conflict.status, 409);
  const page = await conflict.text();
  assert.match(page, /<mark><bdi>What the editor wrote\./);
  assert.match(page, /<mark><bdi>What I wrote\./);
  assert.doesNotMatch(page, /<mark><bdi>Shared words\./);
  assert.equal((await deskStory(site.app.db, id))?.headline, 'Ferry to stop in winter', 'nothing was written');

  // The button under mine sends everything that stands in its form.
  const fields = Object.fromEntries(
    [...page.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)">/g)].map(([, name = '', value = '']) => [
      name,
      unescaped(value),
    ]),
  );
  assert.equal(fields['revision'], '2');
  assert.equal((await site.post(address, fields, one.cookie)).status, 303);
  const story = await deskStory(site.app.db, id);
  assert.equal(story?.headline, 'Mine & ours');
  assert.match(story.document, /What I wrote/);
  assert.ok(
    (await revisionsOf(site.app.db, id)).some(({ number }) => number === 2),
    'the other text is still a revision',
  );
});

const unescaped = (text: string) =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

test('T78 of two saves at the same moment one is kept, and the other is told', async (t) => {
  const site = await testApp(t);
  const [one, other] = [await site.staff('reporter'), await site.staff('reporter')];
  const { id } = await startStory(site.app, one.actor);
  const both = await Promise.allSettled([
    saveStory(site.app, one.actor, input(id, 1, doc(p('One.')))),
    saveStory(site.app, other.actor, input(id, 1, doc(p('Other.')))),
  ]);
  const refused = both.filter((result) => result.status === 'rejected');
  assert.deepEqual(
    refused.map(({ reason }) => (reason as { kind?: string }).kind),
    ['conflict'],
  );
  assert.equal((await deskStory(site.app.db, id))?.revision, 2);
});

test('A3 a sitting is one revision; another person, a later hour, publication and confirmation begin a new one', async (t) => {
  const site = await testApp(t);
  const [one, other] = [await site.staff('editor'), await site.staff('editor')];
  const { app } = site;
  const { id } = await startStory(app, one.actor);
  const numbers = async () => (await revisionsOf(app.db, id)).map(({ number }) => number);
  await saveStory(app, one.actor, input(id, 1, doc(p('a'))));
  await saveStory(app, one.actor, input(id, 2, doc(p('b'))));
  assert.deepEqual(await numbers(), [3], 'the number counts on, the row is one');
  await saveStory(app, other.actor, input(id, 3, doc(p('c'))));
  assert.deepEqual(await numbers(), [4, 3]);
  site.advance(11 * MINUTE);
  await saveStory(app, other.actor, input(id, 4, doc(p('d'))));
  assert.deepEqual(await numbers(), [5, 4, 3]);
  await publishStory(app, one.actor, { id });
  await saveStory(app, other.actor, input(id, 5, doc(p('e'))));
  await confirmRecord(app, other.actor, { id, revision: 6 });
  await saveStory(app, other.actor, input(id, 6, doc(p('f'))));
  assert.deepEqual(await numbers(), [7, 6, 5, 4, 3]);

  const restored = await site.post(paths.deskStoryRevisions(id), { revision: '7', number: '3' }, other.cookie);
  assert.equal(restored.status, 303);
  assert.match((await deskStory(app.db, id))?.document ?? '', /"b"/);
  assert.deepEqual(await numbers(), [8, 7, 6, 5, 4, 3], 'what stood before stays a revision');
  const page = await site.page(paths.deskStoryRevisions(id), one.cookie);
  assert.match(page, /readers see this one/);
  assert.equal((await site.post(paths.deskStoryRevisions(id), { revision: '7', number: '4' }, one.cookie)).status, 409);
  assert.equal(
    (await site.post(paths.deskStoryRevisions(id), { revision: '8', number: '99' }, one.cookie)).status,
    404,
  );
});

test('a confirmed record stands while the text around it changes, asks again where its words did, and comes back with them', async (t) => {
  const site = await testApp(t);
  const { actor } = await site.staff('editor');
  const { app } = site;
  const { id } = await startStory(app, actor);
  await saveStory(app, actor, input(id, 1, doc(said('Tove Lind', 'the ferry stops'))));
  const found = (await deskStory(app.db, id))?.record.sources[0];
  assert.ok(found);
  const source = {
    id: found.id,
    name: 'Tove Lind',
    kind: 'named-person',
    note: 'Spoke to us.',
    leftOut: false,
  } as const;
  await decideSource(app, actor, { id, revision: 2, source });
  await confirmRecord(app, actor, { id, revision: 2 });
  await saveStory(
    app,
    actor,
    input(id, 2, doc(said('Tove Lind', 'the ferry stops')), { standfirst: 'Another.', byline: ['Odile Marsh'] }),
  );
  assert.notEqual((await deskStory(app.db, id))?.recordConfirmedAt, null, 'the words are the same');
  await saveStory(app, actor, input(id, 3, doc(p('A new first paragraph.'), said('Tove Lind', 'the ferry stops'))));
  const around = await deskStory(app.db, id);
  assert.notEqual(around?.recordConfirmedAt, null, 'the words of the statement are the same');
  assert.equal(around?.record.sources[0]?.note, 'Spoke to us.');
  assert.notDeepEqual(around?.record.sources[0]?.places, found.places);
  await saveStory(app, actor, input(id, 4, doc(said('Tove Lind', 'the ferry sails'))));
  const story = await deskStory(app.db, id);
  assert.equal(story?.recordConfirmedAt, null);
  assert.equal(story.record.changed.length, 1);
  assert.equal(story.record.sources[0]?.note, 'Spoke to us.');
  await restoreRevision(app, actor, { id, revision: 5, number: 2 });
  assert.notEqual((await deskStory(app.db, id))?.recordConfirmedAt, null, 'set back, it is what was confirmed');
});

test('what the plain form cannot say is kept where it was not touched', async (t) => {
  const site = await testApp(t);
  const { actor, cookie } = await site.staff('reporter');
  const { id } = await startStory(site.app, actor);
  const document = doc(
    p('One ', em('and'), ' two.'),
    pull('Tove Lind', p('We were not asked.')),
    form('314'),
    p('End.'),
  );
  await saveStory(site.app, actor, input(id, 1, document));
  const page = await site.page(paths.deskStory(id), cookie);
  const plain = unescaped(/<textarea id="body"[^>]*>([^<]*)</.exec(page)?.[1] ?? '');
  assert.match(plain, /\{form: 314\}/);
  await site.post(paths.deskStory(id), typed(2, { body: plain.replace('End.', 'The end.') }), cookie);
  const after = JSON.parse((await deskStory(site.app.db, id))?.document ?? '{}') as { content: unknown[] };
  const before = JSON.parse(JSON.stringify(document)) as { content: unknown[] };
  assert.deepEqual(after.content.slice(0, 3), before.content.slice(0, 3));
  assert.match(JSON.stringify(after.content[3]), /The end\./);
});

test('every save leaves an event with ids alone', async (t) => {
  const site = await testApp(t);
  const { actor } = await site.staff('reporter');
  const { id } = await startStory(site.app, actor);
  await saveStory(site.app, actor, input(id, 1, doc(p('Words.'))));
  const events = await site.app.db.selectFrom('event').selectAll().where('thing_id', '=', id).execute();
  assert.deepEqual(
    events.map(({ what }) => what),
    ['story started', 'story saved'],
  );
  assert.ok(events.every((event) => event.actor_id === actor.id && event.thing_kind === 'story'));
  const row = await site.app.db.selectFrom('revision').selectAll().where('story_id', '=', id).executeTakeFirstOrThrow();
  assert.deepEqual(readRecord(row.record).sources, []);
});
