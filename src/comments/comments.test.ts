import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { htmlFindings } from '../../test/html.ts';
import { system, testApp, type TestApp } from '../../test/make.ts';
import { doc, p } from '../document/building.ts';
import { MINUTE } from '../db/times.ts';
import { newId } from '../db/ids.ts';
import * as paths from '../paths.ts';
import { withdrawStory } from '../stories/publishing.ts';
import { importStory } from '../stories/importing.ts';
import { changeSettings } from '../settings/settling.ts';
import { rejectComment } from './deciding.ts';

const ruth = { name: 'Ruth', email: 'ruth@pilot-row.example', text: 'I was at that meeting.' };
const fragment = { accept: 'text/vnd.onrecord.fragment+html' };

interface Story {
  id: string;
  path: string;
}

async function started(
  t: TestContext,
  environment: Record<string, string> = {},
): Promise<{ site: TestApp; story: Story }> {
  const site = await testApp(t, environment);
  return { site, story: await publish(site, 'Harbour board kept survey to itself') };
}

async function publish(site: TestApp, headline: string): Promise<Story> {
  const document = doc(p('The board has had the survey since May.')).toJSON() as unknown;
  const told = {
    headline,
    byline: ['Ines Calder'],
    datedAt: null,
    document,
    quarantined: [],
    recordPolicy: null,
    publish: true,
  };
  const { id, path } = await importStory(site.app, system, told);
  return { id, path: path ?? '' };
}

const send = (
  site: TestApp,
  story: Story,
  fields: Record<string, string> = ruth,
  cookie?: string,
  headers?: Record<string, string>,
) => site.post(paths.comments(story.id), fields, cookie, headers);

const rows = (site: TestApp) => site.app.db.selectFrom('comment').selectAll().orderBy('id').execute();
const newest = async (site: TestApp) => (await rows(site)).at(-1) ?? assert.fail('no comment was stored');
const cookieOf = (answer: Response): string => answer.headers.get('set-cookie')?.split(';')[0] ?? '';

async function decide(
  site: TestApp,
  decision: 'approve' | 'reject',
  from: string,
  id: string,
  cookie: string,
): Promise<Response> {
  return site.post(paths.deskCommentDecision(id), { decision, from }, cookie);
}

/** A comment that was approved, by somebody who asked to be remembered: the cookie is theirs. */
async function approved(site: TestApp, story: Story, staffCookie: string): Promise<string> {
  const answer = await send(site, story, { ...ruth, remember: 'yes' });
  await decide(site, 'approve', 'held', (await newest(site)).id, staffCookie);
  return cookieOf(answer);
}

describe('the form', () => {
  it('A25 stands at the story’s foot, with its note tied to every field, and nothing of any reader', async (t) => {
    const { site, story } = await started(t);
    const page = await site.page(story.path, 'commenter=whatever');
    assert.match(page, /Your e-mail address is never published\. Fields marked \* are required\./);
    for (const name of ['text', 'name', 'email']) {
      assert.match(page, new RegExp(`id="comment-${name}" name="${name}" required aria-describedby="comment-note`));
    }
    assert.match(
      page,
      /<input type="checkbox" id="comment-remember" name="remember" value="yes" aria/,
      'the box is not ticked',
    );
    assert.match(page, /No comments yet/);
    assert.doesNotMatch(page, /name="parentId"/);
  });

  it('speaks German in a German newsroom', async (t) => {
    const { site, story } = await started(t);
    await changeSettings(site.app, system, { language: 'de' });
    assert.match(
      await site.page(story.path),
      /Ihre E-Mail-Adresse wird nie veröffentlicht\. Felder mit \* müssen ausgefüllt sein\./,
    );
    const answer = await send(site, story, { name: '', email: 'ruth', text: '' });
    const page = await answer.text();
    assert.equal(answer.status, 422);
    assert.match(page, /Bitte füllen Sie dieses Feld aus\./);
    assert.match(page, /name@ort\.endung/);
  });
});

