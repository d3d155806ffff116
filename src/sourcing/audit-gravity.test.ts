import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asked, disturbed } from './asked.ts';

test('single-source: the gravest claim on one unnamed voice', () => {
  assert.deepEqual(
    asked(
      'single-source',
      'The mayor had taken bribes from the yard for years, said an official with knowledge of the inquiry.',
    ),
    [['The mayor had taken bribes from the yard for years', 'an official with knowledge of the inquiry']],
  );
  assert.deepEqual(
    disturbed('single-source', [
      'The mayor had taken bribes from the yard for years, said an official with knowledge of the inquiry. Marit Osk, who kept the books, said the bribes were paid in cash.',
      'The mayor had taken bribes from the yard for years, said two officials with knowledge of the inquiry.',
      'The mayor had taken bribes from the yard for years, prosecutors said in court, and the board had known.',
      'The mayor will open the bridge this week, said an official with knowledge of the plan.',
      'Five people were killed when the bridge fell, said an official at the hospital.',
    ]),
    [],
  );
});

test('no-reply: an accusation by name, and no word of the accused', () => {
  assert.deepEqual(
    asked(
      'no-reply',
      'According to the survey, Reyes’s administration siphoned millions from the fund for the harbour.\n\nThe fund was set up in May.',
    ),
    [['Reyes’s administration siphoned']],
  );
  assert.deepEqual(
    asked('no-reply', 'Marit Osk said that Dana Reyes had stolen the money that was meant for the wall.'),
    [['Dana Reyes had stolen']],
  );
});

test('no-reply: a body is accused', () => {
  assert.deepEqual(
    asked(
      'no-reply',
      'Marit Osk said that the harbour board had falsified the survey of the wall, and that she saw it.',
    ),
    [['the harbour board had falsified']],
  );
  assert.deepEqual(
    disturbed('no-reply', [
      'Marit Osk said that the harbour board had falsified the survey. The board said that it was an error of the printer.',
      'Marit Osk said that the fight of the harbour board against fraud and the theft of boats had been a success.',
    ]),
    [],
  );
});

test('no-reply: an answer, a try to get one, a court, or nobody who is accused', () => {
  const accusation = 'Marit Osk said that Dana Reyes had stolen the money that was meant for the wall.';
  assert.deepEqual(
    disturbed('no-reply', [
      `${accusation} Reyes denied it.`,
      `${accusation} Reyes did not respond to a request for comment.`,
      `${accusation} “Not one penny of it was taken,” Reyes said.`,
      `${accusation} A lawyer for Reyes said that she had been abroad.`,
      'Dana Reyes was convicted on Monday of fraud. The judge said that Reyes had stolen the money that was meant for the wall.',
      'Police said that two men had stolen a car and had fled with it towards the coast.',
      'Marit Osk said that Dana Reyes would open the bridge and that the town had paid for it.',
      'Marit Osk said that the thefts in Harbour Street had been reported, and that nobody had stolen more.',
      'The minister said that the police would fight corruption and that fraud was a crime.',
    ]),
    [],
  );
});

test('no-reply: whoever is accused of something, whatever it is', () => {
  const passage = 'Ines Vold, a tenant, accused the landlord, Jon Rask, of letting the boiler rot.';
  assert.equal(asked('no-reply', passage).length, 1);
  assert.deepEqual(asked('no-reply', `${passage} Rask denied it.`), []);
});

test('single-source: papers or somebody else bear it out', () => {
  const passage = 'Money from the fund was spent on a villa, a former clerk at the fund said.';
  assert.equal(asked('single-source', passage).length, 1);
  assert.deepEqual(
    asked('single-source', `${passage} Bank statements seen by this newspaper show three payments.`),
    [],
  );
  assert.deepEqual(asked('single-source', passage.replace('was spent on a villa', 'will be paid out in May')), []);
});
