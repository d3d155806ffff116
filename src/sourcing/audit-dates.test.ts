import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asked } from './asked.ts';

const headline = 'Harbour wall to be rebuilt';
const end = 'The board of the harbour did not answer, and the wall is still closed to the public.';
const story = (passage: string) => `${headline}\n\n${passage}\n\n${end}`;
const reckoned = (passage: string) => asked('relative-date', story(passage));

test('days that nobody can reckon', () => {
  const cases: [string, string[]][] = [
    ['The council voted yesterday to rebuild the wall.', ['yesterday']],
    ['The wall fell last week. Marit Osk had warned of it last month.', ['last week', 'last month']],
    ['The board received the letter earlier this week.', ['earlier this week']],
    ['The council voted on Tuesday to rebuild the wall.', ['on Tuesday']],
    ['The council voted late Tuesday night to rebuild the wall.', ['Tuesday night']],
    ['The wall fell two years ago, Marit Osk said.', ['two years ago']],
    ['Marit Osk said today that the wall would fall.', ['today']],
    ['The board announced Friday that the wall would be closed.', ['Friday']],
    ['Work on it begins next month, the council said.', ['next month']],
    ['In 2019 the wall was new. It fell last winter.', ['last winter']],
  ];
  for (const [passage, words] of cases) assert.deepEqual(reckoned(passage), [words], passage);
});

test('a text that says which day it is', () => {
  const passage = 'The council voted yesterday to rebuild the wall, which fell last week.';
  const dated = [
    `${headline}\n\nMonday, March 3, 2008\n\n${passage}\n\n${end}`,
    `${headline}\n\n3 March 2008\n\n${passage}\n\n${end}`,
    `${headline}\n\nBy Eirik Voll\n\nPublished: 3 March 2008, 10:15\n\n${passage}\n\n${end}`,
    `${headline}\n\nPORT ELSA, March 3 — ${passage}\n\n${end}`,
    `${headline}\n\nPORT ELSA (Northern Wire) 3 March: ${passage}\n\n${end}`,
    `${headline}\n\nThe council voted on Monday, March 3, to rebuild the wall, which fell last week.\n\n${end}`,
    `${headline}\n\n${passage}\n\n${end}\n\nPosted 2008-03-03`,
  ];
  for (const text of dated) assert.deepEqual(asked('relative-date', text), [], text);
  assert.deepEqual(asked('relative-date', story(passage), { dated: true }), []);
});

test('a day in the past is not the day of the story', () => {
  const text = story('The wall was opened on 3 March 2008 by the king. It fell last week.');
  assert.deepEqual(asked('relative-date', text), [['last week']]);
});

test('days that are anchored, habitual or quoted', () => {
  const sound = [
    'The council met the week before the vote and the day after it.',
    'The wall fell in the last week of March 2019 and was mended the next month.',
    '“The wall fell last week,” said Marit Osk. “I saw it on Tuesday.”',
    'The council meets every Tuesday and on Fridays.',
    'Brackwater today is a town of ten thousand people who hope for a better tomorrow.',
    'The wall fell on Tuesday, March 4, and was closed on Wednesday 5 March.',
    'She read it on Sunday Times pages and in the Monday Club.',
    'The council voted to rebuild the wall this time.',
    'The crews had gone home the previous Friday, two days before the fall.',
  ];
  for (const passage of sound) assert.deepEqual(reckoned(passage), [], passage);
});

test('the question names the words', () => {
  assert.equal(reckoned('It fell last week, and last week nobody came.').length, 1);
});

test('“today” in the first paragraph is a day; further down it may be these times', () => {
  const first = 'The museum gave the canoe back to the islands today, after a hundred years.';
  const rest = 'The canoe is eleven metres long, and few are carved like it today.';
  assert.equal(asked('relative-date', `Canoe goes home\n\n${first}\n\n${rest}`).length, 1);
  assert.deepEqual(asked('relative-date', `Canoe goes home\n\n${first.replace(' today', '')}\n\n${rest}`), []);
});
