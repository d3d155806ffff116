import { inOrder, inQuotes, placeIn } from './asking.ts';
import type { Audited, Found, Rule } from './audited.ts';
import { ownWords } from './own-words.ts';
import type { Span } from './sourcing.ts';

/** One thing stays one: "a letter" does not become "the letters". */

export const numbersDisagree: Rule = {
  id: 'numbers-disagree',
  severity: 'low',
  principle: 'R-accuracy',
  find(story) {
    const mentions = mentionsOf(story);
    return [...mentions.values()].flatMap((places) => becomesSeveral(story, places));
  },
};

/** What is counted, and the words for several of it. */
const several: Readonly<Record<string, readonly string[]>> = {
  letter: ['letters', 'correspondence'],
  email: ['emails'],
  memo: ['memos'],
  note: ['notes'],
  recording: ['recordings'],
  tape: ['tapes'],
  video: ['videos'],
  photograph: ['photographs'],
  transcript: ['transcripts'],
  payment: ['payments'],
  witness: ['witnesses'],
  suspect: ['suspects'],
  weapon: ['weapons'],
};
const oneOf = new Map(
  Object.entries(several).flatMap(([one, many]) => [one, ...many].map((word) => [word, one] as const)),
);
const words = new RegExp(
  `((?:[\\p{L}'’.-]{1,24}\\s){0,4})\\b(${[...oneOf.keys()].toSorted((a, b) => b.length - a.length).join('|')})\\b`,
  'giu',
);

interface Place {
  span: Span;
  before: string;
  isSeveral: boolean;
}

const most = 500;

function mentionsOf(story: Audited): Map<string, Place[]> {
  const places = new Map<string, Place[]>();
  let count = 0;
  for (const { 0: whole, 1: before = '', 2: word = '', index } of ownWords(story).matchAll(words)) {
    const lower = word.toLowerCase();
    const one = oneOf.get(lower);
    if (one === undefined) continue;
    const end = index + whole.length;
    const of = places.get(one) ?? [];
    places.set(one, of);
    of.push({ span: { start: end - word.length, end }, before: before.toLowerCase(), isSeveral: lower !== one });
    count += 1;
    if (count === most) break;
  }
  return places;
}

const introduces = /\b(?:an?|one|single)\s(?:[\p{L}'.-]{1,24}\s){0,2}$/u;
const another =
  /\b(?:another|second|two|three|four|several|other|more|many|some|few|both|series|exchange|exchanged|each|every|further|earlier|of)\s(?:[\p{L}'.-]{1,24}\s){0,3}$/u;
const known = /(?<![\p{L}\p{N}])(?:the|these|those|his|her|their|[\p{L}]{2,24}'s)\s(?:[\p{L}'.-]{1,24}\s){0,2}$/u;

function becomesSeveral(story: Audited, places: readonly Place[]): Found[] {
  const first = places[0];
  if (first === undefined || first.isSeveral || !introduces.test(first.before)) return [];
  const isApart = ({ before, isSeveral }: Place, index: number) =>
    another.test(before) || (index > 0 && !isSeveral && introduces.test(before)) || (isSeveral && !known.test(before));
  if (places.some(isApart)) return [];
  const later = places.filter(({ isSeveral }) => isSeveral);
  const [other] = later;
  if (other === undefined) return [];
  const ranges = inOrder([from(first, introduces), ...later.map((place) => from(place, known))]);
  const [one, next] = ranges;
  if (one === undefined || next === undefined) return [];
  const question = `${inQuotes(story, one)} ${placeIn(story, one.start)}, ${inQuotes(story, next)} ${placeIn(story, next.start)}: is there one or are there several?`;
  return [{ ranges, question }];
}

/** With the words that introduce it. */
function from({ span, before }: Place, opening: RegExp): Span {
  return { start: span.start - (opening.exec(before)?.[0].length ?? 0), end: span.end };
}
