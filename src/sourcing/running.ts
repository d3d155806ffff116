import type { ReadSentence, Reading } from './reading.ts';
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
    const before = startsWithQuote(sentence, content) ? quotedBefore(reading, number, taken) : [];
    return [...before, ...content, ...quotedBehind(reading, number, content, taken)];
  };
}

/** Only quotation, and no word of anybody else. */
function isOnlyQuotation({ items, parts }: ReadSentence): boolean {
  return (
    parts.includes('quote') &&
    items.every((_, index) => parts[index] === 'quote' || parts[index] === 'stop' || parts[index] === 'dash')
  );
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
    spans.unshift(
      ...sentence.items.filter((item) => item.quotation !== null).map(({ start, end }) => ({ start, end })),
    );
    next = sentence;
  }
  return spans;
}
