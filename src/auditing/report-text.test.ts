import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { asked, audited, bytes, hostile, plain, story } from '../../test/audited-story.ts';
import { extract, standardPolicy } from '../sourcing/engine.ts';
import { auditFile } from './auditing.ts';
import { auditLine, linesOf } from './auditing-lines.ts';
import { pointedLines } from './pointed-lines.ts';
import { attributionsOf, auditJson } from './report-json.ts';
import { auditText } from './report-text.ts';
import { questionCount } from './summary.ts';
import { fitted, harmless, widthOf, wrapped } from './terminal.ts';

describe('the report for a terminal', () => {
  test('says on whom the story rests, who says what, and what an editor would ask', async () => {
    const audit = await audited(story);
    const findings = [asked(story, 'Two members of the board'), asked(story, 'It will fall', 'low')];
    const text = auditText([{ ...audit, findings }], plain);
    assert.match(
      text,
      /^story\.txt\nHarbour board kept survey to itself\nRests on 1\u00a0named, 2\u00a0unnamed, 1\u00a0other paper\.\n/,
    );
    assert.match(text, /Named +Marit Osk\n +2 statements, first-hand\n/);
    assert.match(text, /Not named +Two members of the board\n +1 statement, first-hand; no reason given\n/);
    assert.match(text, /\n {2}3:58 {2}Marit Osk said: “It will fall,”\n/);
    assert.ok(
      text.includes(
        '  1  Who else says “Two members of the board”?\n     high single-source · R-single\n     5:1\n' +
          '     │ Two members of the board said that nobody had asked them. The price was…\n' +
          '     │ ^^^^^^^^^^^^^^^^^^^^^^^^\n',
      ),
      text,
    );
    assert.match(text, /\n2 questions: 1 high, 1 low\.\n$/);
  });

  test('fits the width it is given', async () => {
    const audit = { ...(await audited(story)), findings: [asked(story, 'the Channel Post')] };
    for (const width of [40, 60, 120])
      for (const line of auditText([audit], { width, colours: false }).split('\n'))
        assert.ok(widthOf(line) <= width, `${width}: ${line}`);
  });

  test('is coloured only where colours are wanted', async () => {
    const audit = { ...(await audited(story)), findings: [asked(story, 'the Channel Post')] };
    assert.equal(auditText([audit], plain).includes('\u001b'), false);
    const coloured = auditText([audit], { width: 80, colours: true });
    assert.equal(coloured.replace(/\u001b\[\d+m/g, ''), auditText([audit], plain));
  });

  test('carets stand below the words, wide signs and cut lines included', () => {
    const text = `${'a long way to go '.repeat(20)}the wall 日本 fell and ${'then more '.repeat(30)}`;
    const start = text.indexOf('日本');
    for (const width of [30, 60, 100]) {
      const [line] = pointedLines(text, [{ start, end: start + 2 }], width);
      assert.ok(line !== undefined && widthOf(line.words) <= width);
      assert.equal(widthOf(line.words.slice(0, line.words.indexOf('日本'))), line.carets.indexOf('^'));
      assert.match(line.carets, /^ +\^{4}$/);
    }
  });

  test('widths, cuts and breaks', () => {
    assert.equal(widthOf('a\u0301日😀'), 5);
    assert.equal(fitted('one two three', 8), 'one two…');
    assert.deepEqual(wrapped('one two three', 8), ['one two', 'three']);
    assert.equal(questionCount([]), 'No questions');
  });
});

describe('reports for programs', () => {
  test('JSON: one document, offsets into the text that stands beside them', async () => {
    const audit = { ...(await audited(story)), findings: [asked(story, 'It will fall')] };
    const { files } = JSON.parse(auditJson([audit]));
    assert.equal(files.length, 1);
    const [{ text, sources, statements, findings, ...rest }] = files;
    assert.deepEqual(rest, {
      file: 'story.txt',
      language: 'en',
      partial: false,
      headline: 'Harbour board kept survey to itself',
      leftOut: 0,
    });
    assert.equal(text, story);
    assert.deepEqual(
      sources.map(({ name }: { name: string }) => name),
      ['Marit Osk', 'Two members of the board', 'The Channel Post'],
    );
    assert.equal(text.slice(...statements[1].content[0]), '“It will fall,”');
    assert.equal(text.slice(...findings[0].ranges[0]), 'It will fall');
    assert.deepEqual(Object.keys(findings[0]), ['rule', 'severity', 'ranges', 'question', 'principle']);
  });

  test('JSON lines: attributions as corpora have them', () => {
    const { json } = auditLine(JSON.stringify({ id: 7, text: story, more: 1 }), standardPolicy, false);
    const { id, language, attributions } = JSON.parse(json);
    assert.equal(id, 7);
    assert.equal(language, 'en');
    const [, second] = attributions;
    assert.equal(story.slice(...(second.source[0] as [number, number])), 'she');
    assert.equal(story.slice(...(second.cue[0] as [number, number])), 'said');
    assert.deepEqual(
      second.content.map((one: [number, number]) => story.slice(...one)),
      ['“It will fall,”'],
    );
    assert.equal(second.kind, 'named-person');
    const reportedly = attributionsOf({
      sourcing: extract({ text: 'The wall reportedly fell in the storm that came with the tide.' }),
    });
    assert.deepEqual(
      reportedly.map(({ kind, source }) => [kind, source]),
      [['none', []]],
    );
  });

  test('lines are cut wherever the bytes are, and one that is too long is passed over', async () => {
    const gathered = async (text: string, size: number): Promise<[number, string | null][]> => {
      const all = bytes(text);
      async function* pieces(): AsyncGenerator<Uint8Array> {
        for (let at = 0; at < all.length; at += size) yield all.subarray(at, at + size);
      }
      const lines: [number, string | null][] = [];
      for await (const { number, line } of linesOf(pieces())) lines.push([number, line]);
      return lines;
    };
    for (const size of [1, 2, 5, 100])
      assert.deepEqual(await gathered('é\n\nß日\nend', size), [
        [1, 'é'],
        [3, 'ß日'],
        [4, 'end'],
      ]);
    const long = 'x'.repeat(6 * 1024 * 1024);
    assert.deepEqual(await gathered(`a\n${long}\nb\n`, 65_536), [
      [1, 'a'],
      [2, null],
      [3, 'b'],
    ]);
  });

  for (const [line, message] of [
    ['{', /is not JSON/],
    ['7', /is not a JSON object/],
    ['{"text":""}', /has no id/],
    ['{"id":1}', /has no text/],
  ] as const)
    test(`a line ${line}`, () => assert.throws(() => auditLine(line, standardPolicy, false), { message }));
});

test('hostile words move no terminal, from the file’s name to the question', async () => {
  const text = `${story}\nThe wall fell, said ${hostile} in a letter of ${hostile}.\n`;
  const known = await audited(story);
  const audit = auditFile({ ...known.file, input: { text } }, standardPolicy, false);
  const findings = [{ ...asked(text, hostile), question: `Who is ${hostile}?` }];
  const file = { ...audit.file, name: hostile };
  for (const out of [
    auditText([{ ...audit, file, headline: hostile, findings }], plain),
    auditJson([{ ...audit, file, headline: hostile, findings }]),
    auditLine(JSON.stringify({ id: hostile, text }), standardPolicy, false).json,
  ])
    assert.doesNotMatch(out, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
  assert.equal(harmless('a\nb\u0000c\ud800'), 'a b c ');
});
