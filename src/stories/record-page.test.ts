/** The record's page at the desk, through the door: what is decided on it, and what becomes of that. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { htmlFindings } from '../../test/html.ts';
import { system, testApp, type TestApp } from '../../test/make.ts';
import { doc, p } from '../document/building.ts';
import * as paths from '../paths.ts';
import { changeSettings } from '../settings/settling.ts';
import { confirmRecord } from './confirming.ts';
import { deskStory } from './desk-queries.ts';
import { importStory } from './importing.ts';
import { saveStory } from './writing.ts';

const lind = 'Tove Lind, the harbour master, said that the ferry would stop in June.';
const officials = 'Two officials said that the price was agreed in May.';

async function imported(
  site: TestApp,
  paragraphs: readonly string[],
  quarantined: { name: string; text: string }[] = [],
) {
  const { id } = await importStory(site.app, system, {
    headline: 'Ferry to stop',
    byline: [],
    datedAt: null,
    document: doc(...paragraphs.map((words) => p(words))).toJSON() as unknown,
    quarantined,
    recordPolicy: null,
    publish: true,
  });
  return id;
}
const write = (site: TestApp, id: string, revision: number, paragraphs: readonly string[]) =>
  saveStory(site.app, system, {
    id,
    revision,
    headline: 'Ferry to stop',
    standfirst: '',
    byline: [],
    sectionId: null,
    document: doc(...paragraphs.map((words) => p(words))).toJSON(),
  });
const recordOf = async (site: TestApp, id: string) => (await deskStory(site.app.db, id))?.record ?? assert.fail();
const named = async (site: TestApp, id: string, name: string) =>
  (await recordOf(site, id)).sources.find((one) => one.name === name) ?? assert.fail(name);
const asTyped = async (site: TestApp, id: string, name: string, changes: Record<string, string> = {}) => {
  const { id: source, kind, note } = await named(site, id, name);
  return { revision: '1', source, name, kind, note, link: '', same: '', ...changes };
};
const questionsOn = (page: string): string[] =>
  [...page.matchAll(/name="about" value="([^"]*)"/g)].map(([, about = '']) => about);

test('a source is joined to another by its name, and taken apart again', async (t) => {
  const site = await testApp(t);
  const { cookie } = await site.staff('editor');
  const id = await imported(site, [lind, officials]);
  const send = async (changes: Record<string, string>) =>
    site.post(paths.deskStoryRecord(id), await asTyped(site, id, 'Two officials', changes), cookie);
  const { id: source } = await named(site, id, 'Two officials');
  const answer = await send({ same: 'tove lind' });
  assert.equal(answer.headers.get('location'), `${paths.deskStoryRecord(id)}?done=kept#sources`);
  assert.deepEqual(
    (await recordOf(site, id)).sources.map(({ name }) => name),
    ['Tove Lind'],
  );
  assert.match(await site.page(paths.deskStoryRecord(id), cookie), /The same as <bdi>Two officials<\/bdi>/);
  assert.equal((await site.post(paths.deskStoryParting(id), { revision: '1', source }, cookie)).status, 303);
  assert.equal((await recordOf(site, id)).sources.length, 2);
  assert.equal((await site.post(paths.deskStoryParting(id), { revision: '1', source: '77' }, cookie)).status, 409);
});

test('a link to the document, and that an editor knows somebody, are kept: never who', async (t) => {
  const site = await testApp(t);
  const { actor, cookie } = await site.staff('editor');
  const id = await imported(site, [lind, officials]);
  const typed = await asTyped(site, id, 'Two officials', { known: 'yes', link: 'https://docs.example/letter?a=1' });
  assert.equal((await site.post(paths.deskStoryRecord(id), typed, cookie)).status, 303);
  const source = await named(site, id, 'Two officials');
  assert.equal(source.known, true);
  assert.equal(source.link, 'https://docs.example/letter?a=1');
  const { decision } = await site.app.db.selectFrom('record_decision').select('decision').executeTakeFirstOrThrow();
  assert.equal((JSON.parse(decision) as { knownBy: string }).knownBy, actor.kind === 'staff' ? actor.id : '');
  const page = await site.page(paths.deskStoryRecord(id), cookie);
  assert.match(page, /<input type="checkbox" name="known" value="yes" checked>/);
  assert.match(page, /href="https:\/\/docs\.example\/letter\?a=1"/);
  await site.post(paths.deskStoryRecord(id), { ...typed, known: '' }, cookie);
  assert.equal((await named(site, id, 'Two officials')).known, false);
});

test('a statement is marked as none, given to somebody else, and set back', async (t) => {
  const site = await testApp(t);
  const { cookie } = await site.staff('editor');
  const id = await imported(site, [lind, officials]);
  const { id: source } = await named(site, id, 'Two officials');
  const statement = (await recordOf(site, id)).statements.find((one) => one.source === source)?.id ?? assert.fail();
  const send = async (changes: Record<string, string>) =>
    (await site.post(paths.deskStoryStatements(id), { revision: '1', statement, by: '', ...changes }, cookie)).status;
  assert.equal(await send({ deed: 'none' }), 303);
  assert.deepEqual((await recordOf(site, id)).leftOut, [source]);
  await confirmRecord(site.app, system, { id, revision: 1 });
  const { path } = (await deskStory(site.app.db, id)) ?? assert.fail();
  assert.doesNotMatch(await site.page(path ?? ''), /<bdi>Two officials|class="said unnamed"/, 'not for readers');
  assert.equal(await send({ deed: 'again' }), 303);
  assert.deepEqual((await recordOf(site, id)).leftOut, []);
  assert.equal(await send({ deed: 'give', by: ' ' }), 422);
  assert.equal(await send({ deed: 'give', by: 'A <clerk>' }), 303);
  assert.ok(await named(site, id, 'A <clerk>'));
  assert.equal(await send({ deed: 'give', by: 'TOVE LIND' }), 303);
  assert.deepEqual(
    (await recordOf(site, id)).sources.map(({ name }) => name),
    ['Tove Lind'],
  );
  assert.equal(await send({ deed: 'none', statement: 'a99' }), 409);
  assert.equal(await send({ deed: 'delete' }), 422);
});

test('a question is answered, or is none here for a reason; the answer outlives edits and can be taken back', async (t) => {
  const site = await testApp(t);
  const editor = await site.staff('editor');
  const reporter = await site.staff('reporter');
  const id = await imported(site, [lind], [{ name: 'poll', text: '[poll id="7" title="<b>Zeugma</b>"]' }]);
  const page = await site.page(paths.deskStoryRecord(id), editor.cookie);
  assert.match(page, /What is to become of “\u2068\[poll id=&quot;7&quot;/);
  assert.match(await site.page(paths.deskStory(id), editor.cookie), /One grave question is open/);
  const about = questionsOn(page).find((one) => one.startsWith('broken-reference')) ?? assert.fail(page);
  const send = async (changes: Record<string, string>, cookie = editor.cookie) =>
    (await site.post(paths.deskStoryQuestions(id), { about, deed: 'answer', text: '', ...changes }, cookie)).status;
  assert.equal(await send({}), 422);
  assert.equal(await send({ deed: 'not', text: 'No.' }, reporter.cookie), 403);
  assert.equal(await send({ text: 'The <i>poll</i> is over.' }, reporter.cookie), 303);
  await write(site, id, 1, ['It rained.', lind]);
  const answered = await site.page(paths.deskStoryRecord(id), editor.cookie);
  assert.match(answered, /<b>Answer:<\/b> <bdi>The &lt;i&gt;poll&lt;\/i&gt; is over\.<\/bdi>/);
  assert.doesNotMatch(await site.page(paths.deskStory(id), editor.cookie), /grave question/);
  assert.equal(await send({ deed: 'not', text: 'It was one of ours.' }), 303);
  assert.equal(await send({ deed: 'again' }, reporter.cookie), 403, 'an editor’s reason');
  assert.equal(await send({ deed: 'again' }), 303);
  assert.match(await site.page(paths.deskStory(id), editor.cookie), /grave question/);
  const events = await site.app.db.selectFrom('event').selectAll().execute();
  assert.doesNotMatch(JSON.stringify(events), /poll|ours/i, 'events hold no words');
  assert.equal((await site.post(paths.deskStoryQuestions(id), { about, deed: 'answer', text: 'x' })).status, 401);
});

test('a newsroom asks what it wants: a rule that is off asks nothing', async (t) => {
  const site = await testApp(t);
  const { actor, cookie } = await site.staff('owner');
  const id = await imported(site, [lind], [{ name: 'poll', text: '[poll]' }]);
  await changeSettings(site.app, actor, { auditRules: { 'broken-reference': 'low' } });
  assert.doesNotMatch(await site.page(paths.deskStory(id), cookie), /grave question/);
  assert.match(await site.page(paths.deskStoryRecord(id), cookie), /\[poll\]/);
  await changeSettings(site.app, actor, { auditRules: { 'broken-reference': 'off' } });
  assert.doesNotMatch(await site.page(paths.deskStoryRecord(id), cookie), /\[poll\]/);
});

test('a statement whose words changed asks again, in the list and on the page, until it is set back', async (t) => {
  const site = await testApp(t);
  const { cookie } = await site.staff('editor');
  const id = await imported(site, [lind, officials]);
  await confirmRecord(site.app, system, { id, revision: 1 });
  await write(site, id, 1, ['It rained.', lind.replace('June', 'July'), officials]);
  const said = /1 statement changed since you confirmed/;
  assert.match(await site.page(paths.deskStories, cookie), said);
  const page = await site.page(paths.deskStoryRecord(id), cookie);
  assert.match(page, said);
  assert.match(page, /Changed since it was confirmed/);
  await write(site, id, 2, ['It rained.', lind, officials]);
  assert.doesNotMatch(await site.page(paths.deskStories, cookie), said);
  assert.notEqual((await deskStory(site.app.db, id))?.recordConfirmedAt, null);
});

test('every state of the page is good HTML: empty, in German, off, many sources, hostile words', async (t) => {
  const site = await testApp(t);
  const { cookie } = await site.staff('editor');
  const hostile = '<script>alert(1)</script> " \' & Tove Lind <b> said that “</p>” stopped. [x] {{y}} \u202E';
  const many = Array.from(
    { length: 70 },
    (_, index) => `Tove L${'abcdefghij'[index % 10]}nd${index} said that it rained.`,
  );
  const texts: [readonly string[], RegExp][] = [
    [['Nobody wrote anything of note here today, and the rain fell.'], /No source was found/],
    [['Die Mauer ist gefallen, sagte die Bürgermeisterin am Montag dem Blatt.'], /Only English is read/],
    [[hostile, officials], /&lt;script&gt;/],
    [many, /The record/],
  ];
  for (const [paragraphs, what] of texts) {
    const id = await imported(site, paragraphs);
    const page = await site.page(paths.deskStoryRecord(id), cookie);
    assert.match(page, what);
    assert.doesNotMatch(page, /<script>alert/);
    assert.deepEqual(htmlFindings(page), []);
    for (const [, place = ''] of page.matchAll(/href="#([^"]+)"/g)) assert.ok(page.includes(` id="${place}"`), place);
  }
});
