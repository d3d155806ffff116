import assert from 'node:assert/strict';
import { test } from 'node:test';
import { extract } from './extract.ts';
import { reasonIn } from './reasons.ts';

test('a reason is what follows the wish not to be named', () => {
  const reasons: [string, string | null][] = [
    ['Both asked not to be named because they fear losing their seats.', 'they fear losing their seats'],
    ['He spoke on condition of anonymity because the talks are private, and left.', 'the talks are private'],
    ['She asked not to be identified for fear of her landlord.', 'for fear of her landlord'],
    ['He spoke on condition of anonymity to protect his family.', 'to protect his family'],
    ['She spoke on condition of anonymity, citing threats.', 'citing threats'],
    ['The official was not authorised to speak to the press.', 'not authorised to speak to the press'],
    ['The officials weren’t allowed to discuss the plan publicly.', 'not allowed to discuss the plan publicly'],
    ['A senior official, speaking on condition of anonymity, warned of more.', null],
    ['An unnamed member was quoted as saying so because it was late.', null],
    ['The wall fell because nobody looked.', null],
  ];
  for (const [sentence, reason] of reasons) assert.equal(reasonIn(sentence), reason, sentence);
});

test('a reason belongs to the unnamed source that speaks there or just before', () => {
  const text =
    'Two members of the board said that there was no vote. Both asked not to be named because they fear losing their seats. ' +
    'Marit Osk said the wall was old. A clerk, who was not authorised to speak publicly, said that they knew.';
  const { sources } = extract({ text });
  assert.deepEqual(
    sources.map(({ name, reason }) => [name, reason]),
    [
      ['Two members of the board', 'they fear losing their seats'],
      ['Marit Osk', null],
      ['A clerk', 'not authorised to speak publicly'],
    ],
  );
});
