import { speakers, timeNouns } from './function-words.ts';
import type { Part } from './parts.ts';
import type { Item } from './sentences.ts';
import { isSpeakerNoun } from './source-words.ts';

/**
 * Noun phrases: the words before or behind a cue that name who it is. Without a grammar, by walking
 * from the cue until something stands there that no noun phrase holds.
 */
export interface Clause {
  items: readonly Item[];
  parts: readonly Part[];
}

/** Numbers of items, end exclusive. */
export interface Range {
  from: number;
  to: number;
}

const longestPhrase = 40;
const nounish = new Set<Part>(['name', 'noun', 'number', 'ing', 'participle']);

export const isNounish = (part: Part | undefined) => part !== undefined && nounish.has(part);

/** The phrase that ends just before item `end`, which is where a verb or its helpers begin. */
export function phraseBefore(clause: Clause, end: number): Range | null {
  const { parts, items } = clause;
  const part = parts[end - 1];
  if (/^(?:himself|herself|itself|themselves)$/.test(items[end - 1]?.lower ?? '')) return until(phraseBefore(clause, end - 1), end);
  if (part === 'relative') return beforeRelative(clause, end - 1);
  if (part === 'subordinator' && items[end - 1]?.lower === 'that' && isNounish(parts[end - 2])) return beforeRelative(clause, end - 1);
  if (part === 'pronoun' && items[end - 2]?.lower === 'of') return until(walkLeft(clause, end - 2), end);
  if (part === 'pronoun') return pronounAt(clause, end - 1);
  if (part === 'comma' || part === 'dash' || part === 'bracket') return beforeInsertion(clause, end - 1);
  if (part === 'determiner' && /^(?:both|some|many|others|all|most|several|few|another|each|this|that)$/.test(items[end - 1]?.lower ?? '')) {
    return { from: end - 1, to: end };
  }
  const found = walkLeft(clause, end);
  return found === null || beginsClause(clause, found.from) ? found : (withRelativeClause(clause, found, end) ?? found);
}

/** "The man *who lost his boat* said": what was found is only the end of a relative clause. */
function withRelativeClause(clause: Clause, found: Range, end: number): Range | null {
  const { parts } = clause;
  for (let index = found.from - 1; index > 0 && index > found.from - longestPhrase; index -= 1) {
    const part = parts[index];
    if (part === 'comma' || part === 'semicolon' || part === 'quote' || part === 'dash' || part === 'colon') return null;
    if (part !== 'relative') continue;
    const whole = isNounish(parts[index - 1]) ? walkLeft(clause, index) : null;
    return whole !== null && beginsClause(clause, whole.from) ? until(whole, end) : null;
  }
  return null;
}

function until(range: Range | null, end: number): Range | null {
  return range === null ? null : { from: range.from, to: end };
}

function walkLeft(clause: Clause, end: number): Range | null {
  const { items, parts } = clause;
  let from = end;
  const floor = Math.max(0, end - longestPhrase);
  while (from > floor) {
    const index = from - 1;
    const part = parts[index];
    if (isNounish(part) || part === 'determiner') {
      if (part === 'determiner' && !linksOn(clause, index)) {
        from = index;
        break;
      }
      from = index;
      continue;
    }
    if (isShortQuote(items[index], part) && from < end) from = index;
    else if (part === 'sign' && from < end && isNounish(parts[index - 1])) from = index;
    else if (part === 'adverb' && from < end && parts[index - 1] !== undefined && isNounish(parts[index - 1]) && parts[from] === 'participle') from = index;
    else if ((part === 'preposition' || part === 'to') && from < end && isNounish(parts[index - 1])) from = index;
    else if (part === 'conjunction' && from < end && joins(clause, index)) from = index;
    else if (part === 'comma' && from < end && listsOn(clause, index)) from = index;
    else if ((part === 'auxiliary' || part === 'verb' || part === 'saying' || part === 'adverb') && from <= end) {
      const relative = relativeBefore(clause, index);
      if (relative === null) break;
      from = relative;
    } else break;
  }
  return trimmed(clause, { from, to: end });
}

