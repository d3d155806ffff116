import assert from 'node:assert/strict';
import { test } from 'node:test';
import { br, doc, em, form, h2, h3, li, link, ol, p, pull, quote, rule, strong, ul } from '../document/building.ts';
import { readDocument } from '../document/reading.ts';
import { randomDocument } from '../document/random.ts';
import type { Document } from '../document/schema.ts';
import { documentFrom, plainFrom } from './plain-body.ts';
import { bylineFrom, cleanLine } from './lines.ts';

const whole = doc(
  p('They ', em('knew'), ', ', strong('all'), ' of ', link('https://example.org/a', 'them'), '.'),
  h2('Later'),
  h3('Much later'),
  quote(p('One.'), p('Two.')),
  pull('Marit Osk', p('I thought the town could decide.')),
  ul(li('first'), li('second')),
  ol(3, li('third')),
  rule(),
  form('314'),
  form(),
  p('A line', br(), 'and another'),
);
const nothing = doc(p());

test('what the signs can say comes back the same, block by block', () => {
  const plain = plainFrom(whole);
  assert.match(
    plain,
    /^They \*knew\*, \*\*all\*\* of \[them\]\(https:\/\/example\.org\/a\)\.\n\n## Later\n\n### Much later\n\n> One\.\n>\n> Two\.\n\n>> I thought/,
  );
  assert.deepEqual(documentFrom(plain, nothing).toJSON(), whole.toJSON());
});

test('a text that was not touched is the very document; an edit leaves the other blocks as they were', () => {
  const nested = doc(
    ul(li('one', ul(li(['deep ', ...em('er')]))), li('two')),
    p('Old words.'),
    pull('', p('A'), p('B')),
  );
  const plain = plainFrom(nested);
  assert.equal(documentFrom(plain, nested), nested);
  const edited = documentFrom(plain.replace('Old words.', 'New words.\n\nAnd more.'), nested);
  assert.deepEqual(edited.child(0).toJSON(), nested.child(0).toJSON());
  assert.equal(edited.childCount, 4);
  assert.equal(edited.child(1).textContent, 'New words.');
});

test('any document survives being typed into at its end', () => {
  for (let seed = 1; seed <= 200; seed++) {
    const before = randomDocument(seed);
    const same = documentFrom(plainFrom(before), before);
    assert.deepEqual(same.toJSON(), before.toJSON());
    const after: Document = documentFrom(`${plainFrom(before)}\n\nAn end.`, before);
    readDocument(after.toJSON());
    assert.equal(after.lastChild?.textContent, 'An end.');
  }
});

test('T02 signs of markup stay signs, and a link that must not be one is only its words', () => {
  const document = documentFrom(
    '<script>alert(1)</script>\n\n[press](javascript:alert(1))\n\n{form: 9} inside',
    nothing,
  );
  assert.deepEqual(
    document.children.map(({ textContent, type }) => [type.name, textContent]),
    [
      ['paragraph', '<script>alert(1)</script>'],
      ['paragraph', '[press](javascript:alert(1))'],
      ['paragraph', '{form: 9} inside'],
    ],
  );
  assert.equal(documentFrom('[press](javascript:x)', nothing).textContent, 'press');
});

test('T77 signs that turn the direction of text are taken out of lines and names', () => {
  assert.equal(cleanLine('  Ferry\u202e stops\n\tnow\u0000 '), 'Ferry stops now');
  assert.deepEqual(bylineFrom('Ines Calder, Tom\u2066 Ferris;Ines Calder,\n ,Odile Marsh'), [
    'Ines Calder',
    'Tom Ferris',
    'Odile Marsh',
  ]);
});
