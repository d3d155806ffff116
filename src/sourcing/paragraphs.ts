import { cuesOf } from './cues.ts';
import type { Counted } from './language.ts';
import { partsOf } from './parts.ts';
import { marksOf, type Marks } from './quotations.ts';
import type { ReadSentence } from './reading.ts';
import { paragraphsOf, sentencesIn } from './sentences.ts';
import type { Span } from './sourcing.ts';

/**
 * What is worked out of a paragraph by itself. It depends on the paragraph's words and on where its quotations
 * stand, and on nothing else: whoever types in one paragraph has the others from the reading before, moved to
 * where they stand now.
 */
export interface Known extends Counted {
  marks: Marks;
  /** As it was read last. */
  read: ReadParagraph | null;
}

interface ReadParagraph {
  /** With offsets from its beginning, the sentences too. */
  quotations: readonly Span[];
  sentences: readonly ReadSentence[];
  /** Where it stood last, and its sentences there. */
  placed: Place & { sentences: readonly ReadSentence[] };
}

interface Place {
  paragraph: number;
  start: number;
  firstQuotation: number;
}

export interface Paragraph extends Span {
  known: Known;
}

/** What is known of paragraphs, by their words. */
export type Memory = ReadonlyMap<string, Known>;

/** A text cut into paragraphs. */
export interface Parted {
  text: string;
  paragraphs: readonly Paragraph[];
  memory: Memory;
}

/** `before`: what is known from an earlier reading is not worked out again. */
export function parted(text: string, before: Memory | null = null): Parted {
  const memory = new Map<string, Known>();
  const paragraphs = paragraphsOf(text).map(({ start, end }): Paragraph => {
    const words = text.slice(start, end);
    // Cut out of a long text, words keep all of it in memory: after a hundred changes, a hundred long texts.
    const known = memory.get(words) ?? before?.get(words) ?? madeKnown(before === null ? words : copyOf(words));
    memory.set(known.words, known);
    return { start, end, known };
  });
  return { text, paragraphs, memory };
}

const copyOf = (words: string): string => JSON.parse(JSON.stringify(words)) as string;

function madeKnown(words: string): Known {
  return { words, marks: marksOf(words), small: null, read: null };
}

/** The sentences of all paragraphs in order. */
export function sentencesOf(
  paragraphs: readonly Paragraph[],
  quotations: readonly (Span & { paragraph: number })[],
): ReadSentence[] {
  const sentences: ReadSentence[] = [];
  let first = 0;
  paragraphs.forEach(({ start, known }, paragraph) => {
    let last = first;
    while (quotations[last]?.paragraph === paragraph) last += 1;
    if (known.read === null || !isSame(known.read.quotations, quotations, { start, first, last }))
      known.read = read(known.words, quotations.slice(first, last), start);
    for (const sentence of placed(known.read, { paragraph, start, firstQuotation: first })) sentences.push(sentence);
    first = last;
  });
  return sentences;
}

interface Own {
  start: number;
  first: number;
  last: number;
}

function isSame(known: readonly Span[], all: readonly Span[], { start, first, last }: Own): boolean {
  if (known.length !== last - first) return false;
  for (let index = 0; index < known.length; index += 1) {
    const before = known[index];
    const now = all[first + index];
    if (before?.start !== (now?.start ?? 0) - start || before.end !== (now?.end ?? 0) - start) return false;
  }
  return true;
}

function read(words: string, found: readonly Span[], from: number): ReadParagraph {
  const quotations = found.map(({ start, end }) => ({ start: start - from, end: end - from }));
  const sentences = sentencesIn(words, quotations).map((sentence): ReadSentence => {
    const parts = partsOf(sentence);
    return { ...sentence, firstQuotation: 0, parts, cues: cuesOf({ items: sentence.items, parts }), found: [] };
  });
  return { quotations, sentences, placed: { paragraph: 0, start: 0, firstQuotation: 0, sentences } };
}

function placed(paragraph: ReadParagraph, place: Place): readonly ReadSentence[] {
  const last = paragraph.placed;
  const isThere =
    last.start === place.start && last.paragraph === place.paragraph && last.firstQuotation === place.firstQuotation;
  if (isThere) return last.sentences;
  const sentences = paragraph.sentences.map((sentence) => moved(sentence, place));
  paragraph.placed = { ...place, sentences };
  return sentences;
}

/** Parts and cues hold numbers of items, so they are the same anywhere. */
function moved(sentence: ReadSentence, { paragraph, start, firstQuotation }: Place): ReadSentence {
  return {
    paragraph,
    start: sentence.start + start,
    end: sentence.end + start,
    items: sentence.items.map((item) => ({
      start: item.start + start,
      end: item.end + start,
      text: item.text,
      lower: item.lower,
      possessive: item.possessive,
      quotation: item.quotation === null ? null : item.quotation + firstQuotation,
    })),
    firstQuotation,
    parts: sentence.parts,
    cues: sentence.cues,
    found: sentence.found,
  };
}
