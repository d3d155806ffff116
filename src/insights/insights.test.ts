import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, it } from 'node:test';
import { testApp, type TestApp } from '../../test/make.ts';
import type { Change } from '../db/open.ts';
import * as paths from '../paths.ts';
import { countInTransaction } from '../prompts/counting.ts';
import { makeTally } from './counting.ts';
import { inWords } from './desk-views.ts';

const counts = async (site: TestApp) =>
  (
    await site.app.db
      .selectFrom('prompt_count')
      .selectAll()
      .orderBy('day')
      .orderBy('placement')
      .orderBy('what')
      .execute()
  ).map(({ day, placement, what, count }) => `${day} ${placement} ${what} ${count}`);

/** Counts are written a second after they came in. */
async function countsAre(site: TestApp, expected: string[]): Promise<void> {
  for (let wait = 0; wait < 40 && (await counts(site)).length < expected.length; wait++) await pause(100);
  assert.deepEqual(await counts(site), expected);
}

const day = '2031-11-20';
const quiet = { warn: () => {} };

describe('counts in memory', () => {
  it('are written together, added to what is there, and not lost at the end', async (t) => {
    const site = await testApp(t);
    await site.app.change((tx) => countInTransaction(tx, { day, placement: 'slide-in', what: 'shown' }, 5));
    let transactions = 0;
    const change: Change = (work) => {
      transactions++;
      return site.app.change(work);
    };
    const tally = makeTally(change, quiet);
    for (let seen = 0; seen < 1_000; seen++) tally.add({ day, placement: 'slide-in', what: 'shown' });
    tally.add({ day, placement: 'inline', what: 'shown' });
    await tally.close();
    assert.deepEqual(await counts(site), [`${day} inline shown 1`, `${day} slide-in shown 1005`]);
    assert.equal(transactions, 1);
  });

  it('are kept while the database cannot be written, and counted once', async (t) => {
    const site = await testApp(t);
    let isAway = true;
    const change: Change = async (work) => {
      if (isAway) throw new Error('away');
      return site.app.change(work);
    };
    const tally = makeTally(change, quiet);
    tally.add({ day, placement: 'front', what: 'shown' });
    await pause(1_300);
    assert.deepEqual(await counts(site), []);
    tally.add({ day, placement: 'front', what: 'shown' });
    isAway = false;
    await countsAre(site, [`${day} front shown 2`]);
    await tally.close();
    assert.deepEqual(await counts(site), [`${day} front shown 2`]);
  });

  it('of several processes add up', async (t) => {
    const site = await testApp(t);
    const tallies = [makeTally(site.app.change, quiet), makeTally(site.app.change, quiet)];
    for (const tally of tallies)
      for (let seen = 0; seen < 3; seen++) tally.add({ day, placement: 'page', what: 'shown' });
    await Promise.all(tallies.map((tally) => tally.close()));
    assert.deepEqual(await counts(site), [`${day} page shown 6`]);
  });
});

describe('the address that browsers tell', () => {
  const form = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' };
  const tell = (site: TestApp, body: string, headers: Record<string, string> = form): Promise<Response> =>
    site.request(paths.promptCounts, { method: 'POST', headers, body });

  it('takes seen and closed, as a form or a beacon’s text, and answers with nothing and no cookie', async (t) => {
    const site = await testApp(t);
    const answer = await tell(site, 'placement=slide-in&what=shown');
    assert.equal(answer.status, 204);
    assert.equal(answer.headers.get('set-cookie'), null);
    assert.equal(
      (await tell(site, 'placement=slide-in&what=shown', { 'content-type': 'text/plain;charset=UTF-8' })).status,
      204,
    );
    assert.equal((await tell(site, 'placement=slide-in&what=closed')).status, 204);
    const today = site.app.now().slice(0, 10);
    await countsAre(site, [`${today} slide-in closed 1`, `${today} slide-in shown 2`]);
  });

  it('T47 T40 takes nothing else: what the server counts, other fields, much, other sites', async (t) => {
    const site = await testApp(t);
    for (const body of [
      'placement=slide-in&what=sent',
      'placement=slide-in&what=confirmed',
      'placement=elsewhere&what=shown',
      'placement=slide-in&what=shown&day=2031-01-01',
      'placement=slide-in&what=shown&reader=1',
      'placement=slide-in',
      '{"placement":"slide-in","what":"shown"}',
      '',
    ]) {
      assert.equal((await tell(site, body)).status, 422, body);
    }
    assert.equal((await tell(site, `placement=slide-in&what=shown&x=${'x'.repeat(500)}`)).status, 413);
    assert.equal(
      (await tell(site, 'placement=slide-in&what=shown', { ...form, 'sec-fetch-site': 'cross-site' })).status,
      403,
    );
    assert.equal((await site.request(`${paths.promptCounts}?placement=slide-in&what=shown`)).status, 404);
    await pause(1_300);
    assert.deepEqual(await counts(site), []);
  });

  it('is bounded for one network', async (t) => {
    const site = await testApp(t);
    const statuses: number[] = [];
    for (let told = 0; told < 125; told++) statuses.push((await tell(site, 'placement=front&what=shown')).status);
    assert.deepEqual([statuses.filter((status) => status === 204).length, statuses.at(-1)], [120, 429]);
    site.advance(61_000);
    assert.equal((await tell(site, 'placement=front&what=shown')).status, 204);
  });
});

describe('the desk’s numbers', () => {
  it('are by place and by day, with rates as a person would say them', async (t) => {
    const site = await testApp(t);
    const today = site.app.now().slice(0, 10);
    await site.app.change(async (tx) => {
      for (const [what, times] of [
        ['shown', 1_250],
        ['closed', 300],
        ['sent', 50],
        ['confirmed', 40],
      ] as const) {
        await countInTransaction(tx, { day: today, placement: 'slide-in', what }, times);
      }
      await countInTransaction(tx, { day: '2020-01-01', placement: 'front', what: 'shown' }, 7);
    });
    const { cookie } = await site.staff('editor');
    const page = await site.page(paths.deskNumbers, cookie);
    assert.match(
      page,
      /<th scope="row">Slide-in<\/th><td data-label="Shown">1,250<\/td><td data-label="Closed">300<\/td><td data-label="Sent">50<\/td><td data-label="Confirmed">40<\/td><td class="words">1 in 25 who saw it signed up\. 40 of 50 confirmed\.<\/td>/,
    );
    assert.doesNotMatch(page, /2020/, 'the last thirty days');
  });

  it('say nothing where there is nothing to compare', () => {
    assert.equal(inWords({ shown: 0, closed: 0, sent: 0, confirmed: 0 }), '');
    assert.equal(inWords({ shown: 9, closed: 9, sent: 0, confirmed: 0 }), '');
    assert.equal(inWords({ shown: 0, closed: 0, sent: 2, confirmed: 0 }), 'None confirmed.');
    assert.equal(
      inWords({ shown: 4, closed: 0, sent: 1, confirmed: 1 }),
      '1 of 4 who saw it signed up. 1 of 1 confirmed.',
    );
    assert.equal(
      inWords({ shown: 400, closed: 0, sent: 100, confirmed: 99 }),
      '25 of 100 who saw it signed up. 99 of 100 confirmed.',
    );
  });
});
