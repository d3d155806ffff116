import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doc, p } from '../document/building.ts';
import { documentText } from '../document/text.ts';
import { extract } from '../sourcing/extract.ts';
import { aboutOf, folded } from './about.ts';
import { decided, type DecidedRecord } from './decided.ts';
import { undecidedSource, type Decision, type SourceDecision, type StatementDecision } from './decisions.ts';
import { proposeRecord } from './record.ts';
import { confirming } from './standing.ts';

const lind = 'Tove Lind, the harbour master, said that the ferry would stop in June.';
const officials = 'Two officials said that the price was agreed in May.';
const letter = 'The quay will close, according to a letter to the council.';

const common = { at: '2031-11-20T06:10:00.000Z', by: null, byName: null };
const onSource = (about: string, changes: Partial<SourceDecision>): Decision => ({
  ...common,
  kind: 'source',
  about,
  decision: { ...undecidedSource, ...changes },
});
const onStatement = (about: string, changes: Partial<StatementDecision>): Decision => ({
  ...common,
  kind: 'statement',
  about,
  decision: { leftOut: false, source: null, apart: null, ...changes },
});

function read(paragraphs: readonly string[], decisions: readonly Decision[] = []): DecidedRecord {
  const document = doc(...paragraphs.map((words) => p(words)));
  return decided(proposeRecord(extract({ headline: '', document })), documentText('', document), decisions);
}
const names = ({ record }: DecidedRecord) => record.sources.map(({ name }) => name);
const sourceOf = (state: DecidedRecord, name: string) =>
  state.record.sources.find((one) => one.name === name) ?? assert.fail(`${name} of ${names(state).join(', ')}`);
const aboutSource = (state: DecidedRecord, name: string): string =>
  state.read.get(sourceOf(state, name).id)?.about ?? assert.fail();
const saidBy = (state: DecidedRecord, name: string) =>
  state.record.statements.filter(({ source }) => source === sourceOf(state, name).id);
function wordsSaidBy(state: DecidedRecord, name: string): string {
  const [one] = saidBy(state, name);
  return state.words.get(one?.id ?? '') ?? assert.fail(`nothing said by ${name}`);
}
function confirmed(state: DecidedRecord): Decision {
  const decision = { revision: 1, ...confirming(state.record, state.words) };
  return { ...common, kind: 'confirmation', about: '', decision };
}

test('what was typed into a source outlives edits before, after and around it', () => {
  const decisions = [
    onSource('tove lind', { name: 'Tove Lind, harbour', note: 'Spoke to us.', link: 'https://a.test/' }),
  ];
  for (const text of [
    [lind],
    ['A new first paragraph.', lind],
    [lind, 'A new last one.'],
    [officials, letter, lind, officials],
    [`It rained. ${lind} It rained again.`],
  ]) {
    const state = read(text, decisions);
    const source = sourceOf(state, 'Tove Lind, harbour');
    assert.equal(source.note, 'Spoke to us.');
    assert.equal(source.link, 'https://a.test/');
    assert.deepEqual(state.sleeping, []);
  }
});

test('a decision whose words are gone sleeps, and wakes when they come back', () => {
  const decisions = [onSource('tove lind', { leftOut: true })];
  const gone = read([officials], decisions);
  assert.deepEqual(names(gone), ['Two officials']);
  assert.deepEqual(gone.sleeping, decisions);
  const back = read([officials, lind], decisions);
  assert.deepEqual(back.record.leftOut, [sourceOf(back, 'Tove Lind').id]);
  assert.deepEqual(back.sleeping, []);
});

test('a source that the text now calls by a fuller name is still the one that was decided on', () => {
  const before = read([lind]);
  const about = aboutSource(before, 'Tove Lind');
  const decisions = [onSource(about, { note: 'Spoke to us.', names: ['tove lind'] })];
  const fuller = read(['Tove Marie Lind, the harbour master, said that the quay would close.', lind], decisions);
  const kept = fuller.record.sources.filter(({ note }) => note === 'Spoke to us.');
  assert.equal(kept.length, 1);
  const renamed = read([lind.replace('Tove Lind', 'Tora Lund')], decisions);
  assert.equal(sourceOf(renamed, 'Tora Lund').note, '', 'another name is another person');
  assert.equal(renamed.sleeping.length, 1);
});

test('two of the same words are two: a decision on one is not on the other', () => {
  const state = decided(
    {
      ...read([officials]).record,
      sources: [
        { ...sourceOf(read([officials]), 'Two officials'), id: '1', found: 'officials' },
        { ...sourceOf(read([officials]), 'Two officials'), id: '2', found: 'officials' },
      ],
      statements: [],
    },
    '',
    [onSource('officials (2)', { name: 'The other two' })],
  );
  assert.deepEqual(names(state), ['Two officials', 'The other two']);
});

