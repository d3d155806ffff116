import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { allArticles } from '../../test/articles.ts';
import { numbers } from '../document/random.ts';
import { audit, extract, update } from './engine.ts';
import type { Sourcing, Span } from './engine.ts';

const isFull = process.env.SOAK === 'full';
const rounds = isFull ? 20_000 : 300;

/** Stories as others wrote them, kept outside of this repository. */
const corpus = new URL('../../../shared/corpus/train.jsonl', import.meta.url);
const articles = allArticles().map(({ text }) => text);
if (isFull && existsSync(corpus)) {
  const lines = readFileSync(corpus, 'utf8').trim().split('\n');
  articles.push(...lines.map((line) => (JSON.parse(line) as { text: string }).text));
}

const hostile = (
  '\0|\ud83e|\udd26|🧱|👩‍👩‍👧‍👦|é|\u202e|\u2066|\u2069|\u200b|\ufeff|“|”|‘|’|"|\'|«|»|„|‚|‹|›|*|_|\n|\n\n|\r\n|\u2028|<b>|</p>|&amp;|[form]|…|' +
  ' said |According to |reportedly | who | anonymity because |x was told that |Yesterday |U.S. |Mr. |, “|.”|\t|𝕆𝕤𝕜 said|ﬀ|İ'
).split('|');

/** A cut of a story, with hostile signs put in and pieces taken out. */
function mangled(random: () => number): string {
  const below = (limit: number) => Math.floor(random() * limit);
  const article = articles[below(articles.length)] ?? '';
  const start = random() < 0.3 ? 0 : below(article.length);
  let text = article.slice(start, start + 200 + below(1500));
  for (let change = below(30); change > 0; change -= 1) {
    const at = below(text.length + 1);
    text = text.slice(0, at) + (hostile[below(hostile.length)] ?? '') + text.slice(at + below(6));
  }
  return text;
}

/** Words in the text, and no half of a sign that takes two places. */
function assertSpan(text: string, { start, end }: Span, what: string): void {
  assert.ok(start >= 0 && start < end && end <= text.length, `${what}: ${start}-${end} of ${text.length}`);
  for (const edge of [start, end]) {
    const isSplit = /[\ud800-\udbff]/.test(text.charAt(edge - 1)) && /[\udc00-\udfff]/.test(text.charAt(edge));
    assert.ok(!isSplit, `${what}: a sign is cut in two at ${edge}`);
  }
}

function assertSound(sourcing: Sourcing, what: string): void {
  const { text, statements, sources } = sourcing;
  for (const { id, sourceSpan, cue, content } of statements) {
    assert.ok(content.length > 0, `${what}: ${id} states nothing`);
    for (const span of [sourceSpan, cue, ...content]) if (span !== null) assertSpan(text, span, `${what}, ${id}`);
  }
  for (const { id, mentions } of sources) for (const span of mentions) assertSpan(text, span, `${what}, source ${id}`);
  for (const { rule, ranges } of audit(sourcing)) {
    assert.ok(ranges.length > 0, `${what}: ${rule} points at nothing`);
    for (const range of ranges) assertSpan(text, range, `${what}, ${rule}`);
  }
}

test(`T73 ${rounds} mangled stories: nothing throws, and what is found lies in the text`, () => {
  const first = isFull ? Math.floor(Math.random() * 1e9) : 1;
  let found = 0;
  for (let seed = first; seed < first + rounds; seed += 1) {
    const random = numbers(seed);
    const text = mangled(random);
    const sourcing = extract({ text });
    assertSound(sourcing, `seed ${seed}`);
    const start = Math.floor(random() * text.length);
    const insert = hostile[Math.floor(random() * hostile.length)] ?? '';
    assertSound(update(sourcing, { start, end: start + 1, insert }), `seed ${seed}, changed`);
    found += sourcing.statements.length;
  }
  assert.ok(found > rounds, 'stories still say something');
});

test('T73 a mark at the very beginning, and nothing before it', () => {
  for (const mark of ['”', '’', '"', '»', '“', '‹']) {
    for (const words of [' a', ',', '. The officials said that it fell.', ''])
      assertSound(extract({ text: `${mark}${words} The officials said that the wall was not safe.` }), mark + words);
  }
});

test('T73 a lost mark far behind signs that take two places', () => {
  for (const shift of ['', 'x']) {
    const text = `The officials said that the wall was not safe: ${'🧱'.repeat(200)}${shift} it fell,” she said.`;
    assertSound(extract({ text }), 'a lost mark');
  }
});

test('T73 the end of what is read cuts no sign in two', () => {
  for (const shift of ['', 'x']) {
    const text = `${'Osk said that the wall fell. '.repeat(20)}\n\nOsk said ${shift}${'𝕆'.repeat(120_000)}`;
    const sourcing = extract({ text });
    assert.equal(sourcing.partial, true);
    assertSound(sourcing, 'cut');
  }
});

const shapes: Record<string, (length: number) => string> = {
  'quotation marks': (length) => '"'.repeat(length),
  'quotations in quotations of every style': (length) =>
    '“‘«„‚‹"\''.repeat(length / 16) + '\'"›‘“»’”'.repeat(length / 16),
  'one word': (length) => 'a'.repeat(length),
  'a letter and a blank': (length) => 'a '.repeat(length / 2),
  'a paragraph for every word': (length) => 'said\n\n'.repeat(length / 6),
  'lines of blanks': (length) => `${' '.repeat(500)}\n`.repeat(length / 501),
  'an open quotation in every paragraph': (length) => '“It fell,\n\n'.repeat(length / 11),
  'emphasis that never ends': (length) => '*A _B '.repeat(length / 6),
};

for (const [name, shape] of Object.entries(shapes)) {
  test(`T73 1 MB of ${name}: in proportion to its length, and a change to it as well`, () => {
    const english = 'The officials said that the wall was not safe, and they told the board. '.repeat(30);
    const timed = (length: number): number => {
      const text = `${english}\n\n${shape(length)}`;
      const began = process.cpuUsage().user;
      const sourcing = extract({ text });
      assertSound(sourcing, name);
      assert.equal(sourcing.statements.length >= 30, true, 'what stands before is read');
      if (length > 500_000) assert.equal(sourcing.partial, true);
      assertSound(update(sourcing, { start: 10, end: 12, insert: '“' }), name);
      return (process.cpuUsage().user - began) / 1000;
    };
    timed(50_000);
    const quarter = timed(250_000);
    const whole = timed(1_000_000);
    // Four times the length; what goes back at every sign takes sixteen times as long and more.
    assert.ok(whole < 10 * quarter + 500, `${quarter} ms and ${whole} ms of the processor's time`);
  });
}
