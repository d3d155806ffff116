import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { htmlFindings } from '../../test/html.ts';
import { system, testApp, type TestApp } from '../../test/make.ts';
import { DAY, HOUR } from '../db/times.ts';
import { changeNewsletter } from '../newsletter/changing.ts';
import { newsletters } from '../newsletter/queries.ts';
import { openApp } from '../open-app.ts';
import * as paths from '../paths.ts';
import { Problem } from '../problem.ts';
import { changeForm, deleteForm } from '../prompts/forming.ts';
import { changeSettings } from '../settings/settling.ts';
import { listedForms } from '../prompts/queries.ts';
import { signUp } from './signing-up.ts';

const fragment = { accept: 'text/vnd.onrecord.fragment+html' };
const ruth = 'ruth@pilot-row.example';

/** The fields of the sign-up form on a page, as a browser would send them. */
function fieldsOn(page: string): Record<string, string> {
  const form = /<form action="\/sign-ups"[\s\S]*?<\/form>/.exec(page)?.[0] ?? assert.fail('no form on the page');
  return Object.fromEntries([...form.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)">/g)].map(([, name = '', value = '']) => [name, value]));
}

const signUpBy = async (site: TestApp, email: string, more: Record<string, string> = {}, headers: Record<string, string> = {}): Promise<Response> =>
  site.post(paths.signUps, { ...fieldsOn(await site.page(paths.signUps)), email, ...more }, undefined, headers);

const mails = (site: TestApp) => site.app.db.selectFrom('mail').selectAll().orderBy('id').execute();
const readers = (site: TestApp) => site.app.db.selectFrom('reader').selectAll().orderBy('id').execute();
const signUps = (site: TestApp) => site.app.db.selectFrom('sign_up').selectAll().orderBy('id').execute();

async function linkIn(site: TestApp, kind: 'confirmation' | 'unsubscription', to = ruth): Promise<string> {
  const letter = (await mails(site)).findLast(({ recipient }) => recipient === to) ?? assert.fail(`no mail to ${to}`);
  const link = new RegExp(`http://127\\.0\\.0\\.1:3000(/${kind}\\?token=\\S+)`).exec(letter.text)?.[1];
  return link ?? assert.fail(`no ${kind} link in ${letter.text}`);
}

const tokenOf = (link: string): string => new URLSearchParams(link.slice(link.indexOf('?'))).get('token') ?? '';
const confirm = (site: TestApp, link: string): Promise<Response> => site.post(paths.confirmation(), { token: tokenOf(link) });

async function onList(site: TestApp, email = ruth): Promise<void> {
  await signUpBy(site, email);
  await site.runJobs();
  assert.equal((await confirm(site, await linkIn(site, 'confirmation', email))).status, 200);
}

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
    const jobs = await site.app.db.selectFrom('job').select(['kind', 'payload']).execute();
    assert.deepEqual(jobs, [{ kind: 'confirm sign-up', payload: JSON.stringify({ signUpId: stored.id }) }], 'a job in the same transaction, with ids alone');
  });

  it('D7 D8 goes by mail, a page with one button, and the button', async (t) => {
    const site = await testApp(t);
    await signUpBy(site, ruth);
    await site.runJobs();
    const link = await linkIn(site, 'confirmation');
    const page = await site.page(link);
    assert.deepEqual(htmlFindings(page), []);
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
    const before = [await readers(site), await signUps(site), await site.app.db.selectFrom('event').selectAll().execute()];
    for (const link of links) {
      for (const method of ['GET', 'HEAD', 'GET']) assert.equal((await site.request(link, { method })).status, 200, `${method} ${link}`);
    }
    assert.deepEqual([await readers(site), await signUps(site), await site.app.db.selectFrom('event').selectAll().execute()], before);
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

  for (const [name, headers, expected] of [['a page', {}, 303], ['in place', fragment, 200]] as const) {
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
    assert.deepEqual(known.map(({ recipient }) => recipient), ['list@x.example']);
    assert.doesNotMatch(known[0]?.text ?? '', /confirmation/);
    assert.equal((await readers(site)).find(({ email }) => email === 'left@x.example')?.state, 'left', 'until they confirm it themselves');
  });

  it('a page of thanks names nobody', async (t) => {
    const site = await testApp(t);
    const page = await site.page(paths.signUpThanks);
    assert.deepEqual(htmlFindings(page), []);
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
    await changeNewsletter(site.app, system, { id: letter?.id ?? '', name: 'Der Freitagsbrief', description: '', cadence: '' });
    const thanks = await signUpBy(site, ruth, {}, fragment);
    assert.match(await thanks.text(), /Noch ein Schritt[\s\S]*Wir haben an <bdi>ruth@pilot-row\.example<\/bdi> geschrieben/);
    await site.runJobs();
    const [mail] = await mails(site);
    assert.equal(mail?.subject, 'Bitte bestätigen: Der Freitagsbrief');
    assert.match(mail.text, /Jemand, hoffentlich Sie selbst, hat bei Der Hafenbote „Der Freitagsbrief“/);
    assert.match(mail.html, /<html lang="de">[\s\S]*Ja, auf die Liste setzen/);
    assert.doesNotMatch(mail.text + mail.html, /\b(Somebody|press|list)\b/);
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

describe('leaving', () => {
  it('takes one press on our page, and twice is once', async (t) => {
    const site = await testApp(t);
    await onList(site);
    const link = await linkIn(site, 'unsubscription');
    const page = await site.page(link);
    assert.deepEqual(htmlFindings(page), []);
    assert.match(page, new RegExp(`<form method="post" action="${link.replaceAll(/[.?]/g, '\\$&')}">`));
    for (let press = 0; press < 2; press++) {
      const left = await site.post(link, {});
      assert.equal(left.status, 200);
      assert.match(await left.text(), /You have left the list/);
    }
    assert.equal((await readers(site))[0]?.state, 'left');
    const leaves = await site.app.db.selectFrom('event').select('id').where('what', '=', 'reader left').execute();
    assert.equal(leaves.length, 1);
  });

  it('T37 T40 one click by a mail program needs the token alone: no cookie, no origin, either kind of body', async (t) => {
    const site = await testApp(t);
    const form = new FormData();
    form.set('List-Unsubscribe', 'One-Click');
    const bodies: RequestInit[] = [
      { body: 'List-Unsubscribe=One-Click', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
      { body: form, headers: { origin: 'https://mail.example', 'sec-fetch-site': 'cross-site' } },
    ];
    for (const [index, init] of bodies.entries()) {
      const email = `one-${index}@x.example`;
      await onList(site, email);
      const answer = await site.request(await linkIn(site, 'unsubscription', email), { method: 'POST', ...init });
      assert.equal(answer.status, 200);
      assert.equal((await readers(site)).find((one) => one.email === email)?.state, 'left');
    }
  });

  it('does nothing with a token that is not for it', async (t) => {
    const site = await testApp(t);
    await onList(site);
    const confirming = tokenOf(await linkIn(site, 'confirmation'));
    for (const link of [paths.unsubscription(confirming), paths.unsubscription('x'), paths.unsubscription()]) {
      assert.equal((await site.request(link)).status, 404);
      assert.equal((await site.post(link, {})).status, 404);
    }
    assert.equal((await readers(site))[0]?.state, 'active');
  });

  it('and coming back takes a new confirmation', async (t) => {
    const site = await testApp(t);
    await onList(site);
    await site.post(await linkIn(site, 'unsubscription'), {});
    site.advance(HOUR);
    await onList(site);
    const [reader] = await readers(site);
    assert.equal(reader?.state, 'active');
    assert.equal(reader.left_at, null);
    assert.equal((await signUps(site)).length, 2, 'a new sign-up, with the words of today');
  });
});

describe('what is refused', () => {
  it('a wrong address is told at the field, and stays as it was typed', async (t) => {
    const site = await testApp(t);
    for (const [email, message] of [
      ['ruth@pilot-row', 'This address has no ending, such as “.org”.'],
      ['ruth', 'This address has no “@”.'],
      ['', 'Please fill this in.'],
      ['"ruth"@x.example', 'This does not look like an e-mail address.'],
      ['a@x.example, b@x.example', 'This does not look like an e-mail address.'],
    ] as const) {
      const answer = await signUpBy(site, email);
      assert.equal(answer.status, 422, email);
      const page = await answer.text();
      assert.deepEqual(htmlFindings(page), []);
      assert.match(page, new RegExp(`aria-invalid="true" aria-describedby="page-error"><span class="error" id="page-error">${message}`), email);
      assert.ok(page.includes(`value="${email.replaceAll('"', '&quot;')}"`), email);
    }
    assert.deepEqual(await readers(site), []);
  });

  it('D6 the same in place: the form alone, at its place', async (t) => {
    const site = await testApp(t);
    const answer = await signUpBy(site, 'ruth@pilot-row', { placement: 'inline', part: 'inline-2' }, fragment);
    assert.equal(answer.status, 422);
    assert.equal(answer.headers.get('cache-control'), 'no-store');
    const part = await answer.text();
    assert.match(part, /^<section class="sign-up" aria-labelledby="inline-2-title">/);
    assert.match(part, /id="inline-2-error"/);
    assert.doesNotMatch(part, /<html|<main/);
  });

  it('T47 T40 T75 unknown fields, fields twice, other sites, robots', async (t) => {
    const site = await testApp(t);
    const fields = { ...fieldsOn(await site.page(paths.signUps)), email: ruth };
    for (const extra of [{ state: 'active' }, { confirmed_at: 'now' }, { reader_id: 'x' }, { placement: 'elsewhere' }] as Record<string, string>[]) {
      assert.equal((await site.post(paths.signUps, { ...fields, ...extra })).status, 422);
    }
    const twice = await site.request(paths.signUps, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: `${new URLSearchParams(fields)}&email=eve%40x.example`,
    });
    assert.equal(twice.status, 422);
    for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { origin: 'https://evil.example' }, { origin: 'null' }]) {
      assert.equal((await site.post(paths.signUps, fields, undefined, headers)).status, 403);
    }
    const json = await site.request(paths.signUps, { method: 'POST', headers: { 'content-type': 'text/plain' }, body: JSON.stringify(fields) });
    assert.equal(json.status, 422);
    const robot = await site.post(paths.signUps, { ...fields, homepage: 'http://pills.example' });
    assert.equal(robot.status, 422);
    const page = await robot.text();
    assert.match(page, /role="alert">That looked like the work of a robot/, 'a person is told what to do');
    assert.doesNotMatch(page, /pills/);
    assert.deepEqual(await readers(site), []);
  });

  it('C32 words that are no longer those on the screen: the new ones are shown first', async (t) => {
    const site = await testApp(t);
    const fields = { ...fieldsOn(await site.page(paths.signUps)), email: ruth };
    const [form] = await listedForms(site.app.db);
    assert.ok(form);
    await changeForm(site.app, system, { ...form, newsletterId: form.newsletter.id, smallPrint: 'One letter a week.', isDefault: true });
    const answer = await site.post(paths.signUps, fields);
    assert.equal(answer.status, 409);
    const page = await answer.text();
    assert.match(page, /The words of this form have changed/);
    assert.match(page, /One letter a week\./);
    assert.deepEqual(await signUps(site), []);
    assert.equal((await site.post(paths.signUps, { ...fieldsOn(page), email: ruth })).status, 303);
    assert.match((await signUps(site))[0]?.consent ?? '', /One letter a week\./);
  });

  it('a form that was taken down meanwhile', async (t) => {
    const site = await testApp(t);
    const fields = { ...fieldsOn(await site.page(paths.signUps)), email: ruth };
    await deleteForm(site.app, system, { id: fields.form ?? '' });
    const answer = await site.post(paths.signUps, fields);
    assert.equal(answer.status, 409);
    assert.match(await answer.text(), /has been taken down/);
    assert.match(await (await site.post(paths.signUps, fields, undefined, fragment)).text(), /^<div class="sign-up"><p class="notice error"/);
    assert.match(await site.page(paths.signUps), /nothing to sign up for/);
    assert.deepEqual(await readers(site), []);
  });
});

describe('T30 limits', () => {
  it('by address: said alike for any address, and by network', async (t) => {
    const site = await testApp(t);
    for (let press = 0; press < 6; press++) assert.equal((await signUpBy(site, ruth)).status, 303);
    const limited = await signUpBy(site, ruth);
    assert.equal(limited.status, 429);
    assert.match(await limited.text(), /This address was given too often/);
    for (let press = 0; press < 53; press++) await signUpBy(site, `reader-${press}@x.example`);
    const network = await signUpBy(site, 'one-more@x.example');
    assert.equal(network.status, 429);
    assert.match(await network.text(), /too often from your network/);
    site.advance(HOUR + 1);
    assert.equal((await signUpBy(site, ruth)).status, 303);
  });

  it('hold after a restart, and forwarded addresses are believed of nobody', async (t) => {
    const site = await testApp(t);
    const fields = fieldsOn(await site.page(paths.signUps));
    const input = { email: ruth, form: fields.form ?? '', placement: 'page' as const, storyId: null, wording: fields.wording ?? '', network: '192.0.2' };
    for (let press = 0; press < 6; press++) await signUp(site.app, input);
    const again = await openApp(site.app.config, { migrate: false, assets: site.app.assets });
    t.after(() => again.close());
    await assert.rejects(signUp(again.app, input), (error) => error instanceof Problem && error.kind === 'limited');
    const answer = await signUpBy(site, ruth, {}, { 'x-forwarded-for': '198.51.100.7' });
    assert.equal(answer.status, 429);
  });
});

describe('counts', () => {
  it('sent and confirmed are exact, by the day and place of the sign-up', async (t) => {
    const site = await testApp(t);
    await onList(site, 'one@x.example');
    await signUpBy(site, 'two@x.example');
    await signUpBy(site, 'two@x.example');
    await signUpBy(site, 'no address');
    const counts = await site.app.db.selectFrom('prompt_count').select(['placement', 'what', 'count']).orderBy('what').execute();
    assert.deepEqual(counts, [
      { placement: 'page', what: 'confirmed', count: 1 },
      { placement: 'page', what: 'sent', count: 2 },
    ]);
    const { cookie } = await site.staff('editor');
    const desk = await site.page(paths.deskSignUps, cookie);
    assert.deepEqual(htmlFindings(desk), []);
    assert.match(desk, /One reader is on the list/);
    assert.match(desk, /<tr class="sum"><th scope="row">Together<\/th><td>2<\/td><td>1<\/td><\/tr>/);
    assert.match(desk, /<bdi>one@x\.example<\/bdi><\/th>[\s\S]*?Confirmed/);
  });

  it('T44 the ledger is not for reporters', async (t) => {
    const site = await testApp(t);
    const { cookie } = await site.staff('reporter');
    for (const path of [paths.deskSignUps, paths.deskNumbers, paths.deskForms, paths.deskPrompt, paths.deskNewsletter]) {
      assert.equal((await site.request(path, { headers: { cookie } })).status, 403, path);
      assert.equal((await site.request(path)).status, 303, path);
    }
  });
});
