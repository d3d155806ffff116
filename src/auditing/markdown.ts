/**
 * The words of a Markdown text, without its signs, and the way back to where they stand in the file. What an
 * editor's Markdown has is known: headings, emphasis, links, lists, quotations, rules, code, front matter.
 */
export interface Words {
  text: string;
  /** Where they begin in the file. */
  source: number;
  emphasised: boolean;
}

export interface Block {
  kind: 'heading' | 'paragraph' | 'item' | 'quote';
  words: Words[];
}

interface Line {
  text: string;
  source: number;
}

export function markdownBlocks(file: string): Block[] {
  const blocks: Block[] = [];
  let open: Block | null = null;
  let fenced = false;
  for (const line of linesBehind(file, frontMatterEnd(file))) {
    if (/^ {0,3}(?:```|~~~)/.test(line.text)) fenced = !fenced;
    else if (fenced) continue;
    const shape = fenced || /^ {0,3}(?:```|~~~)/.test(line.text) ? null : shapeOf(line);
    if (shape === null || shape.text === '') open = null;
    else if (/^(?:=+|-{2,})$/.test(shape.text) && open?.kind === 'paragraph') {
      // A line of signs below a line of words makes it a heading.
      open.kind = 'heading';
      open = null;
    } else if (!/^(?:[-*_] *){3,}$/.test(shape.text.slice(0, 80))) {
      if (open === null || shape.begins || open.kind === 'heading') {
        open = { kind: shape.kind, words: [] };
        blocks.push(open);
      } else open.words.push({ text: ' ', source: shape.source, emphasised: false });
      for (const words of inlineWords(shape)) open.words.push(words);
    } else open = null;
  }
  return blocks.filter(({ words }) => words.some(({ text }) => text.trim() !== ''));
}

function frontMatterEnd(file: string): number {
  if (!/^---\r?\n/.test(file)) return 0;
  const end = file.slice(0, 5000).search(/\n---[ \t]*\r?\n/);
  return end < 0 ? 0 : file.indexOf('\n', end + 1) + 1;
}

function linesBehind(file: string, start: number): Line[] {
  const lines: Line[] = [];
  for (let from = start; from < file.length;) {
    const feed = file.indexOf('\n', from);
    const to = feed < 0 ? file.length : feed;
    lines.push({ text: file.slice(from, to), source: from });
    from = to + 1;
  }
  return lines;
}

interface Shape extends Line {
  kind: Block['kind'];
  /** It cannot go on with the block above. */
  begins: boolean;
}

const heading = /^ {0,3}#{1,6}[ \t]+/;
const quote = /^ {0,3}(?:> ?)+/;
const item = /^[ \t]{0,12}(?:[-*+]|\d{1,3}[.)])[ \t]+(?:\[[ x]\] )?/;

function shapeOf({ text, source }: Line): Shape {
  for (const [kind, sign] of [['heading', heading] as const, ['quote', quote] as const, ['item', item] as const]) {
    const found = sign.exec(text);
    if (found === null) continue;
    const rest = text.slice(found[0].length).trimEnd();
    const words = kind === 'heading' ? withoutClosing(rest) : rest;
    return { kind, text: words, source: source + found[0].length, begins: kind !== 'quote' };
  }
  const words = text.trimStart();
  return { kind: 'paragraph', text: words.trimEnd(), source: source + text.length - words.length, begins: false };
}

/** "# Headline #" */
function withoutClosing(text: string): string {
  const closing = / #{1,6}$/.exec(text.slice(-8));
  return closing === null ? text : text.slice(0, text.length - closing[0].length).trimEnd();
}

/** One sign a step, each bounded, so that any text takes time in proportion to its length. */
const signs =
  /\\([!-/:-@[-`{-~])|!\[[^[\]\n]{0,300}\]\([^()\n]{0,2000}\)|\[([^[\]\n]{1,300})\](?:\([^()\n]{0,2000}\)|\[[^[\]\n]{0,100}\])|<(https?:[^<>\s]{1,2000})>|`{1,3}|(\*{1,3}|_{1,3}|~~)/gu;

/** A sign of emphasis stands at an edge of words; one between spaces or inside a word is only a sign. */
function isEmphasis(text: string, sign: string, start: number): boolean {
  const before = text.charAt(start - 1);
  const after = text.charAt(start + sign.length);
  const inWord = /[\p{L}\p{N}]/u.test(before) && /[\p{L}\p{N}]/u.test(after);
  const alone = (before === '' || /\s/.test(before)) && (after === '' || /\s/.test(after));
  return !alone && !(inWord && sign.startsWith('_'));
}

function inlineWords({ text, source }: Line): Words[] {
  const words: Words[] = [];
  let emphasised = false;
  const add = (from: number, to: number): void => {
    if (to > from) words.push({ text: text.slice(from, to), source: source + from, emphasised });
  };
  let done = 0;
  for (const match of text.matchAll(signs)) {
    const [whole, escaped, linked, address, sign] = match;
    if (sign !== undefined && !isEmphasis(text, sign, match.index)) continue;
    add(done, match.index);
    done = match.index + whole.length;
    if (sign !== undefined && sign !== '~~') emphasised = !emphasised;
    if (escaped !== undefined) add(match.index + 1, done);
    if (address !== undefined) add(match.index + 1, done - 1);
    if (linked !== undefined) words.push(...linkWords(linked, source + match.index + 1, emphasised));
  }
  add(done, text.length);
  return words;
}

/** The words of a link may be emphasised themselves. */
function linkWords(text: string, source: number, emphasised: boolean): Words[] {
  const bare = /^(\*{1,3}|_{1,3})([^*_]+)\1$/.exec(text);
  if (bare?.[1] === undefined || bare[2] === undefined) return [{ text, source, emphasised }];
  return [{ text: bare[2], source: source + bare[1].length, emphasised: true }];
}
