/** What is refused before routing, over real sockets: T55 hosts, T56 smuggling, T57 slow clients, T58 giants. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, type AddressInfo } from 'node:net';
import { test, type TestContext } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { testApp, type TestApp } from '../../test/make.ts';
import { webServer } from '../serve.ts';

interface Listening {
  site: TestApp;
  port: number;
  /** Sends bytes and gives all that came back until the connection closed, which it must. */
  say(bytes: string): Promise<string>;
}

async function listening(t: TestContext): Promise<Listening> {
  const site = await testApp(t, { SITE_URL: 'http://news.example' });
  const server = webServer(site.app, site.assets, site);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close() && server.closeAllConnections());
  const { port } = server.address() as AddressInfo;
  const say = async (bytes: string): Promise<string> => {
    const socket = connect(port, '127.0.0.1');
    let text = '';
    socket.on('data', (chunk) => (text += chunk.toString('latin1')));
    socket.on('error', () => {});
    socket.write(bytes);
    await once(socket, 'close', { signal: AbortSignal.timeout(5_000) });
    return text;
  };
  return { site, port, say };
}

const status = (answer: string): string => answer.split('\r\n', 1)[0] ?? '';
const statuses = (answer: string): number => answer.match(/^HTTP\/1\.1 /gm)?.length ?? 0;
const get = (path: string, ...headers: string[]): string =>
  [`GET ${path} HTTP/1.1`, ...headers, 'Connection: close', '', ''].join('\r\n');

test('T55 one known host is answered, every other one is not', async (t) => {
  const { say } = await listening(t);
  assert.match(status(await say(get('/', 'Host: news.example'))), / 200 /);
  assert.match(status(await say(get('/', 'Host: evil.example'))), / 421 /);
  assert.match(status(await say(get('/', 'Host: news.example', 'Host: evil.example'))), / 400 /);
  assert.match(status(await say(get('/'))), / 400 /);
  assert.match(status(await say(get('http://evil.example/', 'Host: news.example'))), / 400 /);
  assert.match(status(await say(get('/health', 'Host: 10.0.0.7:8080'))), / 200 /);
});

test('TRACE and CONNECT are 405', async (t) => {
  const { say } = await listening(t);
  assert.match(status(await say('TRACE / HTTP/1.1\r\nHost: news.example\r\nConnection: close\r\n\r\n')), / 405 /);
  assert.match(status(await say('CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n\r\n')), / 405 /);
});

const post = 'POST /sign-ups HTTP/1.1\r\nHost: news.example\r\nContent-Type: application/x-www-form-urlencoded\r\n';
const smuggled: [string, string][] = [
  [
    'length and chunks',
    `${post}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /health HTTP/1.1\r\nHost: news.example\r\n\r\n`,
  ],
  ['two lengths', `${post}Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello!`],
  ['a length that is no number', `${post}Content-Length: +5\r\n\r\nhello`],
  ['an unknown coding', `${post}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n`],
  ['a space before the colon', `${post}Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n`],
  ['a bare carriage return in a header', `GET / HTTP/1.1\r\nHost: news.example\r\nX-A: b\rX-C: d\r\n\r\n`],
  ['a bare line feed after a header', `GET / HTTP/1.1\r\nHost: news.example\r\nX-A: b\nX-C: d\r\n\r\n`],
  ['a folded header', `${post}Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n`],
  ['a chunk size that is none', `${post}Transfer-Encoding: chunked\r\n\r\nZZ\r\nhello\r\n0\r\n\r\n`],
];
for (const [name, bytes] of smuggled) {
  test(`T56 ${name}: one refusal, and the connection closes`, async (t) => {
    const { say } = await listening(t);
    const answer = await say(bytes);
    assert.match(status(answer), / (400|422) /);
    assert.equal(statuses(answer), 1, answer);
  });
}

test('T57 a client that never finishes its headers is closed, and others are answered meanwhile', async (t) => {
  const { say, port } = await listening(t);
  const slow = Array.from({ length: 200 }, () => {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => {});
    // Unread, the answer and the end behind it would never be noticed.
    socket.resume();
    socket.write('GET / HTTP/1.1\r\nHost: news.example\r\nX-Slow: ');
    return socket;
  });
  await pause(100);
  assert.match(status(await say(get('/health', 'Host: news.example'))), / 200 /);
  const closed = once(slow[0] ?? connect(port), 'close');
  assert.ok(await Promise.race([closed.then(() => true), pause(16_000).then(() => false)]), 'still open after 16 s');
  for (const socket of slow) socket.destroy();
});

test('T58 what is too large is refused before it is read', async (t) => {
  const { say } = await listening(t);
  assert.match(status(await say(`${post}Content-Length: 50000000\r\n\r\n`)), / 413 /);
  assert.match(
    status(await say(`POST /no/such/path HTTP/1.1\r\nHost: news.example\r\nContent-Length: 50000000\r\n\r\n`)),
    / 413 /,
  );
  assert.match(status(await say(`${post}Content-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc`)), / 415 /);
  assert.match(status(await say(get('/', 'Host: news.example', `X-Long: ${'a'.repeat(20_000)}`))), / 431 /);
});

test('T58 a body without a declared length is cut off at the limit, and memory stays bounded', async (t) => {
  const { port, say } = await listening(t);
  const before = process.memoryUsage().rss;
  const socket = connect(port, '127.0.0.1');
  let answer = '';
  socket.on('data', (chunk) => (answer += chunk.toString('latin1')));
  socket.on('error', () => {});
  socket.write(`${post}Transfer-Encoding: chunked\r\n\r\n`);
  const chunk = `10000\r\n${'a'.repeat(65_536)}\r\n`;
  for (let sent = 0; sent < 800 && !socket.destroyed && answer === ''; sent++) {
    if (!socket.write(chunk)) await Promise.race([once(socket, 'drain'), once(socket, 'close'), pause(200)]);
  }
  await pause(200);
  socket.destroy();
  assert.match(status(answer), / 4(13|22|29) /);
  assert.ok(process.memoryUsage().rss - before < 120_000_000);
  assert.match(status(await say(get('/health', 'Host: news.example'))), / 200 /);
});

test('every HTML answer is compressed where the client takes it', async (t) => {
  const { say } = await listening(t);
  for (const path of ['/', '/no/such/page', '/desk/sign-in', '/search?q=x']) {
    const answer = await say(get(path, 'Host: news.example', 'Accept-Encoding: br'));
    assert.match(answer, /content-encoding: br/i, path);
  }
});
