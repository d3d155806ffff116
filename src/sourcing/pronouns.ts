import type { Known } from './linking.ts';
import type { Names, Person } from './names.ts';
import type { ReadSentence } from './reading.ts';
import type { Kind, Span } from './sourcing.ts';

/** Whom "she", "they" and "it" mean, as far as order and number tell. */

/** Sentences between a pronoun and what it means. */
const farthest = 6;

/** "they": the last several that spoke, or the last body; "it": the last body, document or newsroom. */
export function severalMeant(known: readonly Known[], sentence: number, pronoun: 'they' | 'it'): Known | null {
  const recent = known.filter((one) => sentence - one.sentence <= farthest).toSorted((a, b) => b.sentence - a.sentence);
  const wanted: Kind[] = pronoun === 'it' ? ['organisation', 'document', 'publication'] : ['organisation', 'unnamed'];
  const several = pronoun === 'they' ? recent.find(({ source }) => source.people > 1 || source.group) : undefined;
  return several ?? recent.find(({ source }) => wanted.includes(source.kind)) ?? null;
}

interface Pronoun {
  pronoun: 'he' | 'she';
  span: Span;
  sentence: number;
  names: Names;
  sentences: readonly ReadSentence[];
}

/** The nearest one before: who spoke last, or who was named first in the sentences just before. */
export function personMeant(
  known: readonly Known[],
  { pronoun, span, sentence, names, sentences }: Pronoun,
): Known | Person | null {
  const agrees = (gender: Person['gender']) => gender === null || gender === pronoun;
  const isOne = ({ source, gender }: Known) => {
    const isPerson =
      source.kind === 'named-person' || (source.kind === 'unnamed' && source.people === 1 && !source.group);
    return isPerson && agrees(gender);
  };
  for (let number = sentence; number >= 0 && number > sentence - farthest; number -= 1) {
    const speaker = known.find((one) => one.sentence === number && isOne(one));
    if (speaker !== undefined) return speaker;
    const range = sentences[number];
    const named =
      range === undefined
        ? null
        : firstNamed(names, { start: range.start, end: Math.min(range.end, span.start) }, agrees);
    if (named === null) continue;
    return known.find(({ source, head }) => source.kind === 'named-person' && head === named.surname) ?? named;
  }
  return known.filter(isOne).toSorted((a, b) => b.sentence - a.sentence)[0] ?? null;
}

/** The person named first in a stretch of text. */
function firstNamed(
  { namings }: Names,
  { start, end }: Span,
  agrees: (gender: Person['gender']) => boolean,
): Person | null {
  let low = 0;
  let high = namings.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((namings[middle]?.start ?? Infinity) < start) low = middle + 1;
    else high = middle;
  }
  for (let naming = namings[low]; naming !== undefined && naming.start < end; naming = namings[++low]) {
    if (agrees(naming.person.gender)) return naming.person;
  }
  return null;
}
