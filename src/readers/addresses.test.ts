import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { plainAddress } from './addresses.ts';

const isTaken = (text: string): boolean => 'address' in plainAddress(text);

test('T18 plain addresses are taken, and two spellings of one are the same', () => {
  assert.deepEqual(plainAddress('Ruth.Tolle+news@Pilot-Row.example'), {
    address: 'Ruth.Tolle+news@pilot-row.example',
    key: 'ruth.tolle+news@pilot-row.example',
  });
  for (const text of [
    'a@b.co',
    "o'neill@x-1.museum",
    '!#$%&`*+/=?^`{|}~@iana.org',
    `${'l'.repeat(64)}@${'d'.repeat(63)}.com`,
  ]) {
    assert.ok(isTaken(text), text);
  }
});

test('T18 an international domain is written to in ASCII', () => {
  assert.deepEqual(plainAddress('ruth@müller.example'), {
    address: 'ruth@xn--mller-kva.example',
    key: 'ruth@xn--mller-kva.example',
  });
  assert.deepEqual(plainAddress('ruth@пример.рф'), {
    address: 'ruth@xn--e1afmkfd.xn--p1ai',
    key: 'ruth@xn--e1afmkfd.xn--p1ai',
  });
});

test('what is wrong is told apart', () => {
  assert.deepEqual(plainAddress('ruth.example'), { wrong: 'no-at' });
  assert.deepEqual(plainAddress('ruth@pilot-row'), { wrong: 'no-ending' });
  assert.deepEqual(plainAddress(`${'a'.repeat(250)}@b.co`), { wrong: 'too-long' });
  assert.deepEqual(
    plainAddress(`${'a'.repeat(64)}@${'пример'.repeat(9)}.${'пример'.repeat(9)}.${'пример'.repeat(9)}.рф`),
    { wrong: 'too-long' },
  );
  assert.deepEqual(plainAddress(''), { wrong: 'refused' });
});

test('T18 T17 tricks are refused: quotes, literals, comments, lists, lines, lookalikes', () => {
  const tricks = [
    '"ruth tolle"@x.example',
    'ruth@[127.0.0.1]',
    'ruth@127.0.0.1',
    'ruth@2130706433.0x7f',
    'ruth(note)@x.example',
    'ruth@x.example,eve@y.example',
    'ruth@x.example;eve@y.example',
    'Ruth <ruth@x.example>',
    'ruth@x.example\nBcc: eve@y.example',
    'ruth@x.example\r\n',
    ' ruth@x.example',
    'ruth@x.example ',
    'ruth\0@x.example',
    'ruth@eve@x.example',
    'rüth@x.example',
    'ruth@ｇｍａｉｌ.com',
    'ruth@x.example.',
    'ruth@x..example',
    'ruth@-x.example',
    'ruth@x.c',
    'ruth@x.example/y',
    'ruth@x%2eexample',
    'ruth@x\u200b.example',
    'ruth@x\u202e.example',
  ];
  for (const text of tricks) assert.equal(isTaken(text), false, JSON.stringify(text));
});

const list = new URL('../../../shared/hostile/email-addresses.jsonl', import.meta.url);

test(
  'T18 the public lists: never laxer than the standard, and ordinary addresses are taken',
  { skip: !existsSync(list) && 'the list is not here' },
  () => {
    interface Entry {
      id: string;
      address: string;
      rfc5321_ok?: boolean;
      validatorjs?: 'valid' | 'invalid';
    }
    const entries = readFileSync(list, 'utf8')
      .trim()
      .split('\n')
      .map((text) => JSON.parse(text) as Entry);
    assert.ok(entries.length > 200);
    const lax = entries.filter(
      ({ address, rfc5321_ok: ok, validatorjs }) => (ok === false || validatorjs === 'invalid') && isTaken(address),
    );
    assert.deepEqual(lax, []);
    const taken = entries.filter(({ address }) => isTaken(address)).length;
    assert.ok(taken >= 25, `${taken} were taken`);
  },
);
