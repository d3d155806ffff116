import { Problem } from '../problem.ts';
import { cutShortcodes } from './cutting-shortcodes.ts';
import { evidenceOf } from './furniture.ts';
import { judgePieces } from './judging-pieces.ts';
import { draftText, leavesOf, onOneLine, paragraphPiece, runsText } from './page-pieces.ts';
import type { LeftOut, PageParts, Piece } from './page-pieces.ts';
import { creditIn, creditReason } from './page-bylines.ts';
import { linesToPieces } from './text-lines.ts';
import { readInline, withoutReferences } from './text-inline.ts';
import { headlineOf } from './text-headline.ts';

/** A story has a million signs at most; what is far longer is not read to its end first. */
const mostSigns = 1_500_000;
const mostLines = 50_000;

/**
 * A page that was saved as plain text: the headline first, then byline and date where there are any,
 * paragraphs by blank lines or, where the file has one paragraph a line, by lines.
 */
export function readText(text: string, name: string): PageParts {
  const lines = linesToPieces(text);
  if (text.length > mostSigns || lines.length > mostLines) {
    throw new Problem('invalid', `${name} is longer than a page with one story can be.`);
  }
  const notes: LeftOut[] = [];
  const { quarantined, changes } = cutShortcodes(lines);
  const pieces = lines.flatMap((piece) => setInline(piece, changes));
  const { headline, body, above } = headlineOf(pieces, notes);
  for (const piece of above) piece.left ??= 'It stands above the headline.';
  const credit = takeCredits([...above, ...body], notes);
  const stay = [...above, ...body].filter((piece) => !credit.taken.has(piece));
  judgePieces(
    stay.filter((piece) => !above.includes(piece)),
    notes,
  );
  for (const [piece, changed] of changes) if (piece.left === null && !credit.taken.has(piece)) notes.push(...changed);
  return {
    headline,
    standfirst: null,
    byline: credit.byline,
    datedAt: credit.datedAt,
    pieces: stay,
    quarantined,
    notes,
  };
}

/** Lines behind the headline, and dates above it, that say who and when. They become fields of the story. */
function takeCredits(
  pieces: readonly Piece[],
  notes: LeftOut[],
): { byline: string[]; datedAt: string | null; taken: Set<Piece> } {
  const taken = new Set<Piece>();
  const byline: string[] = [];
  let published: string | null = null;
  let changed: string | null = null;
  let told = 0;
  for (const piece of pieces.slice(0, 60)) {
    if (told >= 2) break;
    const line = onOneLine(draftText(piece.draft));
    const credit = piece.forms.length > 0 ? null : creditIn(line);
    if (credit === null) {
      const { prose, words } = evidenceOf({ text: line, links: 0, quoted: false, code: false });
      if (prose && words > 12) told += 1;
      continue;
    }
    taken.add(piece);
    byline.push(...credit.byline.filter((name) => !byline.includes(name)));
    if (credit.updated) changed ??= credit.datedAt;
    else published ??= credit.datedAt;
    notes.push({ text: line, reason: creditReason(credit) });
  }
  return { byline, datedAt: published ?? changed, taken };
}

/** Turns signs of emphasis and links into marks; pictures become pieces that are left out. */
function setInline(piece: Piece, changes: Map<Piece, LeftOut[]>): Piece[] {
  if (piece.left !== null) return [piece];
  const changed: LeftOut[] = [];
  const left: LeftOut[] = [];
  let linked = 0;
  for (const leaf of leavesOf(piece.draft)) {
    const escaped = runsText(leaf.runs ?? []);
    const words = withoutReferences(escaped);
    if (words !== escaped) {
      changed.push({ text: onOneLine(escaped), reason: 'Character references became the signs they stand for.' });
    }
    const reading = readInline(words);
    leaf.runs = reading.runs;
    linked += reading.linked;
    changed.push(...reading.notes);
    left.push(...reading.pictures);
  }
  const text = draftText(piece.draft);
  piece.links = text === '' ? 0 : Math.min(1, linked / text.length);
  if (changed.length > 0) changes.set(piece, [...(changes.get(piece) ?? []), ...changed]);
  const pictures = left.map(({ text: source, reason }) => paragraphPiece('', { source, left: reason }));
  if (text.trim() !== '' || piece.draft.type === 'rule') return [piece, ...pictures];
  // All that stood here was a picture.
  piece.left = left[0]?.reason ?? 'An empty line.';
  return [piece];
}
