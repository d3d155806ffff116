import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Problem } from '../problem.ts';
import { br, doc, em, form, h2, h3, li, link, ol, p, pull, quote, rule, strong, ul } from './building.ts';
import { readDocument } from './reading.ts';
import { documentHtml } from './rendering.ts';

const everything = doc(
  p(
    'Plain, ',
    em('leaning '),
    strong('and ', em('both')),
    ', with a ',
    link('https://example.org/', 'link'),
    br(),
    'and a break.',
  ),
  h2('The wall'),
  h3('Below it'),
  quote(p('Quoted.'), p('Twice.')),
  pull('Marit Osk', p('I thought the town could decide that.')),
  ul(li('one', ul(li('one and a half'))), li('two')),
  ol(3, li('three')),
  rule(),
  form('314'),
  form(),
);

const paragraph = (...content: unknown[]) => ({ type: 'paragraph', content });
const words = (text: unknown, ...marks: unknown[]) => ({ type: 'text', text, ...(marks.length > 0 ? { marks } : {}) });
const whole = (...content: unknown[]) => ({ type: 'doc', content });

function refused(value: unknown, name: string): void {
  assert.throws(
    () => readDocument(value),
    (error) => {
      assert.ok(error instanceof Problem, `${name}: ${String(error)}`);
      assert.equal(error.kind, 'invalid', name);
      assert.match(error.message, /^This text cannot be kept as it is\. [A-Z].*\.$/, name);
      assert.doesNotMatch(error.message, /[<>{}]|__proto__|undefined|object Object/, name);
      return true;
    },
    name,
  );
}

test('a document comes back as it was stored', () => {
  const stored: unknown = JSON.parse(JSON.stringify(everything));
  assert.ok(readDocument(stored).eq(everything));
  assert.deepEqual(JSON.parse(JSON.stringify(readDocument(stored))), stored);
});

test('T02 nodes and marks that the schema does not know are refused', () => {
  for (const type of [
    'script',
    'html',
    'image',
    'iframe',
    'constructor',
    '__proto__',
    'toString',
    '',
    null,
    7,
    {},
    ['paragraph'],
  ]) {
    refused(whole({ type }), `node ${String(type)}`);
    refused(whole(paragraph({ type, text: 'x' })), `inline ${String(type)}`);
    refused(whole(paragraph(words('x', { type }))), `mark ${String(type)}`);
  }
  refused(whole(paragraph(words('x', 'emphasis'))), 'a mark that is a string');
  refused(whole(paragraph({ ...words('x'), marks: { type: 'emphasis' } })), 'marks that are no list');
  refused(whole({ ...paragraph(words('x')), marks: [{ type: 'emphasis' }] }), 'a mark on a block');
  refused({ ...whole(paragraph()), marks: [{ type: 'emphasis' }] }, 'a mark on the document');
  refused(whole(paragraph(words('x', ...Array.from({ length: 9 }, () => ({ type: 'emphasis' }))))), 'nine marks');
  refused(whole(paragraph(words('x', { type: 'emphasis' }, { type: 'emphasis' }))), 'the same mark twice');
});

test('T02 attributes must be known, plain and of their kind', () => {
  const heading = (attrs: unknown) => whole({ type: 'heading', attrs, content: [words('x')] });
  for (const level of [1, 4, '2', 2.5, null, true, {}, [2], { toString: '2' }]) {
    refused(heading({ level }), `level ${JSON.stringify(level)}`);
  }
  refused(heading({ level: 2, onclick: 'alert(1)' }), 'an attribute of our own');
  refused(heading({ level: 2, style: { color: 'red' } }), 'an attribute that is an object');
  refused(heading([2]), 'attributes that are a list');
  refused(heading('level'), 'attributes that are a string');
  refused(whole({ type: 'paragraph', attrs: { class: 'x' } }), 'an attribute where there are none');
  refused(
    whole({ type: 'orderedList', attrs: { start: 1.5 }, content: [{ type: 'listItem', content: [paragraph()] }] }),
    'start',
  );
  refused(whole({ type: 'formReference', attrs: { reference: { id: 314 } } }), 'reference as an object');
  refused(whole({ type: 'formReference', attrs: { reference: 314 } }), 'reference as a number');
  refused(whole({ type: 'formReference', attrs: { reference: 'a'.repeat(201) } }), 'a long reference');
  refused(whole({ type: 'pullQuote', attrs: { by: ['Marit'] }, content: [paragraph()] }), 'by as a list');
  refused(whole({ type: 'pullQuote', attrs: { by: 'a\0' }, content: [paragraph()] }), 'by with NUL');
});

