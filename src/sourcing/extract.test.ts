import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doc, em, form, h2, p, pull } from '../document/building.ts';
import { numbers } from '../document/random.ts';
import { extract } from './extract.ts';
import { bareText, remarked } from './marking.ts';

/** Each line is read without its marks and must come back with them: [source] ~cue~ {what is stated}. */
function reads(lines: string[]): void {
  for (const line of lines) assert.equal(remarked(line), line);
}

test('a verb of saying behind its source', () => {
  reads([
    '[Marit Osk] ~said~ {the wall was not safe}.',
    '[The harbour board] ~said~ in a statement on Wednesday {that the wall had been watched}.',
    '[Marit Osk, who signed the survey and left in June,] ~said~ {the board had known of it}.',
    '[Two members of the board who were present] ~said~ {that there was no vote}.',
    '[The man who lost his boat] ~said~ {he would not sail again}.',
    '[Ms Osk] ~has repeatedly warned~ {that the wall would not hold}.',
    '[Osk and Farrant] ~say~ {the wall was safe}.',
    '[She] ~told reporters~ on Monday {that they had not asked}.',
    '[The engineer herself] ~denied~ {the report}.',
    '[She] ~described~ {the wall as “a row of loose teeth”}.',
    '[The union] ~accused~ {the board of hiding the survey from the town}.',
    '[The mayor] ~called for~ {a new survey of the wall}.',
  ]);
});

test('a verb of saying before its source, and between the halves of a quotation', () => {
  reads([
    '{“The wall will not hold,”} ~said~ [Marit Osk].',
    '{“The wall will not hold,”} ~said~ [Marit Osk, the harbour engineer]. {“I told them so.”}',
    '{“The wall,”} [she] ~said~, {“will not hold.”}',
    '{“Why did nobody ask?”} [Marit Osk] ~said to the board~.',
    '{The wall will not hold}, ~said~ [Osk].',
    '{The wall}, [she] ~said~, {was not the only one}.',
    '{The wall would hold}, [the board] ~said~.',
    '[Osk] ~said~: {“The wall will not hold.”}',
    '[The mayor] shook his head~:~ {“That is not what they said to us.”}',
  ]);
});

test('several verbs with one source, and several sources in a sentence', () => {
  reads([
    '[She] ~said~ {the wall was old}, and ~added~ {that it was not the only one}.',
    '[The board] ~denied~ {the report}, but the wall was closed.',
    '[Osk] ~said~ {the wall was old}, while [the board] ~insisted~ {that it was not}.',
    '[The mayor] ~confirmed~ {the sale}, ~saying~ {that the price was fair}.',
  ]);
});

test('sources behind "according to", passives and "quoted as saying"', () => {
  reads([
    '~According to~ [Osk], {the wall was not safe}.',
    '~According to~ [Osk, the harbour engineer], {the wall was not safe}.',
    '{The wall was not safe}, ~according to~ [two people familiar with the survey].',
    '{The wall}, ~according to~ [the survey], {was not safe}.',
    'According to plan, the wall was closed and they went home.',
    '{The sale} ~has been confirmed by~ [two senior officials].',
    'The paper quoted [a member of the board] ~as saying~ {that the wall was safe}.',
    '[Osk] ~was quoted as saying~ {that the wall was not safe}.',
    'The wall, which [the board] ~described as~ {“sound”}, fell on Sunday.',
  ]);
});

test('what has no source that the text names', () => {
  const { statements, sources } = extract({ text: 'The owner reportedly left the town before the wall fell.' });
  assert.deepEqual(
    statements.map(({ source, hand, via }) => [source, hand, via]),
    [[null, 'second', null]],
  );
  assert.deepEqual(sources, []);
});

test('what looks like a statement and is none', () => {
  for (const text of [
    'The reports were late, and their claims were not the first.',
    'The man accused of the theft was not there.',
    'The old dock said to become a hotel was sold.',
    'She did not say where the money was.',
    'They would not comment, and she declined to say more.',
    'The vote revealed a split in the town.',
    'United States troops were in the harbour that day.',
    'The board asked not to be named.',
  ]) {
    assert.deepEqual(
      extract({ text }).statements.map(({ cue }) => cue && text.slice(cue.start, cue.end)),
      [],
      text,
    );
  }
});

test('direct, mixed and indirect', () => {
  const quoteOf = (text: string) => extract({ text }).statements[0]?.quote;
  assert.equal(quoteOf('“The wall will not hold,” she said.'), 'direct');
  assert.equal(quoteOf('She said the wall was “a row of teeth” and they knew.'), 'mixed');
  assert.equal(quoteOf('She said the wall would not hold.'), 'indirect');
});

test('second-hand: another newsroom, a document that somebody holds, "reportedly", and what lies inside of these', () => {
  const hands = (text: string, newsroom?: string) =>
    extract({ text }, newsroom === undefined ? {} : { newsroom }).statements.map(({ hand, via }) => [hand, via]);
  assert.deepEqual(hands('The wall was sold, the Channel Post reported.'), [['second', 'The Channel Post']]);
  assert.deepEqual(hands('She told the Channel Post that the wall was sold.'), [['second', 'Channel Post']]);
  assert.deepEqual(hands('She told the Channel Post that the wall was sold.', 'The Channel Post'), [['first', null]]);
  assert.deepEqual(hands('She told this newspaper that the wall was sold.'), [['first', null]]);
  assert.deepEqual(hands('According to a memo obtained by the Channel Post, the wall was sold.'), [
    ['second', 'the Channel Post'],
  ]);
  assert.deepEqual(hands('She reportedly said that the wall was sold.'), [['second', null]]);
  const inside = extract({ text: 'According to the Channel Post, the mayor said that the wall was sold.' });
  assert.deepEqual(
    inside.statements.map(({ hand, within }) => [hand, within]),
    [
      ['second', null],
      ['second', 'a1'],
    ],
  );
});

