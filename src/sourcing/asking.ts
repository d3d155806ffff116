import { apart, inOneLine } from './audit-words.ts';
import type { Audited } from './audited.ts';
import type { Span } from './sourcing.ts';

/** How the audit's questions name words and places of the text. */

const longestWords = 90;

/** The words of a stretch between quotation marks, as they stand, without typed emphasis; cut if they are many. */
export function inQuotes({ text }: Audited, { start, end }: Span): string {
  // Behind the longest there is nothing to show, however long the stretch is.
  const words = text.slice(start, Math.min(end, start + 4 * longestWords));
  const plain = words
    .replace(/[*_]/g, '')
    .replace(/\s+/g, ' ')
    .replace(/^[“”"‘«»„']+|[“”"’«»',;:—–-]+$/g, '')
    .replace(/[“«„]/g, '‘')
    .replace(/[”»"]/g, '’')
    .trim();
  if (plain.length <= longestWords) return `“${plain}”`;
  const cut = plain.slice(0, longestWords);
  return `“${cut.slice(0, Math.max(cut.lastIndexOf(' '), longestWords / 2)).replace(/[,;:]$/, '')} …”`;
}

const ordinals = ['', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];

/** "in the headline", "in the second paragraph": paragraphs are counted below the headline. */
export function placeIn({ reading, sentenceAt }: Audited, offset: number): string {
  const paragraph = sentenceAt(offset)?.paragraph ?? 0;
  if (reading.headed && paragraph === 0) return 'in the headline';
  const number = reading.headed ? paragraph : paragraph + 1;
  const ordinal = ordinals[number];
  return ordinal === undefined ? `in paragraph ${number}` : `in the ${ordinal} paragraph`;
}

const mostRanges = 50;

/** Stretches in order, each once; one that lies in another is left out. */
export function inOrder(spans: readonly Span[]): Span[] {
  return apart(spans, mostRanges);
}

/** The words of some stretches: “a”, “b” and “c”. */
export function allInQuotes(story: Audited, spans: readonly Span[]): string {
  return inOneLine(spans.map((span) => inQuotes(story, span)));
}
