import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { axeFindings, openBrowser } from '../../test/browser.ts';
import { htmlFindings, skeletonOf } from '../../test/html.ts';
import { onrecord, temporaryFolder } from '../../test/process.ts';
import { extract, standardPolicy, type Finding, type Severity } from '../sourcing/engine.ts';
import { auditFile, type Audit } from './auditing.ts';
import { auditLine, linesOf } from './auditing-lines.ts';
import { markdownBlocks } from './markdown.ts';
import { pointedLines } from './pointed-lines.ts';
import { readPolicy } from './policy-file.ts';
import { attributionsOf, auditJson } from './report-json.ts';
import { reportPage } from './report-html.ts';
import { auditText } from './report-text.ts';
import { linePlace, readStoryFile } from './story-file.ts';
import { questionCount } from './summary.ts';
import { fitted, harmless, widthOf, wrapped } from './terminal.ts';

const story = `Harbour board kept survey to itself

Marit Osk, who signed the survey, said the wall was old. “It will fall,” she said.

Two members of the board said that nobody had asked them. The price was low, according to the Channel Post.
`;

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const audited = async (text: string, name = 'story.txt'): Promise<Audit> =>
  auditFile(await readStoryFile(bytes(text), name), standardPolicy, false);

/** A question about some words of the text, as a rule would put it. */
function asked(text: string, words: string, severity: Severity = 'high'): Finding {
  const start = text.indexOf(words);
  const ranges = [{ start, end: start + words.length }];
  return { rule: 'single-source', severity, ranges, question: `Who else says “${words}”?`, principle: 'R-single' };
}

const plain = { width: 80, colours: false };
const hostile = 'Osk\u001b[31m\u0007\u202egnp\u2066 <script>alert(1)</script>\u0085\u009b2J';

describe('files as they are read', () => {
  test('plain text keeps its offsets, without the furniture around it', async () => {
    const page = `${story}\nYour email address will not be published. Required fields are marked *\n\nLeave a Reply\n`;
    const { file, sourcing } = await audited(page);
    assert.equal(sourcing.text.length, page.length);
    assert.equal(sourcing.text.includes('email address'), false);
    assert.equal(file.leftOut, 2);
    const at = sourcing.text.indexOf('Two members');
    assert.equal(at, page.indexOf('Two members'));
    assert.equal(file.place(at), '5:1');
  });

  test('line ends of any system are the same lines', async () => {
    const unix = await audited(story);
    for (const end of ['\r\n', '\r']) {
      const other = await audited(story.replaceAll('\n', end));
      assert.equal(other.headline, 'Harbour board kept survey to itself');
      assert.deepEqual(
        other.sources.map(({ name }) => name),
        unix.sources.map(({ name }) => name),
      );
      const { start } = other.sourcing.statements[1]?.content[0] ?? { start: 0 };
      assert.equal(other.file.place(start), '3:58');
    }
  });

  test('Markdown is read without its signs, and every word leads back to its place', async () => {
    const marked = `# Harbour board *kept* survey to itself\n\nMarit Osk, of the *Channel Post*, [said](https://post.example/1) the wall\nwas **old**. 3 * 4 is a_b_c.\n\n> “We knew,” said Dele Farrant.\n\n- The board \\*knew\\*.\n- So did we.\n\n---\n\n## What now\n`;
    const { file, sourcing, headline } = await audited(marked, 'story.md');
    assert.equal(headline, 'Harbour board kept survey to itself');
    assert.deepEqual(sourcing.text.split('\n\n').slice(1), [
      'Marit Osk, of the Channel Post, said the wall was old. 3 * 4 is a_b_c.',
      '“We knew,” said Dele Farrant.',
      'The board *knew*.',
      'So did we.',
      'What now',
    ]);
    for (const words of ['kept', 'Channel', 'said the', 'old', '3 * 4', 'We knew', 'So did', 'What now']) {
      const offset = linePlace(marked)(marked.indexOf(words.split(' ')[0] ?? ''));
      assert.equal(file.place(sourcing.text.indexOf(words)), offset, words);
    }
    assert.ok(sourcing.statements.some(({ source }) => source !== null));
  });

  test('Markdown of a million signs takes no time to speak of', () => {
    for (const sign of ['*', '_', '[', '![', '`', '\\', '> ', '- ', '#', '<http:', '**a', '[](', '\n'])
      assert.ok(Array.isArray(markdownBlocks(sign.repeat(1_000_000 / sign.length))), sign);
  });

  test('a page of HTML is read without its furniture, by paragraphs', async () => {
    const page = `<!DOCTYPE html><html><body><nav><a href="/">Home</a><a href="/news">News</a></nav><article><h1>Board kept survey</h1><p>By Ann Lee, 12 May 2031</p><p>The wall was old and would fall with the next storm, Marit Osk said on Monday.</p></article></body></html>`;
    const { file, headline, sources } = await audited(page, 'page.html');
    assert.equal(headline, 'Board kept survey');
    assert.ok(file.leftOut > 0);
    assert.equal(file.dated, true);
    assert.deepEqual(
      sources.map(({ name }) => name),
      ['Marit Osk'],
    );
    assert.equal(file.place(25), 'paragraph 2');
  });

  test('a date near the headline makes the story dated', async () => {
    assert.equal((await readStoryFile(bytes(story), 's.txt')).dated, false);
    const dated = story.replace('itself\n', 'itself\n\nBy Ann Lee, 12 May 2031\n');
    assert.equal((await readStoryFile(bytes(dated), 's.txt')).dated, true);
  });
});