test('a story is read with its headline, block by block, and offsets are those of its text', () => {
  const document = doc(
    p('“The wall will not hold,” ', em('said'), ' Marit Osk.'),
    form('314'),
    h2('The board'),
    p('The ', em('Coast Letter'), ' said that the board had known.'),
    pull('Osk', p('The wall will not hold.')),
  );
  const { text, statements, sources } = extract({ headline: 'Wall will not hold, engineer says', document });
  const span = (each: { start: number; end: number } | null) => each && text.slice(each.start, each.end);
  assert.deepEqual(
    statements.map(({ cue }) => span(cue)),
    ['says', 'said', 'said'],
  );
  assert.deepEqual(
    sources.map(({ kind, name }) => [kind, name]),
    [
      ['unnamed', 'engineer'],
      ['named-person', 'Marit Osk'],
      ['publication', 'The Coast Letter'],
    ],
  );
});

test('other languages are not read, and neither is nothing', () => {
  for (const text of [
    '',
    '   \n\n ',
    '…',
    'Die Mauer wird nicht halten, sagte Marit Osk. Der Rat hatte es nach ihren Worten gewusst und nichts getan.',
    'Le mur ne tiendra pas, a déclaré Marit Osk. Le conseil le savait depuis deux ans, selon elle.',
    'De muur zal het niet houden, zei Marit Osk. De raad wist het volgens haar al twee jaar en had niets gedaan.',
    'Стена не выдержит, сказала Марит Оск. Совет знал об этом.',
    '壁はもたないと技師は言った。',
  ]) {
    const found = extract({ text });
    assert.deepEqual([found.language, found.statements, found.sources], ['other', [], []], text);
  }
});

test('hostile texts: time in proportion, partial where the reading stopped, and never an error', () => {
  const english = 'The officials said that the wall was not safe, and they told the board. '.repeat(30);
  const texts: Record<string, string> = {
    quotes: '"'.repeat(100_000),
    opening: '“'.repeat(100_000),
    singles: '‘a’ '.repeat(100_000),
    apostrophes: "' ".repeat(100_000),
    giant: 'a'.repeat(1_000_000),
    commas: ', '.repeat(100_000),
    signs: ','.repeat(300_000),
    saying: 'Osk said '.repeat(30_000),
    names: 'Marit Osk and '.repeat(20_000),
    according: 'according to the '.repeat(17_000),
    whos: 'who the '.repeat(40_000),
    sources: Array.from({ length: 9000 }, (_, index) => `The x${index} official said that it fell. `).join(''),
    quoting: '“The wall,” he said. '.repeat(16_000),
    gaps: '\n \n'.repeat(60_000),
    nothing: '\0\ud800\uffff'.repeat(30_000),
  };
  // One quotation without end, and white space: these are read to their ends.
  const whole = new Set(['opening', 'gaps', 'nothing']);
  for (const [name, more] of Object.entries(texts)) {
    const began = process.cpuUsage().user;
    const { language, partial, text, statements } = extract({ text: english + more });
    // The processor's time: other work on the machine tells nothing of ours.
    const took = (process.cpuUsage().user - began) / 1000;
    assert.ok(took < 2000, `${name} took ${took} ms`);
    assert.equal(language, 'en', name);
    assert.equal(text.length, english.length + more.length);
    assert.ok(statements.length >= 30, `${name}: what stands before is read`);
    assert.equal(partial, !whole.has(name), name);
  }
});

test('400 random heaps of words and signs: no error, spans in the text and in order, ids that lead somewhere', () => {
  const words = (
    'the The a of and that who said says saying told according to reportedly by was been not Osk Marit Mr. U.S. officials two report ' +
    'Post he she it they , . : ; — ( ) “ ” " ‘ ’ \' « » * ? ! 3 £4.5 anonymity because quoted as citing asked call him,” him.” \n\n'
  ).split(' ');
  for (let seed = 1; seed <= 400; seed += 1) {
    const random = numbers(seed);
    const text = Array.from({ length: 60 }, () => words[Math.floor(random() * words.length)]).join(
      random() < 0.2 ? '' : ' ',
    );
    const found = extract({ text });
    const ids = new Set(found.sources.map(({ id }) => id));
    for (const { source, sourceSpan, cue, content, within } of found.statements) {
      assert.ok(source === null || ids.has(source), text);
      assert.ok(within === null || found.statements.some(({ id }) => id === within), text);
      for (const span of [sourceSpan, cue, ...content]) {
        if (span !== null) assert.ok(span.start >= 0 && span.start < span.end && span.end <= text.length, text);
      }
      assert.ok(content.length > 0, text);
    }
    assert.deepEqual(extract({ text }), found, 'the same text gives the same answer');
  }
});

test('the marks of these tests strip to bare text', () => {
  assert.equal(bareText('[1|Osk] ~said~ {“no”}.'), 'Osk said “no”.');
});
