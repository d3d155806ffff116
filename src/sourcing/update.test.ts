import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allArticles } from '../../test/articles.ts';
import { doc, em, p } from '../document/building.ts';
import { numbers } from '../document/random.ts';
import { readingOf } from './extract.ts';
import { extract, update } from './engine.ts';
import type { Change } from './engine.ts';

const isFull = process.env.SOAK === 'full';
const rounds = isFull ? 400 : 12;
const editsInARound = isFull ? 60 : 25;

const articles = allArticles().map(({ text }) => text);
const bits = (
  'a| |e|\n|\n\n|“|”|"|‘|’|\'|.|,| said | Osk | Mr Vold | she | the officials said that |According to |*|_|(|:|;|\ud83e\uddf1|\ud83e|' +
  ' who asked not to be named because she feared for her work |her husband, Anne, said no. |\0|\u202e|” said Ines Vold|Engineer Marit Osk'
).split('|');

/** One edit as people make them: mostly typing, sometimes a paste, a cut, or the end of everything. */
function randomChange(random: () => number, text: string, clipboard: string): Change {
  const below = (limit: number) => Math.floor(random() * limit);
  const near = /["“”‘’]/g;
  const marks = Array.from(text.matchAll(near), ({ index }) => index);
  const start = [below(text.length + 1), below(80), marks[below(marks.length)] ?? 0][below(3)] ?? 0;
  const from = Math.min(start, text.length);
  switch (below(9)) {
    case 0:
      return { start: from, end: Math.min(text.length, from + below(400)), insert: '' };
    case 1:
      return { start: from, end: from, insert: clipboard };
    case 2:
      return { start: from, end: Math.min(text.length, from + 1 + below(3)), insert: '' };
    case 3:
      return random() < 0.1 ? { start: 0, end: text.length, insert: '' } : { start: from, end: from, insert: '\n\n' };
    default:
      return { start: from, end: from, insert: bits[below(bits.length)] ?? 'a' };
  }
}

test(`${rounds * editsInARound} random edits: the update gives what a reading from scratch gives`, () => {
  const first = isFull ? Math.floor(Math.random() * 1e9) : 1;
  for (let seed = first; seed < first + rounds; seed += 1) {
    const random = numbers(seed);
    const pick = () => articles[Math.floor(random() * articles.length)] ?? '';
    const circumstances = { newsroom: 'The Evening Post' };
    let sourcing = extract({ text: `${pick()}\n\n${pick()}` }, circumstances);
    const done = [sourcing];
    for (let edit = 0; edit < editsInARound; edit += 1) {
      const { text } = sourcing;
      const cut = Math.floor(random() * text.length);
      const change = randomChange(random, text, random() < 0.5 ? pick() : text.slice(cut, cut + 300));
      sourcing = update(random() < 0.1 ? (done[0] ?? sourcing) : sourcing, change);
      const fresh = extract({ text: sourcing.text }, circumstances);
      assert.deepEqual(sourcing, fresh, `seed ${seed}, edit ${edit}: ${JSON.stringify(change)}`);
      if (edit % 8 === 0)
        assert.deepEqual(plainly(sourcing), plainly(fresh), `seed ${seed}, edit ${edit}: the reading`);
      // Undo: the same words again, from a later answer.
      if (random() < 0.2) sourcing = extract({ text }, circumstances, sourcing);
      done.push(sourcing);
    }
  }
});

/** All of a reading but what later steps left at its sentences. */
function plainly(sourcing: Parameters<typeof readingOf>[0]): unknown {
  const reading = readingOf(sourcing);
  return { ...reading, sentences: reading.sentences.map(({ found: _found, ...sentence }) => sentence) };
}

test('a story: headline, words and marks change, and the answer is as from scratch', () => {
  const second = p('The sale was reported by ', em('Harbour Light'), ' on Monday. “The wall stands,” he said.');
  const stages = [
    { headline: '', document: doc(p('Marit Osk said the wall was old.'), second) },
    { headline: 'Wall is old, engineer says', document: doc(p('Marit Osk said the wall was old.'), second) },
    { headline: 'Wall is old, engineer says', document: doc(p('Engineer Jon Osk said the wall was old.'), second) },
    { headline: 'Wall is old', document: doc(p('Harbour Light', ' said the wall was old.'), second) },
    { headline: 'Wall is old', document: doc(p(em('Harbour Light'), ' said the wall was old.'), second) },
    { headline: 'Wall is old', document: doc(second, p(em('Harbour Light'), ' said the wall was old.')) },
    { headline: 'x', document: doc(p()) },
  ];
  let previous = null;
  for (const story of [...stages, ...stages.toReversed()]) {
    previous = extract(story, {}, previous);
    assert.deepEqual(previous, extract(story));
  }
});

test('an answer that came over a wire is read as a whole', () => {
  const text = 'Marit Osk said the wall was old.\n\n“It is,” she said.';
  const sent = structuredClone(extract({ text }));
  assert.deepEqual(sent, extract({ text }), 'what is kept beside the answer is not part of it');
  assert.deepEqual(update(sent, { start: 0, end: 5, insert: 'Jon' }), extract({ text: `Jon${text.slice(5)}` }));
});
