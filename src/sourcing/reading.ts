import type { Cue } from './cue.ts';
import { parted, sentencesOf } from './paragraphs.ts';
import type { Part } from './parts.ts';
import type { Range } from './clause.ts';
import { quotationsOf } from './quotations.ts';
import type { Quotation } from './quotations.ts';
import type { Sentence } from './sentences.ts';
import type { Span } from './sourcing.ts';

/** A text taken apart, once: all later steps look at this and never at bare text again. */
export interface Reading {
  text: string;
  paragraphs: readonly Span[];
  quotations: Quotation[];
  sentences: ReadSentence[];
  /** The first paragraph is the headline. */
  headed: boolean;
  partial: boolean;
}

export interface ReadSentence extends Sentence {
  parts: Part[];
  cues: Cue[];
  /** The number of the first quotation of its paragraph. */
  firstQuotation: number;
  /** What later steps worked out of it (`perSentence`). */
  found: unknown[];
}

/**
 * Works something out of a sentence once: a sentence that only moved keeps it. It may be made of the sentence's own
 * words alone and hold no offsets into the text, or those from the sentence's beginning.
 */
export function perSentence<T extends object | string | null>(
  work: (sentence: ReadSentence, text: string) => T,
): (sentence: ReadSentence, text: string) => T {
  const place = places++;
  return (sentence, text) => {
    const known = sentence.found[place];
    if (known !== undefined) return known as T;
    const value = work(sentence, text);
    sentence.found[place] = value;
    return value;
  };
}

let places = 0;

/** Forty times a long story. */
export const longestText = 200_000;

/** As much of a text as is read. The cut halves no sign that takes two places. */
export function readable(text: string): string {
  if (text.length <= longestText) return text;
  const isHalf = /[\ud800-\udbff]/.test(text.charAt(longestText - 1));
  return text.slice(0, isHalf ? longestText - 1 : longestText);
}

/** `headed`: null where the text itself must tell whether it begins with a headline. */
export function readText(whole: string, headed: boolean | null, all = parted(readable(whole))): Reading {
  const { quotations, partial } = quotationsOf(all.paragraphs);
  // More quotation marks than any story has: nothing is read behind them.
  const read = partial ? parted(all.text.slice(0, quotations.at(-1)?.end)) : all;
  return {
    text: whole,
    paragraphs: read.paragraphs.map(({ start, end }) => ({ start, end })),
    quotations,
    sentences: sentencesOf(read.paragraphs, quotations),
    headed: headed ?? beginsWithHeadline(read.text, read.paragraphs),
    partial: partial || read.text.length < whole.length,
  };
}

function beginsWithHeadline(text: string, paragraphs: readonly Span[]): boolean {
  const [first, second] = paragraphs;
  if (first === undefined || second === undefined) return false;
  const line = text.slice(first.start, first.end);
  return !line.includes('\n') && line.length < 250 && !/[.:;,]["”’»]?$/.test(line);
}

/** The stretch of text that some items of a sentence cover. */
export function spanOf({ items }: Sentence, range: Range): Span {
  const start = items[range.from]?.start ?? 0;
  return { start, end: items[range.to - 1]?.end ?? start };
}
