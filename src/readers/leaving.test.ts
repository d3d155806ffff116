/** Leaving, what is refused, limits and counts. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { system, testApp } from '../../test/make.ts';
import { fieldsOn, linkIn, onList, readers, ruth, signUpBy, signUps, tokenOf } from '../../test/sign-up.ts';
import { HOUR } from '../db/times.ts';
import { openApp } from '../open-app.ts';
import * as paths from '../paths.ts';
import { Problem } from '../problem.ts';
import { changeForm, deleteForm } from '../prompts/forming.ts';
import { listedForms } from '../prompts/queries.ts';
import { signUp } from './signing-up.ts';

const fragment = { accept: 'text/vnd.onrecord.fragment+html' };

describe('leaving', () => {
  it('takes one press on our page, and twice is once', async (t) => {
    const site = await testApp(t);
    await onList(site);
    const link = await linkIn(site, 'unsubscription');
    const page = await site.page(link);
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
      assert.match(
        page,
        new RegExp(
          `aria-invalid="true" aria-describedby="page-error" autofocus><span class="error" id="page-error">${message}`,
        ),
        email,
      );
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
    const fields: Record<string, string> = { ...fieldsOn(await site.page(paths.signUps)), email: ruth };
    for (const extra of [
      { state: 'active' },
      { confirmed_at: 'now' },
      { reader_id: 'x' },
      { placement: 'elsewhere' },
    ] as Record<string, string>[]) {
      assert.equal((await site.post(paths.signUps, { ...fields, ...extra })).status, 422);
    }
    const twice = await site.request(paths.signUps, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: `${new URLSearchParams(fields).toString()}&email=eve%40x.example`,
    });
    assert.equal(twice.status, 422);
    for (const headers of [
      { 'sec-fetch-site': 'cross-site' },
      { origin: 'https://evil.example' },
      { origin: 'null' },
    ]) {
      assert.equal((await site.post(paths.signUps, fields, undefined, headers)).status, 403);
    }
    const json = await site.request(paths.signUps, {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: JSON.stringify(fields),
    });
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
    const fields: Record<string, string> = { ...fieldsOn(await site.page(paths.signUps)), email: ruth };
    const [form] = await listedForms(site.app.db);
    assert.ok(form);
    await changeForm(site.app, system, {
      ...form,
      newsletterId: form.newsletter.id,
      smallPrint: 'One letter a week.',
      isDefault: true,
    });
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
    const fields: Record<string, string> = { ...fieldsOn(await site.page(paths.signUps)), email: ruth };
    await deleteForm(site.app, system, { id: fields.form ?? '' });
    const answer = await site.post(paths.signUps, fields);
    assert.equal(answer.status, 409);
    assert.match(await answer.text(), /has been taken down/);
    assert.match(
      await (await site.post(paths.signUps, fields, undefined, fragment)).text(),
      /^<div class="sign-up"><p class="notice error"/,
    );
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
    const input = {
      email: ruth,
      form: fields.form ?? '',
      placement: 'page' as const,
      storyId: null,
      wording: fields.wording ?? '',
      network: '192.0.2',
    };
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
    const counts = await site.app.db
      .selectFrom('prompt_count')
      .select(['placement', 'what', 'count'])
      .orderBy('what')
      .execute();
    assert.deepEqual(
      counts.map((row) => ({ ...row })),
      [
        { placement: 'page', what: 'confirmed', count: 1 },
        { placement: 'page', what: 'sent', count: 2 },
      ],
    );
    const { cookie } = await site.staff('editor');
    const desk = await site.page(paths.deskSignUps, cookie);
    assert.match(desk, /One reader is on the list/);
    assert.match(desk, /<tr class="sum"><th scope="row">Together<\/th><td>2<\/td><td>1<\/td><\/tr>/);
    assert.match(desk, /<bdi>one@x\.example<\/bdi><\/th>[\s\S]*?Confirmed/);
  });

  it('T44 the ledger is not for reporters', async (t) => {
    const site = await testApp(t);
    const { cookie } = await site.staff('reporter');
    for (const path of [
      paths.deskSignUps,
      paths.deskNumbers,
      paths.deskForms,
      paths.deskPrompt,
      paths.deskNewsletter,
    ]) {
      assert.equal((await site.request(path, { headers: { cookie } })).status, 403, path);
      assert.equal((await site.request(path)).status, 303, path);
    }
  });
});
