/** The command line: `onrecord import page`. Reading itself is tested beside reading-page.ts. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { onrecord, startOnrecord, temporaryFolder } from '../../test/process.ts';
import type { ImportReport } from './importing.ts';

const seed = new URL('../../../shared/seed/page.txt', import.meta.url).pathname;
const reportsIn = (stdout: string): ImportReport[] => (JSON.parse(stdout) as { stories: ImportReport[] }).stories;
const page =
  'A pier is mended\n\nBy Ines Calder\n\nThe pier was mended on Monday, said Marit Osk, who mended it.\n\nIt will be open by noon.\n';

async function fileWith(content: string | Uint8Array, name = 'page.txt'): Promise<string> {
  const path = join(await temporaryFolder(), name);
  await writeFile(path, content);
  return path;
}

test('a page becomes a draft in an empty folder, before the first start; again makes another', async () => {
  const dataDir = join(await temporaryFolder(), 'not', 'there', 'yet');
  const path = await fileWith(page);
  const first = await onrecord(['import', 'page', path, '--json'], { dataDir });
  const second = await onrecord(['import', 'page', path, '--json'], { dataDir });
  assert.equal(first.code, 0, first.stderr);
  const [story] = reportsIn(first.stdout);
  const [again] = reportsIn(second.stdout);
  assert.equal(story?.headline, 'A pier is mended');
  assert.equal(story?.paragraphs, 2);
  assert.equal(story?.url, null);
  assert.ok(story?.id && again?.id && story.id !== again.id);
});

test('--dry-run reads and reports and writes nothing, not even a folder', async () => {
  const dataDir = join(await temporaryFolder(), 'data');
  const { code, stdout } = await onrecord(['import', 'page', await fileWith(page), '--dry-run', '--json'], { dataDir });
  assert.equal(code, 0);
  assert.equal(reportsIn(stdout)[0]?.id, null);
  assert.equal(existsSync(dataDir), false);
});

test('what holds no story gets one sentence and exit code 1; the others are imported', async () => {
  const dataDir = await temporaryFolder();
  const empty = await fileWith('', 'empty.txt');
  const binary = await fileWith(Buffer.from([0, 1, 2, 3, 0, 255]), 'binary.txt');
  const large = await fileWith('a '.repeat(4_000_000), 'large.txt');
  const good = await fileWith(page);
  const { code, stdout, stderr } = await onrecord(
    ['import', 'page', empty, binary, good, large, '/no/such/file.txt', '--json'],
    { dataDir },
  );
  assert.equal(code, 1);
  assert.equal(reportsIn(stdout).length, 1);
  const sentences = stderr.trim().split('\n');
  assert.equal(sentences.length, 4, stderr);
  for (const name of ['empty.txt', 'binary.txt', 'large.txt', '/no/such/file.txt'])
    assert.ok(
      sentences.some((line) => line.includes(name)),
      name,
    );
});

test('words of the command that are off are said in one sentence', async () => {
  const path = await fileWith(page);
  for (const args of [
    ['import', 'page'],
    ['import', 'page', path, '--record', 'maybe'],
    ['import', 'page', path, '--nonsense'],
    ['import'],
    [],
  ]) {
    const { code, stdout, stderr } = await onrecord(args);
    assert.notEqual(code, 0, args.join(' '));
    assert.equal(stdout, '');
    assert.ok(stderr.length > 0 && !/\n\s+at /.test(stderr), stderr);
  }
});

test('the starting page comes out clean', async (t) => {
  if (!existsSync(seed)) {
    assert.equal(process.env['CI'], undefined, 'with CI set, ../shared must be there');
    t.skip('../shared is not beside this checkout: the page this project began with cannot be read.');
    return;
  }
  const site = await startOnrecord();
  t.after(() => site.kill('SIGKILL'));
  const env = { PORT: String(site.port) };
  const { code, stdout } = await onrecord(['import', 'page', seed, '--publish', '--record', 'unchecked', '--json'], {
    dataDir: site.dataDir,
    env,
  });
  assert.equal(code, 0);
  const [story] = reportsIn(stdout);
  assert.ok(story && story.paragraphs >= 15 && story.paragraphs <= 16, `${story?.paragraphs} paragraphs`);
  assert.equal(story.removed.length, 5);
  assert.deepEqual(
    story.references.map(({ kind, id }) => [kind, id]),
    [['form', '314']],
  );
  assert.ok(story.url?.startsWith(site.url));

  const published = await (await fetch(story.url ?? '')).text();
  const feed = await (await fetch(`${site.url}/feed`)).text();
  const found = await (await fetch(`${site.url}/search?q=wordpress`)).text();
  for (const [place, html] of Object.entries({ published, feed, found })) {
    const words = html.replace(/<[^>]+>|&[#\w]+;/g, ' ').replace(/\s+/g, ' ');
    for (const { text } of story.removed)
      assert.ok(!html.includes(text) && !words.includes(text), `“${text}” in ${place}`);
    assert.doesNotMatch(html, /mc4wp|\[[a-z_]+ ?[^\]]*\]/, place);
  }
  assert.match(published, /data-reference="314"[\s\S]*?<input[^>]+name="email"/, 'the form stands on the page');

  const panel = /<section[^>]+id="record"[\s\S]*?<\/section>/.exec(published)?.[0] ?? '';
  assert.match(panel, /unchecked/i);
  const rows = [...panel.matchAll(/<li id="s[\s\S]*?<\/li>/g)].map(([row]) =>
    row.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' '),
  );
  const rowOf = (words: RegExp): string => rows.find((row) => words.test(row)) ?? '';
  assert.match(rowOf(/single source/i), /not named/i);
  assert.match(rowOf(/two senior/i), /not named/i);
  assert.match(rowOf(/Axios Other/), /other publication/i);
  assert.match(rowOf(/Zelensky Named/), /named/i);
});

test('our own published page, saved and imported again, is the same story', async (t) => {
  const site = await startOnrecord({ env: { SAMPLE: 'yes' } });
  t.after(() => site.kill('SIGKILL'));
  const front = await (await fetch(site.url)).text();
  const path = /href="(\/\d{4}\/\d{2}\/harbour-board-kept[^"]*)"/.exec(front)?.[1] ?? '';
  const saved = await (await fetch(new URL(path, site.url))).text();
  const folder = await temporaryFolder();
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'story.html'), saved);
  const { stdout, stderr } = await onrecord(['import', 'page', join(folder, 'story.html'), '--publish', '--json'], {
    dataDir: site.dataDir,
    env: { PORT: String(site.port) },
  });
  const [report] = reportsIn(stdout);
  assert.ok(report, stderr);
  const again = await (await fetch(report.url ?? '')).text();
  const textOf = (html: string): string[] => {
    const [, body = ''] =
      /<div class="text">([\s\S]*?)<\/div>\s*(?=<p class="notice|<section class="record|<\/article)/.exec(html) ?? [];
    const own = body
      .replace(/<section class="sign-up[\s\S]*?<\/section>/g, '')
      .replace(/<sign-up-form[\s\S]*?<\/sign-up-form>/g, '');
    return [...own.matchAll(/<(p|h2)(?: [^>]*)?>([\s\S]*?)<\/\1>/g)].map(([, , words = '']) =>
      words
        .replace(/<[^>]+>/g, '')
        .replace(/\s+/g, ' ')
        .trim(),
    );
  };
  const headline = (html: string): string =>
    (/<h1[^>]*>([\s\S]*?)<\/h1>/.exec(html)?.[1] ?? '').replace(/<[^>]+>/g, '');
  assert.equal(headline(again), headline(saved));
  assert.ok(textOf(saved).length > 12);
  assert.deepEqual(textOf(again), textOf(saved));
  const removed = report.removed.map(({ text }) => text).join('\n');
  for (const words of [
    'This story rests on',
    'Pilot Row Ruth',
    'Write a comment',
    'More in Harbour',
    'Published by the Courier Trust',
    'Correction',
    'What the town decided',
  ]) {
    assert.ok(removed.includes(words), `left out: ${words}`);
  }
  assert.equal((await readdir(folder)).length, 1);
});
