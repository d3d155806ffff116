/** The slide-in: when its markup is there, and how it is made at the desk. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { system, testApp, type TestApp } from '../../test/make.ts';
import { publish } from '../../test/publish.ts';
import { DAY, later } from '../db/times.ts';
import * as paths from '../paths.ts';
import { addSection } from '../settings/sections.ts';
import { newsroom } from '../settings/queries.ts';
import { deleteForm } from './forming.ts';
import { changePrompt, type PromptInput } from './prompting.ts';
import { defaultForm, promptFor } from './queries.ts';

const emptyCopy = { title: '', text: '', button: '', smallPrint: '', thanks: '' };

describe('the slide-in', () => {
  const whole = {
    kicker: 'The Tide',
    title: 'What the sea did',
    text: 'Every Friday.',
    button: '',
    smallPrint: '',
    thanks: '',
    trigger: 'end',
    seconds: '30',
    starts: '',
    ends: '',
  };

  async function switchedOn(site: TestApp, more: Partial<PromptInput> = {}): Promise<void> {
    const form = await defaultForm(site.app.db);
    const input: PromptInput = {
      ...emptyCopy,
      kicker: 'The Tide',
      title: 'What the sea did',
      formId: form?.id ?? null,
      trigger: 'end',
      seconds: 30,
      sections: [],
      startsAt: null,
      endsAt: null,
      isOn: true,
      ...more,
    };
    await changePrompt(site.app, system, input);
  }

  it('is off in a new newsroom, and nothing of it is on any page', async (t) => {
    const site = await testApp(t);
    const { path } = await publish(site);
    for (const page of [await site.page(path), await site.page(paths.front)])
      assert.doesNotMatch(page, /<sign-up-prompt/);
  });

  it('C26 is never switched on without a title or a form, and says which is missing', async (t) => {
    const site = await testApp(t);
    const { path } = await publish(site);
    const { cookie } = await site.staff('editor');
    const form = await defaultForm(site.app.db);
    const untitled = await site.post(
      paths.deskPrompt,
      { ...whole, title: '   ', formId: form?.id ?? '', isOn: 'on', do: 'save' },
      cookie,
    );
    assert.equal(untitled.status, 422);
    assert.match(await untitled.text(), /It cannot be switched on without a title/);
    const formless = await site.post(paths.deskPrompt, { ...whole, formId: '', isOn: 'on', do: 'save' }, cookie);
    assert.equal(formless.status, 422);
    const page = await formless.text();
    assert.match(page, /It cannot be switched on without a form/);
    assert.match(page, /value="What the sea did"/, 'the typed words stay');
    assert.doesNotMatch(await site.page(path), /<sign-up-prompt/);
    assert.equal(
      (await site.post(paths.deskPrompt, { ...whole, formId: form?.id ?? '', isOn: 'on', do: 'save' }, cookie)).status,
      303,
    );
    const shown = await site.page(path);
    assert.match(
      shown,
      /<sign-up-prompt role="region" aria-label="Sign up: What the sea did" data-trigger="end" data-seconds="30" data-counts="\/prompt-counts" hidden>/,
    );
    assert.match(shown, /<h2>What the sea did<\/h2>/);
    assert.match(shown, /<button class="close" type="button" aria-label="Close">/);
    assert.doesNotMatch(await site.page(paths.front), /<sign-up-prompt/);
  });

  it('is gone, space and all, when its form is deleted, and the desk says that it is off', async (t) => {
    const site = await testApp(t);
    const { path } = await publish(site);
    await switchedOn(site);
    assert.match(await site.page(path), /<sign-up-prompt/);
    await deleteForm(site.app, system, { id: (await defaultForm(site.app.db))?.id ?? '' });
    assert.doesNotMatch(await site.page(path), /sign-up-prompt/);
    const { cookie } = await site.staff();
    assert.match(await site.page(paths.deskPrompt, cookie), /It is off: readers do not see it/);
  });

  it('keeps to its sections', async (t) => {
    const site = await testApp(t);
    await addSection(site.app, system, { name: 'Harbour', accent: null });
    await addSection(site.app, system, { name: 'Schools', accent: null });
    const [harbour, schools] = (await newsroom(site.app.db)).sections;
    assert.ok(harbour && schools);
    const inHarbour = await publish(site, { sectionId: harbour.id });
    const elsewhere = [await publish(site, { sectionId: schools.id }), await publish(site)];
    const { cookie } = await site.staff('editor');
    const form = await defaultForm(site.app.db);
    const answer = await site.post(
      paths.deskPrompt,
      { ...whole, formId: form?.id ?? '', isOn: 'on', [`section-${harbour.id}`]: 'on' },
      cookie,
    );
    assert.equal(answer.status, 303);
    assert.match(await site.page(inHarbour.path), /<sign-up-prompt/);
    for (const { path } of elsewhere) assert.doesNotMatch(await site.page(path), /<sign-up-prompt/);
    const desk = await site.page(paths.deskPrompt, cookie);
    assert.match(desk, new RegExp(`name="section-${harbour.id}" value="on" checked`));
    for (const bad of [{ 'section-nowhere': 'on' }, { sections: harbour.id }, { on_at: 'now' }] as Record<
      string,
      string
    >[]) {
      assert.equal(
        (await site.post(paths.deskPrompt, { ...whole, formId: form?.id ?? '', ...bad }, cookie)).status,
        422,
        'T47',
      );
    }
  });

  it('comes on its first day and goes after its last, without anybody touching a page', async (t) => {
    const site = await testApp(t);
    const { path } = await publish(site);
    const now = site.app.now();
    await switchedOn(site, { startsAt: later(now, 2 * DAY), endsAt: later(now, 4 * DAY) });
    const moment = await promptFor(site.app.db, { sectionId: null, now, until: later(now, 9 * DAY) });
    assert.deepEqual(moment, { prompt: null, until: later(now, 2 * DAY) }, 'a page made now is true until then');
    assert.doesNotMatch(await site.page(path), /<sign-up-prompt/);
    site.advance(3 * DAY);
    assert.match(await site.page(path), /<sign-up-prompt/);
    assert.equal(
      (await promptFor(site.app.db, { sectionId: null, now: site.app.now(), until: later(now, 9 * DAY) })).until,
      later(now, 4 * DAY),
    );
    site.advance(2 * DAY);
    assert.doesNotMatch(await site.page(path), /<sign-up-prompt/);
  });

  it('takes days in the newsroom’s zone, the last one whole, and refuses what is no day or no order', async (t) => {
    const site = await testApp(t);
    const { cookie } = await site.staff();
    await site.app.change((tx) =>
      tx.insertInto('setting').values({ name: 'timeZone', value: '"Europe/Berlin"' }).execute(),
    );
    const form = await defaultForm(site.app.db);
    const send = (starts: string, ends: string, seconds = '30') =>
      site.post(paths.deskPrompt, { ...whole, formId: form?.id ?? '', starts, ends, seconds }, cookie);
    assert.equal((await send('2031-03-30', '2031-03-30')).status, 303);
    const row = await site.app.db.selectFrom('prompt').select(['starts_at', 'ends_at']).executeTakeFirstOrThrow();
    assert.deepEqual(
      { ...row },
      { starts_at: '2031-03-29T23:00:00.000Z', ends_at: '2031-03-30T22:00:00.000Z' },
      'a day of 23 hours',
    );
    assert.match(
      await site.page(paths.deskPrompt, cookie),
      /value="2031-03-30" id="starts"[\s\S]*value="2031-03-30" id="ends"/,
    );
    for (const [starts, ends] of [
      ['2031-02-30', ''],
      ['tomorrow', ''],
      ['2031-03-02', '2031-03-01'],
    ] as const)
      assert.equal((await send(starts, ends)).status, 422);
    for (const seconds of ['4', '301', '1.5', '-5', 'x'])
      assert.equal((await send('', '', seconds)).status, 422, seconds);
    for (const seconds of ['5', '300']) assert.equal((await send('', '', seconds)).status, 303, seconds);
  });

  it('C28 is shown in each state beside the fields, by submit and in place', async (t) => {
    const site = await testApp(t);
    const { cookie } = await site.staff('editor');
    const form = await defaultForm(site.app.db);
    const fields = { ...whole, formId: form?.id ?? '', thanks: 'Look in your mail now.', do: 'preview' };
    const answer = await site.post(paths.deskPrompt, fields, cookie);
    assert.equal(answer.status, 200);
    const page = await answer.text();
    const frames = [...page.matchAll(/<iframe title="([^"]*)" srcdoc="([^"]*)"/g)];
    assert.deepEqual(
      frames.map(([, title]) => title),
      ['As it comes', 'With a mistake', 'Sent: the same whether or not the address is known'],
    );
    for (const [index, expected] of [
      'What the sea did',
      'This address has no ending',
      'Look in your mail now.',
    ].entries()) {
      assert.ok(frames[index]?.[2]?.includes(expected), expected);
    }
    const part = await site.post(paths.deskPromptPreview, fields, cookie);
    assert.equal(page.includes((await part.text()).trim()), true, 'the very same view');
    assert.equal(
      (await site.app.db.selectFrom('prompt').select('title').executeTakeFirstOrThrow()).title,
      '',
      'looking stores nothing',
    );
    const empty = await (await site.post(paths.deskPromptPreview, { ...fields, title: '' }, cookie)).text();
    assert.doesNotMatch(empty, /<iframe/);
  });

  it('T01 T09 its words are text wherever they stand, frames of the desk included', async (t) => {
    const site = await testApp(t);
    const { path } = await publish(site);
    const evil = '</h2><script>alert(1)</script>"\'&';
    await switchedOn(site, { title: evil, kicker: evil, text: evil, button: evil, smallPrint: evil, thanks: evil });
    const page = await site.page(path);
    assert.doesNotMatch(page, /<script>alert/);
    const { cookie } = await site.staff();
    const desk = await site.page(paths.deskPrompt, cookie);
    assert.doesNotMatch(desk, /<script>alert/);
    // In a frame the text is read twice: as the attribute's value, then as a document.
    const documents = [...desk.matchAll(/srcdoc="([^"]*)"/g)].map(([, text = '']) =>
      text.replace(
        /&(amp|lt|gt|quot|#39);/g,
        (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" })[name] ?? '',
      ),
    );
    assert.equal(documents.length, 3);
    for (const document of documents) assert.doesNotMatch(document, /<script>alert/);
  });

  it('D18 the desk says whether signing up can work', async (t) => {
    const site = await testApp(t);
    const { cookie } = await site.staff();
    const page = await site.page(paths.deskPrompt, cookie);
    assert.match(page, /Signs readers up to <bdi>the newsletter/);
    assert.match(page, /newsroom@127\.0\.0\.1\. <b class="due">No mail goes out:/);
    assert.match(page, /Last sign-up<\/dt><dd>None yet/);
    await deleteForm(site.app, system, { id: (await defaultForm(site.app.db))?.id ?? '' });
    assert.match(await site.page(paths.deskForms, cookie), /<b class="due">None\.<\/b>/);
  });
});
