import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asked } from './asked.ts';

const story = (passage: string) =>
  `Harbour wall to be rebuilt\n\nThe council voted for the wall, and Mayor Marit Osk signed the order.\n\n${passage}\n\nWork on the wall begins in June.`;
const twofold = (passage: string) => asked('quote-in-two-places', story(passage));

test('words that the text has said in two places', () => {
  assert.deepEqual(
    twofold(
      'Osk had floated the idea in a private meeting with harbour lawmakers. “We need the wall more than the slip,” Osk told her aides.',
    ),
    [['in a private meeting with harbour lawmakers', 'told her aides']],
  );
  assert.deepEqual(
    twofold(
      'She raised it at a dinner with investors. ‘We need the wall,’ Osk reportedly told ministers, according to a transcript.',
    ),
    [['at a dinner with investors', 'told ministers']],
  );
  assert.deepEqual(
    twofold(
      '“We need the wall more than the slip,” Osk told her aides. The remarks, made in a speech to lawmakers, were cheered.',
    ),
    [['told her aides', 'in a speech to lawmakers']],
  );
});

test('mended, the same passages are silent', () => {
  const mended = [
    'Osk had floated the idea in a private meeting with harbour lawmakers. “We need the wall more than the slip,” Osk told the lawmakers.',
    'Osk had floated the idea in a private meeting with harbour lawmakers. “We need the wall more than the slip,” Osk later told her aides.',
    'Osk had floated the idea. “We need the wall more than the slip,” Osk told her aides.',
    '“We need the wall more than the slip,” Osk told lawmakers. The remarks, made in a speech to lawmakers, were cheered.',
  ];
  for (const passage of mended) assert.deepEqual(twofold(passage), [], passage);
});

test('public support that is shown by a private remark', () => {
  const passage =
    'The mayor’s office has remained publicly supportive of the board. “They are brave people,” Mayor Osk told aides behind closed doors.';
  assert.deepEqual(twofold(passage), [['publicly supportive', 'told aides behind closed doors']]);
  const mended = [
    passage.replace('told aides behind closed doors', 'said on Monday'),
    passage.replace('remained publicly supportive', 'been supportive'),
    passage.replace(
      '“They are brave people,” Mayor Osk told aides behind closed doors.',
      'But Mayor Osk told aides behind closed doors that “they are no brave people”.',
    ),
  ];
  for (const text of mended) assert.deepEqual(twofold(text), [], text);
});

test('the same words from two mouths', () => {
  const passage =
    '“The wall will not stand another winter,” said Marit Osk.\n\nThe board was silent. “The wall will not stand another winter,” said Eirik Voll, an engineer.';
  assert.equal(twofold(passage).length, 1);
  assert.deepEqual(twofold(passage.replace('another winter,” said Eirik', 'any storm,” said Eirik')), []);
  assert.deepEqual(
    twofold(
      '“The wall will not stand another winter,” Osk told ministers. “The wall will not stand another winter,” Osk told investors.',
    ).length,
    1,
  );
});

test('sound copy', () => {
  const sound = [
    'Osk raised the wall at a meeting with ministers on Monday. “We need it,” she told reporters.',
    'Osk spoke to residents at a meeting with the council. “We need it,” she said.',
    '“We need it,” Osk told the council. “The slip can wait.” Eirik Voll told ministers that he agreed.',
    'In an interview with the Gazette, Osk defended the board. “They did what they could,” she said.',
    'The council publicly backed the wall. “We need it,” Osk told reporters.',
    'Osk has never publicly backed the board. “They are brave people,” Osk told aides.',
    '“The wall will not stand another winter,” said Marit Osk. Eirik Voll repeated her words: “The wall will not stand another winter.”',
  ];
  for (const passage of sound) assert.deepEqual(twofold(passage), [], passage);
});

test('a quotation in the headline is the same quotation', () => {
  const text = `‘The wall will not stand another winter,’ say the crews of Skarra\n\n${'‘The wall will not stand another winter,’ said Eirik Voll, the skipper of a boat that lay in the harbour that night.'}`;
  assert.deepEqual(asked('quote-in-two-places', text), []);
});
