import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asked, disturbed } from './asked.ts';

test('offices-disagree: former and in office', () => {
  assert.deepEqual(
    asked(
      'offices-disagree',
      'The former mayor Dana Reyes said the bridge is safe. Mayor Reyes will open it this week, her office said.',
    ),
    [['former mayor Dana Reyes', 'Mayor Reyes']],
  );
  assert.deepEqual(
    asked(
      'offices-disagree',
      'Former President Dana Reyes spoke with the envoys on Monday.\n\nReyes’s administration, despite its doubts, has been weighing the plan.',
    ),
    [['Former President Dana Reyes', 'Reyes’s administration']],
  );
  assert.deepEqual(
    asked(
      'offices-disagree',
      'The former mayor Dana Reyes said the bridge is safe. Reyes, the mayor of the town, will open it.',
    ),
    [['former mayor Dana Reyes', 'Reyes, the mayor']],
  );
  assert.deepEqual(
    asked(
      'offices-disagree',
      'The letter came to the former first lady in May, her office said. It praised the role of the First Lady in the talks.',
    ),
    [['the former first lady', 'the First Lady']],
  );
});

test('offices-disagree: a time that is past, another person, another office', () => {
  assert.deepEqual(
    disturbed('offices-disagree', [
      'The former mayor Dana Reyes said the bridge is safe. When it was built, Mayor Reyes had it closed for a year.',
      'The former mayor Dana Reyes said the bridge is safe. Then-Mayor Reyes opened it with the minister.',
      'Former President Dana Reyes spoke with the envoys. In 2009 Reyes’s administration had signed the treaty.',
      'Former President Dana Reyes spoke with the envoys. Reyes’s administration signed the treaty with them.',
      'Former President Dana Reyes spoke with the envoys. President Ilmar Varga will receive them this week.',
      'Former senator Dana Reyes is mayor of the town. Mayor Reyes will open the bridge this week, her office said.',
      'Former President Dana Reyes spoke with the envoys. Her daughter, Mayor Lena Reyes, will open the bridge.',
      'Mayor Dana Reyes said the bridge is safe. Mayor Reyes will open it this week, and her administration has paid for it.',
      'The former first lady said the bridge is safe. First Lady Lena Varga will open it, and the First Lady has asked her to come.',
    ]),
    [],
  );
});

test('offices-disagree: one person in two offices of a kind', () => {
  const asks = (text: string) => asked('offices-disagree', text).length;
  assert.equal(
    asks('Justice Minister Dana Reyes came. Interior Minister Dana Reyes said that the court would sit.'),
    1,
  );
  assert.equal(
    asks('Its treasurer, Jon Rask, told members so.\n\nMr Rask, the club’s secretary, said that it would rain.'),
    1,
  );
  for (const sound of [
    'Justice Minister Dana Reyes came. Justice Minister Dana Reyes said that the court would sit.',
    'Justice Minister Dana Reyes came. Interior Minister Ola Reye said that the court would sit.',
    'Justice Minister Dana Reyes came. Then-Interior Minister Dana Reyes had said that the court would sit.',
    'Its treasurer, Jon Rask, told members so. Rask, the former secretary, said that it would rain.',
    'Its chairman, Jon Rask, told members so. Rask, the chair, said that it would rain.',
  ])
    assert.equal(asks(sound), 0, sound);
});
