import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { audited, bytes, story } from '../../test/audited-story.ts';
import { onrecord, temporaryFolder } from '../../test/process.ts';
import { markdownBlocks } from './markdown.ts';
import { readPolicy } from './policy-file.ts';
import { linePlace, readStoryFile } from './story-file.ts';

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

  test('--fail-on makes a grave question an exit code, and the policy says what is grave', async () => {
    const folder = await temporaryFolder();
    const policy = join(folder, 'policy.json');
    await writeFile(policy, '{"rules":{"markup":"high","no-reason":"off"}}');
    const input = `${story}\n[gallery id="7"]\n`;
    const failed = await onrecord(['audit', '--json', '--policy', policy, '--fail-on', 'high', '-'], { input });
    assert.deepEqual([failed.code, failed.stderr], [1, '']);
    const [file] = JSON.parse(failed.stdout).files;
    const [finding] = file.findings;
    assert.deepEqual([finding.severity, file.text.slice(...finding.ranges[0])], ['high', '[gallery id="7"]']);
    await writeFile(policy, '{"rules":{"markup":"off","no-reason":"low"}}');
    const passed = await onrecord(['audit', '--jsonl', '--policy', policy, '--fail-on', 'high'], {
      input: JSON.stringify({ id: 'a', text: input }),
    });
    assert.equal(passed.code, 0);
    assert.deepEqual(
      JSON.parse(passed.stdout)
        .findings.map(({ severity }: { severity: string }) => severity)
        .includes('high'),
      false,
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
