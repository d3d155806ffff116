import { test } from 'node:test';
import assert from 'node:assert/strict';
import { allArticles, readArticle, type Article, type Stretch } from './articles.ts';

const story = `named-person: 1 2
unnamed: 3
via the Evening Post: 3
nested: 3

Quay to close

{s1+2 Ines Vold, harbour master,} {c1 said} {t1 that {s3 sailors} {c3 had told the Post} {t3 the quay was unsafe}} and {c2 asked} {t2 for help}.`;

const words = (article: Article, stretches: Stretch[]): string[] =>
  stretches.map(([start, end]) => article.text.slice(start, end));

void test('marks become offsets into the bare story', () => {
  const article = readArticle('quay', story);
  assert.equal(article.title, 'Quay to close');
  assert.ok(!/[{}]/.test(article.text));
  const byCue = (cue: string) => article.attributions.find((each) => words(article, each.cue)[0] === cue);
  const [said, asked, told] = [byCue('said'), byCue('asked'), byCue('had told the Post')];
  assert.ok(said && asked && told);
  assert.deepEqual(words(article, said.source), ['Ines Vold, harbour master,']);
  assert.deepEqual(said.source, asked.source);
  assert.deepEqual(words(article, said.content), ['that sailors had told the Post the quay was unsafe']);
  assert.deepEqual(words(article, told.content), ['the quay was unsafe']);
  assert.deepEqual([told.kind, told.via, told.nested, told.optional], ['unnamed', 'the Evening Post', true, true]);
  assert.deepEqual(
    [said.kind, said.via, said.nested, said.optional],
    ['named-person', undefined, undefined, undefined],
  );
});

void test('a story without attributions needs no header', () => {
  assert.deepEqual(readArticle('tides', 'Tides\n\nHigh water was at noon.'), {
    id: 'tides',
    title: 'Tides',
    text: 'Tides\n\nHigh water was at noon.',
    attributions: [],
  });
});

for (const [what, file, message] of [
  ['a label that is none', 'unnamed: 1\n\nA\n\n{x1 He} said.', /quay, line 5: “{x1” is no mark/],
  ['a mark that is not ended', 'unnamed: 1\n\nA\n\n{s1 He said.', /“{source 1” is not ended/],
  ['an end without a mark', 'unnamed: 1\n\nA\n\nHe} said.', /line 5: “}” without a mark/],
  ['an empty mark', 'unnamed: 1\n\nA\n\n{s1 } said.', /a mark without words/],
  ['space at the edge of a mark', 'unnamed: 1\n\nA\n\n{s1 He }said.', /space at its edge/],
  ['a number without a kind', 'optional: 1\n\nA\n\n{s1 He} said.', /gives no kind for 1/],
  ['two kinds', 'unnamed: 1\ndocument: 1\n\nA\n\n{s1 He} said.', /line 2: 1 has a kind already/],
  ['a header word that is none', 'person: 1\n\nA\n\n{s1 He} said.', /line 1: “person: 1” is no kind/],
  ['a number that is nowhere', 'unnamed: 1 2\n\nA\n\n{s1 He} said.', /2 stands in the header, but nowhere/],
  ['nobody who is named', 'none: 1\n\nA\n\n{s1 He} said.', /1 is none, with 1 sources/],
] as const)
  void test(`says where: ${what}`, () => assert.throws(() => readArticle('quay', file), { message }));

const articles = allArticles();

void test('every story reads, and is one', () => {
  assert.ok(articles.length >= 24, 'too few stories were found');
  for (const { id, title, text, attributions } of articles) {
    assert.ok(title.length > 10 && title.length < 120, `${id}: the first paragraph is no headline`);
    assert.ok(text.split('\n\n').length >= 3, `${id}: fewer than three paragraphs`);
    assert.ok(!/\n(?!\n)(?<!\n\n)/.test(text), `${id}: a line breaks inside a paragraph`);
    assert.equal(text, text.normalize('NFC'), id);
    assert.ok(!/ {2}/.test(text), `${id}: two spaces`);
    assert.ok(attributions.length > 0 || id.startsWith('facts-'), `${id}: nothing is marked`);
  }
});

void test('a required attribution has words that signal it and words that it gives', () => {
  for (const { id, attributions } of articles)
    for (const [index, { cue, content, optional }] of attributions.entries())
      if (!optional) assert.ok(cue.length === 1 && content.length > 0, `${id}: attribution ${index + 1} of the text`);
});

void test('stretches of one attribution do not touch each other, and none lies across another', () => {
  for (const { id, text, attributions } of articles) {
    const all = attributions.flatMap(({ source, cue, content }) => [source, cue, content]).flat();
    for (const [a, b] of all)
      for (const [c, d] of all)
        assert.ok(!(a < c && c < b && b < d), `${id}: “${text.slice(a, b)}” and “${text.slice(c, d)}”`);
    for (const { source, cue, content } of attributions) {
      const own = [...source, ...cue, ...content].toSorted((x, y) => x[0] - y[0]);
      for (const [index, [start, end]] of own.entries()) {
        const next = own[index + 1];
        assert.ok(
          !next || end <= next[0],
          `${id}: “${text.slice(start, end)}” holds other words of its own attribution`,
        );
      }
    }
  }
});
