import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readText } from './reading.ts';

/** Sentences are parted by |, paragraphs by a blank line. */
function cut(text: string): string {
  const { sentences } = readText(text, false);
  return sentences.map(({ start, end }) => text.slice(start, end)).join('|');
}

function cuts(lines: string[]): void {
  for (const line of lines) assert.equal(cut(line.replaceAll('|', ' ')), line);
}

test('full stops that end a sentence, and those that do not', () => {
  cuts([
    'One.|Two!|Three?|Four…|Five.',
    'Mr. Osk met Dr. Voll on Jan. 3 in the U.S. Senate.|He left.',
    'She lives in the U.S.|The wall does not.',
    'It cost £2.4 million, or 3.5 percent.|“No.”',
    'George W. Bush met J. K. Osk.|They left.',
    'It happened at 5 p.m. on Friday.',
    'The company is Brack & Co.|The board knew.',
  ]);
});

test('a quotation is one thing, and what follows it begins anew where its own full stop ends it', () => {
  cuts([
    '“One. Two. Three,” she said.|“Four.”|Five.',
    '“Why?” Marit Osk asked.|“Why not?”|Nobody knew.',
    '“It fell.”|The board met.',
    'He called it “a wall. A row of teeth” and left.',
  ]);
});

test('a sentence without end is cut', () => {
  const { sentences } = readText('and then the wall '.repeat(1000), false);
  assert.ok(sentences.every(({ items }) => items.length <= 250));
});

test('a text says by its first line whether it has a headline', () => {
  assert.equal(readText('The wall falls\n\nIt fell.', null).headed, true);
  assert.equal(readText('The wall fell.\n\nIt fell.', null).headed, false);
  assert.equal(readText('The wall falls', null).headed, false);
});
