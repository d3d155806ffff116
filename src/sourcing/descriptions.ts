import { isBreak, word } from './clause.ts';
import type { Clause, Range } from './clause.ts';
import { numbers } from './function-words.ts';
import { phraseAfter } from './phrase-after.ts';
import { people, singular } from './source-words.ts';

/** What stands around the noun of a source and tells more of it. */

/** The words to show: without an insertion behind a comma, and without a last "who" or "that". */
export function shownIn(clause: Clause, range: Range): Range {
  const { parts } = clause;
  let to = range.from + 1;
  while (to < range.to && !isBreak(parts[to]) && parts[to] !== 'bracket') to += 1;
  const isJoining = parts[to - 1] === 'relative' || word(clause, to - 1) === 'that';
  return { from: range.from, to: isJoining && to > range.from + 1 ? to - 1 : to };
}

/** The words of a range as they may be shown, without typed emphasis. */
export function textOf({ items }: Clause, { from, to }: Range, text: string): string {
  const start = items[from]?.start ?? 0;
  const words = text.slice(start, items[to - 1]?.end ?? start);
  return words.replace(/[*_]/g, '').replace(/\s+/g, ' ').slice(0, 200);
}

/** "a union leader, Sissel Moe,", "the head of the union, Sissel Moe,", "a roofer named Dieter Kolb": the name stands behind. */
export function nameBehind(clause: Clause, from: number, to: number): Range | null {
  const { parts } = clause;
  // Behind "of Utö" one word more may be a second town; a given name and a surname are a person.
  let fewest = 1;
  for (let index = from; index < to; index += 1) {
    const isNamed = /^(?:named|called)$/.test(word(clause, index));
    if (isNamed || (parts[index] === 'comma' && fewest < 3)) {
      let end = index + 1;
      while (end < to && parts[end] === 'name') end += 1;
      const isWhole = end === to || parts[end] === 'comma' || parts[end] === 'relative';
      if (end - index > (isNamed ? 1 : fewest) && isWhole) return { from: index + 1, to: end };
    }
    // Only the first comma sets a name beside its office.
    fewest = parts[index] === 'comma' || parts[index] === 'relative' ? 3 : Math.max(fewest, 2);
  }
  return null;
}

/** "two of them", "one of the officials": some of those who are known. */
export function isPartOfKnown(clause: Clause, { from }: Range): boolean {
  const isCount =
    clause.parts[from] === 'determiner' ||
    clause.parts[from] === 'number' ||
    Object.hasOwn(numbers, word(clause, from));
  if (!isCount || word(clause, from + 1) !== 'of') return false;
  const whole = word(clause, from + 2);
  return whole === 'them' || (whole === 'the' && people.has(singular(word(clause, from + 3))));
}

/** "a report obtained by The Post": through whom the story has the document. */
export function holderIn(clause: Clause, range: Range, text: string): string | null {
  for (let index = range.from; index < range.to - 1; index += 1) {
    if (!holding.test(word(clause, index)) || word(clause, index + 1) !== 'by') continue;
    const holder = phraseAfter(clause, index + 2, { insertions: false });
    const name = holder === null ? '' : textOf(clause, shownIn(clause, holder), text);
    return name === '' || /^(?:us|this|our)\b/i.test(name) ? null : name;
  }
  return null;
}

const holding = /^(?:obtained|seen|reviewed|viewed|leaked|published|released|provided|cited|quoted)$/;
