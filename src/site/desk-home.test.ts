import assert from 'node:assert/strict';
import { test } from 'node:test';
import { system, testApp } from '../../test/make.ts';
import { publish } from '../../test/publish.ts';
import { enqueue } from '../jobs/enqueue.ts';
import * as paths from '../paths.ts';
import { countInTransaction } from '../prompts/counting.ts';
import { addSection } from '../settings/sections.ts';
import { changeSettings } from '../settings/settling.ts';
import { setRecordPolicy } from '../stories/publishing.ts';
import { startStory } from '../stories/writing.ts';
import { signUpsOfTheWeek } from './desk-queries.ts';

/** The part of the home page under a heading. */
function group(page: string, title: string): string {
  return new RegExp(`<section class="group"><h2>${title} [\\s\\S]*?</section>`).exec(page)?.[0] ?? '';
}

test('only a record that readers would see waits to be confirmed, and all of them are counted', async (t) => {
  const site = await testApp(t);
  const { cookie } = await site.staff('editor');
  const home = () => site.page(paths.desk, cookie);
  await publish(site, { headline: 'Nobody speaks here', text: ['The wall is wet.'], isConfirmed: false });
  const off = await publish(site, { headline: 'Column about a wall', isConfirmed: false });
  await setRecordPolicy(site.app, system, { id: off.id, policy: 'off' });
  await publish(site, { headline: 'Confirmed already' });
  assert.equal(group(await home(), 'Records nobody has confirmed'), '');

  for (let number = 1; number <= 8; number++)
    await publish(site, { headline: `Wall ${number} gives way`, isConfirmed: false });
  const waiting = group(await home(), 'Records nobody has confirmed');
  assert.match(waiting, /<span class="count">8<\/span>/);
  assert.equal(waiting.match(/<li>/g)?.length, 6, 'the newest are shown');
  assert.match(waiting, /1\u00a0named\. Readers do not see it yet\./);
  assert.match(await home(), /Eight things need you/);

  await changeSettings(site.app, system, { recordPolicy: 'unchecked' });
  assert.match(await home(), /Readers see it marked as unchecked\./);
  await changeSettings(site.app, system, { recordPolicy: 'off' });
  assert.equal(group(await home(), 'Records nobody has confirmed'), '');
});

test('a newcomer is told what is left to begin with, and a step that is done goes', async (t) => {
  const site = await testApp(t);
  const { actor, cookie } = await site.staff('owner');
  const { cookie: editor } = await site.staff('editor');
  const steps = ['Give the paper its sections', 'Write a story', 'Ask for addresses', 'Remove the sample newsroom'];
  const left = async (): Promise<string[]> => {
    const page = await site.page(paths.desk, cookie);
    return steps.filter((step) => page.includes(step));
  };
  assert.deepEqual(await left(), steps.slice(0, 3));
  assert.ok(!(await site.page(paths.desk, editor)).includes('To begin with'), 'for those who may do it');
  await addSection(site.app, actor, { name: 'Harbour', accent: null });
  assert.deepEqual(await left(), ['Write a story', 'Ask for addresses']);
  await startStory(site.app, actor);
  assert.deepEqual(await left(), ['Write a story', 'Ask for addresses'], 'a draft is not out yet');
  await publish(site);
  assert.deepEqual(await left(), []);
});

test('the week of sign-ups has seven of the newsroom’s days, not of Greenwich’s', async (t) => {
  const site = await testApp(t);
  await site.app.change(async (tx) => {
    for (const day of ['2031-11-13', '2031-11-14', '2031-11-20'])
      await countInTransaction(tx, { day, placement: 'front', what: 'sent' });
  });
  const late = '2031-11-20T11:30:00.000Z';
  const sentIn = async (zone: string) => (await signUpsOfTheWeek(site.app.db, zone, late))[0]?.sent;
  assert.equal(await sentIn('UTC'), 2, '14 to 20 November');
  assert.equal(await sentIn('Pacific/Auckland'), 1, 'there it is 21 November');
});

test('what was done is said once, in our own words', async (t) => {
  const site = await testApp(t);
  const { actor, cookie } = await site.staff('owner');
  const { id } = await startStory(site.app, actor);
  const typed = {
    headline: 'Ferry stops',
    standfirst: '',
    byline: 'Ines Calder',
    sectionId: '',
    pictureId: '',
    pictureCaption: '',
  };
  const answer = await site.post(
    paths.deskStoryPublication(id),
    { ...typed, revision: '1', body: 'The boat stays in.' },
    cookie,
  );
  assert.equal(answer.headers.get('location'), `${paths.deskStory(id)}?done=published`);
  assert.match(
    await site.page(`${paths.deskStory(id)}?done=published`, cookie),
    /role="status">Published\. Readers see it now\.</,
  );
  for (const foreign of ['', 'toString', '<b>hello</b>']) {
    const page = await site.page(`${paths.deskStory(id)}?done=${encodeURIComponent(foreign)}`, cookie);
    assert.doesNotMatch(page, /class="done"/, foreign);
  }
});

test('what did not go out is tried again, or left; and is asked for no more', async (t) => {
  const site = await testApp(t);
  const { cookie } = await site.staff('owner');
  const { cookie: editor } = await site.staff('editor');
  const giveUp = async (): Promise<string> => {
    await site.app.change((tx) => enqueue(tx, site.app.now(), 'mail password reset', { staffId: 'nobody' }));
    const { id } = await site.app.db.selectFrom('job').select('id').orderBy('id', 'desc').executeTakeFirstOrThrow();
    const failed = { failed_at: site.app.now(), attempts: 7, error: 'Error ECONNREFUSED' };
    await site.app.change((tx) => tx.updateTable('job').set(failed).where('id', '=', id).execute());
    return id;
  };
  const first = await giveUp();
  assert.match(
    await site.page(paths.desk, cookie),
    /One thing needs you[\s\S]*A mail with a link for a new password[\s\S]*Error ECONNREFUSED/,
  );
  assert.doesNotMatch(await site.page(paths.desk, editor), /ECONNREFUSED/);
  assert.equal((await site.post(paths.deskJob(first), { deed: 'again' }, editor)).status, 403);
  assert.equal((await site.post(paths.deskJob(first), { deed: 'again' }, cookie)).status, 303);
  await site.runJobs();
  const done = await site.app.db.selectFrom('job').select('done_at').where('id', '=', first).executeTakeFirstOrThrow();
  assert.notEqual(done.done_at, null, 'it was tried at once');

  const second = await giveUp();
  await site.post(paths.deskJob(second), { deed: 'leave' }, cookie);
  assert.doesNotMatch(await site.page(paths.desk, cookie), /ECONNREFUSED/);
  assert.equal((await site.post(paths.deskJob(second), { deed: 'again' }, cookie)).status, 404, 'dealt with already');
});
