import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doc, form, h2, p } from '../document/building.ts';
import { documentText } from '../document/text.ts';
import { extract } from '../sourcing/extract.ts';
import { recordCounts } from '../sourcing/weight.ts';
import { wordsFor } from '../words/words.ts';
import { bodyHtml, bodyPieces, feedHtml, formsIn, referencesIn } from './body.ts';
import {
  emptyRecord,
  marksOf,
  proposeRecord,
  publicRecord,
  readRecord,
  recordSentence,
  shownRecord,
  shownSources,
  summaryOf,
  type RecordSource,
} from './record.ts';
import { html } from '../html.ts';

const headline = 'Officials say the ferry will stop';
const document = doc(
  p('The ferry will stop in January, according to a letter to the council.'),
  p('Tove Lind, the harbour master, said the island would have one boat a week. “We were not asked,” she said.'),
  form('77'),
  p('Two officials said that the decision was taken in June.'),
);

function source(id: string, kind: RecordSource['kind'], more: Partial<RecordSource> = {}): RecordSource {
  return {
    id,
    kind,
    name: `Source ${id}`,
    note: '',
    people: 1,
    group: false,
    places: [],
    second: false,
    via: null,
    found: `Source ${id}`,
    edited: false,
    link: null,
    known: false,
    ...more,
  };
}

test('the engine’s reading becomes a record whose places are the words of attribution', () => {
  const record = proposeRecord(extract({ headline, document }));
  const text = documentText(headline, document);
  const named = record.sources.find(({ kind }) => kind === 'named-person');
  assert.equal(named?.name, 'Tove Lind');
  assert.ok(named.places.length >= 2, 'she is Tove Lind');
  assert.match(text.slice(named.places[0]?.start, named.places[0]?.end), /^Tove Lind/);
  const unnamed = record.sources.find(({ name }) => name.startsWith('Two officials'));
  assert.equal(unnamed?.kind, 'unnamed');
  assert.equal(unnamed.people, 2);
  assert.deepEqual(
    record.sources.map(({ id }) => id),
    record.sources.map((_, index) => String(index + 1)),
  );
  assert.deepEqual(readRecord(JSON.stringify(record)), record, 'stored and read it is the same');
});

test('sources stand in order of weight, and what an editor left out is not shown', () => {
  const record = {
    ...emptyRecord,
    sources: [
      source('1', 'publication'),
      source('2', 'unnamed'),
      source('3', 'organisation'),
      source('4', 'document'),
      source('5', 'named-person'),
      source('6', 'document'),
    ],
    leftOut: ['6'],
  };
  assert.deepEqual(
    shownSources(record).map(({ id }) => id),
    ['5', '4', '3', '2', '1'],
  );
});

test('the sentence and the summary say the same numbers, in English and German', () => {
  const sources = [
    source('1', 'named-person'),
    source('2', 'named-person'),
    source('3', 'document'),
    source('4', 'unnamed', { people: 2 }),
    source('5', 'unnamed', { group: true }),
    source('6', 'publication'),
  ];
  assert.deepEqual(recordCounts(sources), {
    named: 2,
    document: 1,
    office: 0,
    onlyOffice: null,
    unnamed: 2,
    groups: 1,
    publication: 1,
  });
  const [en, de] = [wordsFor('en'), wordsFor('de')];
  assert.equal(
    summaryOf(en, sources),
    '2\u00a0named, 1\u00a0document, 2\u00a0unnamed, 1\u00a0unnamed group, 1\u00a0other paper',
  );
  assert.equal(
    recordSentence(en, sources),
    'This story rests on two named people, one document, two people who are not named and one group that is not named. It also cites one other publication.',
  );
  assert.equal(
    summaryOf(de, sources),
    '2\u00a0namentlich, 1\u00a0Dokument, 2\u00a0ungenannt, 1\u00a0ungenannte Gruppe, 1\u00a0anderes Medium',
  );
  assert.match(
    recordSentence(de, sources),
    /^Dieser Text stützt sich auf zwei namentlich genannte Personen, ein Dokument, .* und eine Gruppe, die nicht genannt wird\. Zitiert wird außerdem ein anderes Medium\.$/,
  );
  assert.equal(recordSentence(en, [source('1', 'publication')]), 'This story rests on one other publication.');
  assert.equal(recordSentence(en, []), 'This story names no source.');
});

