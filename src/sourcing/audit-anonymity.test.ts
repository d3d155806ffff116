import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asked, disturbed } from './asked.ts';

test('no-reason: whoever is kept unnamed without a reason, in one question', () => {
  assert.deepEqual(
    asked(
      'no-reason',
      'Harbour wall was never inspected, officials say\n\n' +
        'Two senior officials with knowledge of the survey said the wall had not been inspected since the storm.\n\n' +
        'An aide to the mayor said the board had known of it. The aide said nothing more was done.',
    ),
    [['Two senior officials with knowledge of the survey', 'An aide to the mayor']],
  );
  assert.deepEqual(
    asked('no-reason', 'A diplomat said the talks had failed and that the envoys would leave the city.'),
    [['A diplomat']],
  );
});

test('no-reason: a reason that is given ends the question', () => {
  assert.deepEqual(
    disturbed('no-reason', [
      'An aide to the mayor, who asked not to be named because she fears for her job, said the board had known of it.',
      'A diplomat said the talks had failed. He spoke on condition of anonymity because he fears reprisals against his family.',
      'Two former members of the crew said the guests had paid nothing. Both said they feared for their jobs.',
      // Asked for as a set phrase, and not twice.
      'A diplomat, speaking on condition of anonymity, said the talks had failed and the envoys would leave.',
      // Asked for as a bare source.
      'A source said the talks had failed and that the envoys would leave the city.',
    ]),
    [],
  );
});

test('no-reason: groups, witnesses, spokespeople and holders of an office are not kept unnamed', () => {
  assert.deepEqual(
    disturbed('no-reason', [
      'Analysts said the price of steel would rise this year, and that the yard would have to close.',
      'U.S. officials say the ship was stopped near the coast and was taken to the harbour.',
      'A witness said she had heard two shots. A spokesman for the police said that the street was closed.',
      'Residents said they had been told nothing. One resident said that the water had been brown for a week.',
      'The mayor said the bridge would be closed. His lawyer said that he would appeal.',
      'Marit Osk, the harbour engineer, said the wall was not safe and that she had told the board.',
      'A lawmaker said on Monday that the wall was not safe.\n\nThe board had been told of it, said Marit Osk, who sits for the harbour.',
      'Officials at the planning office said that nothing had come. An official said that nothing was expected.',
      'The Gazette quoted unnamed officials as saying that the wall was not safe and would be closed.',
    ]),
    [],
  );
});

test('stock-phrase: a formula where a reason should stand', () => {
  assert.deepEqual(
    asked(
      'stock-phrase',
      'A diplomat, speaking on condition of anonymity, said the talks had failed and would not be resumed.',
    ),
    [['on condition of anonymity']],
  );
  assert.deepEqual(
    asked(
      'stock-phrase',
      'An official said the talks had failed. She was not authorised to speak to reporters about it.',
    ),
    [['not authorised to speak']],
  );
  assert.deepEqual(
    disturbed('stock-phrase', [
      'A diplomat, speaking on condition of anonymity because she fears for her family, said the talks had failed.',
      'The aide asked to remain anonymous while the inquiry goes on. An aide said that the board had known of it.',
      'An aide, who requested anonymity, saying she still works for the board, said that the wall was not safe.',
      'Marit Osk said that the board was not authorised to speak for the town.',
      'A diplomat said the talks had failed and that the envoys would leave the city.',
    ]),
    [],
  );
});

test('bare-source: a source of whom nothing is told', () => {
  assert.deepEqual(
    asked('bare-source', 'A source said the board had known of it. The source said it was told in May.'),
    [['A source']],
  );
  assert.deepEqual(asked('bare-source', 'The wall will be closed this week, sources said.'), [['sources']]);
  assert.deepEqual(
    disturbed('bare-source', [
      'A source on the harbour board said the board had known of it. The source said it was told in May.',
      'A source close to the mayor said the wall would be closed.',
      'Two people familiar with the survey said the wall would be closed.',
      'The river has its source in the hills, the guide said, and it is clean.',
    ]),
    [],
  );
});

test('no-reason: people told by where they work or what they did, whatever they are', () => {
  for (const who of ['two engineers who work on the dam', 'a clerk at the fund', 'three teachers at the school'])
    assert.deepEqual(asked('no-reason', `The bill has doubled, according to ${who}.`), [[who]]);
  for (const who of ['a witness at the dam', 'two residents of the valley', 'a spokesman for the fund', 'one farmer'])
    assert.deepEqual(asked('no-reason', `The bill has doubled, according to ${who}.`), [], who);
});

test('stock-phrase: the sensitivity of the matter', () => {
  const passage =
    'Two keepers said the heating had failed. They did not want to be named due to the sensitivity of the matter.';
  assert.equal(asked('stock-phrase', passage).length, 1);
  assert.deepEqual(
    asked('stock-phrase', passage.replace('due to the sensitivity of the matter', 'because they fear for their posts')),
    [],
  );
});
