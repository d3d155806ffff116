import { after } from 'node:test';

const isTest = process.env.NODE_TEST_CONTEXT !== undefined || process.argv[1]?.endsWith('.test.ts') === true;

/** Tidies up when the tests of this file have run. A script that borrows what tests use tidies up by itself. */
export function atEnd(tidy: () => Promise<void>): void {
  if (isTest) after(tidy);
}