/** Whether a determiner goes on to the left: "the head *of the* board", "all the members". */
function linksOn({ items, parts }: Clause, determiner: number): boolean {
  const before = parts[determiner - 1];
  if (before === 'preposition' || before === 'to') return isNounish(parts[determiner - 2]) || items[determiner - 1]?.lower === 'of';
  if (before === 'participle' || before === 'ing') return isNounish(parts[determiner - 2]);
  return before === 'determiner' || before === 'conjunction';
}

/** The place of who, which or that before a verb inside a phrase: "members *who* were present". */
function relativeBefore({ items, parts }: Clause, verb: number): number | null {
  for (let index = verb - 1; index >= 0 && index >= verb - 4; index -= 1) {
    const part = parts[index];
    const isThat = items[index]?.lower === 'that' && isNounish(parts[index - 1]);
    if (part === 'relative' || isThat) return isNounish(parts[index - 1]) ? index : null;
    if (part !== 'auxiliary' && part !== 'adverb' && part !== 'verb' && part !== 'negation') return null;
  }
  return null;
}

/** "Osk and Farrant said": both sides are names or nouns, and the left one begins the clause. */
function joins(clause: Clause, conjunction: number): boolean {
  if (!isNounish(clause.parts[conjunction - 1])) return false;
  for (let index = conjunction - 1; index >= 0; index -= 1) {
    const part = clause.parts[index];
    if (part === 'comma' || part === 'semicolon' || part === 'dash' || part === 'quote' || part === 'colon') return part !== 'quote';
    if (part === 'verb' || part === 'auxiliary' || part === 'saying' || part === 'pronoun') return false;
    if (part === 'subordinator') return true;
  }
  return true;
}

/** A comma in a list of adjectives or names: "the old, tired board". Only directly between nouns near the beginning. */
function listsOn({ parts }: Clause, comma: number): boolean {
  return parts[comma - 1] === 'name' && parts[comma + 1] === 'name' && parts[comma - 2] === 'comma';
}

function isShortQuote(item: Item | undefined, part: Part | undefined): boolean {
  return part === 'quote' && item !== undefined && item.end - item.start <= 30;
}

function beforeRelative(clause: Clause, relative: number): Range | null {
  const end = clause.parts[relative - 1] === 'comma' ? relative - 1 : relative;
  const found = isNounish(clause.parts[end - 1]) ? walkLeft(clause, end) : null;
  return found === null ? null : { from: found.from, to: relative + 1 };
}

/**
 * "Marit Osk, who signed the survey and left in June, said": the phrase stands before the comma that
 * begins the insertion. Of several commas the nearest is taken before which a phrase begins the clause.
 */
function beforeInsertion(clause: Clause, last: number): Range | null {
  const { parts } = clause;
  for (let index = last - 1; index > 0 && index >= last - longestPhrase * 2; index -= 1) {
    const part = parts[index];
    if (part === 'quote' || part === 'semicolon' || part === 'colon') return null;
    if (part !== 'comma' && part !== 'dash' && part !== 'bracket') continue;
    if (!insertionStarts(clause, index + 1)) continue;
    const found = isNounish(parts[index - 1]) ? walkLeft(clause, index) : parts[index - 1] === 'pronoun' ? phraseBefore(clause, index) : null;
    if (found === null || !beginsClause(clause, found.from)) continue;
    // "Osk, according to the board, said": what another cue says is no part of the phrase.
    return { from: found.from, to: clause.items[index + 1]?.lower === 'according' ? index : last + 1 };
  }
  return null;
}

function pronounAt({ items, parts }: Clause, index: number): Range | null {
  return parts[index] === 'pronoun' && speakers.has(items[index]?.lower ?? '') ? { from: index, to: index + 1 } : null;
}