describe('a first comment', () => {
  it('A26 is held, shown to its writer, approved, and on the page at the next request', async (t) => {
    const { site, story } = await started(t);
    const { cookie } = await site.staff('editor');
    const before = await site.page(story.path);
    const answer = await send(site, story);
    assert.equal(answer.status, 303);
    const own = answer.headers.get('location') ?? '';
    assert.match(await site.page(own), /Held until an editor has read it[\s\S]*I was at that meeting\./);
    assert.equal(await site.page(story.path), before, 'nothing of it is public');

    const desk = await site.page(paths.deskComments, cookie);
    assert.match(
      desk,
      /One comment waits[\s\S]*Harbour board kept survey to itself[\s\S]*I was at that meeting\.[\s\S]*First comment from this address\./,
    );
    const { id } = await newest(site);
    const decided = await decide(site, 'approve', 'held', id, cookie);
    assert.equal(decided.status, 303);
    assert.match(
      await site.page(decided.headers.get('location') ?? '', cookie),
      /Approved: the comment by <bdi>Ruth<\/bdi> stands under/,
    );

    const page = await site.page(story.path);
    assert.match(page, /One comment</);
    assert.match(page, new RegExp(`<li class="comment" id="c-${id}">`));
    assert.match(page, /I was at that meeting\./);
    const seen = await site.request(own);
    assert.equal(seen.headers.get('location'), `${story.path}#c-${id}`, 'the writer’s own address leads there now');
  });

  it('a rejected one never appears, and can be brought back', async (t) => {
    const { site, story } = await started(t);
    const { cookie } = await site.staff('owner');
    const answer = await send(site, story);
    const { id } = await newest(site);
    await decide(site, 'reject', 'held', id, cookie);
    // Made anew, not kept from before.
    await changeSettings(site.app, system, { earLine: 'High water 7.42 am' });
    assert.doesNotMatch(await site.page(story.path), /I was at that meeting/);
    assert.match(await site.page(answer.headers.get('location') ?? ''), /Read by an editor, and not published/);
    assert.match(await site.page(paths.deskComments, cookie), /Approve after all/);
    await decide(site, 'approve', 'rejected', id, cookie);
    assert.match(await site.page(story.path), /I was at that meeting/);
    await decide(site, 'reject', 'shown', id, cookie);
    assert.doesNotMatch(await site.page(story.path), /I was at that meeting/);
  });

  it('asked by our script, comes back as a piece of the page', async (t) => {
    const { site, story } = await started(t);
    const held = await send(site, story, ruth, undefined, fragment);
    assert.equal(held.status, 202);
    assert.match(
      await held.text(),
      /^<div class="notice" role="status"><p class="label">Held until an editor has read it<\/p>\n<p dir="auto">I was at that meeting\.<\/p>/,
    );
    const wrong = await send(site, story, { ...ruth, email: 'ruth' }, undefined, fragment);
    assert.equal(wrong.status, 422);
    assert.match(await wrong.text(), /^<comment-form[\s\S]*I was at that meeting\.<\/textarea>/);
  });
});

describe('every page of the room', () => {
  it('is valid HTML', async (t) => {
    const { site, story } = await started(t);
    const { cookie: staff } = await site.staff('editor');
    const own = await approved(site, story, staff);
    const more = { ...ruth, text: 'One line,\nanother.\n\nA paragraph.' };
    const pages = {
      again: await (await send(site, story, { ...ruth, text: '', email: 'x', parentId: newId() })).text(),
      lostParent: await (await send(site, story, { ...more, parentId: newId() })).text(),
      sent: await site.page((await send(site, story, more)).headers.get('location') ?? ''),
      heldPiece: await (await send(site, story, { ...more, text: 'Held.' }, undefined, fragment)).text(),
      shownPiece: await (await send(site, story, { ...more, text: 'Shown.' }, own, fragment)).text(),
      story: await site.page(story.path),
      remembered: await site.page(paths.commenter, own),
      forgotten: await site.page(paths.commenter),
      desk: await site.page(`${paths.deskComments}?decided=${(await newest(site)).id}`, staff),
    };
    for (const [name, page] of Object.entries(pages)) assert.deepEqual(htmlFindings(page), [], name);
  });
});

