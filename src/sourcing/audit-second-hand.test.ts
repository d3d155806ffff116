import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asked, disturbed } from './asked.ts';
import { audit } from './audit.ts';
import { extract } from './extract.ts';

const rest = 'The yard has built ships in the town for ninety years, and the town has lived from it.';

test('another-outlet: the story rests on another newsroom', () => {
  assert.deepEqual(
    asked('another-outlet', `The yard will close in June, the Northern Gazette reported on Monday.\n\n${rest}`),
    [['the Northern Gazette']],
  );
  assert.deepEqual(
    asked(
      'another-outlet',
      `A newspaper says the yard will close in June, and that the owners have known it for a year.\n\nThe Northern Gazette says the owners told the bank in May. The newspaper says that the men were not told.`,
    ),
    [['A newspaper', 'The Northern Gazette', 'The newspaper']],
  );
});

test('another-outlet: a side fact with a credit, and a report that was checked', () => {
  assert.deepEqual(
    disturbed('another-outlet', [
      `The yard will close in June, the Northern Gazette reported on Monday. Its owner, Marit Osk, confirmed the report.\n\n${rest}`,
      `The yard will close in June, the Northern Gazette reported. We have seen the letter to the staff.\n\n${rest}`,
      `The yard will close in June, said Marit Osk, who owns it, at a meeting in the town.\n\n${rest}\n\nThe Northern Gazette reported in May that a buyer had come.`,
      `The river has lost its fish, in what the Rivers Agency described as the worst such summer.\n\n${rest}`,
      `The yard will close in June, Marit Osk told the staff in the town on Monday.\n\n${rest}`,
    ]),
    [],
  );
});

test('document-held-by-others, another-outlet: the newsroom itself', () => {
  const text =
    'According to documents seen by the Courier, the yard will close in June and the men were not told of it.';
  const findings = audit(extract({ text }, { newsroom: 'The Harbour Courier' }));
  assert.deepEqual(findings, []);
  assert.equal(audit(extract({ text }, { newsroom: 'The Northern Gazette' })).length, 1);
});

test('reportedly: by whom', () => {
  assert.deepEqual(asked('reportedly', 'The board reportedly told the mayor in May that the wall was not safe.'), [
    ['reportedly told the mayor'],
  ]);
  assert.deepEqual(
    asked('reportedly', 'The owner is rumoured to have left the country. He reportedly has a house on the coast.'),
    [['is rumoured to', 'reportedly']],
  );
  assert.deepEqual(
    disturbed('reportedly', [
      'The board reportedly told the mayor that the wall was not safe, according to minutes of the meeting.',
      'The board told the mayor in May that the wall was not safe, its chair, Marit Osk, said.',
      'Police said the man had allegedly broken into four houses in the town.',
      'The man was charged with fraud. He allegedly sold the same boat to three people.',
      'Marit Osk said: “They reportedly knew of it, and that is what we will ask them.”',
    ]),
    [],
  );
});

test('another-outlet: the lead rests on what somebody told another newsroom', () => {
  const lead = 'The Kestrel brewery is to leave the town, its chairman, Felix Amor, told the Northern Herald.';
  const rest = 'The council said that the site could hold homes.';
  assert.equal(asked('another-outlet', `Brewery to leave\n\n${lead}\n\n${rest}`).length, 1);
  assert.deepEqual(
    asked('another-outlet', `Brewery to leave\n\n${lead.replace('the Northern Herald', 'its workers')}\n\n${rest}`),
    [],
  );
  const below = `${rest}\n\nThe vote was close and the hall was full until late.\n\n${lead}`;
  assert.deepEqual(asked('another-outlet', `Brewery to leave\n\n${below}`), []);
});
