import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asked, disturbed } from './asked.ts';

test('document-held-by-others: did anyone here see it', () => {
  assert.deepEqual(
    asked(
      'document-held-by-others',
      'According to a confidential survey obtained by the Northern Gazette, the wall was not safe.',
    ),
    [['a confidential survey obtained by the Northern Gazette']],
  );
  assert.deepEqual(
    asked(
      'document-held-by-others',
      'The board knew of it, according to a transcript seen by a foreign news agency, and said nothing.',
    ),
    [['a transcript seen by a foreign news agency']],
  );
  assert.deepEqual(
    asked('document-held-by-others', 'The letter, which was leaked to Channel Nine, says that the wall was not safe.'),
    [['The letter, which was leaked to Channel Nine']],
  );
  assert.deepEqual(
    disturbed('document-held-by-others', [
      'According to a confidential survey obtained by the Northern Gazette and seen by this newspaper, the wall was not safe.',
      'According to a survey seen by us, the wall was not safe and the board had known of it.',
      'According to a survey published by the harbour board, the wall was not safe.',
      'The report was sent to the council, and the council said that it would read it.',
      'The man was seen by a neighbour when he left the house, and the police were told.',
    ]),
    [],
  );
});

test('quoted-unpublished: words out of what nobody outside has read', () => {
  assert.deepEqual(
    asked(
      'quoted-unpublished',
      'The letter, which was not made public, expressed the board’s “deep regret” for the flood.',
    ),
    [['The letter', 'the board’s “deep regret” for the flood']],
  );
  assert.deepEqual(
    disturbed('quoted-unpublished', [
      'The letter, which the mayor published on Monday, expressed the board’s “deep regret” for the flood.',
      'The letter, which was not made public, was read to this newspaper by a member of the board. It expressed “deep regret”.',
      'A confidential letter that was read to reporters by the mayor expressed “deep regret” for the flood.',
      'The letter, which was not made public, expressed the board’s regret for the flood.',
      'The report said that the wall was “a row of loose teeth” and that it had been for years.',
    ]),
    [],
  );
});

test('quoted-unpublished: a person is quoted out of a paper that is not public', () => {
  const quoted = 'In a private letter to the board, Emil Varg wrote that the crew were “tired of me and of the rain”.';
  assert.equal(asked('quoted-unpublished', quoted).length, 1);
  assert.deepEqual(
    disturbed('quoted-unpublished', [
      quoted.replace('to the board', 'to the board that was read out to this newspaper'),
      quoted.replace('private ', 'published '),
      'In a private letter to the board, Emil Varg wrote that the crew were tired of him.',
    ]),
    [],
  );
});
