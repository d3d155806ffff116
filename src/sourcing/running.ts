import { perSentence, type ReadSentence, type Reading } from './reading.ts';
import type { Span } from './sourcing.ts';

/**
 * Quotations that run on. A sentence that is nothing but quotation goes on with what was said just
 * before it; a quotation that a paragraph breaks goes on in the next.
 */
export type Extended = (sentence: number, content: readonly Span[]) => Span[];

/** Gives the content of a statement in a sentence together with the quotations that run on from it. */
export function runningQuotations(reading: Reading): Extended {
  const taken = new Set<number>();
  return (number, content) => {
    const sentence = reading.sentences[number];
    if (sentence === undefined) return [...content];
    const { opening } = quotedIn(sentence, reading.text);
    const startsWithQuote = opening && content[0]?.start === sentence.start;
    const before = startsWithQuote ? quotedBefore(reading, number, taken) : [];
    return [...before, ...content, ...quotedBehind(reading, number, content, taken)];
  };
}

/** The quotations of one sentence. */
interface Quoted {
  /** Offsets from the sentence's beginning; numbers from its paragraph's first. */
  quotes: (Span & { number: number })[];
  /** It begins with one. */
  opening: boolean;
  /** Only quotation, and no word of anybody else. */
  only: boolean;
}

const quotedIn = perSentence(({ start, items, parts, firstQuotation }): Quoted => {
  const quotes = items.flatMap((item) =>
    item.quotation === null
      ? []
      : [{ start: item.start - start, end: item.end - start, number: item.quotation - firstQuotation }],
  );
  const only = parts.every((part) => part === 'quote' || part === 'stop' || part === 'dash');
  return { quotes, opening: parts[0] === 'quote', only: only && quotes.length > 0 };
});

const inText = ({ start }: ReadSentence, quotes: readonly Span[]): Span[] =>
  quotes.map((quote) => ({ start: start + quote.start, end: start + quote.end }));

function quotedBehind(reading: Reading, number: number, content: readonly Span[], taken: Set<number>): Span[] {
  const { sentences, text } = reading;
  const spans: Span[] = [];
  let last = sentences[number];
  if (last === undefined) return spans;
  const end = (content.at(-1)?.end ?? 0) - last.start;
  let endsQuoted = quotedIn(last, text).quotes.some((quote) => quote.end === end);
  for (let next = number + 1; ; next += 1) {
    const sentence = sentences[next];
    if (sentence === undefined || taken.has(next)) break;
    const broken = endsQuoted && continuesInto(reading, last, sentence);
    if (sentence.paragraph !== last.paragraph && !broken) break;
    const { only, quotes } = quotedIn(sentence, text);
    if (!only && !broken) break;
    spans.push(...inText(sentence, only ? quotes : quotes.slice(0, 1)));
    if (!only) break;
    taken.add(next);
    last = sentence;
    endsQuoted = true;
  }
  return spans;
}

/** Whether the quotation that ends one sentence is tied to the one that begins the next. */
function continuesInto({ quotations, text }: Reading, last: ReadSentence, next: ReadSentence): boolean {
  const closing = quotedIn(last, text).quotes.at(-1);
  const { opening, quotes } = quotedIn(next, text);
  if (closing === undefined || !opening) return false;
  const open = last.firstQuotation + closing.number;
  return quotations[open]?.continues === true && next.firstQuotation + (quotes[0]?.number ?? -1) === open + 1;
}

function quotedBefore(reading: Reading, number: number, taken: Set<number>): Span[] {
  const { sentences, text } = reading;
  const spans: Span[] = [];
  let next = sentences[number];
  for (let before = number - 1; before >= 0; before -= 1) {
    const sentence = sentences[before];
    if (sentence === undefined || next === undefined || taken.has(before) || !quotedIn(sentence, text).only) break;
    if (sentence.paragraph !== next.paragraph && !continuesInto(reading, sentence, next)) break;
    taken.add(before);
    spans.unshift(...inText(sentence, quotedIn(sentence, text).quotes));
    next = sentence;
  }
  return spans;
}
