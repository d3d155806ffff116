// A story of our own and what an audit of it needs, for the tests of reading and of every report.
import { auditFile, type Audit } from '../src/auditing/auditing.ts';
import { readStoryFile } from '../src/auditing/story-file.ts';
import { standardPolicy, type Finding, type Severity } from '../src/sourcing/engine.ts';

export const story = `Harbour board kept survey to itself

Marit Osk, who signed the survey, said the wall was old. “It will fall,” she said.

Two members of the board said that nobody had asked them. The price was low, according to the Channel Post.
`;

export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
export const audited = async (text: string, name = 'story.txt'): Promise<Audit> =>
  auditFile(await readStoryFile(bytes(text), name), standardPolicy, false);

/** A question about some words of the text, as a rule would put it. */
export function asked(text: string, words: string, severity: Severity = 'high'): Finding {
  const start = text.indexOf(words);
  const ranges = [{ start, end: start + words.length }];
  return { rule: 'single-source', severity, ranges, question: `Who else says “${words}”?`, principle: 'R-single' };
}

export const plain = { width: 80, colours: false };
export const hostile = 'Osk\u001b[31m\u0007\u202egnp\u2066 <script>alert(1)</script>\u0085\u009b2J';
