import assert from 'node:assert/strict';
import { test } from 'node:test';
import { htmlFindings } from '../../test/html.ts';
import { testApp, type TestApp } from '../../test/make.ts';
import { newId } from '../db/ids.ts';
import { doc, form, p } from '../document/building.ts';
import type { Document } from '../document/schema.ts';
import * as paths from '../paths.ts';
import { deskStory } from './desk-queries.ts';
import { importStory } from './importing.ts';
import { publishStory } from './publishing.ts';
import { saveStory, startStory, type StoryInput } from './writing.ts';

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

test('T02 a hostile document is refused and changes nothing, by form and by script', async (t) => {
  const site = await testApp(t);
  const { actor, cookie } = await site.staff('editor');
  const { id } = await startStory(site.app, actor);
  const words = [{ type: 'text', text: 'x' }];
  const hostile: unknown[] = [
    { type: 'doc', content: [{ type: 'script', content: words }] },
    { type: 'doc', content: [{ type: 'paragraph', attrs: { onclick: 'alert(1)' }, content: words }] },
    {
      type: 'doc',
      content: [
        {
          type: 'paragraph',
          content: [{ type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }] }],
        },
      ],
    },
    { type: 'doc', content: [{ type: 'heading', attrs: { level: { toString: 1 } }, content: words }] },
    { type: 'doc', content: [{ type: 'formReference', attrs: { reference: 3 } }] },
    { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'a\ud800' }] }] },
    { type: 'doc' },
    'x',
    null,
    [],
  ];
  for (const document of hostile) {
    const answer = await autosave(site, id, cookie, { ...typed(1), revision: 1, document });
    assert.equal(answer.status, 422, JSON.stringify(document));
    const form = await site.post(paths.deskStory(id), typed(1, { document: JSON.stringify(document) }), cookie);
    assert.equal(form.status, 422, JSON.stringify(document));
    assert.doesNotMatch(await form.text(), /<script>|onclick=/);
  }
  assert.equal((await site.post(paths.deskStory(id), typed(1, { document: '{' }), cookie)).status, 422);
  assert.equal((await deskStory(site.app.db, id))?.revision, 1);
});

test('T47 fields that a form does not have are refused, and nobody writes what their role does not', async (t) => {
  const site = await testApp(t);
  const reporter = await site.staff('reporter');
  const { id } = await startStory(site.app, reporter.actor);
  const document = doc(p('Words.')).toJSON() as unknown;
  for (const extra of [
    { state: 'published' },
    { published_at: '2020-01-01' },
    { path: '/x' },
    { record_confirmed_at: '2020' },
    { created_by: 'x' },
    { slug: 'x' },
  ]) {
    assert.equal(
      (await autosave(site, id, reporter.cookie, { ...typed(1), revision: 1, document, ...extra })).status,
      422,
    );
    assert.equal(
      (
        await site.post(
          paths.deskStory(id),
          { ...typed(1, { body: 'Words.' }), ...(extra as unknown as Record<string, string>) },
          reporter.cookie,
        )
      ).status,
      422,
    );
  }
  assert.equal((await site.post(paths.deskStory(id), typed(1), reporter.cookie)).status, 422, 'no text at all');
  assert.equal(
    (await site.post(paths.deskStory(id), typed(1, { body: 'a', document: '{}' }), reporter.cookie)).status,
    422,
    'two texts',
  );
  assert.equal(
    (await site.post(paths.deskStory(id), typed(1, { body: 'a', sectionId: newId() }), reporter.cookie)).status,
    422,
    'a section that is not there',
  );
  assert.equal(
    (await site.post(paths.deskStory(id), typed(1, { body: 'a', pictureId: newId() }), reporter.cookie)).status,
    422,
    'a picture that is not there',
  );
  for (const path of [
    paths.deskStoryPublication(id),
    paths.deskStoryWithdrawal(id),
    paths.deskStoryCorrections(id),
    paths.deskStoryRecord(id),
    paths.deskStoryRecordConfirmation(id),
    paths.deskStoryStatements(id),
    paths.deskStoryParting(id),
    paths.deskStoryRecordPolicy(id),
  ]) {
    assert.equal((await site.post(path, { revision: '1' }, reporter.cookie)).status, 403, path);
  }
  await assert.rejects(publishStory(site.app, reporter.actor, { id }), { name: 'Problem', kind: 'forbidden' });
  await assert.rejects(saveStory(site.app, { kind: 'reader' }, input(id, 1, doc(p('x')))), {
    name: 'Problem',
    kind: 'forbidden',
  });
  for (const path of [paths.deskStories, paths.deskStory(id), paths.deskStoryPreview(id), paths.deskStoryRecord(id)]) {
    assert.equal((await site.request(path)).status, 303, `${path} without a session`);
  }
  assert.equal((await deskStory(site.app.db, id))?.revision, 1);
  assert.equal((await site.request(paths.deskStory(newId()), { headers: { cookie: reporter.cookie } })).status, 404);
});

