import { resolve, sep } from 'node:path';
import { run } from 'node:test';
import type { EventData } from 'node:test';
import { spec } from 'node:test/reporters';
import { inspect } from 'node:util';

export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

/** Runs test files, two at a time, each in a process of its own; prints a line for each file, and every failure. */
export async function runTests(
  files: string[],
  { timeout = 300_000, spoken = false }: { timeout?: number; spoken?: boolean } = {},
): Promise<Counts> {
  const counts: Counts = { passed: 0, failed: 0, skipped: 0 };
  if (files.length === 0) return counts;
  // A test that waits for ever, or leaves something open, must not hold up the others: its file ends all the same.
  const stream = run({ files: files.map((file) => resolve(file)), concurrency: 2, timeout, forceExit: true });
  const written = new Map<string, string>();
  const keep = ({ file = '', message }: { file?: string; message: string }) =>
    written.set(file, (written.get(file) ?? '') + message);
  stream.on('test:stdout', keep).on('test:stderr', keep);
  stream.on('test:pass', (test) => {
    if (!isFile(test)) return;
    // A file in which nothing is tested passes by itself; somebody will think it tests something.
    counts.passed -= 1;
    counts.failed += 1;
    console.log(`✖ ${shown(test.name)} holds no test.`);
  });
  stream.on('test:fail', (test) => {
    if (!spoken && !isSumOfOthers(test)) console.log(failure(test, isFile(test) ? written.get(test.name) : ''));
  });
  stream.on('test:summary', (summary) => {
    if (summary.file === undefined) return add(counts, summary.counts);
    if (spoken) return;
    const mark = summary.success ? '✔' : '✖';
    console.log(`  ${mark} ${shown(summary.file)} (${summary.counts.tests}, ${Math.round(summary.duration_ms)} ms)`);
    if (!summary.success) console.log(written.get(summary.file) ?? '');
  });
  if (spoken) for await (const part of stream.compose(new spec())) process.stdout.write(part as string);
  else for await (const _ of stream);
  return counts;
}

function add(counts: Counts, summary: EventData.TestSummary['counts']): void {
  const skipped = summary.skipped + summary.todo;
  counts.passed += summary.passed;
  counts.skipped += skipped;
  // Failed or cancelled, by a time limit for example.
  counts.failed += summary.tests - summary.passed - skipped;
}

/** Node reports a file that never got to a test (it holds none, or it broke before) as a test with the file's name. */
const isFile = (test: { name: string; file?: string }) => test.name === test.file;

/** A suite fails when something in it does: that has been reported already. */
const isSumOfOthers = (test: EventData.TestFail) =>
  (test.details.error as { failureType?: string }).failureType === 'subtestsFailed';

function failure(test: EventData.TestFail, output = ''): string {
  const place = test.file === undefined ? '' : ` (${shown(test.file)}:${test.line})`;
  const { error } = test.details;
  const reason = inspect(error.cause ?? error).replace(/^ +at .*node:internal.*\n?/gm, '');
  return `✖ ${shown(test.name)}${place}\n${output}${reason}\n`;
}

const shown = (path: string) => path.replace(process.cwd() + sep, '');
