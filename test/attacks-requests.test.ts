/** What a request may change: nothing by looking, and by sending only what its form has. Every route is walked. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hashPassword } from '../src/staff/passwords.ts';
import { addressOf, attackedNewsroom, everyRow, pagesOf, type AttackedNewsroom } from './attacked.ts';
import { forms, password, type Sent } from './attacked-forms.ts';

describe('looking', () => {
  it('T37 T40 changes nothing, at any address, signed in or not, however often', async (t) => {
    const newsroom = await attackedNewsroom(t);
    const { site, ask, owner } = newsroom;
    const before = await everyRow(site);
    const answered = new Map<string, number>();
    const signedIn = { cookie: owner.cookie, 'sec-fetch-site': 'cross-site' };
    for (const [method, headers] of [
      ['GET', {}],
      ['GET', signedIn],
      ['GET', signedIn],
      ['HEAD', signedIn],
    ] as const) {
      for (const address of pagesOf(newsroom)) {
        const answer = await ask(address, { method, headers });
        await answer.arrayBuffer();
        assert.ok(answer.status < 500, `${method} ${address}: ${answer.status}`);
        answered.set(address, answer.status);
      }
    }
    // The walk reaches every page: these are what they are without a token, and once there is an owner.
    const missing = [
      '/desk/setup',
      '/desk/new-password',
      '/confirmation',
      '/unsubscription',
      '/nothing/some-headline-here',
    ];
    assert.deepEqual(
      [...answered].filter(([, status]) => status === 404).map(([address]) => address),
      missing,
    );
    assert.deepEqual(await everyRow(site), before);
  });
});

/** A button alone, or a look at what is typed: whatever else comes is not even read. */
const readsNothing = ['/desk/stories', '/desk/sample', '/desk/sign-out', '/desk/slide-in/preview'];
const accepted = [200, 204, 303];

describe('a form', () => {
  it('T47 T59 T60 takes its own fields, once, and nothing else, on every route that takes one', async (t) => {
    const newsroom = await attackedNewsroom(t);
    const { routes, site, owner } = newsroom;
    const taking = routes.filter(({ method }) => method === 'POST').map(({ pattern }) => pattern);
    assert.deepEqual(
      taking.toSorted(),
      Object.keys(forms).sort(),
      'each route that takes a form stands in attacked-forms.ts',
    );
    const password_hash = await hashPassword(password);
    await site.app.change((tx) =>
      tx.updateTable('staff').set({ password_hash }).where('id', '=', owner.actor.id).execute(),
    );

    for (const [pattern, sentBy] of Object.entries(forms)) {
      if (pattern === '/desk/sign-out') continue;
      for (const [what, body] of hostileVersions(await sentBy(newsroom))) {
        const { status } = await send(newsroom, pattern, body);
        // A record has no field of this name, so the field is not there.
        const mayIgnore = readsNothing.includes(pattern) || what === '__proto__';
        assert.ok(
          (mayIgnore && accepted.includes(status)) || status === 400 || status === 422,
          `${pattern}, ${what}: ${status}`,
        );
      }
    }
    for (const [table, rows] of await everyRow(site))
      for (const row of rows) assert.doesNotMatch(row, /canary47/, table);
    assert.equal(({} as Record<string, unknown>)['canary47'], undefined);

    for (const [pattern, sentBy] of Object.entries(forms)) {
      const { status } = await send(newsroom, pattern, bodyOf(await sentBy(newsroom)));
      // So what was refused was refused for what was wrong with it. There is an owner, so set-up is closed.
      assert.ok(pattern === '/desk/setup' ? status === 404 : accepted.includes(status), `${pattern}: ${status}`);
    }
  });
});

const tooMany = ['role', 'state', 'author', 'published_at', 'verified', 'id', 'name[]', 'toString', '__proto__'];

interface Body {
  type: string | null;
  body: string | FormData;
}
type Fields = [string, string][];

const formOf = (fields: Fields): Body => ({
  type: 'application/x-www-form-urlencoded',
  body: new URLSearchParams(fields).toString(),
});
const jsonOf = (body: string): Body => ({ type: 'application/json', body });

/** The smallest PNG. */
const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

function uploadOf(fields: Fields): Body {
  const body = new FormData();
  for (const [name, value] of fields) body.append(name, value);
  body.append('file', new Blob([Buffer.from(png, 'base64')]), '../../etc/passwd');
  return { type: null, body };
}

function bodyOf({ kind, fields }: Sent): Body {
  if (kind === 'json') return jsonOf(JSON.stringify(fields));
  return (kind === 'upload' ? uploadOf : formOf)(Object.entries(fields));
}

/** The same with a field too many, a field twice, or a sign that no database keeps. */
function hostileVersions(sent: Sent): [string, Body][] {
  const names = tooMany.filter((name) => !Object.hasOwn(sent.fields, name));
  if (sent.kind === 'json') {
    const text = JSON.stringify(sent.fields);
    const broken = ['a\\u0000', 'a\\ud800', 'a\\udc00b'].flatMap((sign) =>
      ['headline', 'sectionId', 'pictureId'].map((name): [string, Body] => [
        `${name} ${sign}`,
        jsonOf(text.replace(new RegExp(`"${name}":"[^"]*"`), `"${name}":"canary47 ${sign}"`)),
      ]),
    );
    const more = names.map((name): [string, Body] => [name, jsonOf(text.replace('{', `{"${name}":"canary47",`))]);
    return [...more, ...broken, ['1e400', jsonOf(text.replace(/"revision":\d+/, '"revision":1e400'))]];
  }
  const fields: Fields = Object.entries(sent.fields);
  const make = sent.kind === 'upload' ? uploadOf : formOf;
  return [
    ...names.map((name): [string, Body] => [name, make([...fields, [name, 'canary47']])]),
    ...fields.map(([name, value]): [string, Body] => [`${name} twice`, make([...fields, [name, value]])]),
    ...fields.map(([name]): [string, Body] => [
      `${name} with NUL`,
      make(fields.map(([one, value]) => [one, one === name ? 'canary47\0' : value])),
    ]),
  ];
}

async function send(newsroom: AttackedNewsroom, pattern: string, { type, body }: Body): Promise<Response> {
  const { ask, owner, tokens } = newsroom;
  const query = pattern === '/unsubscription' ? `?token=${tokens.leave}` : '';
  const { cookie } = owner;
  return ask(addressOf(newsroom, pattern) + query, {
    method: 'POST',
    headers: { cookie, 'sec-fetch-site': 'same-origin', ...(type === null ? {} : { 'content-type': type }) },
    body,
  });
}
