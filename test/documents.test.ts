/** What the documents promise, held against the code. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { options } from '../src/config.ts';
import { rules } from '../src/sourcing/audit.ts';

const root = join(import.meta.dirname, '..');
const read = (path: string): Promise<string> => readFile(join(root, path), 'utf8');
const linesOf = (text: string): number => text.trimEnd().split('\n').length;

test('README and ARCHITECTURE stay short', async () => {
  assert.ok(linesOf(await read('README.md')) <= 120);
  assert.ok(linesOf(await read('ARCHITECTURE.md')) <= 250);
});

test('every room and root file stands in the tree of ARCHITECTURE.md', async () => {
  const tree = /```\nsrc\/([\s\S]*?)```/.exec(await read('ARCHITECTURE.md'))?.[1] ?? '';
  for (const entry of await readdir(join(root, 'src'), { withFileTypes: true })) {
    if (entry.name.endsWith('.test.ts')) continue;
    const name = entry.isDirectory() ? `${entry.name}/` : entry.name;
    assert.match(tree, new RegExp(`^ {2}${name.replace('.', '\\.')} `, 'm'), `src/${name}`);
  }
});

test('every option stands in the README and in docs/operating.md', async () => {
  for (const path of ['README.md', 'docs/operating.md']) {
    const text = await read(path);
    for (const name of Object.keys(options)) assert.ok(text.includes(`\`${name}\``), `${name} in ${path}`);
  }
});

test('every verb of the command line is documented', async () => {
  const usage = /const usage = `([\s\S]*?)`/.exec(await read('src/cli.ts'))?.[1] ?? '';
  const documents = (await read('README.md')) + (await read('docs/operating.md'));
  const verbs = [...usage.matchAll(/^ {2}onrecord (\w+ \w+)/gm)].map(([, verb = '']) => verb);
  assert.ok(verbs.length > 0);
  for (const verb of verbs) assert.ok(documents.includes(`onrecord -- ${verb}`), verb);
});

test('every run-time package has its line in decision 002, and every line its package', async () => {
  const { dependencies } = JSON.parse(await read('package.json')) as { dependencies: Record<string, string> };
  const table = await read('docs/decisions/002-libraries.md');
  const named = [...table.matchAll(/`([@a-z][\w@/*.-]*)`/g)].map(([, name = '']) => name);
  const covers = (pattern: string, name: string): boolean =>
    pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : pattern === name;
  for (const [name, version] of Object.entries(dependencies)) {
    assert.ok(
      named.some((pattern) => covers(pattern, name)),
      name,
    );
    assert.match(version, /^\d/, `${name} is pinned`);
  }
});

test('commands that the README names exist, and so do the files it links', async () => {
  const text = await read('README.md');
  const { scripts } = JSON.parse(await read('package.json')) as { scripts: Record<string, string> };
  for (const [, name = ''] of text.matchAll(/npm (?:run )?(\w+)/g)) assert.ok(name in scripts || name === 'and', name);
  for (const [, path = ''] of text.matchAll(/\]\((?!https?:)([^)]+)\)/g)) assert.ok(existsSync(join(root, path)), path);
});

test('nothing tracked names a machine’s path or a registry’s host', async () => {
  const { stdout } = await promisify(execFile)('git', ['ls-files'], { cwd: root }).catch(() => ({ stdout: '' }));
  const forbidden = new RegExp(['/wo' + 'rk/', '/tmp/' + 'bash', 'registry\\.' + 'npmjs'].join('|'));
  for (const path of stdout
    .split('\n')
    .filter((name) => /\.(ts|js|md|json|css|html|txt|webmanifest)$/.test(name) && existsSync(join(root, name)))) {
    assert.doesNotMatch(await read(path), forbidden, path);
  }
});

test('docs/sourcing.md lists the rules of the audit as they are, and every principle', async () => {
  const text = await read('docs/sourcing.md');
  const listed = [...text.matchAll(/^\| `([a-z-]+)` +\| (\w+) +\| ([\w-]+) +\|/gm)].map(([, ...row]) => row.join(' '));
  assert.deepEqual(
    listed,
    rules.map(({ id, severity, principle }) => `${id} ${severity} ${principle}`),
  );
  for (const { principle } of rules) assert.match(text, new RegExp(`^\\| ${principle} +\\|`, 'm'), principle);
});