function insertionStarts({ items, parts }: Clause, index: number): boolean {
  const part = parts[index];
  if (part === 'relative' || part === 'ing' || part === 'participle' || part === 'number' || part === 'determiner') return true;
  if (part === 'preposition' || part === 'noun' || part === 'name' || part === 'adverb') return true;
  return part === 'saying' || /^(?:though|while|when|himself|herself|then)$/.test(items[index]?.lower ?? '');
}

/** Whether a phrase stands where a clause begins: first in the sentence, or behind what joins clauses. */
export function beginsClause({ parts, items }: Clause, from: number): boolean {
  const before = parts[from - 1];
  if (before === undefined || before === 'subordinator' || before === 'conjunction' || before === 'quote' || before === 'relative') return true;
  if (before === 'comma' || before === 'semicolon' || before === 'dash' || before === 'colon' || before === 'adverb') return true;
  return before === 'preposition' && /^(?:as|after|before|but)$/.test(items[from - 1]?.lower ?? '');
}

/** Leading words that are no part of the phrase: "On Tuesday officials", "Last week the board". */
function trimmed({ items, parts }: Clause, range: Range): Range | null {
  let { from } = range;
  const isLeading = (index: number): boolean => {
    const part = parts[index];
    const lower = items[index]?.lower ?? '';
    if (part === 'preposition' || part === 'to' || part === 'conjunction' || part === 'comma' || part === 'sign' || part === 'quote') return true;
    if (timeNouns.has(lower) && items[index]?.possessive !== true && index + 1 < range.to) return items[index + 1]?.lower !== 'of';
    return /^(?:last|next|earlier|this)$/.test(lower) && timeNouns.has(items[index + 1]?.lower ?? '');
  };
  while (from < range.to && isLeading(from)) from += 1;
  const to = withoutTime({ items, parts }, { from, to: range.to });
  return from < to && parts.slice(from, to).some((part) => isNounish(part) || part === 'determiner') ? { from, to } : null;
}

/** "The board on Wednesday": the day is no part of it. */
function withoutTime({ items }: Clause, { from, to }: Range): number {
  if (!timeNouns.has(items[to - 1]?.lower ?? '') && !/^\d+$/.test(items[to - 1]?.lower ?? '')) return to;
  for (let index = to - 2; index > from && index >= to - 4; index -= 1) {
    if (/^(?:on|in|at|during|since)$/.test(items[index]?.lower ?? '')) return index;
  }
  return to - from > 1 && timeNouns.has(items[to - 1]?.lower ?? '') ? to - 1 : to;
}

/** The phrase that begins the sentence and has a verb behind it, before item `end`. */
export function mainSubject(clause: Clause, end: number): Range | null {
  const { parts } = clause;
  for (let index = 1; index <= end; index += 1) {
    const part = parts[index];
    if (index < end && part !== 'auxiliary' && part !== 'verb' && part !== 'saying' && part !== 'participle') continue;
    if (index === end && part !== 'colon') return null;
    let verb = index;
    while (verb > 1 && (parts[verb - 1] === 'adverb' || parts[verb - 1] === 'auxiliary')) verb -= 1;
    const phrase = phraseBefore(clause, verb);
    if (phrase !== null && beginsClause(clause, phrase.from)) return phrase;
  }
  return null;
}

/** The phrase that begins at item `start`, with what describes the source: titles, "of", "who …", an apposition. */
export function phraseAfter(clause: Clause, start: number, more: { insertions: boolean }): Range | null {
  const { items, parts } = clause;
  const first = parts[start];
  if (first === 'pronoun') return speakers.has(items[start]?.lower ?? '') ? { from: start, to: start + 1 } : null;
  if (!isNounish(first) && first !== 'determiner' && first !== 'adverb') return null;
  let to = start;
  while (to < items.length && to < start + longestPhrase && goesOn(clause, start, to)) to += 1;
  while (to > start + 1 && !isNounish(parts[to - 1]) && parts[to - 1] !== 'quote' && parts[to - 1] !== 'sign') to -= 1;
  if (!parts.slice(start, to).some((part) => isNounish(part) || part === 'determiner')) return null;
  return { from: start, to: more.insertions ? withInsertion(clause, start, to) : to };
}

