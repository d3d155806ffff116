import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../test/make.ts';
import { MINUTE } from '../db/times.ts';
import { openApp } from '../open-app.ts';
import { countAttempt, forgiveAttempts, type Limit } from './limits.ts';

const limit: Limit = { name: 'letters by network', most: 3, within: 10 * MINUTE };

test('T30 so many attempts in a time, no more; then the time begins anew', async (t) => {
  const site = await testApp(t);
  const attempt = (whom: string) => countAttempt(site.app, limit, whom, 'Later.');
  for (let number = 0; number < 3; number++) await attempt('203.0.113');
  await assert.rejects(attempt('203.0.113'), { kind: 'limited', message: 'Later.' });
  // Others are not held up by it.
  await attempt('198.51.100');
  await countAttempt(site.app, { ...limit, name: 'comments by network' }, '203.0.113', 'Later.');
  site.advance(9 * MINUTE);
  await assert.rejects(attempt('203.0.113'));
  site.advance(2 * MINUTE);
  await attempt('203.0.113');
});

test('T30 attempts at the same moment are all counted, from two processes too', async (t) => {
  const site = await testApp(t);
  const other = await openApp(site.app.config, { migrate: false });
  t.after(() => other.close());
  const results = await Promise.allSettled(
    Array.from({ length: 12 }, (_, number) =>
      countAttempt(number % 2 === 0 ? site.app : other.app, limit, '203.0.113', 'Later.'),
    ),
  );
  assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 3);
  const { count } = await site.app.db.selectFrom('attempt').select('count').executeTakeFirstOrThrow();
  assert.equal(count, 12);
});

test('T30 what was forgiven is forgotten', async (t) => {
  const site = await testApp(t);
  for (let number = 0; number < 3; number++) await countAttempt(site.app, limit, 'ada', 'Later.');
  await forgiveAttempts(site.app, limit, 'ada');
  await countAttempt(site.app, limit, 'ada', 'Later.');
});
