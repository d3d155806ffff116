/** From the form to the mail, and the button in it. */
import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { system, testApp, type TestApp } from '../../test/make.ts';
import {
  confirm,
  fieldsOn,
  linkIn,
  mails,
  onList,
  readers,
  ruth,
  signUpBy,
  signUps,
  tokenOf,
} from '../../test/sign-up.ts';
import { DAY, HOUR } from '../db/times.ts';
import { changeNewsletter } from '../newsletter/changing.ts';
import { newsletters } from '../newsletter/queries.ts';
import * as paths from '../paths.ts';
import { changeSettings } from '../settings/settling.ts';

const fragment = { accept: 'text/vnd.onrecord.fragment+html' };

describe('signing up', () => {
  it('D9 C32 is stored first, with the words that were agreed to, the language and the place', async (t) => {
    const site = await testApp(t);
    const answer = await signUpBy(site, ruth);
    assert.equal(answer.status, 303);
    assert.equal(answer.headers.get('location'), paths.signUpThanks);
    assert.deepEqual(await mails(site), [], 'no mail leaves while somebody waits for an answer');
    const [reader] = await readers(site);
    assert.equal(reader?.email, ruth);
    assert.equal(reader.state, 'pending');
    const [stored] = await signUps(site);
    assert.equal(stored?.placement, 'page');
    assert.equal(stored.language, 'en');
    assert.equal(
      stored.consent,
      'Letters from Our newsroom\nWhat we found out, and who said so, in your mail.\nWe will send one letter to confirm. Leave with one press, at any time.\nSign up',
    );
    const [job, ...others] = await site.app.db.selectFrom('job').select(['kind', 'payload']).execute();
    assert.equal(job?.kind, 'confirm sign-up');
    assert.equal(job.payload, JSON.stringify({ signUpId: stored.id }), 'ids alone');
    assert.deepEqual(others, []);
  });

  it('D7 D8 goes by mail, a page with one button, and the button', async (t) => {
    const site = await testApp(t);
    await signUpBy(site, ruth);
    await site.runJobs();
    const link = await linkIn(site, 'confirmation');
    const page = await site.page(link);
    assert.match(page, /<h1>One press and you are on the list<\/h1>/);
    assert.equal(page.match(/<main[\s\S]*<\/main>/)?.[0].match(/<button/g)?.length, 1);
    const done = await confirm(site, link);
    assert.equal(done.status, 200);
    assert.match(await done.text(), /<h1>You are on the list<\/h1>/);
    const [reader] = await readers(site);
    assert.equal(reader?.state, 'active');
    assert.notEqual(reader.confirmed_at, null);
  });

  it('T37 opening a mailed link changes nothing, however often and by whatever program', async (t) => {
    const site = await testApp(t);
    await onList(site, 'active@x.example');
    await signUpBy(site, ruth);
    await site.runJobs();
    const links = [
      await linkIn(site, 'confirmation'),
      await linkIn(site, 'unsubscription'),
      await linkIn(site, 'unsubscription', 'active@x.example'),
    ];
    const before = [
      await readers(site),
      await signUps(site),
      await site.app.db.selectFrom('event').selectAll().execute(),
    ];
    for (const link of links) {
      for (const method of ['GET', 'HEAD', 'GET'])
        assert.equal((await site.request(link, { method })).status, 200, `${method} ${link}`);
    }
    assert.deepEqual(
      [await readers(site), await signUps(site), await site.app.db.selectFrom('event').selectAll().execute()],
      before,
    );
  });

  it('D8 the link works once: again it says the same, and after leaving it is void', async (t) => {
    const site = await testApp(t);
    await signUpBy(site, ruth);
    await site.runJobs();
    const link = await linkIn(site, 'confirmation');
    await confirm(site, link);
    const stored = await signUps(site);
    assert.equal((await confirm(site, link)).status, 200);
    assert.deepEqual(await signUps(site), stored, 'pressing twice is pressing once');
    assert.match(await site.page(link), /You are on the list/);
    await site.post(await linkIn(site, 'unsubscription'), {});
    const replayed = await confirm(site, link);
    assert.equal(replayed.status, 404);
    assert.match(await replayed.text(), /no longer good[\s\S]*<form action="\/sign-ups"/, 'the form is offered again');
    assert.equal((await readers(site))[0]?.state, 'left');
  });

  it('D8 the link ends after thirty days, and one that we did not make never works', async (t) => {
    const site = await testApp(t);
    await signUpBy(site, ruth);
    await site.runJobs();
    const link = await linkIn(site, 'confirmation');
    const forged = `${link.slice(0, -4)}AAAA`;
    const leaving = tokenOf(await linkIn(site, 'unsubscription'));
    for (const bad of [forged, paths.confirmation('x'), paths.confirmation(''), paths.confirmation(leaving)]) {
      assert.equal((await site.request(bad)).status, 404);
      assert.equal((await confirm(site, bad)).status, 404);
    }
    site.advance(30 * DAY - HOUR);
    assert.equal((await site.request(link)).status, 200);
    site.advance(2 * HOUR);
    assert.equal((await site.request(link)).status, 404);
    assert.equal((await confirm(site, link)).status, 404);
    assert.equal((await readers(site))[0]?.state, 'pending');
  });
});

