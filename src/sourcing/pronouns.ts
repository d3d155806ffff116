import type { Known } from './linking.ts';
import { namesIn, type Names, type Person } from './names.ts';
import type { ReadSentence, Reading } from './reading.ts';
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
  reading: Reading;
}

/** The nearest one before: who spoke last, or who was named first in the sentences just before. */
export function personMeant(
  known: readonly Known[],
  { pronoun, span, sentence, names, reading: { text, sentences } }: Pronoun,
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
    const there = sentences[number];
    const named = there === undefined ? null : firstNamed(names, { text, sentence: there, until: span.start }, agrees);
    if (named === null) continue;
    return known.find(({ source, head }) => source.kind === 'named-person' && head === named.surname) ?? named;
  }
  return known.filter(isOne).toSorted((a, b) => b.sentence - a.sentence)[0] ?? null;
}

/** The person named first in a sentence, before an offset of the text. */
function firstNamed(
  { bySurname }: Names,
  { text, sentence, until }: { text: string; sentence: ReadSentence; until: number },
  agrees: (gender: Person['gender']) => boolean,
): Person | null {
  for (const { start, lower } of namesIn(sentence, text).words) {
    if (sentence.start + start >= until) return null;
    const person = bySurname.get(lower);
    if (person !== undefined && agrees(person.gender)) return person;
  }
  return null;
}
