import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDocument } from '../document/reading.ts';
import { documentHtml } from '../document/rendering.ts';
import { Problem } from '../problem.ts';
import { brokenQuotations } from './broken-quotations.ts';
import { readPage } from './reading-page.ts';
import type { PageReading } from './reading-page.ts';

const first = 'The council voted on Tuesday to close the pool after ninety years of use by the town.';
const last = 'The pool was built in 1941 and paid for by a brewery that no longer exists.';

function read(text: string): PageReading {
  return readPage(new TextEncoder().encode(text), 'page.txt');
}

/** What the lines between a first and a last paragraph became. */
function between(lines: string): string {
  const page = read(`Pool closes after vote\n\n${first}\n\n${lines}\n\n${last}`);
  const html = String(documentHtml(readDocument(page.document))).replaceAll('\n', '');
  const [start, end] = [`<p>${first}</p>`, `<p>${last}</p>`];
  assert.ok(html.startsWith(start) && html.endsWith(end), html);
  return html.slice(start.length, -end.length);
}

test('signs of emphasis and links, and what only looks like them', () => {
  const cases: [string, string][] = [
    ['In *The Echo* it stood.', '<p>In <em>The Echo</em> it stood.</p>'],
    ['In _The Echo_ it stood.', '<p>In <em>The Echo</em> it stood.</p>'],
    ['In **bold** it stood.', '<p>In <strong>bold</strong> it stood.</p>'],
    ['(*Title*), “*Title*”.', '<p>(<em>Title</em>), “<em>Title</em>”.</p>'],
    ['2 * 3 * 4 is 24, snake_case_name, a * b.', '<p>2 * 3 * 4 is 24, snake_case_name, a * b.</p>'],
    ['It costs 3* or 4* a night.', '<p>It costs 3* or 4* a night.</p>'],
    [
      'See [the plan](https://x.example/plan) here.',
      '<p>See <a href="https://x.example/plan" rel="noopener">the plan</a> here.</p>',
    ],
    ['See [it](javascript:alert) and [her](/b) here.', '<p>See it and her here.</p>'],
    ['“It&rsquo;s &#8211; fine,” said A &amp; B.', '<p>“It’s – fine,” said A &amp; B.</p>'],
    ['A <b>tag</b> and a </p> stay words.', '<p>A &lt;b&gt;tag&lt;/b&gt; and a &lt;/p&gt; stay words.</p>'],
  ];
  for (const [line, expected] of cases) assert.equal(between(line), expected, line);
});

test('subheads, quotations, lists and rules of Markdown', () => {
  assert.equal(between('## Before six\n\nA line.'), '<h2>Before six</h2><p>A line.</p>');
  assert.equal(
    between('> One line.\n> Another line.'),
    '<blockquote><p>One line.</p><p>Another line.</p></blockquote>',
  );
  assert.equal(between('- One thing\n- Two things'), '<ul><li>One thing</li><li>Two things</li></ul>');
  assert.equal(between('3. One thing\n4. Two things'), '<ol start="3"><li>One thing</li><li>Two things</li></ol>');
  assert.equal(between('- One dash is speech, he said.'), '<p>- One dash is speech, he said.</p>');
  assert.equal(between('***'), '<hr>');
  const page = read(`Pool closes\n\n${first}\n\n![The pool](/a.jpg)\n\n${last}`);
  assert.deepEqual(page.removed, [
    { text: '![The pool](/a.jpg)', reason: 'A picture: pictures are not imported yet.' },
  ]);
});

test('the headline is the first line that is neither furniture nor a credit', () => {
  const pages: [string, string][] = [
    [`Pool closes after vote\n\n${first}`, 'Pool closes after vote'],
    [`Skip to content\nHome | News | Sport\n\nPool closes after vote\n\n${first}`, 'Pool closes after vote'],
    [`The Echo\nHome\nNews\nSport\nPool closes after vote\nBy Ann Lee\n${first}`, 'Pool closes after vote'],
    [`Pool closes after vote | The Echo\nPool closes after vote\n\n${first}`, 'Pool closes after vote'],
    [`12 May 2031\n\nPool closes after vote\n\n${first}`, 'Pool closes after vote'],
    [`[mc4wp_form id="3"]\n\nPool closes after vote\n\n${first}`, 'Pool closes after vote'],
    [`# Pool closes *after* vote\n\n${first}`, 'Pool closes after vote'],
    [`Sport for all\nWho pays for the pool?\n${first}`, 'Sport for all'],
    [`Newsletter sign-ups fall for the third year\n\n${first}`, 'Newsletter sign-ups fall for the third year'],
    [`“We moved the cat first, then the piano.”\n\n${first}`, '“We moved the cat first, then the piano.”'],
    [`Pool closes\n${first}\n${last}`, 'Pool closes'],
    [`COUNCIL\n\nPool closes after vote\n\n${first}`, 'Pool closes after vote'],
    [`Pool closes after vote [mc4wp_form id="3"]\n\n${first}`, 'Pool closes after vote'],
  ];
  for (const [text, headline] of pages) {
    const page = read(text);
    assert.equal(page.headline, headline, text);
    assert.ok(JSON.stringify(page.document).includes(first), text);
  }
});