function goesOn(clause: Clause, start: number, index: number): boolean {
  const { items, parts } = clause;
  const part = parts[index];
  const before = parts[index - 1];
  const first = index === start;
  if (isNounish(part)) return first || !isTime(items[index]) || before === 'preposition' || before === 'determiner';
  if (part === 'determiner') return first || before === 'preposition' || before === 'to' || before === 'conjunction' || before === 'determiner';
  if (part === 'adverb') return isNounish(parts[index + 1]) && parts[index + 1] !== 'number';
  if (part === 'quote') return !first && isShortQuote(items[index], part) && isNounish(parts[index + 1]);
  if (part === 'sign') return !first && isNounish(parts[index + 1]);
  if (part === 'preposition' || part === 'to') return !first && describes(clause, index);
  if (part === 'conjunction') return !first && isNounish(before) && listContinues(clause, index);
  return false;
}

/** Prepositions that describe a person or thing; the others tell when and how something was said. */
function describes({ items, parts }: Clause, index: number): boolean {
  const word = items[index]?.lower ?? '';
  const object = [1, 2, 3].map((step) => items[index + step]).filter((item) => item !== undefined);
  if (object.some((item) => isTime(item)) && /^(?:on|in|at|since|during|after|before|from|by)$/.test(word)) return false;
  if (/^(?:of|for|from|with|at|in|to|by|on|inside|within|near|behind|against|between|including|about)$/.test(word)) {
    return isNounish(parts[index + 1]) || parts[index + 1] === 'determiner';
  }
  return false;
}

function isTime(item: Item | undefined): boolean {
  return item !== undefined && timeNouns.has(item.lower);
}

/** "Osk and Farrant" goes on; "Osk and the wall fell" does not: no verb may follow before the next sign. */
function listContinues({ parts }: Clause, conjunction: number): boolean {
  for (let index = conjunction + 1; index < parts.length; index += 1) {
    const part = parts[index];
    if (part === 'comma' || part === 'stop' || part === 'dash' || part === 'semicolon' || part === 'quote') return true;
    if (part === 'verb' || part === 'auxiliary' || part === 'saying' || part === 'pronoun') return false;
  }
  return true;
}

/** The words behind a comma that describe the phrase, up to the next comma or the end. */
function withInsertion(clause: Clause, start: number, end: number): number {
  const { items, parts } = clause;
  if (parts[end] === 'relative' || (parts[end] === 'comma' && parts[end + 1] === 'relative')) return insertionEnd(clause, end + 1);
  if (parts[end] === 'bracket' && items[end]?.text === '(') {
    const close = items.findIndex((item, index) => index > end && item.text === ')');
    return close < 0 || close > end + 12 ? end : close + 1;
  }
  if (parts[end] !== 'comma' || !/^(?:determiner|noun|name|number)$/.test(parts[end + 1] ?? '')) return end;
  const stop = insertionEnd(clause, end + 1);
  const inside = parts.slice(end + 1, stop);
  const isClause = inside.some((part) => /^(?:auxiliary|verb|pronoun|saying|subordinator)$/.test(part));
  if (isClause || !items.slice(end + 1, Math.min(stop, end + 9)).some(({ lower }) => isSpeakerNoun(lower))) return end;
  // "According to Osk, the engineer, the wall …" but not "According to Osk, the engineer left".
  if (parts[stop] === 'comma') return stop;
  return start > 2 && parts[stop] !== 'dash' && !inside.includes('participle') ? stop : end;
}

function insertionEnd({ parts }: Clause, from: number): number {
  let index = from;
  while (index < parts.length && !['comma', 'stop', 'dash', 'semicolon', 'quote', 'colon'].includes(parts[index] ?? 'stop')) index += 1;
  return index;
}
