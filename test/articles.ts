/**
 * News stories with their attributions marked by hand, for measuring what the engine finds. All of it is fiction.
 *
 * A file in `test/articles/` begins with lines that say what the numbers are; after a blank line comes the story, paragraphs
 * parted by a blank line, the first one the headline. In it braces mark who says (`s`), the words that signal it (`c`)
 * and what is said (`t`); marks may lie inside others, and one stretch may serve several attributions (`s1+2`):
 *
 *     named-person: 1 2
 *     optional: 2
 *     via the Evening Post: 2
 *
 *     Quay to close
 *
 *     {s1+2 The harbour master, Ines Vold,} {c1 said} {t1 the quay would close} and {c2 praised} {t2 the crews}.
 *
 * `optional`: a grey zone, which costs nothing to find or to miss. `nested`: inside another's content, and so optional.
 * `none` has no `s`. What counts, and where a stretch ends, follows the annotation guide of PolNeAR, more narrowly: statements in
 * speech or writing; belief, wish, praise, refusals and headlines are optional. In an interview the colon behind a name is the cue.
 */
import { readdirSync, readFileSync } from 'node:fs';
import type { Kind } from '../src/sourcing/sourcing.ts';

/** UTF-16 offsets into the text, end exclusive. */
export type Stretch = [start: number, end: number];

export interface Attribution {
  source: Stretch[];
  cue: Stretch[];
  content: Stretch[];
  kind: Kind;
  via?: string;
  nested?: true;
  optional?: true;
}

export interface Article {
  id: string;
  title: string;
  text: string;
  attributions: Attribution[];
}

type Role = 'source' | 'cue' | 'content';

const kinds: readonly string[] = [
  'named-person',
  'unnamed',
  'organisation',
  'document',
  'publication',
  'none',
] satisfies Kind[];

const roles: Record<string, Role> = { s: 'source', c: 'cue', t: 'content' };
const isKind = (word: string): word is Kind => kinds.includes(word);

type Told = Partial<Pick<Attribution, 'kind' | 'via' | 'nested' | 'optional'>>;

/** What one line of the header says of each of its numbers. */
function toldBy(word: string): Told | null {
  if (isKind(word)) return { kind: word };
  if (word === 'nested') return { nested: true, optional: true };
  if (word === 'optional') return { optional: true };
  return word.startsWith('via ') ? { via: word.slice(4).trim() } : null;
}

function readHeader(id: string, lines: string[]): Map<string, Told> {
  const told = new Map<string, Told>();
  for (const [index, line] of lines.entries()) {
    const at = `${id}, line ${index + 1}`;
    const colon = line.lastIndexOf(':');
    const more = toldBy(line.slice(0, colon).trim());
    if (colon < 0 || !more) throw new Error(`${at}: “${line}” is no kind, via, nested or optional with numbers.`);
    for (const number of line.slice(colon + 1).split(/\s+/)) {
      if (number === '') continue;
      const before = told.get(number) ?? {};
      if (more.kind && before.kind) throw new Error(`${at}: ${number} has a kind already.`);
      told.set(number, { ...before, ...more });
    }
  }
  return told;
}

interface Mark {
  role: Role;
  numbers: string[];
  start: number;
}

function openedMark(at: string, label: string, start: number): Mark {
  const match = /^([sct])(\d+(?:\+\d+)*)$/.exec(label);
  const role = roles[match?.[1] ?? ''];
  if (!match?.[2] || !role) throw new Error(`${at}: “{${label}” is no mark. A mark is {s1 …}, {c1 …} or {t1 …}.`);
  return { role, numbers: match[2].split('+'), start };
}

type Pieces = Map<string, Pick<Attribution, Role>>;

function addPiece(pieces: Pieces, mark: Mark, end: number): void {
  for (const number of mark.numbers) {
    const piece = pieces.get(number) ?? { source: [], cue: [], content: [] };
    piece[mark.role].push([mark.start, end]);
    pieces.set(number, piece);
  }
}

/** Takes the marks out of the story and notes where they were. */
function readMarks(id: string, marked: string, firstLine: number): { text: string; pieces: Pieces } {
  const pieces: Pieces = new Map();
  const open: Mark[] = [];
  let text = '';
  let line = firstLine;
  for (let i = 0; i < marked.length; i += 1) {
    const letter = marked.charAt(i);
    const at = `${id}, line ${line}`;
    if (letter === '{') {
      const space = marked.indexOf(' ', i);
      open.push(openedMark(at, marked.slice(i + 1, space < 0 ? undefined : space), text.length));
      i = space;
      continue;
    }
    if (letter === '}') {
      const mark = open.pop();
      if (!mark) throw new Error(`${at}: “}” without a mark that it ends.`);
      if (text.slice(mark.start).trim() === '') throw new Error(`${at}: a mark without words.`);
      if (text.slice(mark.start) !== text.slice(mark.start).trim())
        throw new Error(`${at}: a mark with space at its edge.`);
      addPiece(pieces, mark, text.length);
      continue;
    }
    if (letter === '\n') line += 1;
    text += letter;
  }
  const unclosed = open[0];
  if (unclosed) throw new Error(`${id}: “{${unclosed.role} ${unclosed.numbers.join('+')}” is not ended.`);
  return { text, pieces };
}

export function readArticle(id: string, file: string): Article {
  const [header = '', ...rest] = file.replaceAll('\r\n', '\n').trim().split('\n\n');
  const lines = header.split('\n');
  const headless = header.trim() !== '' && !/^[a-z]/.test(header);
  const told = headless ? new Map<string, Told>() : readHeader(id, lines);
  const body = headless ? [header, ...rest] : rest;
  const { text, pieces } = readMarks(id, body.join('\n\n'), headless ? 1 : lines.length + 2);
  const attributions = [...pieces].map(([number, piece]): Attribution => {
    const { kind, ...others } = told.get(number) ?? {};
    if (!kind) throw new Error(`${id}: the header gives no kind for ${number}.`);
    if ((kind === 'none') !== (piece.source.length === 0))
      throw new Error(`${id}: ${number} is ${kind}, with ${piece.source.length} sources.`);
    return { ...piece, kind, ...others };
  });
  for (const number of told.keys())
    if (!pieces.has(number)) throw new Error(`${id}: ${number} stands in the header, but nowhere in the story.`);
  return { id, title: text.split('\n', 1)[0] ?? '', text, attributions };
}

const folder = new URL('./articles/', import.meta.url);

/** Every story in `test/articles/`, by name. */
export function allArticles(): Article[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .toSorted()
    .map((name) => readArticle(name.slice(0, -'.txt'.length), readFileSync(new URL(name, folder), 'utf8')));
}