test('a mistake in the form keeps every word that was typed', async (t) => {
  const site = await testApp(t);
  const { actor, cookie } = await site.staff('reporter');
  const { id } = await startStory(site.app, actor);
  const answer = await site.post(
    paths.deskStory(id),
    typed(1, { headline: 'h'.repeat(301), body: 'Kept <b>words</b>.', standfirst: 'Kept too' }),
    cookie,
  );
  assert.equal(answer.status, 422);
  const page = await answer.text();
  assert.match(page, /Kept &lt;b&gt;words&lt;\/b&gt;\./);
  assert.match(page, /Kept too/);
  assert.match(page, /id="headline-error" role="alert">At most 300 characters/);
});

test('T59 what is wrong in several ways at once is refused like anything else, however old it is', async (t) => {
  const site = await testApp(t);
  const { actor, cookie } = await site.staff('reporter');
  const { id } = await startStory(site.app, actor);
  await saveStory(site.app, actor, input(id, 1, doc(p('Words.'))));
  for (const document of [
    '{',
    'null',
    '[]',
    '{"type":"doc"}',
    JSON.stringify({ type: 'doc', content: [{ type: 'script' }] }),
  ]) {
    for (const more of [{}, { state: 'published' }, { body: 'x' }, { revision: '1e400' }]) {
      const answer = await site.post(paths.deskStory(id), typed(1, { document, ...more }), cookie);
      assert.ok([409, 422].includes(answer.status), `${document} ${JSON.stringify(more)}: ${answer.status}`);
    }
  }
});

test('every page of a story at the desk is good HTML', async (t) => {
  const site = await testApp(t);
  const [editor, reporter] = [await site.staff('editor'), await site.staff('reporter')];
  const document = doc(said('Tove Lind', 'the ferry stops'), form('9')).toJSON() as unknown;
  const { id } = await importStory(
    site.app,
    { kind: 'system' },
    {
      headline: 'Ferry & co',
      byline: ['A'],
      datedAt: null,
      document,
      quarantined: [{ name: 'x', text: '[x]' }],
      recordPolicy: null,
      publish: true,
    },
  );
  const address = paths.deskStory(id);
  const pages = [
    address,
    paths.deskStoryRecord(id),
    paths.deskStoryRevisions(id),
    paths.deskStoryCorrections(id),
    paths.deskStoryPreview(id),
    paths.deskStories,
  ];
  for (const path of pages) assert.deepEqual(htmlFindings(await site.page(path, editor.cookie)), [], path);
  const forReporters = await site.page(paths.deskStoryRecord(id), reporter.cookie);
  assert.deepEqual(htmlFindings(forReporters), []);
  assert.doesNotMatch(forReporters, /Confirm the record|record-policy/);
  assert.doesNotMatch(await site.page(address, reporter.cookie), />Publish again<|>Withdraw<|>Correct</);
});

test('the pages of a save that could not be are good HTML too', async (t) => {
  const site = await testApp(t);
  const editor = await site.staff('editor');
  const { id } = await startStory(site.app, editor.actor);
  const address = paths.deskStory(id);
  const conflict = await site.post(address, typed(9, { body: 'x' }), editor.cookie);
  assert.deepEqual(htmlFindings(await conflict.text()), []);
  const mistaken = await site.post(
    address,
    typed(1, { body: 'x', headline: 'h'.repeat(400), sectionId: newId() }),
    editor.cookie,
  );
  assert.deepEqual(htmlFindings(await mistaken.text()), []);
});
