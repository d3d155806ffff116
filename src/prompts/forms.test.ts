/** Sign-up forms, and the ids of other systems' forms that imported stories hold. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { system, testApp, type TestApp } from '../../test/make.ts';
import { publish } from '../../test/publish.ts';
import { doc, form as formNode, p } from '../document/building.ts';
import * as paths from '../paths.ts';
import { Problem } from '../problem.ts';
import { addForm, changeForm, deleteForm } from './forming.ts';
import { defaultForm, formFor, listedForms, listedReferences } from './queries.ts';
import { mapReference } from './referring.ts';

const emptyCopy = { title: '', text: '', button: '', smallPrint: '', thanks: '' };

async function storyWith(site: TestApp, references: (string | null)[]): Promise<{ id: string; path: string }> {
  const document = doc(
    p('The tide came over the wall.'),
    ...references.map((one) => formNode(one)),
    p('It went back.'),
  );
  return publish(site, { document: document.toJSON() as unknown });
}

const formsOn = (page: string): string[] =>
  [...page.matchAll(/<section class="sign-up"[\s\S]*?<h2[^>]*>([^<]*)/g)].map(([, title = '']) => title);

async function secondForm(site: TestApp, title = 'The Market Letter'): Promise<string> {
  const first = await defaultForm(site.app.db);
  assert.ok(first);
  const input = { ...emptyCopy, title, name: 'Market', newsletterId: first.newsletter.id, isDefault: false };
  return (await addForm(site.app, system, input)).id;
}

describe('D17 references to forms', () => {
  it('show the default form until they are mapped, each on its own, and the page follows at once', async (t) => {
    const site = await testApp(t);
    const { id, path } = await storyWith(site, ['314', '12', null]);
    const page = await site.page(path);
    assert.deepEqual(formsOn(page), [
      'Letters from Our newsroom',
      'Letters from Our newsroom',
      'Letters from Our newsroom',
    ]);
    assert.match(
      page,
      /<sign-up-form data-placement="inline" data-reference="314"/,
      'so that a saved page can be brought in again',
    );
    assert.doesNotMatch(page, /mc4wp|form_id/);
    for (const part of ['inline-1', 'inline-2', 'inline-3']) assert.ok(page.includes(`id="${part}-email"`));
    assert.ok(page.includes(`name="story" value="${id}"`));
    assert.deepEqual((await listedReferences(site.app.db)).map(({ reference }) => reference).sort(), ['12', '314']);
    await mapReference(site.app, system, { reference: '314', formId: await secondForm(site) });
    assert.deepEqual(formsOn(await site.page(path)), [
      'The Market Letter',
      'Letters from Our newsroom',
      'Letters from Our newsroom',
    ]);
    await mapReference(site.app, system, { reference: '314', formId: null });
    assert.equal(formsOn(await site.page(path))[0], 'Letters from Our newsroom');
  });

  it('show nothing where the newsroom deleted the default form', async (t) => {
    const site = await testApp(t);
    const { path } = await storyWith(site, ['314', null]);
    const kept = await secondForm(site);
    await mapReference(site.app, system, { reference: '12', formId: kept });
    const form = await defaultForm(site.app.db);
    await deleteForm(site.app, system, { id: form?.id ?? '' });
    const page = await site.page(path);
    assert.deepEqual(formsOn(page), []);
    assert.doesNotMatch(page, /sign-up-form|314/);
    assert.doesNotMatch(await site.page(paths.front), /id="letter"/);
    assert.match(await site.page(paths.signUps), /nothing to sign up for/);
    assert.equal(await formFor(site.app.db, '314'), null);
    assert.equal((await formFor(site.app.db, '12'))?.id, kept, 'a mapped one stands');
    const made = (await listedForms(site.app.db))[0];
    assert.ok(made);
    await changeForm(site.app, system, { ...made, newsletterId: made.newsletter.id, isDefault: true });
    assert.deepEqual(formsOn(await site.page(path)), ['The Market Letter', 'The Market Letter']);
  });

  it('fall back to the default form when theirs is deleted', async (t) => {
    const site = await testApp(t);
    const id = await secondForm(site);
    await mapReference(site.app, system, { reference: '314', formId: id });
    assert.equal((await formFor(site.app.db, '314'))?.id, id);
    await deleteForm(site.app, system, { id });
    assert.equal((await formFor(site.app.db, '314'))?.id, (await defaultForm(site.app.db))?.id);
    await assert.rejects(
      mapReference(site.app, system, { reference: '314', formId: id }),
      (error) => error instanceof Problem && error.kind === 'missing',
    );
  });

  it('are mapped at the desk', async (t) => {
    const site = await testApp(t);
    await storyWith(site, ['314']);
    const { cookie } = await site.staff('editor');
    const id = await secondForm(site);
    const before = await site.page(paths.deskForms, cookie);
    assert.match(
      before,
      /Form <bdi>314<\/bdi><\/th><td class="words" data-label="Shows"><bdi>Sign-up<\/bdi> \(default\)/,
    );
    assert.equal((await site.post(paths.deskFormReferences, { reference: '314', formId: id }, cookie)).status, 303);
    assert.match(
      await site.page(paths.deskForms, cookie),
      /Form <bdi>314<\/bdi><\/th><td class="words" data-label="Shows">Market/,
    );
    assert.equal(
      (await site.post(paths.deskFormReferences, { reference: '314', formId: id, default_at: 'now' }, cookie)).status,
      422,
      'T47',
    );
  });

  it('T01 T77 an id made of markup is text, at the desk and in the page', async (t) => {
    const site = await testApp(t);
    const evil = '"><script>alert(1)</script>\u202e';
    const { path } = await storyWith(site, [evil]);
    const { cookie } = await site.staff();
    assert.doesNotMatch(await site.page(paths.deskForms, cookie), /<script>alert/);
    assert.doesNotMatch(await site.page(path), /<script>alert/);
  });
});

describe('forms', () => {
  it('say the newsroom’s own words, and the catalogue’s where it gave none', async (t) => {
    const site = await testApp(t);
    const { cookie } = await site.staff('editor');
    const form = await defaultForm(site.app.db);
    assert.ok(form);
    const fields = { ...emptyCopy, name: 'Sign-up', newsletterId: form.newsletter.id, isDefault: 'on', do: 'save' };
    assert.equal(
      (await site.post(paths.deskForm(form.id), { ...fields, title: 'The Friday Letter <b>' }, cookie)).status,
      303,
    );
    const page = await site.page(paths.signUps);
    assert.match(page, /<h1>The Friday Letter &lt;b&gt;<\/h1>/);
    assert.match(page, /We will send one letter to confirm/);
    await site.post(
      paths.deskNewsletter,
      { name: 'The Tide', description: 'What the sea did.', cadence: 'every Friday at seven' },
      cookie,
    );
    await site.post(paths.deskForm(form.id), fields, cookie);
    const fallen = await site.page(paths.signUps);
    assert.match(fallen, /<h1>The Tide<\/h1>/);
    assert.match(fallen, /What the sea did\. It comes every Friday at seven\./);
  });

  it('C28 are shown in each state while they are changed, and nothing is stored by looking', async (t) => {
    const site = await testApp(t);
    const { cookie } = await site.staff('editor');
    const form = await defaultForm(site.app.db);
    assert.ok(form);
    const fields = {
      ...emptyCopy,
      name: 'Sign-up',
      newsletterId: form.newsletter.id,
      isDefault: 'on',
      title: 'Trial title',
      thanks: 'Trial thanks',
    };
    const page = await (await site.post(paths.deskForm(form.id), { ...fields, do: 'preview' }, cookie)).text();
    assert.equal(page.match(/<iframe/g)?.length, 3);
    assert.match(page, /id="title" name="title"[^>]*>|value="Trial title"/);
    assert.match(page, /srcdoc="[^"]*Trial thanks/);
    const part = await site.post(paths.deskFormPreview(form.id), fields, cookie);
    assert.match(await part.text(), /^<div class="states">[\s\S]*Trial title/);
    assert.match(part.headers.get('content-security-policy') ?? '', /frame-ancestors 'self'/);
    assert.equal((await defaultForm(site.app.db))?.title, '');
  });

  it('there is one default form at most', async (t) => {
    const site = await testApp(t);
    const first = await defaultForm(site.app.db);
    assert.ok(first);
    const second = await addForm(site.app, system, {
      ...emptyCopy,
      name: 'Other',
      newsletterId: first.newsletter.id,
      isDefault: true,
    });
    assert.deepEqual(
      (await listedForms(site.app.db)).filter(({ isDefault }) => isDefault).map(({ id }) => id),
      [second.id],
    );
  });

  it('are not for reporters, whichever way they ask', async (t) => {
    const site = await testApp(t);
    const { actor, cookie } = await site.staff('reporter');
    const form = await defaultForm(site.app.db);
    assert.ok(form);
    await assert.rejects(
      deleteForm(site.app, actor, { id: form.id }),
      (error) => error instanceof Problem && error.kind === 'forbidden',
    );
    for (const path of [
      paths.deskFormDeletion(form.id),
      paths.deskForms,
      paths.deskPrompt,
      paths.deskPromptPreview,
      paths.deskFormReferences,
    ]) {
      assert.equal((await site.post(path, {}, cookie)).status, 403, path);
    }
    assert.ok(await defaultForm(site.app.db));
  });

  it('T40 are not changed from another site', async (t) => {
    const site = await testApp(t);
    const { cookie } = await site.staff();
    const form = await defaultForm(site.app.db);
    const answer = await site.post(paths.deskFormDeletion(form?.id ?? ''), {}, cookie, {
      'sec-fetch-site': 'cross-site',
    });
    assert.equal(answer.status, 403);
    assert.ok(await defaultForm(site.app.db));
  });
});
