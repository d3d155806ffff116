import type { Cue } from './cue.ts';
import { cuesOf } from './cues.ts';
import { partsOf } from './parts.ts';
import type { Part } from './parts.ts';
import type { Range } from './clause.ts';
import { quotationsOf } from './quotations.ts';
import type { Quotation } from './quotations.ts';
import { paragraphsOf, sentencesOf } from './sentences.ts';
import type { Sentence } from './sentences.ts';
import type { Span } from './sourcing.ts';

/** A text taken apart, once: all later steps look at this and never at bare text again. */
export interface Reading {
  text: string;
  paragraphs: Span[];
  quotations: Quotation[];
  sentences: ReadSentence[];
  /** The first paragraph is the headline. */
  headed: boolean;
  partial: boolean;
}

export interface ReadSentence extends Sentence {
  parts: Part[];
  cues: Cue[];
}

/** Forty times a long story. */
export const longestText = 200_000;

/** `headed`: null where the text itself must tell whether it begins with a headline. */
export function readText(whole: string, headed: boolean | null): Reading {
  let text = whole.length > longestText ? whole.slice(0, longestText) : whole;
  const { quotations, partial } = quotationsOf(text, paragraphsOf(text));
  // More quotation marks than any story has: nothing is read behind them.
  if (partial) text = text.slice(0, quotations.at(-1)?.end);
  const paragraphs = paragraphsOf(text);
  const sentences = sentencesOf(text, paragraphs, quotations).map((sentence): ReadSentence => {
    const parts = partsOf(sentence);
    return { ...sentence, parts, cues: cuesOf({ items: sentence.items, parts }) };
  });
  return {
    text: whole,
    paragraphs,
    quotations,
    sentences,
    headed: headed ?? beginsWithHeadline(text, paragraphs),
    partial: partial || text.length < whole.length,
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
