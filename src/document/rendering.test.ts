import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseFragment } from 'parse5';
import { html } from '../html.ts';
import { br, doc, em, form, h2, h3, inline, li, link, ol, p, pull, quote, rule, strong, ul } from './building.ts';
import type { Said } from './inline.ts';
import { numbers, randomDocument } from './random.ts';
import { documentHtml } from './rendering.ts';
import type { Document } from './schema.ts';
import { documentText } from './text.ts';

const line = (value: unknown) => String(value).replaceAll('\n', '');

/** Marks the given words (at their first place) as said by the sources 1, 2, 3 … */
function marked(document: Document, ...words: string[]): string {
  const text = documentText('Head', document);
  const marks = words.map((word, index): Said => {
    const start = text.indexOf(word);
    assert.ok(start >= 0, word);
    return { start, end: start + word.length, kind: 'named', source: String(index + 1), place: 1 };
  });
  return line(documentHtml(document, { headline: 'Head', marks }));
}

test('every node and mark has its element', () => {
  const document = doc(
    p(
      'a ',
      em('b'),
      strong('c', em('d')),
      br(),
      link('https://example.org/', 'e'),
      link('/f', 'f'),
      link('mailto:a@example.org', 'g'),
    ),
    h2('h'),
    h3('i'),
    quote(p('j')),
    pull('k', p('l')),
    pull('', p('m')),
    ul(li('n', ol(3, li('o')))),
    ol(1, li('q')),
    rule(),
  );
  assert.equal(
    line(documentHtml(document)),
    '<p>a <em>b</em><strong>c</strong><strong><em>d</em></strong><br>' +
      '<a href="https://example.org/" rel="noopener">e</a><a href="/f">f</a><a href="mailto:a@example.org">g</a></p>' +
      '<h2>h</h2><h3>i</h3><blockquote><p>j</p></blockquote>' +
      '<blockquote class="pull"><p>l</p><footer>k</footer></blockquote><blockquote class="pull"><p>m</p></blockquote>' +
      '<ul><li>n<ol start="3"><li>o</li></ol></li></ul><ol><li>q</li></ol><hr>',
  );
});

test('empty paragraphs and headings are not rendered', () => {
  assert.equal(line(documentHtml(doc(p(), h2(), p('a'), p()))), '<p>a</p>');
});

test('a form stands where the page gives one, and nowhere in feed and mail', () => {
  const document = doc(p('a'), form('314'), form(), p('b'));
  assert.equal(line(documentHtml(document)), '<p>a</p><p>b</p>');
  const withForms = documentHtml(document, {
    form: (reference) => (reference === null ? null : html`<form id="${reference}"></form>`),
  });
  assert.equal(line(withForms), '<p>a</p><form id="314"></form><p>b</p>');
});

test('the words of attribution lead to their source', () => {
  assert.equal(
    marked(doc(p('“Yes,” Osk said.')), 'Osk said'),
    '<p>“Yes,” <a class="said named" id="w1-1" href="#s1">Osk said</a>.</p>',
  );
});

test('a mark over emphasis is one element', () => {
  assert.equal(
    marked(doc(p('The ', em('Channel '), strong('Post'), ' said so.')), 'Channel Post said'),
    '<p>The <a class="said named" id="w1-1" href="#s1"><em>Channel </em><strong>Post</strong> said</a> so.</p>',
  );
  assert.equal(
    marked(doc(p(em('all The Post leans'))), 'The Post'),
    '<p><em>all </em><a class="said named" id="w1-1" href="#s1"><em>The Post</em></a><em> leans</em></p>',
  );
});

test('T77 a link that nobody could see is none', () => {
  const document = doc(
    p('one ', link('https://example.org/', ' \u200b'), 'two ', link('https://example.org/', br(), 'three')),
  );
  assert.equal(
    documentHtml(document).toString(),
    '<p>one  \u200btwo <a href="https://example.org/" rel="noopener"><br>three</a></p>',
  );
});

