import type { Span } from './sourcing.ts';

/** A word or a sign. White space and the asterisks of typed emphasis are no tokens. */
export interface Token extends Span {
  text: string;
  /** In lower case with straight apostrophes, and without a possessive 's. */
  lower: string;
  possessive: boolean;
}

/** Longer than any word: a token of this length is kept as one thing and never looked up. */
const longestWord = 60;

const pattern = new RegExp(
  [
    /(?:\p{Lu}\.){2,}/u, // U.S.
    /\p{Lu}\.(?=\s\p{Lu})/u, // the initial in George W. Bush
    /(?:Mr|Mrs|Ms|Mx|Dr|Prof|Gen|Sen|Rep|Gov|Lt|Col|Maj|Capt|Sgt|St|Rev|Hon)\.(?=\s)/u,
    /\p{Sc}?\p{N}+(?:[.,:]\p{N}+)*(?:%|[-‐‑]?\p{L}[\p{L}\p{N}\-‐‑]*)?/u, // £310,000, 61-page
    /[\p{L}\p{M}\p{N}]+(?:['’.\-‐‑&][\p{L}\p{M}\p{N}]+)*/u, // Kremlin-watchers, it’s
    /[^\s*_]/u,
  ]
    .map(({ source }) => source)
    .join('|'),
  'gu',
);

/** The tokens between two offsets of the text, in order. */
export function tokensOf(text: string, span: Span): Token[] {
  const tokens: Token[] = [];
  const passage = text.slice(span.start, span.end);
  for (const match of passage.matchAll(pattern)) {
    const [word] = match;
    const start = span.start + match.index;
    const previous = tokens.at(-1);
    // "officials’ offices": the sign belongs to the word, if no quotation claims it (see sentences).
    if (isApostrophe(word) && previous?.end === start && /s$/i.test(previous.text)) {
      tokens[tokens.length - 1] = { ...previous, possessive: true };
    }
    tokens.push(token(word, start));
  }
  return tokens;
}

function token(word: string, start: number): Token {
  const end = start + word.length;
  if (word.length > longestWord) return { start, end, text: word, lower: '', possessive: false };
  const lower = word
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/^(\p{L}+)\.$/u, '$1');
  const possessive = lower.endsWith("'s");
  return { start, end, text: word, lower: possessive ? lower.slice(0, -2) : lower, possessive };
}

export function isApostrophe(sign: string): boolean {
  return sign === '’' || sign === "'";
}

export function isCapitalised({ text }: { text: string }): boolean {
  return /^\p{Lu}/u.test(text);
}
