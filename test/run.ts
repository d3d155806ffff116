// Everything that is checked, in one list. `npm test` runs all of it, what no database can change once; also
//   npm test -- src/comments …             only the test files whose path holds one of the words, on SQLite
//   npm test -- src/comments --postgres    the same on PostgreSQL
//   npm run check                          types, lint and format only
//   npm run soak                           the long sweeps: test/soak/ and every test that asks for SOAK
import { spawn } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join, posix, sep } from 'node:path';
import { text } from 'node:stream/consumers';
import { cleanEnvironment } from './environment.ts';
import { globalSetup, globalTeardown } from './postgres.ts';
import { runTests } from './run-tests.ts';
import type { Counts } from './run-tests.ts';

type Database = 'sqlite' | 'postgres';

const root = join(import.meta.dirname, '..');
const total: Counts = { passed: 0, failed: 0, skipped: 0 };

async function main(words: string[]): Promise<void> {
  process.chdir(root);
  leaveOnlyCleanEnvironment();
  const [mode] = words;
  const patterns = words.filter((word) => !word.startsWith('--')).map((word) => word.replaceAll('\\', '/'));
  const onlyDatabases: Database[] = words.includes('--postgres') ? ['postgres'] : ['sqlite'];
  if (mode === 'check') await checks();
  else if (mode === 'soak') {
    process.env.SOAK = 'full';
    await tests(soakFiles(), ['sqlite', 'postgres'], { timeout: Infinity });
  } else if (patterns.length > 0) await tests(matching(patterns), onlyDatabases, { spoken: true });
  else if (words.length > 0) await tests(ordinaryFiles(), onlyDatabases);
  else {
    await checks();
    await tests(ordinaryFiles(), ['sqlite', 'postgres']);
  }
  if (mode !== 'check') console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  if (total.failed > 0) process.exitCode = 1;
}

/** They need no more than two cores together, and each waits for the disk now and then. */
async function checks(): Promise<void> {
  await Promise.all([
    step('types', () => tool('typescript/bin/tsc', '-p', '.')),
    step('types of browser/', () => tool('typescript/bin/tsc', '-p', 'browser')),
    step('types of the journeys', () => tool('typescript/bin/tsc', '-p', 'test/journeys')),
    step('lint', () => tool('oxlint/bin/oxlint', '--type-aware')),
    step('format', () => tool('oxfmt/bin/oxfmt', '--check')),
  ]);
}

async function tests(
  files: string[],
  databases: Database[],
  options: { timeout?: number; spoken?: boolean } = {},
): Promise<void> {
  for (const database of databases) {
    process.env.TEST_DATABASE = database;
    if (database === 'postgres' && !(await step('PostgreSQL starts', globalSetup))) continue;
    await step(`tests on ${database}`, async () => {
      const concerned = database === 'sqlite' || databases.length === 1 ? files : files.filter(needsBothDatabases);
      const counts = await runTests(concerned, options);
      // The failed step is counted below; what it counts itself is each test.
      for (const name of ['passed', 'skipped'] as const) total[name] += counts[name];
      total.failed += Math.max(0, counts.failed - 1);
      if (counts.passed + counts.failed === 0) throw new Error('No test ran.');
      if (counts.failed > 0) throw new Error(`${counts.failed} failed.`);
    });
    if (database === 'postgres') await globalTeardown();
  }
}

/** Runs one step and prints how it went; a failed one does not keep the others from running. */
async function step(name: string, work: () => Promise<void>): Promise<boolean> {
  const begin = performance.now();
  const failure = await work().then(
    () => null,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
  const seconds = ((performance.now() - begin) / 1000).toFixed(1);
  console.log(`${failure === null ? '✔' : '✖'} ${name} (${seconds} s)`);
  if (failure === null) return true;
  console.log(failure);
  total.failed += 1;
  return false;
}

/** Runs a tool out of node_modules on this Node; what it printed is only of interest when it failed. */
async function tool(path: string, ...args: string[]): Promise<void> {
  const child = spawn(process.execPath, [join('node_modules', path), ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const code = new Promise((resolve, reject) => child.on('close', resolve).on('error', reject));
  const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr)]);
  if ((await code) !== 0) throw new Error((output + errors).trim());
}

function allFiles(): string[] {
  const found = globSync(['test/**/*.test.ts', 'src/**/*.test.ts', 'browser/**/*.test.ts']);
  const paths = found.map((file) => file.replaceAll(sep, '/'));
  // Journeys and processes take longest: begun first, they do not leave one core idle at the end.
  const rank = (file: string) => (file.startsWith('test/') ? 0 : 1);
  return paths.sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

/**
 * Whether a test could come out otherwise on another database: it opens one, by whatever it imports, and does not say
 * "Runs on SQLite alone", as those do whose subject is the browser.
 */
function needsBothDatabases(file: string): boolean {
  return !readFileSync(file, 'utf8').includes('Runs on SQLite alone') && reaches(file, new Set());
}

const openers = ['test/make.ts', 'test/process.ts', 'test/postgres-database.ts', 'src/db/open.ts'];

function reaches(file: string, seen: Set<string>): boolean {
  if (openers.includes(file)) return true;
  if (seen.has(file) || !existsSync(file)) return false;
  seen.add(file);
  const imported = readFileSync(file, 'utf8').matchAll(/(?:from|import\() ?'(\.[^']+)'/g);
  return [...imported].some(([, path = '']) => reaches(posix.join(posix.dirname(file), path), seen));
}

const ordinaryFiles = () => allFiles().filter((file) => !file.startsWith('test/soak/'));
const soakFiles = () =>
  allFiles().filter((file) => file.startsWith('test/soak/') || readFileSync(file, 'utf8').includes('SOAK'));
const matching = (patterns: string[]) => allFiles().filter((file) => patterns.some((word) => file.includes(word)));

/** What is set in the shell of whoever runs the tests must not change what they find. */
function leaveOnlyCleanEnvironment(): void {
  const clean = cleanEnvironment();
  for (const name of Object.keys(process.env)) if (!(name in clean)) delete process.env[name];
}

await main(process.argv.slice(2));
