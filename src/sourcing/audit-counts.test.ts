import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asked, disturbed } from './asked.ts';

test('counts-disagree: several at the top, one below', () => {
  assert.deepEqual(
    asked(
      'counts-disagree',
      'Two officials with knowledge of the survey said the wall was not safe.\n\nThe survey is known through a single source on the harbour board, who said it was made in May.',
    ),
    [['Two officials with knowledge of the survey', 'a single source']],
  );
  assert.deepEqual(
    asked(
      'counts-disagree',
      'Wall was not safe, officials say\n\nThe wall of the harbour was not safe, an official on the board said.',
    ),
    [['officials', 'an official on the board']],
  );
});

test('counts-disagree: sources, and then "the source"', () => {
  assert.deepEqual(
    asked(
      'counts-disagree',
      'Sources close to the mayor said she would leave in June. The source said that the board had been told.',
    ),
    [['Sources close to the mayor', 'The source']],
  );
  assert.deepEqual(
    disturbed('counts-disagree', [
      'Sources close to the mayor said she would leave in June. One source was her own aide. The source said that the board had been told.',
      'A source close to the mayor said she would leave in June. The source said that the board had been told.',
    ]),
    [],
  );
});

test('counts-disagree: two of a group become three', () => {
  assert.deepEqual(
    asked('counts-disagree', 'Two aides said the mayor had known of it. The three aides said that he was told in May.'),
    [['Two aides', 'The three aides']],
  );
});

test('counts-disagree: numbers that agree', () => {
  assert.deepEqual(
    disturbed('counts-disagree', [
      'Two officials with knowledge of the survey said the wall was not safe.\n\nOne official said it was made in May, and both officials said the board had seen it.',
      'Wall was not safe, official says\n\nThe wall of the harbour was not safe, an official on the board said.',
      'Wall was not safe, officials say\n\nThe wall of the harbour was not safe, an official on the board said. Marit Osk, the harbour engineer, said she had told them.',
      'Two aides said the mayor had known of it. The two aides said that he was told in May.',
      'Two aides said the mayor had known of it. A third aide said he had not. The three aides said that he was ill.',
      'Two aides said the mayor had known of it, and the three officials who wrote the survey said that he had not.',
      'The wall is known from a single source, a survey of the harbour, and the board has it.',
    ]),
    [],
  );
});

test('numbers-disagree: one letter becomes several', () => {
  assert.deepEqual(
    asked(
      'numbers-disagree',
      'The mayor received a letter from the board in May. The letters were in her desk, she said.',
    ),
    [['a letter', 'The letters']],
  );
  assert.deepEqual(
    disturbed('numbers-disagree', [
      'The mayor received a letter from the board in May. The letter was in her desk, she said.',
      'The mayor received a letter from the board in May. Another letter came in June. The letters were in her desk, she said.',
      'The mayor received letters from the board in May. A letter of June was in her desk. The letters are public.',
      'In a letter to the board, the mayor asked for letters from all who had been in the town.',
    ]),
    [],
  );
});

test('counts-disagree: three members of staff become two, among other counts', () => {
  const text = (number: string) =>
    `The cellar floods, three members of its staff said. It has held books for three of the past five winters.\n\nThe ${number} members of staff said that they had put out buckets.`;
  assert.equal(asked('counts-disagree', text('two')).length, 1);
  assert.deepEqual(asked('counts-disagree', text('three')), []);
});