test('T02 a key named __proto__ is refused and changes nothing', () => {
  refused(JSON.parse('{"type":"doc","__proto__":{"x":1},"content":[{"type":"paragraph"}]}'), 'on the document');
  refused(
    JSON.parse('{"type":"doc","content":[{"type":"heading","attrs":{"__proto__":{"level":2}}}]}'),
    'in attributes',
  );
  refused(JSON.parse('{"type":"doc","content":[{"type":"paragraph","constructor":{"prototype":{}}}]}'), 'constructor');
  assert.equal(Object.hasOwn(Object.prototype, 'x'), false);
});

test('T02 a link that may not be one is refused, and one that may is stored in one spelling', () => {
  const linked = (href: unknown) => whole(paragraph(words('x', { type: 'link', attrs: { href } })));
  for (const href of [
    'javascript:alert(1)',
    'JAVA\nSCRIPT:x',
    '\u0001javascript:x',
    'data:text/html,x',
    '//example.org',
    '/\\x',
    7,
    {},
    null,
  ]) {
    refused(linked(href), `href ${String(href)}`);
  }
  refused(whole(paragraph(words('x', { type: 'link' }))), 'no href');
  refused(
    whole(paragraph(words('x', { type: 'link', attrs: { href: 'https://a.example', target: '_blank' } }))),
    'target',
  );
  const document = readDocument(linked(' https://EXAMPLE.org '));
  assert.equal(document.firstChild?.firstChild?.marks[0]?.attrs['href'], 'https://example.org/');
});

test('T02 what is no document at all is refused', () => {
  for (const value of [
    null,
    undefined,
    7,
    '',
    'doc',
    '{"type":"doc"}',
    [],
    {},
    [whole(paragraph())],
    paragraph(words('x')),
  ]) {
    refused(value, JSON.stringify(value) ?? 'undefined');
  }
  refused(whole(), 'no block');
  refused({ type: 'doc' }, 'no content');
  refused({ type: 'doc', content: 'text' }, 'content that is a string');
  refused({ type: 'doc', content: { length: 1 } }, 'content that is an object');
  refused(whole(null), 'a block that is null');
  refused(whole(whole(paragraph())), 'a document in a document');
  refused(whole(words('bare')), 'words with no paragraph');
  refused(whole({ type: 'listItem', content: [paragraph()] }), 'an item with no list');
  refused(whole({ type: 'rule', content: [paragraph()] }), 'a rule with content');
  refused(whole(paragraph(words(''))), 'empty text');
  refused(whole(paragraph(words(7))), 'text that is a number');
});

test('T02 depth and size are known before anything recurses', () => {
  let deep: unknown = { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph()] }] };
  for (let depth = 0; depth < 10_000; depth += 1) {
    deep = { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(), deep] }] };
  }
  refused(whole(deep), '10,000 lists deep');
  refused(whole(paragraph(words('a'.repeat(1_000_001)))), 'a million signs');
  refused(whole(paragraph(words('€'.repeat(400_000)))), 'a million bytes');
  refused(whole(...Array.from({ length: 100_000 }, () => paragraph())), '100,000 empty paragraphs');
  assert.equal(readDocument(whole(paragraph(words('a'.repeat(900_000))))).textContent.length, 900_000);
});

test('signs that no letter is: NUL and half pairs are refused, other control signs become spaces', () => {
  refused(whole(paragraph(words('a\0b'))), 'NUL');
  refused(whole(paragraph(words('a\ud83d'))), 'half a pair');
  refused(whole(paragraph(words('\udc00a'))), 'the other half');
  const document = readDocument(whole(paragraph(words('a\u000bb\nc\u0007d\uffff 🧱'))));
  assert.equal(document.textContent, 'a b c d  🧱');
});

test('neighbouring texts with equal marks become one', () => {
  const document = readDocument(whole(paragraph(words('a'), words('b'), words('c', { type: 'strong' }))));
  assert.ok(document.eq(doc(p('ab', strong('c')))));
  assert.equal(document.firstChild?.childCount, 2);
});

test('T02 words that look like markup are only words', () => {
  const document = readDocument(whole(paragraph(words('<img src=x onerror=alert(1)>&lt;"\''))));
  assert.equal(String(documentHtml(document)).trim(), '<p>&lt;img src=x onerror=alert(1)&gt;&amp;lt;&quot;&#39;</p>');
});
