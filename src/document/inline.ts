import type { Mark, Node } from 'prosemirror-model';
import { html, raw } from '../html.ts';
import type { Html } from '../html.ts';
import { isExternal, safeHref } from './links.ts';

/**
 * The words of one textblock as HTML, with the marks of attribution laid over them.
 *
 * Elements must nest, marks of attribution and links need not, and a link may never stand in a link.
 * So the block is cut into pieces at every edge of anything; neighbouring pieces with the same outer
 * element are joined again, and emphasis is set inside each piece.
 */
export interface Said {
  /** Offsets of the words of attribution, end exclusive. */
  start: number;
  end: number;
  /** The class of the source's kind: named, document, office, unnamed, publication. */
  kind: string;
  /** The source's id and the number of this place among its places: `wS-N` leads here, `#sS` to the panel. */
  source: string;
  place: number;
}

interface Piece {
  start: number;
  node: Node;
  words: string;
  link: Mark | null;
  /** The mark whose words these are. In a link it stays invisible. */
  said: Said | null;
}

export function inlineHtml(textblock: Node, marks: readonly Said[] = []): Html {
  const introduced = new Set<Said>();
  const shown = new Set<Said>();
  const pieces = cut(textblock, marks);
  for (const piece of pieces) if (piece.said !== null) shown.add(piece.said);
  let text = '';
  for (const group of grouped(pieces)) {
    const [first] = group;
    if (first === undefined) continue;
    const hidden = marks.filter((mark) => !shown.has(mark) && mark.start === first.start);
    text += hidden.map((mark) => html`<span id="${idOf(mark)}"></span>`).join('');
    text += first.link === null ? saidHtml(group, first.said, introduced) : linkHtml(group, first.link, introduced);
  }
  return raw(text);
}

/** The words in an element that leads to the source, with the id at the first piece only. */
function saidHtml(group: readonly Piece[], said: Said | null, introduced: Set<Said>): Html {
  const words = group.map(emphasised);
  if (said === null) return html`${words}`;
  const id = introduced.has(said) ? null : html` id="${idOf(said)}"`;
  introduced.add(said);
  return html`<a class="said ${said.kind}"${id} href="#s${said.source}">${words}</a>`;
}

/** A link stays as the writer set it; a place that begins in it can still be led to. */
function linkHtml(group: readonly Piece[], link: Mark, introduced: Set<Said>): Html {
  const words = group.map((piece) => {
    const { said } = piece;
    if (said === null || introduced.has(said)) return emphasised(piece);
    introduced.add(said);
    return html`<span id="${idOf(said)}">${emphasised(piece)}</span>`;
  });
  const href = safeHref(link.attrs['href']);
  // Nobody could see it or tell where it leads.
  const isUnseen = group.every((piece) => /^[\s\p{Cf}]*$/u.test(piece.words));
  if (href === null || isUnseen) return html`${words}`;
  return html`<a href="${href}"${isExternal(href) ? html` rel="noopener"` : null}>${words}</a>`;
}

function emphasised({ node, words }: Piece): Html {
  let content = node.isText ? html`${words}` : html`<br>`;
  if (has(node, 'emphasis')) content = html`<em>${content}</em>`;
  return has(node, 'strong') ? html`<strong>${content}</strong>` : content;
}

function has(node: Node, mark: string): boolean {
  return node.marks.some(({ type }) => type.name === mark);
}

function idOf(said: Said): string {
  return `w${said.source}-${said.place}`;
}

function cut(textblock: Node, marks: readonly Said[]): Piece[] {
  const edges = [...new Set(marks.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b);
  const pieces: Piece[] = [];
  let start = 0;
  let edge = 0;
  for (const node of textblock.children) {
    const nodeStart = start;
    const nodeEnd = start + node.nodeSize;
    const link = node.marks.find(({ type }) => type.name === 'link') ?? null;
    while (start < nodeEnd) {
      while ((edges[edge] ?? Infinity) <= start) edge += 1;
      const end = Math.min(nodeEnd, edges[edge] ?? nodeEnd);
      const words = node.isText ? (node.text ?? '').slice(start - nodeStart, end - nodeStart) : '';
      pieces.push({ start, node, words, link, said: innermost(marks, start) });
      start = end;
    }
  }
  return pieces;
}

/** Where marks overlap, the one that begins last has the words, and of two that begin together the shorter. */
function innermost(marks: readonly Said[], offset: number): Said | null {
  let chosen: Said | null = null;
  for (const mark of marks) {
    if (mark.start > offset || mark.end <= offset) continue;
    if (chosen === null || mark.start > chosen.start || (mark.start === chosen.start && mark.end < chosen.end))
      chosen = mark;
  }
  return chosen;
}

/** Neighbours that one outer element can hold: the same link, or outside links the same mark. */
function grouped(pieces: readonly Piece[]): Piece[][] {
  const groups: Piece[][] = [];
  let last: Piece | undefined;
  for (const piece of pieces) {
    const joins =
      last !== undefined &&
      (piece.link === null ? last.link === null && last.said === piece.said : last.link?.eq(piece.link) === true);
    if (joins) groups.at(-1)?.push(piece);
    else groups.push([piece]);
    last = piece;
  }
  return groups;
}
