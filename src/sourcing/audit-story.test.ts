import assert from 'node:assert/strict';
import { test } from 'node:test';
import { audit, type RuleId } from './audit.ts';
import { extract } from './extract.ts';

/** A story with most of what can be wrong with its sources; the same story mended; and under other names. */

const aboutSources: ReadonlySet<RuleId> = new Set<RuleId>([
  'counts-disagree',
  'numbers-disagree',
  'offices-disagree',
  'another-outlet',
  'document-held-by-others',
  'reportedly',
  'quoted-unpublished',
  'no-reason',
  'stock-phrase',
  'unnamed-opinion',
  'bare-source',
  'unnamed-group',
  'single-source',
  'no-reply',
  'no-source',
]);

function rulesFor(text: string): string[] {
  const found = audit(extract({ text })).filter(({ rule }) => aboutSources.has(rule));
  return found.map(({ rule, severity, ranges }) => `${severity} ${rule} ${ranges.length}`);
}

const faulty = `Governor weighed sale of the port in secret, two officials say

The sale of the port was weighed for a year by former Governor Lena Farrant and her aides, said two senior officials with knowledge of the plan.

According to the Harbour Herald, the plan is known through a single source on the port’s board. The source said that a buyer had been found in May, the Herald says. Farrant, the source said, had asked for silence.

Farrant’s administration has been weighing a second offer, and she reportedly told her aides that the port was “a millstone”.

Behind closed doors, the state has been quietly preparing a law for the sale.

According to a confidential letter obtained by the Coast Tribune, Farrant’s administration siphoned money from the pension fund of the dockers. The letter says that the fund was empty in June.

“She is lining her own pockets and she is lying to the dockers,” said an official who has seen the accounts. “She stole from them.”

A memo, which was not made public, calls the dockers “a nuisance”. Critics say that the memos were known for a year.

An adviser, speaking on condition of anonymity, said that the sale would go on.`;

const mended = `Governor weighed sale of the port, two officials say

The sale of the port was weighed for a year by Governor Lena Farrant and her aides, said two senior officials with knowledge of the plan, who asked not to be named because they fear losing their posts.

Marit Osk, who sits on the port’s board, said that a buyer had been found in May. Farrant, Osk said, had asked for silence.

Farrant’s administration has been weighing a second offer, and she told the board in June that the port was “a millstone”, according to minutes that the port published.

The state will present a law for the sale in the autumn, its treasurer, Jon Varga, said.

According to a letter of the auditor, which the parliament published on Monday, Farrant’s administration siphoned money from the pension fund of the dockers. Farrant denied it and said that every penny was there.

“The fund was empty in June, and the dockers were not told,” said Ilse Kolb, who leads their union.`;

const others: readonly (readonly [RegExp, string])[] = [
  [/Farrant/g, 'Okoye'],
  [/Lena/g, 'Ruth'],
  [/Governor/g, 'Mayor'],
  [/Harbour Herald/g, 'Valley Courier'],
  [/the Herald/g, 'the Courier'],
  [/the Coast Tribune/g, 'the Lake Gazette'],
  [/two/g, 'three'],
  [/pension fund/g, 'hardship fund'],
  [/dockers/g, 'miners'],
  [/\bport\b/g, 'mine'],
];

test('a faulty story: each fault is asked for once', () => {
  assert.deepEqual(rulesFor(faulty).toSorted(), [
    'high another-outlet 2',
    'high counts-disagree 3',
    'high document-held-by-others 1',
    'high no-reason 3',
    'high no-reply 1',
    'high offices-disagree 2',
    'high single-source 2',
    'high unnamed-opinion 2',
    'low numbers-disagree 2',
    'low stock-phrase 1',
    'low unnamed-group 1',
    'medium no-source 1',
    'medium quoted-unpublished 2',
    'medium reportedly 1',
  ]);
});

test('the story mended: nothing is asked', () => {
  assert.deepEqual(rulesFor(mended), []);
});

test('other names, offices and numbers of the same kind: the same findings', () => {
  const renamed = others.reduce((text, [from, to]) => text.replace(from, to), faulty);
  assert.deepEqual(rulesFor(renamed), rulesFor(faulty));
});
