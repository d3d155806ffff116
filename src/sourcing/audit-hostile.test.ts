import assert from 'node:assert/strict';
import { test } from 'node:test';
import { audit } from './audit.ts';
import { extract } from './extract.ts';

/** Text that goes on for as long as a text may. */
const shapes = [
  '“',
  '”',
  '"',
  '‘',
  '’',
  "'",
  '« ',
  '„',
  '“a ',
  '‘a, ',
  "' a",
  '*',
  '*a ',
  '_a',
  '[',
  '[a=',
  '[[a',
  '{{a',
  '<a ',
  '&amp',
  '# a\n',
  'last week ',
  'on Tuesday, ',
  'he said “no” in a meeting with aides. ',
  'slammed a ',
  'raised ',
  'secret talks ',
  '12 ',
  'a\n\n',
  '“a\n\n',
  'U.S. ',
  'a source said ',
  'a report obtained by A ',
  'Former Mayor A B said it. ',
  'A’s administration has ',
  'former ',
  'Aa Bb ',
  'the first lady ',
  'a letter the letters ',
  'reportedly ',
  'According to the Post, he had stolen it. ',
  'A had stolen and bribed B ',
  'two aides said. The three aides said. ',
  '“He is a liar,” an aide said. ',
  'critics see ',
  'on condition of anonymity ',
];

test('hostile text is gone through in a time that grows as it does, and nothing throws', () => {
  const known = 'The board said that the wall was safe. ';
  for (const shape of shapes) {
    const text = `The wall of the harbour is closed\n\n${known.repeat(4)}${shape.repeat(Math.floor(30_000 / shape.length))}`;
    const sourcing = extract({ text });
    const start = performance.now();
    audit(sourcing);
    const took = performance.now() - start;
    assert.ok(took < 2_000, `${JSON.stringify(shape)}: ${Math.round(took)} ms`);
  }
});