test('a source that is another one gives it its statements and places, and is itself again when that is taken back', () => {
  const plain = read([lind, officials]);
  const decisions = [onSource(aboutSource(plain, 'Two officials'), { into: aboutSource(plain, 'Tove Lind') })];
  const merged = read([lind, officials], decisions);
  assert.deepEqual(names(merged), ['Tove Lind']);
  assert.equal(saidBy(merged, 'Tove Lind').length, saidBy(plain, 'Tove Lind').length + 1);
  assert.equal(sourceOf(merged, 'Tove Lind').places.length, sourceOf(plain, 'Tove Lind').places.length + 1);
  assert.deepEqual(names(read([officials], decisions)), ['Two officials'], 'whom it is joined to is not there');
  assert.deepEqual(read([lind, officials]).record, plain.record);
});

test('who each other is, in a ring, stays apart, and a chain is followed to its end', () => {
  const plain = read([lind, officials, letter]);
  const [a, b, c] = ['Tove Lind', 'Two officials'].map((name) => aboutSource(plain, name));
  const last = plain.record.sources.find(({ kind }) => kind === 'document')?.name ?? assert.fail();
  const third = c ?? aboutSource(plain, last);
  assert.ok(a && b);
  const ring = read([lind, officials, letter], [onSource(a, { into: b }), onSource(b, { into: a })]);
  assert.equal(names(ring).length, 3);
  const chain = read([lind, officials, letter], [onSource(a, { into: b }), onSource(b, { into: third })]);
  assert.deepEqual(names(chain), [last]);
  assert.equal(read([lind], [onSource(a, { into: a })]).record.sources.length, 1);
});

test('a statement that is somebody else’s is theirs, whether or not the reading has them', () => {
  const plain = read([lind, officials]);
  const about = wordsSaidBy(plain, 'Two officials');
  const theirs = read([lind, officials], [onStatement(about, { source: aboutSource(plain, 'Tove Lind') })]);
  assert.deepEqual(names(theirs), ['Tove Lind'], 'nothing is left of the two');
  const apart = read([lind, officials], [onStatement(about, { source: 'apart: a clerk', apart: 'A clerk' })]);
  assert.deepEqual(names(apart), ['Tove Lind', 'A clerk']);
  assert.equal(sourceOf(apart, 'A clerk').kind, 'unnamed');
  assert.equal(sourceOf(apart, 'A clerk').places.length, 1);
  const named = read(
    [lind, officials],
    [
      onStatement(about, { source: 'apart: a clerk', apart: 'A clerk' }),
      onSource('apart: a clerk', { note: 'Was in the room.' }),
    ],
  );
  assert.equal(sourceOf(named, 'A clerk').note, 'Was in the room.');
});

test('what is not a statement has no place; a source without another is left out', () => {
  const plain = read([lind, officials]);
  const decisions = [onStatement(wordsSaidBy(plain, 'Two officials'), { leftOut: true })];
  const state = read(['Before.', lind, officials], decisions);
  assert.deepEqual(state.record.leftOut, [sourceOf(state, 'Two officials').id]);
  assert.equal(state.record.notStatements.length, 1);
  const reworded = read([lind, officials.replace('May', 'July')], decisions);
  assert.deepEqual(reworded.record.leftOut, [], 'other words are another statement');
  assert.equal(reworded.sleeping.length, 1);
});

test('a confirmed record stands while the text around it changes; a reworded statement asks again, until it is set back', () => {
  const confirmation = confirmed(read([lind, officials]));
  const at = (text: readonly string[]) => read(text, [confirmation]);
  assert.notEqual(at([lind, officials]).stands, null);
  assert.notEqual(at(['Rain.', lind, 'It rained.', officials, 'More rain.']).stands, null);
  const reworded = at([lind.replace('June', 'July'), officials]);
  assert.equal(reworded.stands, null);
  assert.deepEqual(
    reworded.record.changed,
    saidBy(reworded, 'Tove Lind').map(({ id }) => id),
  );
  const other = at([lind.replace('Tove Lind', 'Tora Lund'), officials]);
  assert.equal(other.record.changed.length, 1, 'the same words from somebody else');
  assert.notEqual(at([lind, officials]).stands, null, 'set back, it stands again');
  assert.equal(at([lind]).stands, null, 'somebody who was confirmed is gone');
  assert.equal(at([lind, officials, letter]).record.changed.length, 1, 'somebody came');
  const renamed = read([lind, officials], [confirmation, onSource('tove lind', { name: 'T. Lind' })]);
  assert.equal(renamed.stands, null, 'a decision after the confirmation');
});

test('hostile words and many statements: nothing is thrown, and nothing takes long', () => {
  for (const words of ['', '“””', '\u202E', '💀'.repeat(500), '\ud800', 'a'.repeat(100_000)]) {
    assert.ok(aboutOf(words).length < 200);
    assert.equal(typeof folded(words), 'string');
    assert.ok(aboutOf(words).isWellFormed() || words === '\ud800');
  }
  const many = Array.from({ length: 1500 }, (_, index) => `Tove Lind said that boat ${index} would stop.`);
  const plain = read(many);
  const decisions = [...plain.words.values()].map((about) => onStatement(about, { source: 'apart: x', apart: 'X' }));
  const state = read(many, [...decisions, onSource('__proto__', { into: 'constructor', name: '<b>' })]);
  assert.deepEqual(names(state), ['X']);
});
