/** The words that a decision hangs on, folded, so that it is known again wherever they stand. */
import { createHash } from 'node:crypto';
import type { Span, Statement } from '../sourcing/sourcing.ts';

const LONGEST = 160;

/** Small letters, words and numbers alone: other quotation marks or spaces make no other words. */
export function folded(words: string): string {
  return words
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}

/** Long words are their beginning and a hash of the whole. */
export function aboutOf(words: string): string {
  const fold = folded(words);
  const whole = fold === '' ? words : fold;
  return whole.length <= LONGEST ? whole : `${whole.slice(0, LONGEST).toWellFormed()} #${hashOf(whole)}`;
}

export const hashOf = (words: string): string => createHash('sha256').update(words).digest('base64url').slice(0, 16);

/** A statement is its own words: who is named, how it is said, what is said. */
export function aboutStatement(text: string, { sourceSpan, cue, content }: Statement): string {
  const spans = [sourceSpan, cue, ...content].filter((span): span is Span => span !== null);
  const ordered = spans.toSorted((a, b) => a.start - b.start);
  return aboutOf(ordered.map(({ start, end }) => text.slice(start, end)).join(' '));
}

/** The second of the same words is another: "officials", "officials (2)". */
export function numbered(abouts: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return abouts.map((about) => {
    const number = (seen.get(about) ?? 0) + 1;
    seen.set(about, number);
    return number === 1 ? about : `${about} (${number})`;
  });
}
