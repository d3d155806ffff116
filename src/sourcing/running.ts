import type { ReadSentence, Reading } from './reading.ts';
import type { Span } from './sourcing.ts';

/**
 * Quotations that run on. A sentence that is nothing but quotation goes on with what was said just
 * before it; a quotation that a paragraph breaks goes on in the next.
 */
export interface Running {
  /** Content that a statement of sentence number `sentence` gains, by the pieces it has. */
  extended: (sentence: number, content: readonly Span[]) => Span[];
}

export function runningQuotations(reading: Reading): Running {
  const taken = new Set<number>();
  const extended = (number: number, content: readonly Span[]): Span[] => {
    const spans = [...content];
    const sentence = reading.sentences[number];
    if (sentence === undefined) return spans;
    if (startsWithQuote(sentence, content)) spans.unshift(...quotedBefore(reading, number, taken));
    spans.push(...quotedBehind(reading, number, content, taken));
    return spans;
  };
  return { extended };
}

/** Only quotation, and no word of anybody else. */
export function isOnlyQuotation({ items, parts }: ReadSentence): boolean {
  return parts.includes('quote') && items.every((_, index) => parts[index] === 'quote' || parts[index] === 'stop' || parts[index] === 'dash');
}

function startsWithQuote({ items, parts }: ReadSentence, content: readonly Span[]): boolean {
  return parts[0] === 'quote' && items[0]?.start === content[0]?.start;
}

function quotedBehind(reading: Reading, number: number, content: readonly Span[], taken: Set<number>): Span[] {
  const spans: Span[] = [];
  let last = reading.sentences[number];
  let endsQuoted = last?.items.some((item) => item.quotation !== null && item.end === content.at(-1)?.end) ?? false;
  for (let next = number + 1; ; next += 1) {
    const sentence = reading.sentences[next];
    if (sentence === undefined || last === undefined || taken.has(next)) break;
    const broken = endsQuoted && continuesInto(reading, last, sentence);
    if (sentence.paragraph !== last.paragraph && !broken) break;
    const only = isOnlyQuotation(sentence);
    if (!only && !broken) break;
    const quotes = sentence.items.filter((item) => item.quotation !== null);
    spans.push(...(only ? quotes : quotes.slice(0, 1)).map(({ start, end }) => ({ start, end })));
    if (!only) break;
    taken.add(next);
    last = sentence;
    endsQuoted = true;
  }
  return spans;
}

/** Whether the quotation that ends one sentence is tied to the one that begins the next. */
function continuesInto({ quotations }: Reading, last: ReadSentence, next: ReadSentence): boolean {
  const open = last.items.findLast((item) => item.quotation !== null)?.quotation ?? -1;
  return quotations[open]?.continues === true && next.items[0]?.quotation === open + 1;
}

function quotedBefore(reading: Reading, number: number, taken: Set<number>): Span[] {
  const spans: Span[] = [];
  let next = reading.sentences[number];
  for (let before = number - 1; before >= 0; before -= 1) {
    const sentence = reading.sentences[before];
    if (sentence === undefined || next === undefined || taken.has(before) || !isOnlyQuotation(sentence)) break;
    if (sentence.paragraph !== next.paragraph && !continuesInto(reading, sentence, next)) break;
    taken.add(before);
    spans.unshift(...sentence.items.filter((item) => item.quotation !== null).map(({ start, end }) => ({ start, end })));
    next = sentence;
  }
  return spans;
}
