import type { Audited } from './audited.ts';
import type { Span } from './sourcing.ts';

/** A headline and what stands behind it, as the checks on headlines compare them. */
export interface Headed {
  story: Audited;
  headline: Span;
  /** The headline's words. */
  line: string;
  /** The whole text from the body's first sign on, and where that is. */
  body: string;
  offset: number;
}

export function headedFrom(story: Audited): Headed | null {
  const { headline, text, body } = story;
  const first = body[0];
  const last = body.at(-1);
  if (headline === null || first === undefined || last === undefined) return null;
  return { story, headline, line: story.words(headline), body: text.slice(first.start, last.end), offset: first.start };
}

/** Where a pattern stands in the headline, as offsets into the text. */
export function inHeadline({ line, headline }: Headed, pattern: RegExp): Span | null {
  const match = pattern.exec(line);
  if (match === null) return null;
  return { start: headline.start + match.index, end: headline.start + match.index + match[0].length };
}

export function inBody({ body, offset }: Headed, pattern: RegExp): Span | null {
  const match = pattern.exec(body);
  return match === null ? null : { start: offset + match.index, end: offset + match.index + match[0].length };
}

/** A word without its ending, roughly: "resigns", "resigned" and "resign" are one. */
export function stemOf(word: string): string {
  const bare = word.toLowerCase().replace(/['’]s$/, '');
  const stem = bare.replace(/(?:ing|ed|es|s|e)$/, '');
  return stem.length < 3 ? bare : stem.replace(/([b-df-hj-km-np-rtvwxz])\1$/, '$1');
}

export interface Amount extends Span {
  value: number;
  words: string;
}

const small: Record<string, number> = {
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
  dozen: 12,
  hundred: 100,
};
const factors: Record<string, number> = {
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  mn: 1e6,
  million: 1e6,
  bn: 1e9,
  b: 1e9,
  billion: 1e9,
  trillion: 1e12,
};
const amount = new RegExp(
  `(?<![\\p{L}\\p{N}.,:/-])\\p{Sc}?(?:(\\d[\\d,]{0,20}(?:\\.\\d{1,6})?)|(${Object.keys(small).join('|')}))(?:[ -]?(thousand|million|billion|trillion|bn|mn|[kmb])(?!\\p{L}))?(?![\\p{L}\\p{N}]|[.,:/]\\d)`,
  'giu',
);

/** Numbers, in figures or words; not what is part of a word ("F-16") or of a time. */
export function amountsIn(text: string, offset: number): Amount[] {
  const amounts: Amount[] = [];
  for (const match of text.matchAll(amount)) {
    const [words, figures, word, factor] = match;
    const base = figures === undefined ? small[word?.toLowerCase() ?? ''] : Number(figures.replaceAll(',', ''));
    if (base === undefined || Number.isNaN(base)) continue;
    const start = offset + match.index;
    const value = base * (factors[factor?.toLowerCase() ?? ''] ?? 1);
    amounts.push({ start, end: start + words.length, words, value });
    if (amounts.length === mostAmounts) break;
  }
  return amounts;
}

const mostAmounts = 400;
