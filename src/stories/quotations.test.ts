import assert from 'node:assert/strict';
import { test } from 'node:test';
import { extract } from '../sourcing/engine.ts';
import { linkedQuotation, quotationsOf } from './quotations.ts';
import { proposeRecord, shownSources } from './record.ts';

const quoted = (text: string) => {
  const record = proposeRecord(extract({ text }));
  return quotationsOf(text, record.statements, shownSources(record));
};

const marks = [
  ['“', '”'],
  ['"', '"'],
  ['‘', '’'],
  ['«', '»'],
  ['„', '“'],
] as const;

for (const [open, close] of marks) {
  test(`what stands between ${open} and ${close} stands in the article word for word, without its marks`, () => {
    const text =
      `The wall\n\n${open}We can’t wait another winter,${close} said Ines Vold, the harbour master. ` +
      `${open}The wall moved twice in March.${close}\n\nShe spoke at the quay.`;
    const found = quoted(text);
    assert.deepEqual(
      found.map((one) => one.text),
      ['We can’t wait another winter', 'The wall moved twice in March.'],
    );
    for (const one of found) assert.ok(text.includes(one.text));
  });
}

test('whoever is not named has no creator, and what came at second hand is not given to anybody', () => {
  const [first] = quoted(
    'Vote\n\n“There was no vote at all,” said a member of the board who asked not to be named for fear of her seat.',
  );
  assert.ok(first);
  assert.deepEqual(linkedQuotation(first), { '@type': 'Quotation', text: 'There was no vote at all' });
  assert.deepEqual(quoted('Vote\n\n“There was no vote at all,” Ines Vold told the Channel Examiner.'), []);
});

test('a word or two between quotation marks is no quotation', () => {
  assert.deepEqual(quoted('Vote\n\nInes Vold called it “a farce”.'), []);
});
