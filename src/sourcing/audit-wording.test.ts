import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asked } from './asked.ts';

const story = (passage: string) =>
  `Harbour wall to be rebuilt\n\nThe council voted on Monday to rebuild the wall.\n\n${passage}\n\nWork begins in June.`;
const loaded = (passage: string) => asked('loaded-verb', story(passage));

test('words that take a side', () => {
  const cases: [string, string[]][] = [
    ['A senior engineer, speaking on condition of anonymity, warned that the wall would fall.', ['warned']],
    ['One official claimed that the board had known.', ['claimed']],
    ['A person close to the mayor admitted that the survey was lost.', ['admitted']],
    ['Mayor Marit Osk slammed the board for its silence.', ['slammed']],
    ['Mayor Marit Osk lashed out at the board.', ['lashed out']],
    ['“Nobody came,” Osk boasted.', ['boasted']],
    ['The board refused to comment on the survey.', ['refused to comment']],
    ['Adding another layer of intrigue, the mayor received a letter.', ['Adding another layer of intrigue']],
    [
      'In a stunning reversal, the board agreed. The vote has raised eyebrows.',
      ['In a stunning reversal', 'has raised eyebrows'],
    ],
    ['The council blasted the report as a fraud.', ['blasted']],
    ['Mayor Marit Osk claimed that three firms had made an offer.', ['claimed']],
    ['The harbour master, Ines Vold, admitted the board would lose money.', ['admitted']],
  ];
  for (const [passage, words] of cases) assert.deepEqual(loaded(passage), [words], passage);
});

test('plain words, and words that belong to the matter', () => {
  const sound = [
    'A senior engineer, speaking on condition of anonymity, said that the wall would fall.',
    'One official said that the board had known.',
    'Mayor Marit Osk warned that the wall would fall, and the board said that the survey was lost.',
    'Mayor Marit Osk criticised the board for its silence.',
    'Engineers warned that the wall would fall, and residents claimed damages.',
    'The ship slammed into the wall, and workers blasted the rock for the new slip.',
    'The board declined to comment on the survey.',
    '“In a stunning reversal they lashed out at us,” said Marit Osk.',
    'A group claimed responsibility for the fire, and Marit Osk claimed victory. Jon Rask admitted the theft.',
    'The door slammed shut. The storm raged against the wall, and thunder rolled.',
    'In a letter the board raised the rent, and the crew raised sail.',
  ];
  for (const passage of sound) assert.deepEqual(loaded(passage), [], passage);
});

test('one question for a story, which names the words', () => {
  assert.equal(loaded('The board refused to say why. Osk lashed out at the board.').length, 1);
});
