/** What nobody outside may read, looked for in everything that they can ask for. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { doc, p } from '../src/document/building.ts';
import * as paths from '../src/paths.ts';
import { mapReference } from '../src/prompts/referring.ts';
import { deskStory } from '../src/stories/desk-queries.ts';
import { publishStory, withdrawStory } from '../src/stories/publishing.ts';
import { decideSource } from '../src/stories/recording.ts';
import { saveStory } from '../src/stories/writing.ts';
import {
  addressOf,
  attackedNewsroom,
  everyRow,
  pagesOf,
  reader,
  type AttackedNewsroom,
  type Typed,
} from './attacked.ts';
import { forms } from './attacked-forms.ts';
import { system } from './make.ts';
import { publish } from './publish.ts';
import { fieldsOn, mails } from './sign-up.ts';

/** As it was written: an address that is asked for says the word in small letters or capitals. */
const CANARY = /Zeugma/;
/** In every field that only the desk may see; the word beside it can be asked for. */
const kept = /^(?:draft|withdrawn|held|rejected|code|form-name$|staff-name$)/;
const hidden: Typed = (field) => (kept.test(field) ? `Zeugma ${field} sang` : `Some ${field}`);

const suffixes = [
  '',
  '/',
  '.json',
  '.md',
  '.txt',
  '.css',
  '/amp',
  '/feed',
  '?format=json',
  '?preview=1',
  '?state=draft',
  '%2F',
  '%00',
  ';x',
];

/** What a stranger may try: every address, spelled in many ways, and those of the desk. */
function triedAddresses(newsroom: AttackedNewsroom): string[] {
  const { draftId, withdrawn, routes, heldId } = newsroom;
  const asked = [
    paths.search('sang'),
    paths.search('draft'),
    paths.search('some sang'),
    '/nothing/some-text-that-sang',
    '/2026/11/draft-headline-sang',
    paths.comments(draftId),
    paths.comments(withdrawn.id),
    `${paths.comments(draftId)}/sent/x`,
    `/stories/${draftId}`,
    `/stories/${heldId}`,
    paths.deskStoryPreview(draftId),
    paths.deskStoryRevisions(draftId),
    withdrawn.path,
  ];
  const all = [...pagesOf(newsroom).filter((address) => !address.includes('token=')), ...asked];
  const { story, section } = newsroom;
  const read = ['/', story.path, paths.section(section.slug), paths.feed, paths.sitemap, paths.corrections];
  const unread = [withdrawn.path, paths.deskStory(draftId), paths.comments(draftId)];
  const spelled = [...read, ...unread].flatMap((address) => suffixes.map((suffix) => address + suffix));
  const shouted = routes.map(({ pattern }) => addressOf(newsroom, pattern).toUpperCase());
  return [...new Set([...all, ...spelled, ...shouted])];
}