describe('the policy', () => {
  test('switches rules off or gives them another weight; the record’s own policy may stand beside it', () => {
    const text = '{ "record": "confirmed", "rules": { "loaded-verb": "off", "no-reply": "low" } }';
    assert.deepEqual(readPolicy(text, 'p.json'), { rules: { 'loaded-verb': 'off', 'no-reply': 'low' } });
    assert.deepEqual(readPolicy('{}', 'p.json'), { rules: {} });
  });

  const wrong: [string, RegExp][] = [
    ['{', /^p\.json is not a JSON object like .*\.$/],
    ['[]', /not a JSON object/],
    ['{"rules":[]}', /has rules that are no JSON object/],
    ['{"rule":{}}', /holds “rule”: known are rules and record\.$/],
    ['{"rules":{"toString":"off"}}', /names a rule “toString”: known are .*single-source.*\.$/],
    ['{"rules":{"no-reply":"grave"}}', /sets no-reply to “grave”: known are off, high, medium, low\.$/],
    ['{"rules":{"no-reply":null}}', /sets no-reply to “null”/],
  ];
  for (const [text, message] of wrong)
    test(`refuses ${text}`, () => assert.throws(() => readPolicy(text, 'p.json'), { kind: 'invalid', message }));
});

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

describe('the report as a page', () => {
  const page = async (text: string, words: readonly string[], name?: string): Promise<string> => {
    const audit = await audited(text, name);
    return reportPage([{ ...audit, findings: words.map((one) => asked(text, one)) }]);
  };
  /** What a page links inside itself, and is not there. */
  const deadLinks = (text: string): string[] => {
    const ids = new Set(Array.from(text.matchAll(/ id="([^"]*)"/g), ([, id]) => id));
    return Array.from(text.matchAll(/ href="#([^"]*)"/g), ([, id = '']) => id).filter((id) => !ids.has(id));
  };

  test('links each question with its words and each source with its places, whatever overlaps', async () => {
    const words = ['Two members', 'Two members of the board said', 'members of the', 'she said', 'Harbour', 'the board said that nobody'];
    const text = await page(story, words);
    assert.deepEqual(htmlFindings(text), []);
    assert.deepEqual(deadLinks(text), []);
    assert.match(text, /<mark class="high" id="q1-5-1">Harbour<\/mark><a class="flag high" href="#q1-5"/);
    assert.match(text, /<a href="#q1-1-1"><bdi>Two members<\/bdi><\/a> <span class="meta">5:1</);
    assert.match(text, /<a class="said named" id="w1-1-1" href="#s1-1">/);
    assert.doesNotMatch(text, /<a [^>]*>(?:(?!<\/a>)[^])*<a /, 'no link in a link');
    assert.doesNotMatch(text, /<script|style=|(?:src|href)="(?!#|data:,)/);
    assert.match(text, /content="default-src &#39;none&#39;; style-src &#39;sha256-[^&]+&#39;;/);
  });

  test('holds several stories, one that was not read and one without a headline', async () => {
    const audits = [await audited(story), await audited('Der Hafen bleibt zu, sagte die Leiterin der Behörde.'), await audited('It fell, said Marit Osk. That was all that was known.')];
    const text = await reportPage(audits);
    assert.deepEqual(htmlFindings(text), []);
    assert.deepEqual(deadLinks(text), []);
    assert.match(text, /This text does not look like English; it was not read\./);
    assert.equal(text.match(/<article/g)?.length, 3);
  });

  test('hostile words make no other element', async () => {
    const calm = await page(story.replace('Osk, who', 'Osk Calm, who'), ['survey']);
    const bad = `Osk"'><img src=x onerror=alert(1)><!--</style></title>&#60;script&#62;`;
    const text = await page(story.replace('Osk, who', `${bad}, who`), ['survey'], `"><script>.txt`);
    assert.deepEqual(skeletonOf(text).filter((one) => /^(?:img|script)/.test(one)), []);
    assert.deepEqual(new Set(skeletonOf(text)), new Set(skeletonOf(calm)));
    // oxlint-disable-next-line no-control-regex -- they are what is looked for
    const misleading = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;
    assert.doesNotMatch(await reportPage([auditFile({ ...(await audited(story)).file, name: hostile, input: { text: `${hostile}\0\n\n${story}` } }, standardPolicy, false)]), misleading);
  });

  test('very many questions about the same words stay a page', async () => {
    const audit = await audited(story);
    const findings = Array.from({ length: 3000 }, (_, index) => asked(story, index % 2 ? 'Two members of the board' : 'members'));
    const text = await reportPage([{ ...audit, findings }]);
    assert.ok(text.length < 4_000_000);
    assert.deepEqual(deadLinks(text), []);
  });

  test('reads well by other means than eyes, wide and narrow, light and dark, and asks for nothing', { skip: process.env.TEST_DATABASE === 'postgres' }, async (t) => {
    const browser = await openBrowser();
    const text = await page(story, ['Harbour', 'Two members', 'It will fall', 'the Channel Post', 'survey, said']);
    for (const colorScheme of ['light', 'dark'] as const) {
      const context = await browser.newContext({ viewport: { width: colorScheme === 'light' ? 390 : 1280, height: 844 }, colorScheme });
      t.after(() => context.close());
      const tab = await context.newPage();
      const troubles: string[] = [];
      tab.on('request', (request) => troubles.push(request.url()));
      tab.on('console', (message) => troubles.push(message.text()));
      await tab.setContent(text);
      assert.deepEqual(await axeFindings(tab), []);
      assert.ok(await tab.evaluate<boolean>('document.documentElement.scrollWidth <= innerWidth'));
      assert.ok(await tab.evaluate<boolean>('document.fonts.ready.then(() => document.fonts.check("16px Faustina"))'));
      assert.deepEqual(troubles, []);
    }
  });
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

// Neither reads nor makes a database: which one is configured is the same to them.
describe('the program', { skip: process.env.TEST_DATABASE === 'postgres' }, () => {
  test('audits what it can read, says what it cannot, and makes no data folder', async () => {
    const folder = await temporaryFolder();
    const dataDir = join(folder, 'data');
    const path = (name: string): string => join(folder, name);
    await writeFile(path('a.txt'), story);
    await writeFile(
      path('german.txt'),
      'Der Hafen bleibt geschlossen\n\nDas sagte die Leiterin der Behörde am Montag vor der Presse, und niemand widersprach ihr dabei.\n',
    );
    await writeFile(path('empty.txt'), '');
    await writeFile(path('binary.txt'), Buffer.from([0x25, 0x50, 0x44, 0x46, 0, 1, 2]));
    const files = ['a.txt', 'german.txt', 'empty.txt', 'binary.txt', 'none.txt'].map(path);
    const { code, stdout, stderr } = await onrecord(['audit', ...files, folder, '--json'], { dataDir });
    assert.equal(code, 1);
    const { files: read } = JSON.parse(stdout);
    assert.deepEqual(
      read.map(({ language, statements }: { language: string; statements: unknown[] }) => [
        language,
        statements.length > 0,
      ]),
      [
        ['en', true],
        ['other', false],
      ],
    );
    assert.deepEqual(
      stderr
        .trimEnd()
        .split('\n')
        .map((line) => line.replaceAll(folder, '')),
      [
        'onrecord: /empty.txt is empty.',
        'onrecord: /binary.txt is a PDF, not a page of text or HTML.',
        'onrecord: /none.txt cannot be opened: look at the name and its rights.',
        'onrecord:  is not a file.',
      ],
    );
    assert.equal(existsSync(dataDir), false);
  });

  test('writes a page, never over a story, and says in a line what it holds', async () => {
    const folder = await temporaryFolder();
    const [path, report] = [join(folder, 'a.txt'), join(folder, 'report.html')];
    await writeFile(path, story);
    const { code, stderr } = await onrecord(['audit', path, '--html', report]);
    assert.equal(code, 0);
    assert.match(stderr, /^onrecord: .*report\.html: (?:No questions|\d+ questions?: .*)\.\n$/);
    assert.match(await readFile(report, 'utf8'), /^<!DOCTYPE html>[^]*Harbour board kept/);
    const refused = await onrecord(['audit', path, '--html', path]);
    assert.equal(refused.code, 2);
    assert.equal(await readFile(path, 'utf8'), story);
  });

  test('reads standard input, and says what is not English', async () => {
    const german = 'Der Hafen bleibt geschlossen, sagte die Leiterin der Behörde am Montag vor der Presse.\n';
    const { code, stdout, stderr } = await onrecord(['audit'], { input: german });
    assert.deepEqual([code, stderr], [0, '']);
    assert.match(
      stdout,
      /^standard input\n[^]*This text does not look like English; it was not read\.\n[^]*\nNo questions\.\n$/,
    );
  });

  test('a corpus goes through line by line', async () => {
    const lines = [JSON.stringify({ id: 'a', text: story }), 'no line', '', JSON.stringify({ id: 'b', text: '' })];
    const { code, stdout, stderr } = await onrecord(['audit', '--jsonl', '-'], { input: lines.join('\n') });
    assert.equal(code, 1);
    assert.equal(stderr, 'onrecord: standard input, line 2, is not JSON.\n');
    const read = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    assert.deepEqual(
      read.map(({ id }) => id),
      ['a', 'b'],
    );
    assert.ok(read[0].attributions.length >= 4);
  });

  test('a wrong policy or option ends it before anything is read', async () => {
    const folder = await temporaryFolder();
    const policy = join(folder, 'policy.json');
    await writeFile(policy, '{"rules":{"no-such-rule":"off"}}');
    const refused = await onrecord(['audit', '--policy', policy, join(folder, 'none.txt')]);
    assert.equal(refused.code, 2);
    assert.match(refused.stderr, /^onrecord: .*policy\.json names a rule “no-such-rule”: known are [^\n]+\.\n$/);
    assert.equal((await onrecord(['audit', '--fail-on', 'grave'])).code, 2);
  });
});

test('no verb but those with a database loads one', async () => {
  const text = await readFile(new URL('../cli.ts', import.meta.url), 'utf8');
  assert.deepEqual(text.match(/^import .* from '(.*)';$/gm), ["import { sentenceFor } from './explain.ts';"]);
});