test('a page without a headline gets its first words for one, and says so', () => {
  const long = `${first} ${last} `.repeat(3).trim();
  const page = read(`${long}\n\n${last}`);
  assert.ok(page.headline.endsWith(' …') && long.startsWith(page.headline.slice(0, -2)));
  assert.equal(page.paragraphs, 2);
  assert.match(page.notes[0]?.reason ?? '', /^No headline was found/);
});

test('one paragraph a line, blank lines, and lines broken at a width', () => {
  assert.equal(read(`Pool closes\n${first}\n${last}\n“Yes.”`).paragraphs, 3);
  assert.equal(read(`Pool closes\r\n\r\n\r\n${first}\r\n\r\n${last}`).paragraphs, 2);
  const wrapped = `${first} ${last} ${first} ${last}`.replace(/(.{50,60}) /g, '$1\n');
  const page = read(`Pool closes\n\n${wrapped}\n\n${wrapped}`);
  assert.equal(page.paragraphs, 2);
});

test('a quotation that a paragraph break cuts is kept and told of', () => {
  const cut: [string, string][] = [
    ['‘It is,’ he said. ‘More for the U.S.', 'Treasury.’'],
    ['“It is,” he said. “More for the', 'treasury.” It was late.'],
    ['„Es ist so“, sagte er. „Mehr für die', 'Kasse.“'],
    ['«Так, — сказал он. — Больше', 'ничего».'],
    ['He said: "More for the', 'treasury." It was late.'],
  ];
  for (const [before, after] of cut) {
    const notes = brokenQuotations([first, before, after, last]);
    assert.equal(notes.length, 1, before);
    assert.match(notes[0]?.text ?? '', / ¶ \S/);
    assert.ok((notes[0]?.text ?? '').endsWith(after));
  }
  const whole = [
    ['“A quotation that goes on', '“opens again, as printers have it.”'],
    ['The boys’ boat, the ’90s, it’s theirs.', 'The girls’ boat.'],
    ['“One.” “Two.”', '“Three.”'],
    ['„Eins“, sagte sie.', '„Zwei“, sagte er.'],
    ['She was 5\'10" tall.', 'He was not.'],
    ['‘One,’ he said. ‘Two.’', '‘Three.’'],
  ];
  for (const paragraphs of whole) assert.deepEqual(brokenQuotations(paragraphs), [], paragraphs.join(' / '));
  const page = read(`Pool closes\n\n${first}\n\n“More,” he said, “for the\n\ntown.”\n\n${last}`);
  assert.equal(page.paragraphs, 4);
  assert.equal(page.notes.length, 1);
});

test('a page that no story can be as long as is refused at once', () => {
  for (const text of ['a\n'.repeat(60_000), `Pool\n\n${'word '.repeat(400_000)}`]) {
    const start = performance.now();
    assert.throws(
      () => read(text),
      (error) => error instanceof Problem && error.message === 'page.txt is longer than a page with one story can be.',
    );
    assert.ok(performance.now() - start < 3000);
  }
});

test('T72 signs that begin and never end are read in time', () => {
  for (const shape of ['*a ', '_a ', '**a', '[a](', '![', '“', '‘a ', '"a ', '&amp;', '> ', '1. ', '| ', '# ']) {
    const start = performance.now();
    try {
      read(`Pool closes\n\n${first}\n\n${shape.repeat(100_000)}\n\n${last}`);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
    }
    assert.ok(performance.now() - start < 4000, `${shape} took ${Math.round(performance.now() - start)} ms`);
  }
});