test('a mark never stands in a link: the link is kept, and the rest is marked', () => {
  assert.equal(
    marked(doc(p('The survey ', link('/s', 'signed by Osk'), ' says so.')), 'The survey signed by Osk says'),
    '<p><a class="said named" id="w1-1" href="#s1">The survey </a><a href="/s">signed by Osk</a>' +
      '<a class="said named" href="#s1"> says</a> so.</p>',
  );
  assert.equal(
    marked(doc(p('The ', link('/s', 'board', em(' said')), ' so.')), 'board said'),
    '<p>The <a href="/s"><span id="w1-1">board</span><em> said</em></a> so.</p>',
  );
});

test('marks that overlap stand beside one another, and every place can be led to', () => {
  assert.equal(
    marked(doc(p('a report obtained by the Post says')), 'a report obtained by the Post says', 'the Post'),
    '<p><a class="said named" id="w1-1" href="#s1">a report obtained by </a><a class="said named" id="w2-1" href="#s2">the Post</a>' +
      '<a class="said named" href="#s1"> says</a></p>',
  );
  assert.match(
    marked(doc(p('Osk said.')), 'Osk said', 'Osk said'),
    /<span id="w2-1"><\/span><a class="said named" id="w1-1"/,
  );
});

test('a mark in the headline or over two blocks does no harm', () => {
  const document = doc(p('one two'), ul(li('three')));
  const marks: Said[] = [
    { start: 0, end: 4, kind: 'named', source: '1', place: 1 },
    { start: 10, end: 20, kind: 'named', source: '2', place: 1 },
    { start: 900, end: 950, kind: 'named', source: '3', place: 1 },
    { start: 8, end: 8, kind: 'named', source: '4', place: 1 },
  ];
  assert.equal(
    line(documentHtml(document, { headline: 'Head', marks })),
    '<p>one <a class="said named" id="w2-1" href="#s2">two</a></p><ul><li>three</li></ul>',
  );
});

test('inline() reads the signs that people type', () => {
  const cases: [string, string][] = [
    ['plain', 'plain'],
    ['a *b* **c** [d](/e)', 'a <em>b</em> <strong>c</strong> <a href="/e">d</a>'],
    ['2 * 3 * 4 and a * alone', '2 * 3 * 4 and a * alone'],
    ['[sic] and [x](javascript:y)', '[sic] and x'],
    ['', ''],
  ];
  for (const [text, wanted] of cases)
    assert.equal(line(documentHtml(doc(p('>', inline(text))))), `<p>&gt;${wanted}</p>`);
});

interface Element {
  nodeName: string;
  value?: string;
  attrs?: { name: string; value: string }[];
  childNodes?: Element[];
}

test('300 random documents render to balanced HTML whose text is their text, and nothing else', () => {
  const allowed = new Set(
    '#document-fragment #text p h2 h3 blockquote footer ul ol li hr a em strong br span'.split(' '),
  );
  for (let seed = 1; seed <= 300; seed += 1) {
    const document = randomDocument(seed);
    const headline = 'A <b>headline</b>';
    const text = documentText(headline, document);
    const random = numbers(seed);
    const marks = Array.from({ length: 6 }, (_, place): Said => {
      const start = Math.floor(random() * text.length);
      return { start, end: start + Math.floor(random() * 30), kind: 'office', source: `${place % 3}`, place };
    });
    const rendered = String(documentHtml(document, { headline, marks }));
    let words = '';
    const visit = (element: Element, inLink: boolean) => {
      assert.ok(allowed.has(element.nodeName), element.nodeName);
      for (const { name } of element.attrs ?? []) assert.match(name, /^(class|id|href|rel|start)$/);
      if (element.nodeName === 'a') assert.equal(inLink, false, 'no link in a link');
      if (element.nodeName === 'br') words += '\n';
      if (element.nodeName === '#text') words += element.value ?? '';
      if (element.nodeName === 'footer') return;
      for (const child of element.childNodes ?? []) visit(child, inLink || element.nodeName === 'a');
    };
    visit(parseFragment(rendered) as Element, false);
    const plain = (value: string) => value.replace(/\s/g, '');
    assert.equal(plain(words), plain(text.slice(headline.length)), `seed ${seed}`);
    const ids = [...rendered.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    assert.equal(new Set(ids).size, ids.length, 'no id twice');
    assert.equal(String(documentHtml(document, { headline, marks })), rendered);
  }
});
