import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { testApp, type TestApp } from '../../test/make.ts';
import { newId } from '../db/ids.ts';
import * as paths from '../paths.ts';
import { Problem } from '../problem.ts';
import { changeNewsletter } from './changing.ts';
import { confirmedReaders, newsletters } from './queries.ts';

async function theOne(site: TestApp) {
  const [letter] = await newsletters(site.app.db);
  return letter ?? assert.fail('the first migration makes one');
}

async function readerIn(site: TestApp, state: string, isConfirmed: boolean): Promise<void> {
  const { id: newsletterId } = await theOne(site);
  const now = site.app.now();
  const reader = newId();
  const { id: formId } = await site.app.db.selectFrom('form').select('id').executeTakeFirstOrThrow();
  const signUp = {
    reader_id: reader,
    form_id: formId,
    newsletter_id: newsletterId,
    placement: 'page',
    story_id: null,
    consent: 'Yes',
    language: 'en',
    created_at: now,
    mailed_at: now,
    confirmed_at: isConfirmed ? now : null,
  };
  await site.app.change(async (tx) => {
    await tx
      .insertInto('reader')
      .values({
        id: reader,
        email: `${reader}@x.example`,
        email_key: `${reader}@x.example`,
        state,
        created_at: now,
        confirmed_at: null,
        left_at: null,
      })
      .execute();
    await tx
      .insertInto('sign_up')
      .values([
        { id: newId(), ...signUp },
        { id: newId(), ...signUp },
      ])
      .execute();
  });
}

describe('the newsletter', () => {
  it('counts readers, not sign-ups: who confirmed and has not left', async (t) => {
    const site = await testApp(t);
    for (const [state, isConfirmed] of [
      ['active', true],
      ['active', true],
      ['active', false],
      ['pending', false],
      ['left', true],
    ] as const)
      await readerIn(site, state, isConfirmed);
    assert.equal(await confirmedReaders(site.app.db, (await theOne(site)).id), 2);
    const { cookie } = await site.staff('editor');
    assert.match(await site.page(paths.deskNewsletter, cookie), /2 readers have confirmed/);
  });

  it('is named at the desk, and forms say so at once', async (t) => {
    const site = await testApp(t);
    const { cookie } = await site.staff('editor');
    assert.match(await site.page(paths.deskNewsletter, cookie), /Empty: “<bdi>Letters from Our newsroom<\/bdi>”/);
    assert.doesNotMatch(await site.page(paths.front), /The Tide/);
    assert.equal(
      (await site.post(paths.deskNewsletter, { name: 'The Tide', description: '', cadence: '' }, cookie)).status,
      303,
    );
    assert.match(await site.page(paths.front), /The Tide/);
    const long = await site.post(
      paths.deskNewsletter,
      { name: 'x'.repeat(81), description: 'kept', cadence: '' },
      cookie,
    );
    assert.equal(long.status, 422);
    assert.match(await long.text(), /At most 80 characters[\s\S]*kept/);
    assert.equal(
      (await site.post(paths.deskNewsletter, { name: '', description: '', cadence: '', id: 'x' }, cookie)).status,
      422,
      'T47',
    );
  });

  it('is not changed by reporters', async (t) => {
    const site = await testApp(t);
    const { actor } = await site.staff('reporter');
    const { id } = await theOne(site);
    await assert.rejects(
      changeNewsletter(site.app, actor, { id, name: 'Mine', description: '', cadence: '' }),
      (error) => error instanceof Problem && error.kind === 'forbidden',
    );
    assert.equal((await theOne(site)).name, '');
  });
});
