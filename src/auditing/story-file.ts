/** A file as the audit reads it: its words, and where each of them stands in the file. */
import type { NodeJson } from '../transfer/page-pieces.ts';
import { decodePage } from '../transfer/decoding.ts';
import { creditIn } from '../transfer/page-bylines.ts';
import type { SourcingInput, Span } from '../sourcing/engine.ts';
import { markdownBlocks, type Block } from './markdown.ts';
import { withoutFurniture } from './text-furniture.ts';

export interface StoryFile {
  name: string;
  input: SourcingInput;
  /** How many pieces of the page around the story were left out. */
  leftOut: number;
  /** The text carries its date. */
  dated: boolean;
  /** Inner headings, by where they begin in the text that was read. */
  headings: ReadonlySet<number>;
  /** Where an offset of that text stands: "12:5" (line and column of the file), "paragraph 4" of a page. */
  place(offset: number): string;
}

/** Throws a Problem of kind *invalid* in one sentence that names the file. */
export async function readStoryFile(bytes: Uint8Array, name: string): Promise<StoryFile> {
  const { text, kind } = decodePage(bytes, name);
  if (kind === 'html') return pageFile(bytes, name);
  // One space for a sign that ends lines: every offset stays what it was.
  const file = text.replaceAll('\r', (_, at: number) => (text.charAt(at + 1) === '\n' ? ' ' : '\n'));
  if (/\.(?:md|markdown)$/i.test(name)) return markdownFile(file, name);
  const { text: story, leftOut } = withoutFurniture(file, name);
  const place = linePlace(file);
  return { name, input: { text: story }, leftOut, dated: isDated(story), headings: new Set(), place };
}

const firstLines = 12;

/** A line near the beginning that is nothing but a date, or a name and a date. */
export function isDated(text: string): boolean {
  const lines = text
    .slice(0, 4000)
    .split('\n', firstLines * 3)
    .filter((line) => line.trim() !== '');
  return lines.slice(0, firstLines).some((line) => (creditIn(line)?.datedAt ?? null) !== null);
}

async function pageFile(bytes: Uint8Array, name: string): Promise<StoryFile> {
  // Only where there is HTML to read: its parser takes longer to load than a story to audit.
  const { readPage } = await import('../transfer/reading-page.ts');
  const { headline, document, removed, datedAt } = readPage(bytes, name);
  return { ...(await documentFile(headline, document)), name, leftOut: removed.length, dated: datedAt !== null };
}

async function documentFile(
  headline: string,
  content: NodeJson,
): Promise<Pick<StoryFile, 'input' | 'place' | 'headings'> & { starts: number[] }> {
  const { readDocument } = await import('../document/reading.ts');
  const { blocksOf } = await import('../document/text.ts');
  const document = readDocument(content);
  const blocks = blocksOf(headline, document);
  const starts = blocks.map(({ start }) => start);
  return {
    input: { headline, document },
    starts,
    headings: new Set(blocks.filter(({ node }) => node?.type.name === 'heading').map(({ start }) => start)),
    place: (offset) => `paragraph ${Math.max(0, lastAtOrBefore(starts, offset)) + 1}`,
  };
}

async function markdownFile(file: string, name: string): Promise<StoryFile> {
  const blocks = markdownBlocks(file);
  const [first, ...rest] = blocks;
  const headed = first !== undefined && isHeadline(first);
  const body = headed ? rest : blocks;
  const headline = headed ? blockText(first) : '';
  const { input, starts, headings } = await documentFile(headline, {
    type: 'doc',
    content: body.length === 0 ? [{ type: 'paragraph' }] : body.map(blockJson),
  });
  const inFile = linePlace(file);
  const place = (offset: number): string => {
    const number = lastAtOrBefore(starts, offset);
    return inFile(sourceOf(blocks[number], offset - (starts[number] ?? 0)));
  };
  return { name, input, leftOut: 0, dated: isDated(blocks.map(blockText).join('\n')), headings, place };
}

/** A heading, or as in plain text one short line without a full stop. */
const isHeadline = (block: Block): boolean =>
  block.kind === 'heading' || (block.kind === 'paragraph' && /^.{3,150}$(?<![.!?…:])/u.test(blockText(block)));

const oneSpace = (text: string): string => text.replace(/[\n\r\u2028\u2029]/g, ' ');
const blockText = ({ words }: Block): string => oneSpace(words.map(({ text }) => text).join(''));

function blockJson({ kind, words }: Block): NodeJson {
  const content = words.map(({ text, emphasised }): NodeJson => {
    const node = { type: 'text', text: oneSpace(text) };
    return emphasised ? { ...node, marks: [{ type: 'emphasis' }] } : node;
  });
  return kind === 'heading' ? { type: 'heading', attrs: { level: 2 }, content } : { type: 'paragraph', content };
}

function sourceOf(block: Block | undefined, steps: number): number {
  let left = steps;
  for (const { text, source } of block?.words ?? []) {
    if (left < text.length) return source + left;
    left -= text.length;
  }
  const last = block?.words.at(-1);
  return last === undefined ? 0 : last.source + last.text.length;
}

/** Lines and columns as editors count them, both from 1. */
export function linePlace(text: string): (offset: number) => string {
  const starts = [0];
  for (let feed = text.indexOf('\n'); feed >= 0; feed = text.indexOf('\n', feed + 1)) starts.push(feed + 1);
  return (offset) => {
    const line = lastAtOrBefore(starts, offset);
    return `${line + 1}:${offset - (starts[line] ?? 0) + 1}`;
  };
}

/** Index of the last of some ordered numbers that is not greater; -1 where all are. */
function lastAtOrBefore(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? Infinity) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The paragraphs of a text that was read: stretches between blank lines. */
export function paragraphsIn(text: string): Span[] {
  const paragraphs: Span[] = [];
  for (const { index, 0: words } of text.matchAll(/\S[^\n]*(?:\n[^\S\n]*\S[^\n]*)*/g))
    paragraphs.push({ start: index, end: index + words.trimEnd().length });
  return paragraphs;
}
