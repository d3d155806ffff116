import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Hono } from 'hono';
import { z } from 'zod';
import { html } from '../html.ts';
import { Problem } from '../problem.ts';
import { testApp } from '../../test/make.ts';
import { fieldsOf, readJson } from './bodies.ts';
import { submit } from './forms.ts';
import { statusOf } from './problems.ts';

const schema = z.strictObject({ name: z.string().min(1, 'Please fill this in.'), text: z.string().default('') });

/** A form of two fields, with what `act` was given and may throw. */
function form(throwing: Problem | null = null) {
  const taken: unknown[] = [];
  const site = new Hono();
  site.post('/', (c) =>
    submit(c, {
      schema,
      act: async (input) => {
        if (throwing) throw throwing;
        taken.push(input);
      },
      done: () => c.redirect('/done', 303),
      again: ({ values, errors, message }) =>
        html`<p>${message}</p><p>${errors.name}</p><input value="${values.name}"><textarea>${values.text}</textarea>`,
    }),
  );
  site.onError((error, c) =>
    error instanceof Problem ? c.text(error.kind, statusOf(error.kind)) : c.text('bug', 500),
  );
  const send = (body: string | ReadableStream<Uint8Array>, type = 'application/x-www-form-urlencoded') =>
    site.request('/', { method: 'POST', body, headers: { 'content-type': type }, duplex: 'half' } as RequestInit);
  return { send, taken };
}

test('what is right is acted on once, with lines ended one way', async () => {
  const { send, taken } = form();
  const answer = await send('name=%E2%80%9CAda%E2%80%9D+%26&text=one%0D%0Atwo%0Dthree%0Afour');
  assert.deepEqual([answer.status, answer.headers.get('location')], [303, '/done']);
  assert.deepEqual(taken, [{ name: '“Ada” &', text: 'one\ntwo\nthree\nfour' }]);
});

test('what is wrong stands at its field, and the person’s own words are kept, as text', async () => {
  const { send, taken } = form();
  const answer = await send('name=&text=%3C%2Ftextarea%3E%3Cscript%3E');
  assert.equal(answer.status, 422);
  assert.equal(answer.headers.get('cache-control'), 'no-store');
  assert.equal(
    await answer.text(),
    '<p></p><p>Please fill this in.</p><input value=""><textarea>&lt;/textarea&gt;&lt;script&gt;</textarea>',
  );
  assert.deepEqual(taken, []);
});

test('what a command refuses is said where it was typed, or has a page of its own', async () => {
  const cases: [Problem, number, RegExp][] = [
    [
      new Problem('invalid', 'Not so.', { fields: { name: 'Too short.' } }),
      422,
      /<p><\/p><p>Too short\.<\/p><input value="Ada">/,
    ],
    [new Problem('conflict', 'Somebody was faster.'), 409, /<p>Somebody was faster\.<\/p>.*value="Ada"/],
    [new Problem('limited', 'Later.'), 429, /<p>Later\.<\/p>.*value="Ada"/],
    [new Problem('missing', 'Gone.'), 404, /^missing$/],
    [new Problem('forbidden', 'No.'), 403, /^forbidden$/],
  ];
  for (const [problem, status, text] of cases) {
    const answer = await form(problem).send('name=Ada');
    assert.equal(answer.status, status);
    assert.match(await answer.text(), text);
  }
});

const unreadable: [string, string, string?][] = [
  ['T47 a field that the form has not', 'name=a&role=owner'],
  ['T47 a prototype', 'name=a&__proto__=x'],
  ['T47 a constructor', 'name=a&constructor=x'],
  ['a field twice', 'name=a&name=b'],
  ['a field twice, written differently', 'name=a&n%61me=b'],
  ['NUL', 'name=a%00b'],
  ['JSON', '{"name":"a"}', 'application/json'],
  ['text that is JSON', '{"name":"a"}', 'text/plain'],
  ['a form with files', 'name=a', 'multipart/form-data; boundary=x'],
  ['no type at all', 'name=a', ''],
];
for (const [name, body, type] of unreadable) {
  test(`${name} is refused`, async () => {
    const { send, taken } = form();
    const answer = await send(body, type);
    assert.deepEqual([answer.status, await answer.text()], [422, 'unreadable']);
    assert.deepEqual(taken, []);
  });
}

test('bytes that are no text become a sign that says so; half a character is refused', async () => {
  const { send, taken } = form();
  assert.equal((await send('name=%ff%fe')).status, 303);
  assert.equal((await send('name=%ed%a0%80')).status, 303);
  assert.ok(taken.every((input) => (input as { name: string }).name.isWellFormed()));
  assert.throws(() => fieldsOf([['name', '\ud800']]), { kind: 'unreadable' });
});

test('T58 more than a form can hold is refused, whether or not its length was declared', async () => {
  const { send, taken } = form();
  assert.equal((await send(`name=${'a'.repeat(1_200_000)}`)).status, 413);
  let sent = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      sent++;
      controller.enqueue(new Uint8Array(100_000).fill(97));
    },
  });
  const { send: sendStream } = form();
  const answer = await sendStream(endless);
  assert.equal(answer.status, 413);
  assert.ok(sent < 20, `${sent} pieces were read`);
  assert.deepEqual(taken, []);
});

test('JSON is read as JSON, and nothing else is', async () => {
  const request = (body: string, type = 'application/json') =>
    new Request('http://x/', { method: 'POST', body, headers: { 'content-type': type } });
  assert.deepEqual(await readJson(request('{"a":[1]}', 'Application/JSON; charset=utf-8')), { a: [1] });
  for (const [body, type] of [
    ['{"a":', 'application/json'],
    ['', 'application/json'],
    ['{}', 'text/plain'],
    ['{}', 'text/json'],
  ] as const) {
    await assert.rejects(readJson(request(body, type)), { kind: 'unreadable' }, body);
  }
});

test('what readers are told about a broken form is in their language', async (t) => {
  const site = await testApp(t);
  const { cookie } = await site.staff('owner');
  const settings = {
    name: 'Kurier',
    earLine: '',
    imprint: '',
    contactEmail: '',
    language: 'de',
    timeZone: 'UTC',
    accent: '',
    recordPolicy: 'confirmed',
  };
  await site.post('/desk/settings', settings, cookie);
  const foreign = await site.post('/sign-ups', {}, undefined, { 'sec-fetch-site': 'cross-site' });
  assert.equal(foreign.status, 403);
  assert.match(await foreign.text(), /von einer anderen Website/);
  const unread = await site.post('/sign-ups', {}, undefined, { 'content-type': 'text/plain' });
  assert.equal(unread.status, 422);
  assert.match(await unread.text(), /kam nicht so an/);
});
