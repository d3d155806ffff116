import type { Span } from './sourcing.ts';
import { isApostrophe, isCapitalised, tokensOf } from './tokens.ts';
import type { Token } from './tokens.ts';
import { sayingForm } from './verbs.ts';

/**
 * Paragraphs cut into sentences, and sentences into items: words, signs, and whole quotations. What is
 * said inside a quotation is the quotation's business, so it is one item, and its full stops end no
 * sentence unless a new one clearly begins behind the closing mark.
 */
export interface Item extends Token {
  /** Number in `Reading.quotations` where the item is a quotation, else null. */
  quotation: number | null;
}

export interface Sentence extends Span {
  paragraph: number;
  items: Item[];
}

/** More words between two full stops are cut, so that no step below meets a sentence without end. */
const longestSentence = 250;

export function paragraphsOf(text: string): Span[] {
  const paragraphs: Span[] = [];
  const gap = /\n[^\S\n]*\n\s*/y;
  let start = 0;
  for (let line = text.indexOf('\n'); line >= 0; line = text.indexOf('\n', line)) {
    gap.lastIndex = line;
    if (!gap.test(text)) {
      line += 1;
      continue;
    }
    if (line > start) paragraphs.push({ start, end: line });
    start = gap.lastIndex;
    line = start;
  }
  const end = text.trimEnd().length;
  if (end > start) paragraphs.push({ start, end });
  return paragraphs;
}

/** The sentences of one paragraph, with offsets from its beginning and its quotations numbered from 0. */
export function sentencesIn(words: string, quotations: readonly Span[]): Sentence[] {
  return cut(words, itemsOf(words, quotations)).map((items) => ({
    paragraph: 0,
    start: items[0]?.start ?? 0,
    end: items.at(-1)?.end ?? words.length,
    items,
  }));
}

function itemsOf(words: string, quotations: readonly Span[]): Item[] {
  const items: Item[] = [];
  let start = 0;
  for (const [number, quotation] of quotations.entries()) {
    addWords(items, words, { start, end: quotation.start });
    items.push(asItem(words, quotation, number));
    start = quotation.end;
  }
  addWords(items, words, { start, end: words.length });
  return items;
}

/** One by one: a paragraph of signs alone has more of them than a call takes arguments. */
function addWords(items: Item[], text: string, span: Span): void {
  for (const token of tokensOf(text, span)) {
    if (!isApostrophe(token.text)) items.push({ ...token, quotation: null });
  }
}

function asItem(text: string, { start, end }: Span, quotation: number): Item {
  return { start, end, text: text.slice(start, Math.min(end, start + 2)), lower: '', possessive: false, quotation };
}

function cut(text: string, items: readonly Item[]): Item[][] {
  const runs: Item[][] = [];
  let run: Item[] = [];
  for (const [index, item] of items.entries()) {
    run.push(item);
    const ends = item.quotation === null ? endsHere(items, index) : quotationEnds(text, items, index);
    if (ends || run.length >= longestSentence) {
      runs.push(run);
      run = [];
    }
  }
  if (run.length > 0) runs.push(run);
  return runs;
}

/** Words before a full stop that is none. */
const abbreviations = new Set(
  (
    'cpl adm jr sr vs no nos vol fig inc ltd co corp bros jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thurs ' +
    'fri sat sun approx est dept ave blvd rd p pp ed eds cf al'
  ).split(' '),
);
/** Short forms that end a sentence as easily. */
const loose = new Set([
  'no',
  'co',
  'inc',
  'ltd',
  'corp',
  'bros',
  'jr',
  'sr',
  'al',
  'ed',
  'p',
  'est',
  'sat',
  'sun',
  'mar',
]);
/** Words that begin a sentence much more often than they follow a short form. */
const beginners = new Set(
  'the a an he she it they we i in on at but and his her this that these those there if when while as for after before'.split(
    ' ',
  ),
);

function endsHere(items: readonly Item[], index: number): boolean {
  const item = items[index];
  const next = items[index + 1];
  if (item === undefined || next === undefined) return false;
  const stopped = /^(?:\p{Lu}\.){2,}$/u.test(item.text);
  if (stopped) return isCapitalised(next) && beginners.has(next.lower);
  if (!/^[.!?…]$/.test(item.text)) return false;
  const begins = isCapitalised(next) || next.quotation !== null || /^[\p{N}\p{Sc}([—–•-]/u.test(next.text);
  if (!begins || next.start === item.end) return false;
  const before = items[index - 1];
  if (item.text !== '.' || before === undefined || before.end !== item.start) return true;
  if (!abbreviations.has(before.lower) || !isCapitalised(before)) return true;
  return loose.has(before.lower) && beginners.has(next.lower);
}

/** A quotation ends its sentence with its own full stop if something new begins behind it. */
function quotationEnds(text: string, items: readonly Item[], index: number): boolean {
  const item = items[index];
  const next = items[index + 1];
  if (item === undefined || next === undefined) return false;
  const mark = text.slice(item.end - 2, item.end - 1);
  if (!/[.!?…]/.test(mark) || !(isCapitalised(next) || next.quotation !== null)) return false;
  return mark === '.' || !saysSoon(items, index + 1);
}

/** `“Why?” Marit Osk asked`: a verb of saying within a few words, before any other sign. */
function saysSoon(items: readonly Item[], from: number): boolean {
  for (const item of items.slice(from, from + 6)) {
    if (/^[,.;:]$/.test(item.text) || item.quotation !== null) return false;
    if (!isCapitalised(item) && sayingForm(item.lower) !== null) return true;
  }
  return false;
}