describe('who is known', () => {
  it('E2 the browser that sent the approved comment is shown at once', async (t) => {
    const { site, story } = await started(t);
    const { cookie: staff } = await site.staff('editor');
    const own = await approved(site, story, staff);
    const answer = await send(site, story, { ...ruth, text: 'And I wrote it down.' }, own);
    assert.equal(answer.headers.get('location'), `${story.path}#c-${(await newest(site)).id}`);
    assert.match(await site.page(story.path), /And I wrote it down\./);
    const piece = await send(site, story, { ...ruth, text: 'Word by word.' }, own, fragment);
    assert.equal(piece.status, 201);
    assert.match(await piece.text(), /^<li class="comment" id="c-/);
  });

  it('E2 T49 an address alone, a cookie alone or another name gains nothing', async (t) => {
    const { site, story } = await started(t);
    const { cookie: staff } = await site.staff('editor');
    const own = await approved(site, story, staff);
    // A stranger types Ruth's address and asks to be remembered: the cookie stands on a comment nobody approved.
    const stranger = cookieOf(await send(site, story, { ...ruth, text: 'One.', remember: 'yes' }));
    const attempts: [string, Record<string, string>, string | undefined][] = [
      ['without a cookie', { ...ruth, text: 'Two.' }, undefined],
      ['with a stranger’s cookie', { ...ruth, text: 'Three.' }, stranger],
      ['with a forged cookie', { ...ruth, text: 'Four.' }, `${own}x`],
      ['under another address', { ...ruth, text: 'Five.', email: 'other@pilot-row.example' }, own],
      ['under another name', { ...ruth, text: 'Six.', name: 'Rita' }, own],
    ];
    for (const [how, fields, cookie] of attempts) {
      site.advance(11 * MINUTE);
      await send(site, story, fields, cookie);
      assert.equal((await newest(site)).state, 'held', how);
    }
    assert.equal((await rows(site))[1]?.reason, 'other browser');
  });

  it('standing ends with the approval it rests on', async (t) => {
    const { site, story } = await started(t);
    const { cookie: staff, actor } = await site.staff('editor');
    const own = await approved(site, story, staff);
    await rejectComment(site.app, actor, { id: (await newest(site)).id, from: 'shown' });
    await send(site, story, { ...ruth, text: 'Again.' }, own);
    assert.equal((await newest(site)).state, 'held');
  });

  it('A30 is remembered only when asked to, and forgotten with one click', async (t) => {
    const { site, story } = await started(t, { SITE_URL: 'https://courier.example' });
    assert.equal((await send(site, story)).headers.get('set-cookie'), null);
    const answer = await send(site, story, { ...ruth, text: 'Two.', remember: 'yes' });
    assert.match(
      answer.headers.get('set-cookie') ?? '',
      /^__Host-commenter=[^;]+; Max-Age=31536000; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    const cookie = cookieOf(answer);
    const json = await site.request(paths.commenter, { headers: { cookie, accept: 'application/json' } });
    assert.deepEqual(await json.json(), { name: 'Ruth', email: 'ruth@pilot-row.example' });
    assert.equal(json.headers.get('cache-control'), 'no-store');
    assert.match(await site.page(paths.commenter, cookie), /ruth@pilot-row\.example[\s\S]*Forget both/);
    const forgotten = await site.post(paths.commenter, {}, cookie);
    assert.equal(forgotten.status, 303);
    assert.match(forgotten.headers.get('set-cookie') ?? '', /^__Host-commenter=; Max-Age=0;/);
    assert.match(await site.page(paths.commenter), /it remembers nothing/);
    assert.deepEqual(
      await (await site.request(paths.commenter, { headers: { accept: 'application/json' } })).json(),
      {},
    );
  });
});

describe('answers', () => {
  it('E23 stand under what they answer, at most three deep', async (t) => {
    const { site, story } = await started(t);
    const { cookie: staff } = await site.staff('editor');
    const own = await approved(site, story, staff);
    const ids = [(await newest(site)).id];
    for (const text of ['Second level.', 'Third level.', 'Fourth, shown on the third.']) {
      await send(site, story, { ...ruth, text, parentId: ids.at(-1) ?? '' }, own);
      ids.push((await newest(site)).id);
    }
    const page = await site.page(story.path);
    assert.match(page, /Four comments/);
    const opened = page.slice(page.indexOf('<ol><li class="comment"'), page.indexOf('Fourth, shown'));
    assert.equal(opened.split('<ol>').length - opened.split('</ol>').length, 3);
    assert.ok(ids.every((id) => page.includes(`id="c-${id}"`)));
  });

  it('an answer to a comment that is gone keeps its text, and goes through as one of its own', async (t) => {
    const { site, story } = await started(t);
    await send(site, story);
    const held = (await newest(site)).id;
    for (const parentId of [held, newId(), 'nonsense']) {
      const answer = await send(site, story, { ...ruth, text: 'But why?', parentId });
      const page = await answer.text();
      assert.equal(answer.status, 409);
      assert.match(page, /no longer there[\s\S]*But why\?<\/textarea>/);
      assert.doesNotMatch(page, /name="parentId"/);
    }
    assert.equal((await send(site, story, { ...ruth, text: 'But why?' })).status, 303);
  });
});

describe('what is not taken', () => {
  it('a draft, a withdrawn story and no story answer alike', async (t) => {
    const { site, story } = await started(t);
    const { actor } = await site.staff('owner');
    const document = doc(p('Not yet.')).toJSON() as unknown;
    const draft = await importStory(site.app, actor, {
      headline: 'Draft',
      byline: [],
      datedAt: null,
      document,
      quarantined: [],
      recordPolicy: null,
      publish: false,
    });
    await withdrawStory(site.app, actor, { id: story.id });
    const answers = [];
    for (const id of [draft.id, story.id, newId()]) {
      for (const fields of [ruth, { name: '', nonsense: 'x' }]) {
        const answer = await site.post(paths.comments(id), fields);
        answers.push(`${answer.status} ${(await answer.text()).replaceAll(id, 'ID')}`);
      }
      answers.push(`${(await site.request(paths.comments(id))).status}`);
    }
    assert.deepEqual(
      [...new Set(answers)].map((text) => text.slice(0, 3)),
      ['404', '404'],
    );
    assert.deepEqual(await rows(site), []);
  });

  it('T47 unknown fields, signs no database keeps, and another site’s form', async (t) => {
    const { site, story } = await started(t);
    for (const field of ['state', 'reason', 'decided_by', 'id', 'storyId', 'created_at', '__proto__']) {
      assert.equal((await send(site, story, { ...ruth, [field]: 'shown' })).status, 422, field);
    }
    assert.equal((await send(site, story, { ...ruth, text: 'a\0b' })).status, 422);
    const body = 'name=Ruth&email=ruth%40pilot-row.example&text=%ED%A0%80lone';
    const lone = await site.request(paths.comments(story.id), {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    assert.ok(lone.status === 303 && (await newest(site)).text.isWellFormed());
    assert.equal((await send(site, story, ruth, undefined, { 'sec-fetch-site': 'cross-site' })).status, 403, 'T40');
    assert.equal(
      (await site.post(paths.commenter, {}, undefined, { 'sec-fetch-site': 'cross-site' })).status,
      403,
      'T40',
    );
    assert.equal((await site.post(paths.commenter, { name: 'x' })).status, 422);
  });

  it('every slip is told at its field, and no word is lost', async (t) => {
    const { site, story } = await started(t);
    const answer = await send(site, story, { name: 'Ruth "Row"', email: 'ruth@', text: '', remember: 'yes' });
    const page = await answer.text();
    assert.equal(answer.status, 422);
    assert.match(page, /value="Ruth &quot;Row&quot;"/);
    assert.match(page, /value="ruth@"/);
    assert.match(page, /value="yes" checked/);
    assert.match(page, /aria-describedby="comment-note comment-text-error" aria-invalid="true"/);
    assert.match(page, /aria-describedby="comment-note comment-email-help comment-email-error" aria-invalid="true"/);
    const long = 'ä'.repeat(5_001);
    assert.match(
      await (await send(site, story, { ...ruth, text: long })).text(),
      new RegExp(`${long}</textarea>[\\s\\S]*5000 characters at most`),
    );
  });

  it('E8 the same words twice, kindly', async (t) => {
    const { site, story } = await started(t);
    await send(site, story);
    const again = await send(site, story);
    assert.equal(again.status, 422);
    assert.match(await again.text(), /no need to send them again/);
    await send(site, story, { ...ruth, email: 'tess@pilot-row.example' });
    assert.equal((await rows(site)).length, 2, 'a short thing may be said by two');
    await send(site, await publish(site, 'Another story'));
    assert.equal((await rows(site)).length, 3, 'and under two stories');
  });

  it('T30 more than six from one network in ten minutes, and slips are not counted', async (t) => {
    const { site, story } = await started(t, { TRUST_PROXY: '127.0.0.1' });
    const from = (address: string, text: string) =>
      send(site, story, { ...ruth, text }, undefined, { 'x-forwarded-for': address });
    for (const text of ['', ' ', '\u200b', '']) assert.equal((await from('192.0.2.9', text)).status, 422);
    for (let number = 1; number <= 6; number++)
      assert.equal((await from(`192.0.2.${number}`, `Number ${number}.`)).status, 303);
    const refused = await from('192.0.2.7', 'Number 7.');
    assert.equal(refused.status, 429);
    assert.match(await refused.text(), /too often[\s\S]*Number 7\.<\/textarea>/);
    assert.equal((await from('198.51.100.1', 'Number 8.')).status, 303, 'another network');
    site.advance(10 * MINUTE + 1_000);
    assert.equal((await from('192.0.2.7', 'Number 7.')).status, 303);
  });
});