describe('T44 what is not public', () => {
  it('is under no address, however it is spelled and asked for', async (t) => {
    const newsroom = await attackedNewsroom(t, hidden);
    const tried = triedAddresses(newsroom);
    assert.ok(tried.length > 200, `${tried.length}`);
    const others = [{ accept: 'application/json' }, { accept: 'text/vnd.onrecord.fragment+html', cookie: 'desk=AAAA' }];
    for (const headers of [{}, ...others]) {
      for (const address of headers === others[0] || headers === others[1] ? pagesOf(newsroom) : tried) {
        const answer = await newsroom.ask(address, { headers });
        const told = (await answer.text()) + JSON.stringify([...answer.headers]);
        assert.ok(answer.status < 500, `${address}: ${answer.status}`);
        assert.doesNotMatch(told, CANARY, address);
        const isDesk =
          address.startsWith('/desk') && !/^\/desk\/(?:sign-in|password-reset|setup|new-password)\b/.test(address);
        if (isDesk) assert.ok([303, 404].includes(answer.status), `${address}: ${answer.status}`);
      }
    }
    // The canaries are there, for those who may see them.
    const { cookie } = newsroom.owner;
    for (const address of [paths.deskStories, paths.deskComments, paths.deskForms, paths.deskStory(newsroom.draftId)])
      assert.match(await (await newsroom.ask(address, { headers: { cookie } })).text(), CANARY, address);
  });

  it('T53 a story that was withdrawn is gone for who kept it, too, and back when it is out again', async (t) => {
    const newsroom = await attackedNewsroom(t);
    const { site, ask, story } = newsroom;
    const first = await ask(story.path);
    const conditions = [
      { 'if-none-match': first.headers.get('etag') ?? '' },
      { 'if-none-match': '*' },
      { 'if-modified-since': new Date().toUTCString() },
    ];
    assert.equal((await ask(story.path, { headers: conditions[0] ?? {} })).status, 304);
    await withdrawStory(site.app, system, { id: story.id });
    for (const headers of [{}, ...conditions]) {
      for (const method of ['GET', 'HEAD']) {
        const answer = await ask(story.path, { method, headers });
        assert.equal(answer.status, 410);
        assert.equal(answer.headers.get('cache-control'), 'no-store');
        assert.doesNotMatch(await answer.text(), /Some (?:headline|paragraph|standfirst)/);
      }
    }
    assert.equal((await ask(paths.comments(story.id))).status, 404);
    await publishStory(site.app, system, { id: story.id });
    assert.equal((await ask(story.path)).status, 200);
  });
});

describe('T53 T54 T41 every answer', () => {
  it('says what may be kept of it, who may frame it, and that it runs nothing of anybody else', async (t) => {
    const newsroom = await attackedNewsroom(t);
    const { ask, owner } = newsroom;
    for (const headers of [{}, { cookie: owner.cookie }]) {
      for (const address of [...pagesOf(newsroom), '/nothing.css', '/commenter/x.css', '/desk/settings/x.css']) {
        const answer = await ask(address, { headers });
        await answer.arrayBuffer();
        const of = (name: string): string => answer.headers.get(name) ?? '';
        const isKept =
          /^\/(?:$|\d{4}\/|sections\/|feed$|sitemap|robots|how-we|corrections|sign-ups|assets|files)/.test(address) &&
          answer.status === 200;
        assert.match(
          of('cache-control'),
          isKept ? /^public/ : answer.status === 303 ? /^(?:no-store)?$/ : /^no-store$/,
          `${address} ${answer.status}`,
        );
        assert.equal(of('set-cookie'), '', address);
        assert.equal(of('x-content-type-options'), 'nosniff', address);
        const policy = of('content-security-policy');
        assert.match(policy, /default-src 'none'/, address);
        const isFramed = address.endsWith('/preview');
        assert.match(policy, isFramed ? /frame-ancestors 'self'/ : /frame-ancestors 'none'/, address);
        if (!/outbox.*preview/.test(address)) assert.doesNotMatch(policy, /unsafe|\*|data:|http/, address);
        assert.equal(of('access-control-allow-origin'), '', address);
      }
    }
  });
});

describe('what the program remembers', () => {
  it('T19 T30 in events, jobs and limits are ids: no address and nothing that anybody wrote', async (t) => {
    const newsroom = await attackedNewsroom(t, (field) => `Zeugma ${field}`);
    const { site, ask, owner } = newsroom;
    await mapReference(site.app, system, { reference: 'Zeugma reference', formId: null });
    for (const [pattern, sentBy] of Object.entries(forms)) {
      const { kind, fields } = await sentBy(newsroom);
      if (kind !== 'form' || /sign-out|new-password/.test(pattern)) continue;
      const typed = Object.entries(fields).map(([name, value]) => [name, value === '' ? 'Zeugma' : String(value)]);
      for (const body of [typed, Object.entries(fields)]) {
        const headers = { cookie: owner.cookie, 'content-type': 'application/x-www-form-urlencoded' };
        const query = pattern === '/unsubscription' ? `?token=${newsroom.tokens.leave}` : '';
        await ask(addressOf(newsroom, pattern) + query, {
          method: 'POST',
          headers,
          body: new URLSearchParams(body as [string, string][]).toString(),
        });
      }
    }
    await site.runJobs();
    const rows = await everyRow(site);
    assert.ok((rows.get('event')?.length ?? 0) > 30);
    for (const table of ['event', 'job', 'attempt', 'session', 'token', 'prompt_count', 'page_change'])
      for (const row of rows.get(table) ?? assert.fail(table))
        assert.doesNotMatch(row, /zeugma|@|pilot-row|%40/i, table);
    assert.match((rows.get('reader') ?? []).join(), new RegExp(reader));
  });
});