test('a publication’s record has places in the body alone, so that every number leads somewhere', () => {
  const record = publicRecord(proposeRecord(extract({ headline, document })), headline, document);
  const marked = feedHtml(bodyPieces(document, headline, marksOf(record)));
  for (const { id, places } of record.sources) {
    for (const [index] of places.entries())
      assert.match(marked, new RegExp(`id="w${id}-${index + 1}"`), `place ${index + 1} of ${id}`);
  }
  const ids = [...marked.matchAll(/ id="w/g)].length;
  assert.equal(
    ids,
    record.sources.reduce((sum, { places }) => sum + places.length, 0),
  );
  const shown = new Set(record.sources.map(({ id }) => id));
  assert.ok(record.statements.every(({ source, quote }) => shown.has(source ?? '') && quote !== 'indirect'));
});

test('the one office that speaks is named in the sentence, several are counted', () => {
  const board = { ...source('1', 'organisation'), name: 'The harbour board' };
  const police = { ...source('2', 'organisation'), name: 'Police' };
  const [en, de] = [wordsFor('en'), wordsFor('de')];
  assert.match(recordSentence(en, [board]), /rests on a statement from the harbour board\.$/);
  assert.match(recordSentence(en, [police]), /rests on one office or organisation\.$/);
  assert.match(recordSentence(en, [board, police]), /rests on two offices or organisations\.$/);
  assert.match(recordSentence(de, [board]), /eine Stelle \(The harbour board\)\.$/);
});

test('a record is shown as the policy says, the story’s own before the newsroom’s', () => {
  const record = { ...emptyRecord, sources: [source('1', 'named-person')] };
  const of = (recordConfirmedAt: string | null, recordPolicy: 'off' | 'confirmed' | 'unchecked' | null) => ({
    record,
    recordConfirmedAt,
    recordPolicy,
  });
  const at = '2031-11-20T06:10:00.000Z';
  assert.equal(shownRecord(of(null, null), 'off'), null);
  assert.equal(shownRecord(of(at, null), 'off'), null);
  assert.equal(shownRecord(of(null, null), 'confirmed'), null);
  assert.equal(shownRecord(of(at, null), 'confirmed')?.isUnchecked, false);
  assert.equal(shownRecord(of(null, null), 'unchecked')?.isUnchecked, true);
  assert.equal(shownRecord(of(at, null), 'unchecked')?.isUnchecked, false);
  assert.equal(shownRecord(of(null, 'unchecked'), 'off')?.isUnchecked, true);
  assert.equal(shownRecord(of(at, 'off'), 'unchecked'), null);
  assert.equal(
    shownRecord({ ...of(null, 'unchecked'), record: emptyRecord }, 'unchecked'),
    null,
    'a machine that found nothing says nothing',
  );
});

test('a record that cannot be read is an empty one, and a part that cannot be read is left aside', () => {
  assert.deepEqual(readRecord('null'), emptyRecord);
  assert.deepEqual(readRecord('{"sources":"x"}'), emptyRecord);
  const { sources } = readRecord(
    JSON.stringify({ sources: [source('1', 'document'), { id: 3 }, source('2', 'unnamed')], leftOut: [] }),
  );
  assert.deepEqual(
    sources.map(({ id }) => id),
    ['1', '2'],
  );
});

test('a body is pieces of HTML with the forms between them', () => {
  const tidy = (text: string) => text.replace(/\s+/g, '');
  const body = bodyPieces(doc(form(null), p('One'), form('314'), h2('Two'), form('314')), '', []);
  const pieces = body.map((piece) => (typeof piece === 'string' ? tidy(piece) : piece));
  assert.deepEqual(pieces, [{ form: null }, '<p>One</p>', { form: '314' }, '<h2>Two</h2>', { form: '314' }]);
  assert.deepEqual(referencesIn(body), [null, '314']);
  assert.deepEqual(formsIn(document), ['77']);
  assert.equal(tidy(feedHtml(body)), '<p>One</p><h2>Two</h2>');
  const shown = bodyHtml(body, (reference) => (reference === null ? null : html`<b>${reference}</b>`)).toString();
  assert.equal(tidy(shown), '<p>One</p><b>314</b><h2>Two</h2><b>314</b>');
});
