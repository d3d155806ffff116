import type { Audited } from './audited.ts';
import type { ReadSentence } from './reading.ts';
import type { Span } from './sourcing.ts';

/** The publication's own words, as the patterns of the audit read them. */

const hidden = '¤';
const masks = new WeakMap<Audited, string>();

/**
 * The text with all that stands between quotation marks hidden, apostrophes straight and typed emphasis blank.
 * As long as the text, so that offsets hold.
 */
export function ownWords(story: Audited): string {
  const known = masks.get(story);
  if (known !== undefined) return known;
  const { text, reading } = story;
  const pieces: string[] = [];
  let from = 0;
  for (const { start, end } of reading.quotations) {
    pieces.push(text.slice(from, start), hidden.repeat(end - start));
    from = end;
  }
  pieces.push(text.slice(from, reading.sentences.at(-1)?.end ?? from));
  const words = pieces.join('').replaceAll('’', "'").replace(/[*_]/g, ' ');
  masks.set(story, words);
  return words;
}

/** Own words of a stretch. */
export function ownWordsIn(story: Audited, { start, end }: Span): string {
  return ownWords(story).slice(start, end);
}

export interface Match extends Span {
  /** The groups of the pattern; empty where one took no part. */
  groups: string[];
}

const mostMatches = 200;

/** Where the own words match. `pattern` must be global, and every repetition in it bounded. */
export function matchesOf(story: Audited, pattern: RegExp): Match[] {
  const matches: Match[] = [];
  for (const match of ownWords(story).matchAll(pattern)) {
    matches.push({
      start: match.index,
      end: match.index + match[0].length,
      groups: match.slice(1).map((one) => one ?? ''),
    });
    if (matches.length === mostMatches) break;
  }
  return matches;
}

/** The sentences of the same paragraph directly before and behind. */
export function besides({ reading }: Audited, sentence: ReadSentence): ReadSentence[] {
  const number = numberOf(reading.sentences, sentence);
  const near = [reading.sentences[number - 1], reading.sentences[number + 1]];
  return near.filter((one) => one !== undefined).filter(({ paragraph }) => paragraph === sentence.paragraph);
}

/** The sentences from one on, at most so many. */
export function following({ reading }: Audited, sentence: ReadSentence, most: number): ReadSentence[] {
  const number = numberOf(reading.sentences, sentence);
  return reading.sentences.slice(number, number + most);
}

function numberOf(sentences: readonly ReadSentence[], { start }: ReadSentence): number {
  let low = 0;
  let high = sentences.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sentences[middle]?.start ?? Infinity) < start) low = middle + 1;
    else high = middle;
  }
  return low;
}
