import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isLoopbackSite, isOnThisMachine, readConfig } from './config.ts';
import { Problem } from './problem.ts';

test('an empty environment is a whole configuration', () => {
  const config = readConfig({});
  assert.equal(config.siteUrl, 'http://127.0.0.1:3000');
  assert.deepEqual(config.hosts, ['127.0.0.1:3000', 'localhost:3000', '[::1]:3000']);
  assert.equal(config.role, 'all');
  assert.equal(config.databaseUrl, null);
});

test('with SITE_URL that host alone is answered', () => {
  assert.deepEqual(readConfig({ SITE_URL: 'https://news.example' }).hosts, ['news.example']);
});

const wrong: [string, string][] = [
  ['PORT', 'eighty'],
  ['PORT', '0'],
  ['PORT', '70000'],
  ['PORT', '3000; rm'],
  ['HOST', 'not a host'],
  ['SITE_URL', 'news.example'],
  ['SITE_URL', 'https://news.example/path'],
  ['SITE_URL', 'ftp://news.example'],
  ['SITE_URL', 'https://user@news.example'],
  ['SITE_URL', 'https://:word@news.example'],
  ['DATABASE_URL', 'mysql://host/db'],
  ['MAIL_URL', 'mail.example:25'],
  ['MAIL_FROM', 'The newsroom'],
  ['MAIL_FROM', 'a@b, c@d'],
  ['MAIL_FROM', 'a@news.example\r\nBcc: c@d'],
  ['SECRET', 'short'],
  ['ROLE', 'both'],
  ['TRUST_PROXY', '10.0.0.0/33'],
  ['TRUST_PROXY', '10.0.0.0/8/1'],
  ['TRUST_PROXY', 'proxy.internal'],
  ['LOG_LEVEL', 'loud'],
  ['SAMPLE', 'perhaps'],
];

for (const [name, value] of wrong) {
  test(`${name}=${value} is refused in one sentence that names it`, () => {
    assert.throws(
      () => readConfig({ [name]: value }),
      (error) =>
        error instanceof Problem &&
        error.message.includes(name) &&
        /^[^.]*(\.[^ ][^.]*)*\.$/.test(error.message) &&
        !error.message.includes('\n'),
    );
  });
}

test('the sender may have a name', () => {
  const given = 'The Holm Courier <newsroom@holm.example>';
  assert.equal(readConfig({ MAIL_FROM: given }).mailFrom, given);
});

test('behind a proxy the site is not on this machine alone, though the server listens there', () => {
  assert.equal(isOnThisMachine(readConfig({})), true);
  assert.equal(isOnThisMachine(readConfig({ SITE_URL: 'http://[::1]:3000', HOST: '::1' })), true);
  assert.equal(isOnThisMachine(readConfig({ SITE_URL: 'https://news.example' })), false);
  assert.equal(isOnThisMachine(readConfig({ HOST: '0.0.0.0' })), false);
  assert.equal(isLoopbackSite(readConfig({ SITE_URL: 'http://127.0.0.1.news.example' })), false);
});

test('an address with a password is never repeated', () => {
  assert.throws(
    () => readConfig({ DATABASE_URL: 'mysql://me:hunter2@host/db' }),
    (error) => error instanceof Error && !error.message.includes('hunter2'),
  );
});
