import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asked } from './asked.ts';

const exceeds = (headline: string, body: string) =>
  asked(
    'headline-exceeds',
    `${headline}\n\n${body}\n\nThe harbour of Skarra has been closed since the storm, and the crews are waiting.`,
  );

const cases: { headline: string; body: string; words: string[]; mended: [headline: string, body: string][] }[] = [
  {
    headline: 'Osk and Voll Discuss the Wall in Secret Talks',
    body: 'In a rare conversation Mayor Marit Osk and the skipper Eirik Voll discussed the wall, two officials said. The call lasted an hour.',
    words: ['Secret Talks', 'a rare conversation'],
    mended: [
      [
        'Osk and Voll Discuss the Wall in a Call',
        'Mayor Marit Osk and the skipper Eirik Voll discussed the wall. The call lasted an hour.',
      ],
      [
        'Osk and Voll Discuss the Wall in Secret Talks',
        'Mayor Marit Osk and the skipper Eirik Voll discussed the wall in secret talks. The last meeting took an hour.',
      ],
    ],
  },
  {
    headline: 'Board knew of faults from letters',
    body: 'The board of the harbour knew of the faults from a letter that Marit Osk wrote in May. The letter was not answered.',
    words: ['letters', 'a letter'],
    mended: [
      [
        'Board knew of faults from letter',
        'The board of the harbour knew of the faults from a letter that Marit Osk wrote in May.',
      ],
      [
        'Board knew of faults from letters',
        'The board of the harbour knew of the faults from letters that Marit Osk wrote in May.',
      ],
    ],
  },
  {
    headline: 'Mayor resigns over harbour wall',
    body: 'Mayor Marit Osk may resign over the harbour wall, people in the council said. She has not spoken in public.',
    words: ['resigns', 'may resign'],
    mended: [
      [
        'Mayor may resign over harbour wall',
        'Mayor Marit Osk may resign over the harbour wall, people in the council said.',
      ],
      ['Mayor resigns over harbour wall', 'Mayor Marit Osk resigned over the harbour wall. The board may resign too.'],
    ],
  },
  {
    headline: 'Council bans boats from the slip',
    body: 'The council is considering a ban on boats at the slip. No vote has been called.',
    words: ['bans', 'is considering a ban'],
    mended: [['Council considers ban on boats at the slip', 'The council is considering a ban on boats at the slip.']],
  },
  {
    headline: 'Officials confirm sale of the harbour',
    body: 'The harbour has been sold to a bank, an official reportedly told a friend. The mayor declined to confirm the sale.',
    words: ['confirm', 'declined to confirm'],
    mended: [
      [
        'Harbour sold, official says',
        'The harbour has been sold to a bank, an official reportedly told a friend. The mayor declined to confirm the sale.',
      ],
      ['Officials confirm sale of the harbour', 'Two officials confirmed that the harbour has been sold to a bank.'],
    ],
  },
  {
    headline: 'Study proves wall is unsafe',
    body: 'The wall may be unsafe, a study by the university suggests. It looked at ten stones.',
    words: ['proves', 'may'],
    mended: [['Study suggests wall is unsafe', 'The wall may be unsafe, a study by the university suggests.']],
  },
  {
    headline: '14 boats lost in storm',
    body: 'Eleven boats were lost when a storm broke over the harbour of Skarra, the harbour master said.',
    words: ['14'],
    mended: [
      [
        '11 boats lost in storm',
        'Eleven boats were lost when a storm broke over the harbour of Skarra, the harbour master said.',
      ],
      [
        '14 boats lost in storm',
        'Eleven boats were lost in the harbour of Skarra and three at sea, the harbour master said.',
      ],
    ],
  },
  {
    headline: '21 crews leave the harbour',
    body: 'The harbour of Skarra lost 20 crews in a year, the harbour master said.',
    words: ['21'],
    mended: [['20 crews leave the harbour', 'The harbour of Skarra lost 20 crews in a year, the harbour master said.']],
  },
  {
    headline: 'Mayor to quit over harbour wall',
    body: 'Mayor Marit Osk was asked to quit over the harbour wall. She would not quit, she said.',
    words: ['to quit', 'would not quit'],
    mended: [
      [
        'Mayor urged to quit over harbour wall',
        'Mayor Marit Osk was asked to quit over the harbour wall. She would not quit, she said.',
      ],
      ['Mayor to quit over harbour wall', 'Mayor Marit Osk will quit over the harbour wall, she said.'],
    ],
  },
  {
    headline: 'Four held over fire at the slip',
    body: 'Three men were held over a fire at the slip, police said.',
    words: ['Four'],
    mended: [['Three held over fire at the slip', 'Three men were held over a fire at the slip, police said.']],
  },
];

test('a headline that says more than the text, and the same mended', () => {
  for (const { headline, body, words, mended } of cases) {
    assert.deepEqual(exceeds(headline, body), [words], headline);
    for (const [line, text] of mended) assert.deepEqual(exceeds(line, text), [], `${line}: ${text}`);
  }
});

test('sound headlines', () => {
  const sound: [string, string][] = [
    [
      'Ministers hold talks on harbour',
      'The ministers of both countries met for an hour. The meeting was held in Skarra.',
    ],
    ['Mayor attacks board over wall', 'Mayor Marit Osk called the board lazy. It was her sharpest attack so far.'],
    ['Nearly 5,000 sign petition', 'A total of 4,872 people signed the petition, the council said.'],
    ['Theft of £212,000 from the slip', 'A clerk who stole more than £200,000 was jailed, the court said.'],
    ['Rate cut to 4.7 percent', 'The rate was cut to 4.75 percent, the bank said.'],
    ['Wall to cost $2.3m', 'The wall will cost $2.3 million, the council said.'],
    ['Three charged over fire', 'Ann Lee, Bo Kim and Cara Dunn were charged over the fire, police said.'],
    ['Harbour may close, board warns', 'The harbour may close, the board said.'],
    ['Is the mayor leaving?', 'Mayor Marit Osk may leave, people in the council said.'],
    ['Osk confirms she will run', 'Marit Osk said that she would run for mayor.'],
    ['Budget 2031: what it means for boats', 'The budget lowers the fee for boats, the ministry said.'],
    ['Storm closes the F-16 base and route 9/11', 'A storm closed the base and the road, the army said.'],
  ];
  for (const [headline, body] of sound) assert.deepEqual(exceeds(headline, body), [], headline);
});

test('without a headline nothing is asked', () => {
  assert.deepEqual(
    asked('headline-exceeds', 'Mayor Marit Osk may resign over the harbour wall, people in the council said.'),
    [],
  );
});
