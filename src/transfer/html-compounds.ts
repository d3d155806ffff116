import type { Element } from 'domhandler';
import { isTag } from 'domhandler';
import { find, findAll } from './html-parts.ts';
import { textOf } from './html-page.ts';
import { draftText, leavesOf } from './page-pieces.ts';
import type { Draft, Piece, Run } from './page-pieces.ts';

/** Quotations, pulled quotations, lists and tables, made of pieces that were read apart. Pieces that are left out follow them. */
export function quoteDraft<P extends Piece>(pieces: readonly P[]): (Draft | P)[] {
  return [{ type: 'blockquote', children: paragraphsOf(pieces) }, ...leftOf(pieces)];
}

export function pullDraft<P extends Piece>(by: readonly Element[], pieces: readonly P[]): (Draft | P)[] {
  const name = by
    .map((element) => textOf(element))
    .join(', ')
    .replace(/^[\s–—-]+/, '')
    .slice(0, 300);
  return [{ type: 'pullQuote', attrs: { by: name }, children: paragraphsOf(pieces) }, ...leftOf(pieces)];
}

/** The elements that say whose words a pulled quotation is. */
export function pulledBy(element: Element): Element[] {
  const found = findAll(element, ({ name }) => name === 'footer' || name === 'figcaption');
  return found.length > 0 ? found : findAll(element, ({ name }) => name === 'cite');
}

function paragraphsOf(pieces: readonly Piece[]): Draft[] {
  return pieces
    .filter(({ left }) => left === null)
    .flatMap(({ draft }) => leavesOf(draft))
    .map((leaf): Draft => ({ type: 'paragraph', runs: leaf.runs ?? [] }));
}

function leftOf<P extends Piece>(pieces: readonly P[]): P[] {
  return pieces.filter(({ left }) => left !== null);
}

/** Lists deeper than this become part of the one that holds them. */
const deepestList = 6;

export function listDraft<P extends Piece>(
  element: Element,
  depth: number,
  read: (item: Element) => P[],
): (Draft | P)[] {
  const items: Draft[] = [];
  const left: P[] = [];
  for (const child of element.children.filter(isTag)) {
    const pieces = read(child);
    left.push(...leftOf(pieces));
    const kept = pieces.filter((piece) => piece.left === null);
    const runs: Run[] = [];
    const lists: Draft[] = [];
    for (const { draft } of kept) {
      if (isList(draft)) lists.push(draft);
      else
        for (const leaf of leavesOf(draft))
          runs.push(...(runs.length > 0 ? [{ text: '\n', marks: [] }] : []), ...(leaf.runs ?? []));
    }
    const words: Draft[] = [{ type: 'paragraph', runs }];
    const hoisted = runs.length === 0 || depth >= deepestList;
    if (runs.length > 0) items.push({ type: 'listItem', children: hoisted ? words : [...words, ...lists] });
    if (hoisted) items.push(...lists.flatMap((list) => list.children ?? []));
  }
  const start = Number(/^\d{1,6}$/.exec(element.attribs['start'] ?? '')?.[0] ?? 1);
  const list: Draft =
    element.name === 'ol'
      ? { type: 'orderedList', attrs: { start }, children: items }
      : { type: 'bulletList', children: items };
  return items.some((item) => /\S/.test(draftText(item))) ? [list, ...left] : left;
}

function isList({ type }: Draft): boolean {
  return type === 'bulletList' || type === 'orderedList';
}

/** The rows of a table of figures, cells parted by points. */
export function tableRows(table: Element): string[] {
  return findAll(table, ({ name }) => name === 'tr' || name === 'caption')
    .map((row) =>
      (row.name === 'caption' ? [row] : row.children.filter(isTag))
        .map((cell) => textOf(cell))
        .filter((cell) => cell !== '')
        .join(' · '),
    )
    .filter((row) => row !== '');
}

/** A table that only places things: its cells hold blocks, broken lines or whole paragraphs. */
export function isLayout(table: Element): boolean {
  const block = /^(?:p|div|h[1-6]|ul|ol|blockquote|article|section|br|form|table)$/;
  if (find(table, (inner) => inner !== table && block.test(inner.name)) !== null) return true;
  return findAll(table, ({ name }) => name === 'td').some((cell) => textOf(cell).length > 200);
}