const unnamed = 'A member of the board who asked not to be named said that there was no vote.';

describe('T84 who an unnamed source is', () => {
  it('is asked for nowhere, and has no place', async (t) => {
    const newsroom = await attackedNewsroom(t);
    const { site, ask, owner } = newsroom;
    const { id } = await publish(site, { text: [unnamed], isConfirmed: false });
    const story = await deskStory(site.app.db, id);
    const [source] = story?.record.sources ?? [];
    assert.equal(source?.kind, 'unnamed');
    assert.deepEqual(Object.keys(source ?? {}).sort(), [
      'edited',
      'found',
      'group',
      'id',
      'kind',
      'known',
      'link',
      'name',
      'note',
      'people',
      'places',
      'second',
      'via',
    ]);
    const page = await (await ask(paths.deskStoryRecord(id), { headers: { cookie: owner.cookie } })).text();
    const asked = new Set([...page.matchAll(/ name="([^"]+)"/g)].map(([, name = '']) => name));
    const fields =
      'about by deed kind known link name note out policy revision robots same seen source statement text viewport';
    assert.equal([...asked].sort().join(' '), fields);
    for (const table of await site.app.db.introspection.getTables())
      for (const { name } of table.columns)
        assert.doesNotMatch(name, /identity|real_|informant|confidential/, `${table.name}.${name}`);
  });

  it('stays unknown where it stood in an earlier text, or with a source that was left out', async (t) => {
    const newsroom = await attackedNewsroom(t);
    const { site, ask, owner } = newsroom;
    const known = 'Zeugma Quist, a member of the board, said that there was no vote.';
    const { id } = await publish(site, { headline: 'The vote', text: [known], publish: false, isConfirmed: false });
    const input = { id, headline: 'The vote', standfirst: '', byline: [], sectionId: null };
    await saveStory(site.app, owner.actor, { ...input, revision: 1, document: doc(p(unnamed)).toJSON() as unknown });
    const { path } = await publishStory(site.app, system, { id });
    await decideSource(site.app, owner.actor, {
      id,
      revision: 2,
      source: { id: '1', name: 'Zeugma Quist', kind: 'named-person', note: 'Zeugma', leftOut: true, known: true },
    });
    const page = await site.page(paths.deskStoryRecord(id), owner.cookie);
    const seen = / name="seen" value="([^"]+)"/.exec(page)?.[1] ?? '';
    const headers = { cookie: owner.cookie, 'content-type': 'application/x-www-form-urlencoded' };
    const confirmed = await ask(paths.deskStoryRecordConfirmation(id), {
      method: 'POST',
      headers,
      body: new URLSearchParams({ revision: '2', seen }).toString(),
    });
    assert.equal(confirmed.status, 303);
    const outputs = [
      path,
      '/',
      '/feed',
      '/sitemap.xml',
      '/corrections',
      paths.search('vote'),
      paths.search('quist'),
      '/nothing/zeu-quist-vote',
    ];
    for (const address of outputs) assert.doesNotMatch(await (await ask(address)).text(), CANARY, address);
    await ask('/sign-ups', {
      method: 'POST',
      headers: { 'content-type': headers['content-type'] },
      body: new URLSearchParams({ ...fieldsOn(await site.page('/sign-ups')), email: 'x@pilot-row.example' }).toString(),
    });
    await site.runJobs();
    for (const mail of await mails(site)) assert.doesNotMatch(JSON.stringify(mail), CANARY);
    const { publication, event, search_entry } = Object.fromEntries(await everyRow(site));
    for (const row of [...(publication ?? []), ...(event ?? []), ...(search_entry ?? [])])
      assert.doesNotMatch(row, /zeugma/i);
  });
});
