/** T19: what the program writes down, while everything that it is sent tries to get into it. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { startOnrecord, onrecord, temporaryFolder, type Onrecord } from './process.ts';
import { writeFile } from 'node:fs/promises';

const ESC = '\u001b';
const address = 'ruth.canary@pilot-row.example';
const password = 'canary of the harbour';
/** A line of its own, a colour, and an entry that somebody made up. */
const injected = `x\r\n${ESC}[31m{"level":50,"msg":"made up"}\u2028\u0085`;

/** Every line is an entry, and no entry holds what was sent. */
function refuseBadLines(said: string, secrets: readonly string[]): void {
  for (const line of said.split('\n').filter((one) => one !== '')) {
    const entry = JSON.parse(line) as Record<string, unknown>;
    assert.equal(typeof entry['level'], 'number', line);
    assert.doesNotMatch(line, /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/, line);
    assert.doesNotMatch(line, /made up|canary|\[31m/i, line);
    for (const secret of secrets) assert.ok(!line.includes(secret), line);
  }
}

async function attack({ url, port, setupLink }: Onrecord): Promise<string[]> {
  const token = new URL(setupLink ?? '').searchParams.get('token') ?? '';
  const send = async (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) => {
    const type = { 'content-type': 'application/x-www-form-urlencoded' };
    const answer = await fetch(url + path, {
      method: 'POST',
      redirect: 'manual',
      headers: { ...type, ...headers },
      body: new URLSearchParams(fields).toString(),
    });
    await answer.arrayBuffer();
    return answer;
  };
  for (const name of [injected, address, `${address}${injected}`]) {
    await send('/desk/sign-in', { email: name, password: password + injected, next: injected });
    await send('/desk/password-reset', { email: name });
    await send('/desk/new-password', { token: injected, password });
    await send('/confirmation', { token: injected });
  }
  const owner = {
    token,
    newsroom: 'The Courier',
    name: 'Olga',
    email: address,
    password,
    language: 'en',
    timeZone: 'UTC',
  };
  const cookie = (await send('/desk/setup', owner)).headers.get('set-cookie')?.split(';')[0] ?? '';
  assert.notEqual(cookie, '');
  await send('/desk/password-reset', { email: address });
  const page = await (await fetch(`${url}/sign-ups`)).text();
  const hidden = [...page.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)">/g)];
  await send('/sign-ups', {
    ...Object.fromEntries(hidden.map(([, name = '', value = '']) => [name, value])),
    email: address,
  });
  await send('/desk/stories/not-a-story/autosave', { x: injected }, { cookie });
  await fetch(`${url}/desk/stories`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json' },
    body: `{"${password}`,
  });
  await raw(
    port,
    `GET /${encodeURIComponent(injected)}?q=${encodeURIComponent(injected + address)} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nUser-Agent: ${address} %0a\u00ff\r\nReferer: ${address}\r\nConnection: close\r\n\r\n`,
  );
  await raw(port, `GET /x HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nUser-Agent: a${ESC}[31mcanary\r\n\r\n`);
  await raw(port, `GET /canary${ESC}[31m HTTP/1.1\r\nHost: canary\r\n\r\n`);
  await raw(port, `canary${ESC}[31m\r\n\r\n`);
  return [token, cookie.split('=')[1] ?? 'no cookie'];
}

async function raw(port: number, bytes: string): Promise<void> {
  const socket: Socket = connect(port, '127.0.0.1').on('error', () => {});
  socket.end(bytes, 'latin1').resume();
  await once(socket, 'close');
}

test('T19 one JSON line for each entry at the finest level, with no address, password, token or word of anybody', async (t) => {
  // Nobody takes the mails: jobs fail, which is written down.
  const site = await startOnrecord({
    env: { LOG_LEVEL: 'debug', MAIL_URL: `smtp://canary:${encodeURIComponent(password)}@127.0.0.1:9` },
  });
  t.after(() => site.kill('SIGKILL'));
  const secrets = await attack(site);
  for (let waited = 0; !site.stderr().includes('"confirm sign-up"') && waited < 10_000; waited += 100) await pause(100);
  await site.kill('SIGTERM');
  assert.match(site.stderr(), /"kind":"confirm sign-up"/);
  refuseBadLines(site.stderr(), secrets);
});

test('T19 an error that is written down says where and of what kind it was, and none of the words it was about', async () => {
  const program = `
    const { makeLog } = await import('./src/web/log.ts');
    const words = ${JSON.stringify(`${password}\n    at ${injected}`)};
    const caught = (work) => { try { work(); } catch (error) { return error; } };
    const log = makeLog('debug');
    log.error({ err: caught(() => JSON.parse('{"a": ' + words)) }, 'x');
    log.error({ err: caught(() => new URL(words)) }, 'x');
    log.warn({ err: Object.assign(new Error(words), { code: '23505', detail: words, parameters: [words], table: 'reader' }) }, 'x');
    log.warn({ err: Object.assign(new TypeError('fields is undefined'), { cause: Object.assign(new Error(words), { code: 'X' }) }) }, 'x');
    log.warn({ err: words }, 'x');`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: join(import.meta.dirname, '..'),
  });
  const [said] = await Promise.all([text(child.stderr), once(child, 'close')]);
  refuseBadLines(said, []);
  const entries = said
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { err: Record<string, unknown> });
  assert.deepEqual(
    entries.map(({ err }) => err['type']),
    ['SyntaxError', 'TypeError', 'Error', 'TypeError', 'string'],
  );
  assert.deepEqual([entries[2]?.err['code'], entries[2]?.err['table']], ['23505', 'reader']);
  assert.equal(entries[3]?.err['message'], 'fields is undefined');
  assert.match(String(entries[0]?.err['stack']), /JSON\.parse/);
});

test('T19 T01 the report of an import moves no cursor, whatever stands in the page and in its name', async () => {
  const folder = await temporaryFolder();
  const evil = `${ESC}]0;made up\u0007${ESC}[2J\u009b31m\u202e`;
  const page = `<h1>Ferry ${evil} stops</h1>
<p>The ferry ${ESC}[31m stops for the winter, said Marit Osk. [odd_code x="${ESC}[31m"] It comes back in spring.</p>
<form id="mc4wp-form-1${ESC}[31m"><input type="email" name="EMAIL"></form><p>Share ${ESC}[31m</p>
<p>The board of the harbour did not tell the town about it.</p>`;
  const files = { [`page ${ESC}[31m\u202e\n.html`]: page, [`none ${ESC}[31m\n.txt`]: '' };
  const names: string[] = [];
  for (const [name, content] of Object.entries(files)) {
    names.push(join(folder, name));
    await writeFile(join(folder, name), content);
  }
  for (const more of [[], ['--json'], ['--dry-run']]) {
    const { stdout, stderr } = await onrecord([
      'import',
      'page',
      ...names,
      join(folder, `not there ${ESC}[31m\n`),
      ...more,
    ]);
    assert.match(stdout, /Ferry/);
    assert.doesNotMatch(stdout + stderr, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
    assert.equal(stderr.trim().split('\n').length, 2, stderr);
  }
});
