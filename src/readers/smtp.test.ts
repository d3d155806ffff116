/** The confirmation through a real SMTP server on this machine: what is in the raw mail, and what happens to a refused one. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { describe, it, type TestContext } from 'node:test';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { system, testApp, type TestApp } from '../../test/make.ts';
import { signUpBy } from '../../test/sign-up.ts';
import { clock } from '../db/claim.ts';
import { failedJobs } from '../jobs/queries.ts';
import { runOneJob } from '../jobs/working.ts';
import { changeNewsletter } from '../newsletter/changing.ts';
import { newsletters } from '../newsletter/queries.ts';
import { openApp } from '../open-app.ts';
import * as paths from '../paths.ts';
import { changeSettings } from '../settings/settling.ts';
import { readerJobs } from './jobs.ts';

interface Received {
  to: string[];
  raw: string;
}

/** Takes every mail but those to an address that begins with "refused". */
async function smtpServer(t: TestContext): Promise<{ url: string; received: Received[]; asked: string[] }> {
  const received: Received[] = [];
  const asked: string[] = [];
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo: ({ address }, _session, done) => {
      asked.push(address);
      done(address.startsWith('refused') ? Object.assign(new Error('No such mailbox'), { responseCode: 550 }) : null);
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        received.push({
          to: session.envelope.rcptTo.map(({ address }) => address),
          raw: Buffer.concat(chunks).toString(),
        });
        done();
      });
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  t.after(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
      }),
  );
  return { url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`, received, asked };
}

async function signUpAs(site: TestApp, email: string): Promise<void> {
  assert.equal((await signUpBy(site, email)).status, 303);
}

/** Time passes for the job table, whose clock is the database's. */
const makeJobsDue = (site: TestApp) =>
  site.app.change(async (tx) =>
    tx
      .updateTable('job')
      .set({ run_at: clock(tx, -1) })
      .where('done_at', 'is', null)
      .where('failed_at', 'is', null)
      .execute(),
  );

describe('by SMTP', () => {
  it('T17 T18 D13 the raw mail has one recipient, the headers we made, and nothing a stranger typed', async (t) => {
    const { url, received, asked } = await smtpServer(t);
    const site = await testApp(t, { MAIL_URL: url, MAIL_FROM: 'letter@courier.example' });
    const [letter] = await newsletters(site.app.db);
    await changeNewsletter(site.app, system, {
      id: letter?.id ?? '',
      name: 'The Friday Letter\r\nBcc: eve@x.example',
      description: '',
      cadence: '',
    });
    await signUpAs(site, 'Ruth.Tolle@Müller.example');
    await site.runJobs();
    // The test's server tells domains in their own letters; on the wire they are ASCII.
    assert.deepEqual(asked, ['Ruth.Tolle@müller.example']);
    const [mail] = received;
    assert.ok(mail);
    assert.deepEqual(mail.to, asked, 'one recipient, exactly as read');
    assert.match(mail.raw, /^To: Ruth\.Tolle@xn--mller-kva\.example\r$/m);
    const head = mail.raw.slice(0, mail.raw.indexOf('\r\n\r\n'));
    assert.doesNotMatch(head, /^bcc:/im);
    assert.match(head, /^Auto-Submitted: auto-generated$/m);
    const read = await PostalMime.parse(mail.raw);
    assert.equal(read.from?.address, 'letter@courier.example');
    assert.equal(read.to?.length, 1);
    assert.deepEqual([read.cc, read.bcc], [undefined, undefined]);
    assert.equal(read.subject, 'Please confirm: The Friday Letter Bcc: eve@x.example');
    assert.match(read.text ?? '', /\/confirmation\?token=/);
    assert.match(read.html ?? '', /\/unsubscription\?token=/);
    const [stored] = await site.app.db.selectFrom('sign_up').select('mailed_at').execute();
    assert.notEqual(stored?.mailed_at, null);
    assert.deepEqual(await site.app.db.selectFrom('mail').select('id').execute(), [], 'no copy stays with us');
  });

  it('in German', async (t) => {
    const { url, received } = await smtpServer(t);
    const site = await testApp(t, { MAIL_URL: url });
    await changeSettings(site.app, system, { language: 'de', name: 'Der Hafenbote' });
    await signUpAs(site, 'ruth@x.example');
    await site.runJobs();
    const read = await PostalMime.parse(received[0]?.raw ?? '');
    assert.equal(read.subject, 'Bitte bestätigen: Post von Der Hafenbote');
    assert.match(read.text ?? '', /Der Knopf gilt dreißig Tage/);
    assert.match(read.html ?? '', /lang="de"/);
  });

  it('D9 a refused recipient is tried again with growing waits, then failed and seen at the desk; others go out', async (t) => {
    const { url, received, asked } = await smtpServer(t);
    const site = await testApp(t, { MAIL_URL: url, LOG_LEVEL: 'silent' });
    await signUpAs(site, 'refused@x.example');
    await signUpAs(site, 'ruth@x.example');
    await site.runJobs();
    assert.deepEqual(
      received.map(({ to }) => to),
      [['ruth@x.example']],
    );
    const [waiting] = await site.app.db
      .selectFrom('job')
      .select(['attempts', 'run_at', 'created_at', 'error'])
      .where('done_at', 'is', null)
      .execute();
    assert.equal(waiting?.attempts, 1);
    assert.ok(waiting.run_at > waiting.created_at);
    assert.match(waiting.error ?? '', /EENVELOPE/);
    assert.doesNotMatch(waiting.error ?? '', /refused@/, 'a job’s row holds no address');
    for (let round = 0; round < 6; round++) {
      await makeJobsDue(site);
      await site.runJobs();
    }
    assert.equal(asked.filter((address) => address === 'refused@x.example').length, 7);
    assert.equal((await failedJobs(site.app.db)).length, 1);
    const { cookie } = await site.staff('editor');
    const desk = await site.page(paths.deskSignUps, cookie);
    assert.match(desk, /One confirmation mail[\s\S]*did not go out/);
    assert.match(desk, /<bdi>refused@x\.example<\/bdi>[\s\S]*?Mail not out yet/, 'the sign-up is kept');
  });

  it('a server that is away loses nothing: the mail goes out when it is back', async (t) => {
    const { url, received } = await smtpServer(t);
    const site = await testApp(t, { MAIL_URL: 'smtp://127.0.0.1:9', LOG_LEVEL: 'silent' });
    await signUpAs(site, 'ruth@x.example');
    await site.runJobs();
    const again = await openApp({ ...site.app.config, mailUrl: url }, { migrate: false });
    t.after(() => again.close());
    await makeJobsDue(site);
    while (await runOneJob(again.app, readerJobs));
    assert.deepEqual(
      received.map(({ to }) => to),
      [['ruth@x.example']],
    );
  });
});
