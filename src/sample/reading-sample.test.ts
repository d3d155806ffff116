import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { test } from 'node:test';
import { readDocument } from '../document/reading.ts';
import { documentText } from '../document/text.ts';
import { readSampleStory, type SampleStory } from './reading-sample.ts';

const folder = new URL('../../sample/', import.meta.url);
const json = (name: string): unknown => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
const files = readdirSync(new URL('stories/', folder));
const stories = new Map(
  files.map((name) => [name, readSampleStory(readFileSync(new URL(`stories/${name}`, folder), 'utf8'))]),
);
const textOf = (story: SampleStory): string => documentText(story.headline, readDocument(story.document));

const small = `headline: Ferry stops
standfirst: It is wet.
byline: Tom Ferris, Ines Calder
section: business
hours: 11
record: confirmed
correction: 2; It was the *other* ferry; this one sails.
---
The {{letter|letter, which we have}}, is short.

## Why

“No fuel,” {{iris|she said}} to [us](/about).

>> “No *fuel*” — Iris Hale

- One
- Two {{iris|by her}}

{form}
---
letter: document second via The Examiner; A letter; Two pages; one is blank.
iris: unnamed people=2; Two islanders; They fear the sea.
`;

test('a story is read with its header, body and sources', () => {
  const story = readSampleStory(small);
  assert.deepEqual(story.byline, ['Tom Ferris', 'Ines Calder']);
  assert.deepEqual(story.corrections, [{ hoursAgo: 2, text: 'It was the *other* ferry; this one sails.' }]);
  assert.equal(story.hoursAgo, 11);
  assert.equal(
    textOf(story),
    'Ferry stops\n\nThe letter, which we have, is short.\n\nWhy\n\n“No fuel,” she said to us.\n\n“No fuel”\n\nOne\n\nTwo by her',
  );
  const [letter, iris] = story.record?.sources ?? [];
  assert.deepEqual([letter?.id, letter?.kind, letter?.second, letter?.via], ['1', 'document', true, 'The Examiner']);
  assert.equal(letter?.note, 'Two pages; one is blank.');
  assert.deepEqual([iris?.kind, iris?.people, iris?.places.length], ['unnamed', 2, 2]);
  const words = iris?.places.map(({ start, end }) => textOf(story).slice(start, end));
  assert.deepEqual(words, ['she said', 'by her']);
});

test('a file that says something unknown is refused with a reason', () => {
  const refusal = (from: string, to: string) => () => readSampleStory(small.replace(from, to));
  assert.throws(refusal('{{letter|', '{{nobody|'), /“nobody” is not listed/);
  assert.throws(refusal('hours: 11', 'hours: soon'), /no number of hours/);
  assert.throws(refusal('record: confirmed', 'record: certain'), /cannot be “certain”/);
  assert.throws(refusal('letter: document', 'letter: rumour'), /no kind of source/);
  assert.throws(refusal('headline: Ferry stops\n', ''), /no “headline”/);
  assert.throws(refusal('{{letter|letter, which we have}}', 'letter'), /“letter” has no place/);
});

test('each sample story is whole, and nothing of its marking shows', () => {
  const { sections } = json('newsroom.json') as { sections: { slug: string }[] };
  assert.ok(stories.size >= 14, 'a paper worth reading');
  for (const [name, story] of stories) {
    const text = textOf(story);
    assert.doesNotMatch(
      `${text} ${story.standfirst}`,
      /[[\]{}|]|["']|\s—\s?$| {2}/,
      `${name}: leftover signs or straight quotes`,
    );
    assert.doesNotMatch(text, /\b20\d\d\b/, `${name}: a year that goes stale`);
    assert.ok(
      sections.some(({ slug }) => slug === story.section),
      `${name}: section ${story.section}`,
    );
    assert.ok(text.split(/\s+/).length < 820, `${name}: too long`);
    if (story.picture) {
      const { size } = statSync(new URL(`pictures/${story.picture.name}.webp`, folder));
      assert.ok(size < 90_000, `${name}: picture`);
    }
    assert.equal(
      story.record !== null,
      story.recordPolicy === 'confirmed',
      `${name}: sources belong to a confirmed record`,
    );
    for (const source of story.record?.sources ?? []) {
      for (const { start, end } of source.places) {
        assert.match(text.slice(start, end), /^\S(.*\S)?$/, `${name}: place of ${source.name}`);
        assert.ok(start > story.headline.length, `${name}: a place in the headline`);
      }
    }
    for (const { hoursAgo } of story.corrections)
      assert.ok(hoursAgo < story.hoursAgo, `${name}: corrected before it went out`);
  }
});

test('the newest story leads, and every kind of source and policy is shown', () => {
  const all = [...stories.values()];
  const newest = all.toSorted((a, b) => a.hoursAgo - b.hoursAgo)[0];
  assert.equal(newest, stories.get('sea-wall.txt'));
  const kinds = new Set(all.flatMap(({ record }) => record?.sources.map(({ kind }) => kind) ?? []));
  assert.equal(kinds.size, 5);
  assert.deepEqual(
    new Set(all.map(({ recordPolicy }) => recordPolicy)),
    new Set(['confirmed', 'unchecked', 'off', null]),
  );
  assert.equal(all.filter(({ isOpinion }) => isOpinion).length, 3);
});

interface Comment {
  email: string;
  hours: number;
  state: string;
  replies?: Comment[];
}

test('comments stand under stories that are older, and their addresses can never be anybody’s', () => {
  const threads = json('comments.json') as { story: string; comments: Comment[] }[];
  const states: string[] = [];
  const check = (comments: readonly Comment[], before: number): void => {
    for (const { email, hours, state, replies = [] } of comments) {
      assert.ok(hours < before, `${email} wrote too early`);
      assert.match(email, /\.example$/);
      states.push(state);
      check(replies, hours);
    }
  };
  for (const { story, comments } of threads) check(comments, stories.get(`${story}.txt`)?.hoursAgo ?? 0);
  assert.equal(states.filter((state) => state === 'held').length, 2);
});
