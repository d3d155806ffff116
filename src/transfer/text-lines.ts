import { paragraphPiece, withoutUnseen } from './page-pieces.ts';
import type { Draft, Piece } from './page-pieces.ts';

interface Line {
  text: string;
  /** A blank line stands before it. */
  apart: boolean;
  indented: boolean;
}

/** The lines of a text as pieces. Lines that an editor broke at a fixed width are joined to paragraphs again. */
export function linesToPieces(text: string): Piece[] {
  const lines = readLines(text);
  const wrapped = isWrapped(lines);
  const listed = listLines(lines);
  const pieces: Piece[] = [];
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1];
    const last = pieces.at(-1);
    const draft = shapeOf(line.text, listed.has(index));
    const joins = wrapped && !line.apart && !line.indented && last !== undefined && before !== undefined;
    if (
      joins &&
      draft.type === 'paragraph' &&
      isFull(before.text, wrapped) &&
      (last.draft.type === 'paragraph' || listed.has(index - 1))
    ) {
      last.source += ` ${line.text}`;
      extend(last.draft, line.text);
    } else pieces.push(paragraphPiece(line.text, { draft, apart: line.apart, quoted: draft.type === 'blockquote' }));
  }
  return pieces;
}

function readLines(text: string): Line[] {
  const lines: Line[] = [];
  let apart = true;
  const visible = withoutUnseen(text.replace(/\r\n?|[\u2028\u2029\u0085\f\v]/g, '\n'));
  for (const raw of visible.split('\n')) {
    const line = raw.trim();
    if (line === '') apart = true;
    else {
      lines.push({ text: line, apart, indented: /^(?:\t| {2,})/.test(raw) });
      apart = false;
    }
  }
  return lines;
}

/** The width at which an editor broke the lines; false where each line is a paragraph. */
function isWrapped(lines: readonly Line[]): number | false {
  const followed = lines.filter((_, index) => lines[index + 1]?.apart === false).map(({ text }) => text);
  const width = lines.reduce((most, { text }) => Math.max(most, text.length), 0);
  if (followed.length < 4 || width > 130 || width < 40) return false;
  const full = followed.filter((text) => isFull(text, width));
  const open = full.filter((text) => !/[.!?:…]["'”’»“)\]]*$/.test(text));
  return full.length >= followed.length * 0.6 && open.length >= full.length * 0.5 ? width : false;
}

function isFull(text: string, width: number | false): boolean {
  return width !== false && text.length >= width * 0.7;
}

const bullet = /^[-*•]\s+(?=\S)/;
const numbered = /^(\d{1,3})[.)]\s+(?=\S)/;

/** The lines of lists: two or more together that begin alike. One alone is a sentence with a dash before it. */
function listLines(lines: readonly Line[]): Set<number> {
  const found = new Set<number>();
  for (const sign of [bullet, numbered]) {
    for (let index = 0; index + 1 < lines.length; index += 1) {
      if (!sign.test(lines[index]?.text ?? '') || !sign.test(lines[index + 1]?.text ?? '')) continue;
      found.add(index).add(index + 1);
    }
  }
  return found;
}

function shapeOf(text: string, listed: boolean): Draft {
  const paragraph = (words: string): Draft => ({ type: 'paragraph', runs: [{ text: words, marks: [] }] });
  const heading = /^(#{1,6})\s+(?=\S)/.exec(text);
  if (heading?.[1] !== undefined) {
    return {
      type: 'heading',
      attrs: { level: heading[1].length > 2 ? 3 : 2 },
      runs: [{ text: text.slice(heading[0].length).replace(/\s#+$/, ''), marks: [] }],
    };
  }
  if ((text.length < 80 && /^(?:[-*_]\s*){3,}$/.test(text)) || /^[~⁂]{1,5}$/.test(text)) return { type: 'rule' };
  const quote = /^>+\s*(?=\S)/.exec(text);
  if (quote !== null) return { type: 'blockquote', joins: true, children: [paragraph(text.slice(quote[0].length))] };
  if (listed) {
    const sign = bullet.exec(text) ?? numbered.exec(text);
    const item: Draft = { type: 'listItem', children: [paragraph(text.slice(sign?.[0].length ?? 0))] };
    if (sign?.[1] === undefined) return { type: 'bulletList', joins: true, children: [item] };
    return { type: 'orderedList', joins: true, attrs: { start: Number(sign[1]) }, children: [item] };
  }
  return paragraph(text);
}

/** Adds a line to the paragraph that it continues. */
function extend(draft: Draft, text: string): void {
  const leaf = draft.children === undefined ? draft : draft.children.at(-1);
  if (leaf === undefined) return;
  if (leaf.runs === undefined) extend(leaf, text);
  else leaf.runs.push({ text: ` ${text}`, marks: [] });
}
