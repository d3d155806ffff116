import { test } from 'node:test';
import assert from 'node:assert/strict';
import { allPlanted, plantableRules, readPlanted } from './planted.ts';

void test('a pair is read with its fault, and a sound story', () => {
  const pair = '# fault: no-reason\n# newsroom: the Beacon\n\nQuay\n\nClosed.\n\n# mended\n\nQuay\n\nOpen.\n';
  assert.deepEqual(readPlanted('quay', pair), {
    name: 'quay',
    fault: 'no-reason',
    newsroom: 'the Beacon',
    faulty: 'Quay\n\nClosed.',
    mended: 'Quay\n\nOpen.',
  });
  assert.deepEqual(readPlanted('tide', '# sound\n\nTide\n\nHigh.\n'), {
    name: 'tide',
    newsroom: null,
    text: 'Tide\n\nHigh.',
  });
});

for (const [what, file, message] of [
  ['a rule that is none', '# fault: no-tea\n\nA\n\n# mended\n\nB', /quay: “no-tea” is no rule/],
  ['a line that is none', '# fault: markup\n\nA\n\n# repaired\n\nB', /“# repaired” is no line/],
  ['nothing mended', '# fault: markup\n\nA', /there is no mended story/],
  ['the same twice', '# fault: markup\n\nA\n\n# mended\n\nA', /the mended story is the faulty one/],
  ['no story', '# fault: markup\n', /there is no story/],
] as const)
  void test(`says what is wrong: ${what}`, () => assert.throws(() => readPlanted('quay', file), { message }));

void test('every rule has a story with its fault, and there are sound ones', () => {
  const { pairs, sound } = allPlanted();
  const planted = new Set(pairs.map(({ fault }) => fault));
  assert.deepEqual(
    plantableRules.filter((rule) => !planted.has(rule)),
    [],
  );
  assert.ok(pairs.length >= 30 && sound.length >= 10);
  for (const text of [...pairs.flatMap(({ faulty, mended }) => [faulty, mended]), ...sound.map((one) => one.text)]) {
    const words = text.split(/\s+/).length;
    assert.ok(words >= 100 && words <= 260, `${words} words: ${text.slice(0, 60)}`);
  }
});
