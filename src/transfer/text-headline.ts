import { evidenceOf } from './furniture.ts';
import type { Evidence } from './furniture.ts';
import { creditIn } from './page-bylines.ts';
import { draftText, onOneLine } from './page-pieces.ts';
import type { LeftOut, Piece } from './page-pieces.ts';

interface HeadLine {
  piece: Piece;
  text: string;
  evidence: Evidence;
}

const longestHeadline = 250;
/** So far from the top nothing is a headline any more. */
const deepestHead = 200;

/**
 * The headline is the first line that is neither furniture nor a byline. Where a menu stands between
 * that line and the story, the line was the site's name, and the headline is the first one below the menu.
 */
export function headlineOf(
  pieces: readonly Piece[],
  notes: LeftOut[],
): { headline: string; above: Piece[]; body: Piece[] } {
  const lines = pieces.slice(0, deepestHead).map((piece): HeadLine => {
    const text = onOneLine(draftText(piece.draft));
    const line = { text, links: piece.links, quoted: piece.quoted, code: piece.forms.length > 0 };
    return { piece, text, evidence: evidenceOf(line) };
  });
  const index = headlineIndex(lines);
  const line = lines[index];
  if (line === undefined) return { headline: '', above: [], body: [...pieces] };
  const headline = line.text;
  if (headline.length > longestHeadline) {
    const words = `${headline.slice(0, 110).replace(/\s+\S*$/, '')} …`;
    notes.push({ text: words, reason: 'No headline was found: the first words of the story stand in for one.' });
    return { headline: words, above: pieces.slice(0, index), body: pieces.slice(index) };
  }
  const repeated = repeats(lines, index);
  if (repeated !== null) repeated.piece.left = 'The title of the page, which repeats the headline.';
  const body = pieces.slice(index + 1);
  // A form in the headline's line stands below it.
  body[0]?.forms.unshift(...line.piece.forms);
  return {
    headline: repeated?.text === line.text || repeated === null ? headline : shorter(headline, repeated.text),
    above: pieces.slice(0, index),
    body,
  };
}

function headlineIndex(lines: readonly HeadLine[]): number {
  const marked = lines.findIndex(
    ({ piece, text }) => piece.draft.type === 'heading' && /^#\s/.test(piece.source) && text !== '',
  );
  if (marked !== -1) return marked;
  const lead = lines.findIndex(({ evidence }) => evidence.prose && evidence.words >= 12);
  const end = lead === -1 ? lines.length : lead + 1;
  const candidates = [...lines.slice(0, end).keys()].filter((index) => isCandidate(lines[index]));
  const [first] = candidates;
  if (first === undefined) return -1;
  const [, second] = candidates;
  if (second !== undefined && isKicker(lines[first], lines[second])) return second;
  const menu = lines.slice(0, end).findLastIndex((_, index) => isMenu(lines, index));
  const below = candidates.find((index) => index > Math.max(menu, first) && (lines[index]?.evidence.words ?? 0) > 1);
  return menu > first && below !== undefined && below < end - 1 ? below : first;
}

function isCandidate(line: HeadLine | undefined): boolean {
  if (line === undefined || line.piece.left !== null || !/\p{L}/u.test(line.text)) return false;
  const { sure, score, words } = line.evidence;
  // "Sport for all" is made of a menu's words and may well be a headline.
  return (!sure || (score < 6 && words >= 3 && line.piece.links < 0.5)) && creditIn(line.text) === null;
}

/** A word in capitals above a longer line that is no sentence: the section, not the headline. */
function isKicker(line: HeadLine | undefined, next: HeadLine | undefined): boolean {
  if (line === undefined || next === undefined) return false;
  return /^\p{Lu}{2,}$/u.test(line.text) && next.evidence.words >= 3 && !next.evidence.prose;
}

/** A row of the site's sections, or one of two or more lines that name them. */
function isMenu(lines: readonly HeadLine[], index: number): boolean {
  const names = (line: HeadLine | undefined) =>
    line !== undefined && line.evidence.sure && line.evidence.reason.startsWith('Navigation');
  if (!names(lines[index])) return false;
  return (lines[index]?.evidence.score ?? 0) >= 6 || names(lines[index - 1]) || names(lines[index + 1]);
}

/** The next line, where it says the headline again, or where the headline is it with the site's name. */
function repeats(lines: readonly HeadLine[], index: number): HeadLine | null {
  const headline = lines[index]?.text ?? '';
  for (const line of lines.slice(index + 1, index + 8)) {
    if (line.evidence.words < 3 || line.piece.left !== null) continue;
    if (line.text === headline) return line;
    const rest = headline.startsWith(line.text)
      ? headline.slice(line.text.length)
      : headline.endsWith(line.text)
        ? headline.slice(0, -line.text.length)
        : '';
    if (/^\s*[|–—:·-]\s.{1,80}$|^.{1,80}\s[|–—:·-]\s*$/.test(rest)) return line;
    if (line.evidence.prose) return null;
  }
  return null;
}

function shorter(one: string, other: string): string {
  return other.length < one.length ? other : one;
}
