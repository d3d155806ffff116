/** Over a real socket to a mail server of the test's. How jobs deal with refusals: readers/smtp.test.ts. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { test, type TestContext } from 'node:test';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { testApp } from '../../test/make.ts';
import { smtpMailer } from './smtp.ts';

async function mailServer(t: TestContext) {
  const received: { from: string; to: string[]; raw: string }[] = [];
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData: (stream, { envelope }, done) => {
      const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
      const to = envelope.rcptTo.map(({ address }) => address);
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        received.push({ from, to, raw: Buffer.concat(chunks).toString() });
        done();
      });
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  t.after(() => new Promise<void>((resolve) => server.close(resolve)));
  return { url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`, received };
}

const letter = { to: 'ruth@reader.example', subject: 'Hello', text: 'Good day', html: '<p>Good day</p>' };

test('a mail arrives as it was written, from the sender that was set', async (t) => {
  const { url, received } = await mailServer(t);
  const mailer = smtpMailer(url, 'The Holm Courier <newsroom@holm.example>');
  t.after(() => mailer.close());
  await mailer.send({ ...letter, subject: 'Grüße from “Holm”', text: '.\r\n..\nlast — line' });
  const [mail] = received;
  assert.deepEqual([mail?.from, mail?.to], ['newsroom@holm.example', ['ruth@reader.example']]);
  const read = await PostalMime.parse(mail?.raw ?? '');
  assert.equal(read.subject, 'Grüße from “Holm”');
  assert.equal(read.text?.trim().replaceAll('\r\n', '\n'), '.\n..\nlast — line');
  assert.deepEqual(read.from, { name: 'The Holm Courier', address: 'newsroom@holm.example' });
});

test('T17 nothing in a subject or an address makes a header, a second recipient or a command', async (t) => {
  const { url, received } = await mailServer(t);
  const mailer = smtpMailer(url, 'newsroom@holm.example');
  t.after(() => mailer.close());
  const hostile = [
    'Hello\r\nBcc: eve@evil.example',
    'Hello\nBcc: eve@evil.example',
    'Hello\rBcc: eve@evil.example',
    'Hello\u2028Bcc: eve@evil.example',
    'Hello\0\r\n\r\n<script>',
    'Hello\r\n.\r\nMAIL FROM:<eve@evil.example>',
  ];
  for (const subject of hostile) await mailer.send({ ...letter, subject });
  for (const [index, { to, raw }] of received.entries()) {
    assert.deepEqual(to, ['ruth@reader.example'], hostile[index] ?? '');
    const { headers, subject, bcc } = await PostalMime.parse(raw);
    assert.equal(bcc, undefined);
    assert.match(subject ?? '', /^Hello /);
    assert.deepEqual(headers.map(({ key }) => key).sort(), [
      'auto-submitted',
      'content-type',
      'date',
      'from',
      'message-id',
      'mime-version',
      'subject',
      'to',
    ]);
  }
  assert.equal(received.length, hostile.length);
  for (const to of [
    'ruth@reader.example\r\nRCPT TO:<eve@evil.example>',
    'ruth@reader.example, eve@evil.example',
    'ruth@reader.example>,<eve@evil.example',
  ]) {
    await mailer.send({ ...letter, to }).catch(() => {});
  }
  assert.ok(received.every((mail) => !mail.to.some((address) => address === 'eve@evil.example')));
});

test('a server that is away, or hangs up, fails the sending', async (t) => {
  const rude = createServer((socket: Socket) => socket.end('421 not now\r\n'));
  rude.listen(0, '127.0.0.1');
  await once(rude, 'listening');
  t.after(() => rude.close());
  const { port } = rude.address() as AddressInfo;
  for (const url of [`smtp://127.0.0.1:${port}`, 'smtp://127.0.0.1:9']) {
    const mailer = smtpMailer(url, 'newsroom@holm.example');
    await assert.rejects(mailer.send(letter), url);
    mailer.close();
  }
});

test('without a mail server mails lie in the outbox, for the owner alone to read', async (t) => {
  const site = await testApp(t);
  await site.app.mail.send({
    ...letter,
    subject: 'Hello\r\nBcc: eve@evil.example',
    text: 'Follow https://holm.example/x?a=1&b=2 <b>now</b>',
  });
  const { cookie } = await site.staff('owner');
  const list = await site.page('/desk/outbox', cookie);
  assert.match(list, /Hello Bcc: eve@evil\.example/);
  const { id } = await site.app.db.selectFrom('mail').select('id').executeTakeFirstOrThrow();
  const mail = await site.page(`/desk/outbox/${id}`, cookie);
  assert.match(mail, /<a href="https:\/\/holm\.example\/x\?a=1&amp;b=2">/);
  assert.match(mail, /&lt;b&gt;now/);
  const preview = await site.request(`/desk/outbox/${id}/preview`, { headers: { cookie } });
  assert.match(preview.headers.get('content-security-policy') ?? '', /default-src 'none';.*form-action 'none'/);
  const { cookie: editor } = await site.staff('editor');
  for (const path of ['', `/${id}`, `/${id}/preview`]) {
    assert.equal((await site.request(`/desk/outbox${path}`, { headers: { cookie: editor } })).status, 403);
    assert.equal((await site.request(`/desk/outbox${path}`)).status, 303);
  }
});

test('with a mail server nothing lies in the outbox, and the desk shows none', async (t) => {
  const { url, received } = await mailServer(t);
  const site = await testApp(t, { MAIL_URL: url });
  await site.app.mail.send(letter);
  assert.equal(received.length, 1);
  const { cookie } = await site.staff('owner');
  assert.doesNotMatch(await site.page('/desk', cookie), /Outbox/);
  assert.deepEqual(await site.app.db.selectFrom('mail').select('id').execute(), []);
});
