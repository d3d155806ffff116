import { isNounish, isSign, isVerbal, partsIn, word } from './clause.ts';
import type { Clause, Range } from './clause.ts';
import { speakers, timeNouns } from './function-words.ts';
import { isShortQuote } from './phrase-before.ts';
import { isSpeakerNoun } from './source-words.ts';

/**
 * The noun phrase behind a cue ("said *Osk*", "according to *people familiar with it*"). Whatever tells
 * who it is belongs to it: titles, "of …", "who …", an apposition. When and where it was said does not.
 */
const longestPhrase = 40;

/** `insertions`: also what stands behind it between commas or brackets. */
export function phraseAfter(clause: Clause, start: number, more: { insertions: boolean }): Range | null {
  const { items, parts } = clause;
  const first = parts[start];
  if (first === 'pronoun') return speakers.has(word(clause, start)) ? { from: start, to: start + 1 } : null;
  if (!isNounish(first) && first !== 'determiner' && first !== 'adverb') return null;
  let to = start;
  while (to < Math.min(items.length, start + longestPhrase) && goesOn(clause, start, to)) to += 1;
  while (
    to > start + 1 &&
    !isNounish(parts[to - 1]) &&
    parts[to - 1] !== 'pronoun' &&
    parts[to - 1] !== 'quote' &&
    parts[to - 1] !== 'sign'
  )
    to -= 1;
  const found = { from: start, to };
  if (!partsIn(clause, found).some((part) => isNounish(part) || part === 'determiner')) return null;
  return more.insertions ? { from: start, to: withInsertion(clause, found) } : found;
}

function goesOn(clause: Clause, start: number, index: number): boolean {
  const { parts } = clause;
  const part = parts[index];
  const before = parts[index - 1];
  const after = parts[index + 1];
  if (index === start) return true;
  if (part === 'pronoun')
    return (
      before === 'preposition' && word(clause, index - 1) === 'of' && /^(?:them|us|you)$/.test(word(clause, index))
    );
  if (isNounish(part)) return !isTime(clause, index) || before === 'preposition' || before === 'determiner';
  switch (part) {
    case 'determiner':
      return before === 'preposition' || before === 'to' || before === 'conjunction' || before === 'determiner';
    case 'adverb':
      return isNounish(after) && after !== 'number';
    case 'quote':
      return isShortQuote(clause, index) && isNounish(after);
    case 'sign':
      return isNounish(after);
    case 'preposition':
    case 'to':
      return describes(clause, index);
    case 'conjunction':
      return isNounish(before) && listContinues(clause, index);
    default:
      return false;
  }
}

const describing = /^(?:of|for|from|with|at|in|to|by|on|inside|within|near|behind|against|between|including|about)$/;
const timing = /^(?:on|in|at|from|by)$/;

/** Prepositions that describe a person or thing; the others tell when and how something was said. */
function describes(clause: Clause, index: number): boolean {
  const preposition = word(clause, index);
  if (!describing.test(preposition)) return false;
  if (timing.test(preposition) && [1, 2, 3].some((step) => isTime(clause, index + step))) return false;
  const after = clause.parts[index + 1];
  return (
    isNounish(after) ||
    after === 'determiner' ||
    (preposition === 'of' && /^(?:them|us|you)$/.test(word(clause, index + 1)))
  );
}

function isTime(clause: Clause, index: number): boolean {
  return timeNouns.has(word(clause, index));
}

/** "Osk and Farrant" goes on; "Osk and the wall fell" does not: no verb may follow before the next sign. */
function listContinues({ parts }: Clause, conjunction: number): boolean {
  for (let index = conjunction + 1; index < parts.length; index += 1) {
    const part = parts[index];
    if (isVerbal(part) || part === 'pronoun') return false;
    if (isSign(part) || part === 'quote') return true;
  }
  return true;
}

/** The end of the phrase with the words behind a comma that describe it, up to the next comma or the end. */
function withInsertion(clause: Clause, { from, to }: Range): number {
  const { items, parts } = clause;
  if (parts[to] === 'relative' || (parts[to] === 'comma' && parts[to + 1] === 'relative'))
    return signAfter(clause, to + 1);
  if (items[to]?.text === '(') {
    const close = items.slice(to, to + 12).findIndex(({ text }) => text === ')');
    return close < 0 ? to : to + close + 1;
  }
  if (parts[to] !== 'comma' || !/^(?:determiner|noun|name|number)$/.test(parts[to + 1] ?? '')) return to;
  const stop = signAfter(clause, to + 1);
  const inside = partsIn(clause, { from: to + 1, to: stop });
  if (inside.some((part) => isVerbal(part) || part === 'pronoun' || part === 'subordinator')) return to;
  if (!items.slice(to + 1, Math.min(stop, to + 9)).some(({ lower }) => isSpeakerNoun(lower))) return to;
  // "According to Osk, the engineer, the wall …" but not "According to Osk, the engineer left".
  if (parts[stop] === 'comma') return stop;
  const isFronted = /^(?:according|in)$/.test(word(clause, 0)) && from <= 4;
  return !isFronted && parts[stop] !== 'dash' && !inside.includes('participle') ? stop : to;
}

function signAfter({ parts }: Clause, from: number): number {
  let index = from;
  while (index < parts.length && !isSign(parts[index]) && parts[index] !== 'quote') index += 1;
  return index;
}
