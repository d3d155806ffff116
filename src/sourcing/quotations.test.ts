import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parted } from './paragraphs.ts';
import { quotationsOf } from './quotations.ts';

/** Marks what is found: {…} is closed, {…~ ends with its paragraph, and a + says that the next one goes on with it. */
function marked(text: string): string {
  let out = '';
  let done = 0;
  for (const { start, end, closed, continues } of quotationsOf(parted(text).paragraphs).quotations) {
    out += `${text.slice(done, start)}{${text.slice(start, end)}${closed ? '}' : '~'}${continues ? '+' : ''}`;
    done = end;
  }
  return out + text.slice(done);
}

function finds(lines: string[]): void {
  for (const line of lines) assert.equal(marked(line.replace(/[{}~+]/g, '')), line);
}

test('every style of marks', () => {
  finds([
    'She said {“no”} and {"never"} again.',
    "She said {‘no’} and {'never'} again.",
    'She said {«no»} and {»never«} and {« jamais »} again.',
    'She said {„no“} and {„never”} and {‚not now‘} again.',
    '{“No,”} she said,{“never.”}',
    '(She said {“no”}—{“never”}.)',
  ]);
});

test('only the outermost marks count', () => {
  finds(['{“He told me ‘go’, and I went,”} she said.', '{‘He told me “go”, and I went,’} she said.']);
});

test('a closing mark that is also an apostrophe', () => {
  finds([
    '{‘It’s the boards’ wall, and they’ve known,’} she said.',
    "{'It's the boards' wall, and they've known,'} she said.",
    'The boards’ wall and the officials’ offices were not theirs.',
    'In the ’90s and the ‘90s they sang rock ’n’ roll, and ‘tis over.',
    "In the '90s the dogs' home fell.",
    'They call it the {‘promise fund’} of the boards’ own making.',
    '{‘We can’t eat promises,’} they said. {‘They’ve had three winters.’}',
  ]);
});

test('inches, stray marks and marks that never close', () => {
  finds(['It was 6" deep and 12" wide.', 'A stray ‘ sign and then nothing.', 'He said {“it goes on without an end.~']);
});

test('a quotation over paragraphs: opened again, or cut by the break', () => {
  finds([
    '{“One.~+\n\n{“Two,”} she said.',
    '{‘It came from the U.S.~+\n\n{Treasury.’}\nAnd they knew.',
    '{“One.~\n\nNobody said more.',
    '{“One.~+\n\n{“Two.~+\n\n{“Three.”}',
  ]);
});

test('too many are not read, and it says so', () => {
  const text = '“a” '.repeat(10_000);
  const { quotations, partial } = quotationsOf(parted(text).paragraphs);
  assert.equal(partial, true);
  assert.ok(quotations.length <= 3000);
});