describe('T29 the answer is the same for everybody', () => {
  /** One address for each state a reader can be in. */
  async function inEveryState(t: TestContext): Promise<{ site: TestApp; addresses: string[] }> {
    const site = await testApp(t);
    await signUpBy(site, 'wait@x.example');
    await onList(site, 'list@x.example');
    await onList(site, 'left@x.example');
    await site.post(await linkIn(site, 'unsubscription', 'left@x.example'), {});
    const states = Object.fromEntries((await readers(site)).map(({ email, state }) => [email, state]));
    assert.deepEqual(states, { 'wait@x.example': 'pending', 'list@x.example': 'active', 'left@x.example': 'left' });
    return { site, addresses: ['none@x.example', ...Object.keys(states)] };
  }

  async function answersTo(site: TestApp, addresses: string[], headers: Record<string, string>): Promise<unknown[]> {
    return Promise.all(
      addresses.map(async (email) => {
        const answer = await signUpBy(site, email, {}, headers);
        const head = [...answer.headers].filter(([name]) => name !== 'date');
        return { status: answer.status, head, body: (await answer.text()).replaceAll(email, 'ADDRESS') };
      }),
    );
  }

  for (const [name, headers, expected] of [
    ['a page', {}, 303],
    ['in place', fragment, 200],
  ] as const) {
    it(`as ${name}: status, headers and body`, async (t) => {
      const { site, addresses } = await inEveryState(t);
      const [first, ...others] = await answersTo(site, addresses, headers);
      assert.equal((first as { status: number }).status, expected);
      for (const answer of others) assert.deepEqual(answer, first);
    });
  }

  it('each gets one mail: who is on the list is told so by it alone', async (t) => {
    const { site, addresses } = await inEveryState(t);
    await site.runJobs();
    const before = (await mails(site)).length;
    for (const email of addresses) await signUpBy(site, email);
    await site.runJobs();
    const fresh = (await mails(site)).slice(before);
    assert.deepEqual(fresh.map(({ recipient }) => recipient).sort(), [...addresses].sort());
    const known = fresh.filter(({ subject }) => subject.startsWith('You are on the list already'));
    assert.deepEqual(
      known.map(({ recipient }) => recipient),
      ['list@x.example'],
    );
    assert.doesNotMatch(known[0]?.text ?? '', /confirmation/);
    assert.equal(
      (await readers(site)).find(({ email }) => email === 'left@x.example')?.state,
      'left',
      'until they confirm it themselves',
    );
  });

  it('a page of thanks names nobody', async (t) => {
    const site = await testApp(t);
    const page = await site.page(paths.signUpThanks);
    assert.match(page, /One more step/);
    assert.match(page, /newsroom@127\.0\.0\.1/, 'C35 the sender is named');
  });
});

