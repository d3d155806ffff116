import assert from 'node:assert/strict';
import { test } from 'node:test';
import { br, doc, em, form, h2, li, link, ol, p, pull, quote, rule, strong, ul } from './building.ts';
import { randomDocument } from './random.ts';
import { blockAt, blocksOf, countWords, documentText, offsetAt, positionAt } from './text.ts';

const story = doc(
  p('One ', em('two'), br(), link('/x', 'three'), '.'),
  p(),
  h2('Four'),
  quote(p('Five.'), p('Six.')),
  form('314'),
  rule(),
  pull('Nobody', p('Seven.')),
  ul(li('eight', ol(2, li('nine'))), li('ten')),
);

test('the text of a story is its headline and its textblocks, a blank line between', () => {
  assert.equal(
    documentText('The head', story),
    'The head\n\nOne two\nthree.\n\nFour\n\nFive.\n\nSix.\n\nSeven.\n\neight\n\nnine\n\nten',
  );
  assert.equal(documentText('', doc(p(), p('Words.'))), 'Words.');
  assert.equal(documentText('Two\nlines', doc(p('a\nb'))), 'Two lines\n\na b');
});

test('offsets lead to positions in the document and back', () => {
  const text = documentText('The head', story);
  const blocks = blocksOf('The head', story);
  const at = (words: string) => positionAt(blocks, text.indexOf(words));
  for (const words of ['One', 'two', 'three', 'Four', 'Six', 'Seven', 'nine', 'ten']) {
    const position = at(words);
    assert.ok(position !== null, words);
    assert.equal(story.textBetween(position, position + words.length), words);
    assert.equal(offsetAt(blocks, position), text.indexOf(words));
  }
  assert.equal(at('The head'), null, 'the headline is no part of the document');
  assert.equal(positionAt(blocks, text.indexOf('\n\n') + 1), null, 'nor is the gap');
  assert.equal(positionAt(blocks, -1), null);
  assert.equal(positionAt(blocks, text.length + 1), null);
  assert.equal(blockAt(blocks, text.length)?.text, 'ten');
});

test('every offset of 300 random documents maps to a position and back to itself', () => {
  for (let seed = 1; seed <= 300; seed += 1) {
    const document = randomDocument(seed);
    const text = documentText('A headline', document);
    const blocks = blocksOf('A headline', document);
    assert.equal(blocks.map((block) => block.text).join('\n\n'), text);
    for (const block of blocks) {
      assert.equal(text.slice(block.start, block.end), block.text);
      if (block.position === null) continue;
      for (let offset = block.start; offset < block.end; offset += 1) {
        const position = positionAt(blocks, offset);
        assert.ok(position !== null);
        assert.equal(offsetAt(blocks, position), offset);
        const sign = document.textBetween(position, position + 1);
        assert.equal(sign.replace('\n', ' '), text[offset]?.replace('\n', ' '));
      }
    }
  }
});

test('words are counted as a reader counts them', () => {
  const counts: [string, number][] = [
    ['', 0],
    ['— … 🧱', 0],
    ['It’s the U.S. wall, so-called.', 5],
    ['It cost £310,000.', 3],
    ['Über die Straße', 3],
    ['Стена упала', 2],
    ['日本語', 3],
  ];
  for (const [text, count] of counts) assert.equal(countWords(text), count, text);
  assert.equal(documentText('', doc(p(strong('a'), 'b'))), 'ab');
});
