/** Attacks that reach across rooms, by card; those on one room stand beside it. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as paths from '../src/paths.ts';
import { attackedNewsroom, everyRow, pagesOf, reader } from './attacked.ts';

describe('tokens', () => {
  it('T33 T37 T38 are good for the one thing each, and changed anywhere for nothing', async (t) => {
    const newsroom = await attackedNewsroom(t);
    const { site, ask, tokens, story, owner } = newsroom;
    const session = owner.cookie.split('=')[1] ?? '';
    const commenter = site.app.keys.seal(
      'commenter',
      JSON.stringify({ name: 'x', email: reader, emailKey: reader, sent: [], at: site.app.now() }),
    );
    const all = {
      ...tokens,
      session,
      commenter,
      made: site.app.keys.seal('sign-in', owner.actor.id),
      none: '',
      long: 'a'.repeat(400),
    };
    const uses: Record<string, (token: string) => Promise<Response>> = {
      confirm: (token) => site.post(paths.confirmation(), { token }),
      leave: (token) => site.post(paths.unsubscription(token), {}),
      newPassword: (token) => site.post(paths.newPassword(), { token, password: 'a tide table and a cat' }),
      setup: (token) =>
        site.post(paths.setup(), {
          token,
          newsroom: 'X',
          name: 'X',
          email: 'x@y.example',
          password: 'a tide table and a cat',
          language: 'en',
          timeZone: 'UTC',
        }),
      sentComment: (token) => ask(paths.sentComment(story.id, token)),
      session: (token) => ask(paths.desk, { headers: { cookie: `desk=${encodeURIComponent(token)}` } }),
    };
    const before = await everyRow(site);
    for (const [use, attempt] of Object.entries(uses)) {
      for (const [kind, token] of Object.entries(all)) {
        const changed = [
          `${token}x`,
          token.slice(0, -1),
          `x${token}`,
          token.replaceAll('.', '..'),
          token.split('.').toReversed().join('.'),
          `${token}\0`,
        ];
        for (const tried of kind === use ? changed.filter((one) => one !== token) : [token]) {
          const { status } = await attempt(tried);
          assert.ok([303, 400, 404, 422].includes(status), `${kind} used to ${use}: ${status}`);
          if (status === 303) assert.equal(use, 'session', `${kind} used to ${use}`);
        }
      }
    }
    assert.deepEqual(await everyRow(site), before);
    for (const kind of ['confirm', 'leave', 'sentComment', 'session'] as const)
      assert.equal((await uses[kind]?.(all[kind]))?.status, 200, kind);
  });

  it('T42 in many cookies, or in a cookie that is none, are nobody’s', async (t) => {
    const { site, ask, owner } = await attackedNewsroom(t);
    const session = owner.cookie.split('=')[1] ?? '';
    for (const cookie of [
      `desk=x; desk=${session}`,
      `DESK=${session}`,
      `desk="${session} "`,
      `desk=${session}x`,
      `__Host-desk=${session}`,
      `x${owner.cookie}`,
      `desk=%E0%A4%A; =; ;${'a=b; '.repeat(500)}`,
    ]) {
      const answer = await ask('/desk', { headers: { cookie } });
      assert.equal(answer.headers.get('location'), '/desk/sign-in?next=%2Fdesk', cookie.slice(0, 60));
    }
    const commenter = await ask(paths.commenter, {
      headers: { cookie: `commenter=${session}`, accept: 'application/json' },
    });
    assert.deepEqual(await commenter.json(), {});
    assert.equal(site.app.config.siteUrl.startsWith('http:'), true);
  });
});

describe('T61 a redirect', () => {
  it('leads to this site, whatever it was asked for', async (t) => {
    const newsroom = await attackedNewsroom(t);
    const { ask, site } = newsroom;
    const evil = [
      '//evil.example',
      '/\\evil.example',
      '/%5cevil.example',
      '/%2f%2fevil.example',
      'https:evil.example',
      '/desk//evil.example',
      '/desk/%0d%0aLocation:%20https://evil.example',
      '/desk/..//evil.example',
      '/desk/@evil.example',
      '/2026/11//evil.example',
      '/sections//evil.example',
    ];
    const addresses = [
      ...pagesOf(newsroom),
      ...evil.map((path) => (path.startsWith('/') ? path : `/${path}`)),
      ...evil.map((next) => `${paths.signIn}?next=${encodeURIComponent(next)}`),
    ];
    let seen = 0;
    for (const address of addresses) {
      const answer = await ask(address);
      const page = await answer.text();
      const location = answer.headers.get('location');
      if (location !== null) {
        seen++;
        assert.ok(
          new URL(location, site.app.config.siteUrl).origin === site.app.config.siteUrl && location.startsWith('/'),
          `${address} → ${location}`,
        );
      }
      assert.doesNotMatch(page, /name="next" value="(?!\/desk)|http-equiv/, address);
    }
    assert.ok(seen > 20);
  });
});

describe('what this program has not', () => {
  it('T05 T06 T20 T21 T26 no address takes what others send about us, fetches for them, or asks a machine', async (t) => {
    const { ask, story } = await attackedNewsroom(t);
    const addresses = [
      '/webmention',
      '/pingback',
      '/xmlrpc.php',
      '/trackback',
      `${story.path}/trackback`,
      '/inbox',
      '/outbox',
      '/actor',
      '/users/courier/inbox',
      '/activitypub',
      '/.well-known/webfinger?resource=acct:x@y.example',
      '/.well-known/nodeinfo',
      '/.well-known/host-meta',
      '/oembed?url=http://127.0.0.1/',
      '/oembed',
      '/embed',
      '/fetch?url=http://169.254.169.254/',
      '/proxy?url=file:///etc/passwd',
      '/bookmark',
      '/ai',
      '/api',
      '/api/chat',
      '/graphql',
      '/wp-json/wp/v2/posts',
      '/ghost/api/admin',
      '/admin',
    ];
    for (const address of addresses) {
      for (const method of ['GET', 'POST', 'PUT']) {
        const send = { source: 'http://127.0.0.1:9/x', target: story.path };
        const answer = await ask(
          address,
          method === 'GET'
            ? {}
            : { method, body: JSON.stringify(send), headers: { 'content-type': 'application/activity+json' } },
        );
        assert.equal(answer.status, 404, `${method} ${address}`);
        await answer.arrayBuffer();
      }
    }
    const page = await ask(story.path);
    assert.equal(page.headers.get('x-pingback') ?? page.headers.get('link'), null);
    assert.doesNotMatch(await page.text(), /webmention|pingback|oembed|activity\+json/i);
  });
});