describe('mails', () => {
  it('C35 a letter is sent again when asked, three times a day at most, and nobody can tell', async (t) => {
    const site = await testApp(t);
    const answers: string[] = [];
    for (let press = 0; press < 5; press++) {
      const answer = await signUpBy(site, ruth, {}, fragment);
      answers.push(`${answer.status} ${await answer.text()}`);
      await site.runJobs();
    }
    assert.equal(new Set(answers).size, 1);
    assert.match(answers[0] ?? '', /Send the letter again/);
    assert.equal((await mails(site)).length, 3);
    assert.equal((await signUps(site)).length, 1, 'pressing again is the same sign-up');
    site.advance(DAY + HOUR);
    await signUpBy(site, ruth);
    await site.runJobs();
    assert.equal((await mails(site)).length, 4);
    for (const { text } of await mails(site)) assert.match(text, /confirmation/);
  });

  it('D13 T36 nothing that was sent to us stands in them, and their links begin with our address', async (t) => {
    const site = await testApp(t);
    const answer = await site.post(
      paths.signUps,
      { ...fieldsOn(await site.page(paths.signUps)), email: 'buy-cheap-pills@x.example', story: 'buy cheap pills' },
      undefined,
      { 'x-forwarded-host': 'evil.example', host: 'evil.example', referer: 'http://evil.example/pills' },
    );
    assert.equal(answer.status, 303);
    await site.runJobs();
    const [letter] = await mails(site);
    assert.ok(letter);
    for (const part of [letter.subject, letter.text, letter.html]) assert.doesNotMatch(part, /pills|evil|x\.example/);
    const links = [...`${letter.text} ${letter.html}`.matchAll(/https?:\/\/[^\s"<]+/g)].map(([link]) => link);
    assert.equal(links.length, 4);
    for (const link of links) assert.match(link, /^http:\/\/127\.0\.0\.1:3000\/(confirmation|unsubscription)\?token=/);
  });

  it('are in the language of the newsroom, and small', async (t) => {
    const site = await testApp(t);
    await changeSettings(site.app, system, { language: 'de', name: 'Der Hafenbote' });
    const [letter] = await newsletters(site.app.db);
    await changeNewsletter(site.app, system, {
      id: letter?.id ?? '',
      name: 'Der Freitagsbrief',
      description: '',
      cadence: '',
    });
    const thanks = await signUpBy(site, ruth, {}, fragment);
    assert.match(
      await thanks.text(),
      /Noch ein Schritt[\s\S]*Wir haben an <bdi>ruth@pilot-row\.example<\/bdi> geschrieben/,
    );
    await site.runJobs();
    const [mail] = await mails(site);
    assert.equal(mail?.subject, 'Bitte bestätigen: Der Freitagsbrief');
    assert.match(mail.text, /Jemand, hoffentlich Sie selbst, hat bei Der Hafenbote „Der Freitagsbrief“/);
    assert.match(mail.html, /<html lang="de">[\s\S]*Ja, auf die Liste setzen/);
    assert.doesNotMatch(mail.text + mail.html, /\b(Somebody|Press|You are|Leave)\b/);
    assert.ok(mail.html.length < 10_000, `${mail.html.length} bytes`);
    const [stored] = await signUps(site);
    assert.equal(stored?.language, 'de');
    assert.match(stored.consent, /Wir schicken einen Brief zur Bestätigung/);
  });

  it('do not go to somebody who left before they went', async (t) => {
    const site = await testApp(t);
    await onList(site);
    const leaving = await linkIn(site, 'unsubscription');
    site.advance(2 * DAY);
    await signUpBy(site, ruth);
    await site.post(leaving, {});
    const before = (await mails(site)).length;
    await site.runJobs();
    assert.equal((await mails(site)).length, before);
  });
});
