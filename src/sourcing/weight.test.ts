import assert from 'node:assert/strict';
import { test } from 'node:test';
import { extract } from './extract.ts';
import { placesOf } from './places.ts';
import { inOrderOfWeight, recordCounts, weightOf, weights } from './weight.ts';

const source = (kind: 'named-person' | 'organisation' | 'document' | 'unnamed' | 'publication', people = 1) => ({
  kind,
  people,
});

test('kinds have a class, an order of weight, and are counted, the unnamed by heads', () => {
  assert.deepEqual(weights, ['named', 'document', 'office', 'unnamed', 'publication']);
  assert.equal(weightOf('organisation'), 'office');
  assert.equal(weightOf('none'), null);
  const sources = [
    source('publication'),
    source('unnamed', 2),
    source('named-person'),
    source('unnamed'),
    source('document'),
  ];
  assert.deepEqual(
    inOrderOfWeight(sources).map(({ kind, people }) => [kind, people]),
    [
      ['named-person', 1],
      ['document', 1],
      ['unnamed', 2],
      ['unnamed', 1],
      ['publication', 1],
    ],
  );
  const counted = sources.map((one) => ({ ...one, name: 'one', group: false }));
  const group = { ...source('unnamed'), name: 'critics', group: true };
  const none = { named: 0, document: 0, office: 0, onlyOffice: null, unnamed: 0, groups: 0, publication: 0 };
  assert.deepEqual(recordCounts([...counted, group]), {
    ...none,
    named: 1,
    document: 1,
    unnamed: 3,
    groups: 1,
    publication: 1,
  });
  assert.deepEqual(recordCounts([]), none);
});

test('places are the words of attribution: source and cue together, never what is said', () => {
  const sourcing = extract({
    text:
      'Marit Osk, who signed the survey as harbour engineer and left the post in June, said the wall was old. ' +
      '“It will fall,” she said. The price was low, according to the Channel Post. “I know,” said Marit Osk, adding that it was late.',
  });
  const places = sourcing.sources.map(({ id }) =>
    placesOf(sourcing, id).map(({ start, end }) => sourcing.text.slice(start, end)),
  );
  assert.deepEqual(places, [['Marit Osk', 'she said', 'said Marit Osk'], ['according to the Channel Post']]);
});
