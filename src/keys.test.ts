import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeKeys } from './keys.ts';

const old = 'an old secret, long enough';
const fresh = 'a fresh secret, long enough';

test('what was sealed for one purpose opens for that purpose alone', () => {
  const keys = makeKeys([old]);
  const token = keys.seal('confirm', 'id-1');
  assert.equal(keys.open('confirm', token), 'id-1');
  assert.equal(keys.open('leave', token), null);
});

test('a new secret put first keeps links that were mailed under the old one', () => {
  const mailed = makeKeys([old]).seal('confirm', 'id-1');
  assert.equal(makeKeys([fresh, old]).open('confirm', mailed), 'id-1');
  assert.equal(makeKeys([fresh]).open('confirm', mailed), null);
  assert.equal(makeKeys([old]).open('confirm', makeKeys([fresh, old]).seal('confirm', 'id-2')), null);
});

test('a token that was changed anywhere is nothing', () => {
  const keys = makeKeys([old]);
  const token = keys.seal('confirm', 'id-1');
  const [body = '', id = '', mac = ''] = token.split('.');
  const forged = [
    '',
    '.',
    '..',
    token.slice(0, -2),
    `${token}x.y`,
    `${Buffer.from('id-2').toString('base64url')}.${id}.${mac}`,
    `${body}.${id}.`,
    `${body}.__proto__.${mac}`,
    `${body}.${id}.${mac.toUpperCase()}`,
    `${token}\0`,
    `${token}=`,
    ` ${token}`,
  ];
  for (const one of forged) assert.equal(keys.open('confirm', one), null, one);
});

test('a folded text is the same each time, and differs by purpose and secret', () => {
  const keys = makeKeys([old]);
  assert.equal(keys.fold('limit', 'a'), keys.fold('limit', 'a'));
  assert.notEqual(keys.fold('limit', 'a'), keys.fold('other', 'a'));
  assert.notEqual(keys.fold('limit', 'a'), makeKeys([fresh]).fold('limit', 'a'));
});
