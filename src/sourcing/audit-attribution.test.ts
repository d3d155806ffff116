import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asked, disturbed } from './asked.ts';

test('no-source: what nobody can know without being told, told by nobody', () => {
  assert.deepEqual(
    asked(
      'no-source',
      'The ministry has been quietly reviewing the contract with the yard since the spring.\n\nThe yard employs 300 people.',
    ),
    [['has been quietly reviewing']],
  );
  assert.deepEqual(
    asked('no-source', 'In the town there is growing concern that the yard will close before the summer.'),
    [['there is growing concern']],
  );
  assert.deepEqual(
    disturbed('no-source', [
      'The ministry has been quietly reviewing the contract, according to Marit Osk, who sits on the board.',
      'Marit Osk said the ministry has been quietly reviewing the contract with the yard since the spring.',
      'The ministry has been quietly reviewing the contract. “They asked for every page in May,” said Marit Osk, who sits on the board.',
      'Marit Osk said: “There is growing concern that the yard will close before the summer.”',
      'The ministry has published its review of the contract, and the board will meet on it this week.',
      'He closed the door quietly and the meeting went on, with the windows open.',
    ]),
    [],
  );
});

test('no-source: what is said of somebody, and where it was done', () => {
  assert.deepEqual(asked('no-source', 'The owner is said to have left the country, and the yard was closed in May.'), [
    ['is said to have'],
  ]);
  assert.deepEqual(asked('no-source', 'Behind the scenes, the owner has been secretly selling the land to the bank.'), [
    ['has been secretly selling'],
  ]);
});

test('unnamed-group: a group speaks and nobody of it is named', () => {
  assert.deepEqual(
    asked('unnamed-group', 'Critics say the plan would ruin the harbour and that it was never needed.'),
    [['Critics']],
  );
  assert.deepEqual(
    asked(
      'unnamed-group',
      'The vote has led to speculation among defence analysts about the base. Palace-watchers, who see it as a signal, were not surprised by it.',
    ),
    [['defence analysts', 'Palace-watchers']],
  );
  assert.deepEqual(
    disturbed('unnamed-group', [
      'Critics say the plan would ruin the harbour. “It was never needed,” said Marit Osk, the leader of the campaign against it.',
      'Experts from nine countries met in the town hall and they had lunch there.',
      'Marit Osk, one of the critics, said the plan would ruin the harbour.',
      'Union observers said that the vote had been fair and that they would stay.'.replace('Union', 'African Union'),
      'The mayor said: “Critics say the plan would ruin the harbour, and they are wrong.”',
    ]),
    [],
  );
});

test('no-source: what is believed or has emerged', () => {
  assert.deepEqual(asked('no-source', 'It is believed that the fire was laid, and arrests are near.'), [
    ['It is believed that'],
  ]);
  assert.deepEqual(asked('no-source', 'The contract has gone to the mayor’s nephew, it has emerged.'), [
    ['it has emerged'],
  ]);
  assert.deepEqual(
    asked('no-source', 'The fire was laid, police said. It is believed that the fire began in the shed, they said.'),
    [],
  );
});
