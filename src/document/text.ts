import type { Node } from 'prosemirror-model';
import type { Document } from './schema.ts';

/**
 * The plain text of a story and the way back from it. Everything that is said about a story by place
 * (sources, statements, findings) is said in UTF-16 offsets into `documentText(headline, document)`.
 *
 * The text is the headline, then every textblock with words in it, a blank line between. Within a
 * block each sign of the text is one step of ProseMirror's positions, a line break too, so that a
 * block needs only its two beginnings to be mapped.
 */
export interface Block {
  /** Offsets of its words in the text, end exclusive. */
  start: number;
  end: number;
  text: string;
  /** ProseMirror's position before its first sign; null for the headline, which is no part of the document. */
  position: number | null;
  /** The textblock; null for the headline. */
  node: Node | null;
}

const between = '\n\n';

export function documentText(headline: string, document: Document): string {
  return blocksOf(headline, document)
    .map((block) => block.text)
    .join(between);
}

/** The blocks of the text in order. An empty headline and empty paragraphs are none. */
export function blocksOf(headline: string, document: Document): Block[] {
  const blocks: Block[] = [];
  let start = 0;
  const add = (text: string, position: number | null, node: Node | null) => {
    if (text === '') return;
    blocks.push({ start, end: start + text.length, text, position, node });
    start += text.length + between.length;
  };
  add(onOneLine(headline), null, null);
  document.descendants((node, position) => {
    if (!node.isTextblock) return true;
    add(blockText(node), position + 1, node);
    return false;
  });
  return blocks;
}

/** The words of one textblock. Only a line break of the document is a line break of the text. */
export function blockText(node: Node): string {
  return node.children.map((child) => (child.isText ? onOneLine(child.text ?? '') : '\n')).join('');
}

function onOneLine(text: string): string {
  return text.replace(/[\n\r\u2028\u2029]/g, ' ');
}

/** The block that `offset` lies in or just behind; null in the gap between two. */
export function blockAt(blocks: readonly Block[], offset: number): Block | null {
  let low = 0;
  let high = blocks.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const block = blocks[middle];
    if (block === undefined) return null;
    if (offset < block.start) high = middle - 1;
    else if (offset > block.end) low = middle + 1;
    else return block;
  }
  return null;
}

/** ProseMirror's position of an offset; null in the headline and in the gap between two blocks. */
export function positionAt(blocks: readonly Block[], offset: number): number | null {
  const block = blockAt(blocks, offset);
  if (block === null || block.position === null) return null;
  return block.position + offset - block.start;
}

/** The offset of a ProseMirror position; null where it lies in no words. */
export function offsetAt(blocks: readonly Block[], position: number): number | null {
  for (const block of blocks) {
    if (block.position === null) continue;
    const steps = position - block.position;
    if (steps >= 0 && steps <= block.text.length) return block.start + steps;
  }
  return null;
}

/** Words as a reader counts them: "so-called", "U.S." and "it’s" are one. Han signs are a word each. */
export function countWords(text: string): number {
  return text.match(/\p{Script=Han}|[\p{L}\p{M}\p{N}]+(?:['’.,-][\p{L}\p{M}\p{N}]+)*/gu)?.length ?? 0;
}
