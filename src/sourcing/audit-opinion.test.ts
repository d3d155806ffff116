import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asked, disturbed } from './asked.ts';

test('unnamed-opinion: judgement from behind a withheld name', () => {
  assert.deepEqual(
    asked(
      'unnamed-opinion',
      '“She is more interested in her car than in the town,” said an official who works for the mayor.',
    ),
    [['“She is more interested in her car than in the town,”']],
  );
  assert.deepEqual(
    asked('unnamed-opinion', 'A former colleague described Reyes as “a bully and a coward” who would not last.'),
    [['“a bully and a coward”']],
  );
});

test('unnamed-opinion: information, a name, a group, or a thing that is judged', () => {
  assert.deepEqual(
    disturbed('unnamed-opinion', [
      '“She is more interested in her car than in the town,” said Marit Osk, who works for the mayor.',
      '“She was told of it in May and signed the letter,” said an official who works for the mayor.',
      '“The storm was a disaster and a nightmare,” said a resident of the town who lost her house.',
      'Critics called the mayor “a bully” and said that she should resign.',
      'A former colleague said Reyes had left in May and that “nobody was told” of it.',
    ]),
    [],
  );
});
