import { isNounish, word } from './clause.ts';
import type { Clause, Range } from './clause.ts';
import { occasions, timeNouns } from './function-words.ts';
import { phraseAfter } from './phrase-after.ts';
import type { SayingVerb } from './verbs.ts';

/**
 * What may stand between a verb of saying and what is said: to whom ("told reporters"), where, how and
 * when ("in a statement on Wednesday"). It belongs to the cue and not to the statement.
 */
export function hearerAfter(clause: Clause, start: number, verb: SayingVerb): Range | null {
  const { parts } = clause;
  const addresses = parts[start] === 'to' || (verb.base === 'plead' && word(clause, start) === 'with');
  const first = verb.hearer || !addresses ? start : start + 1;
  if (!verb.hearer && first === start) return null;
  if (parts[first] === 'pronoun') return { from: start, to: first + 1 };
  if (!verb.hearer && verb.base !== 'plead' && parts[first] === 'noun' && !occasions.has(word(clause, first)))
    return null;
  if (!verb.hearer && !isNounish(parts[first]) && parts[first] !== 'determiner') return null;
  const phrase = phraseAfter(clause, first, { insertions: false });
  return phrase === null ? null : { from: start, to: phrase.to };
}

/** The first item behind words of occasion that begin at `start`; `start` itself where there are none. */
export function occasionsEnd(clause: Clause, start: number): number {
  let end = start;
  for (let next = occasionAt(clause, end); next !== null; next = occasionAt(clause, end)) end = next;
  return end;
}

const introducing = /^(?:in|at|on|during|after|before|by|via|through|from|over|following|outside|as)$/;

function occasionAt(clause: Clause, start: number): number | null {
  const { items, parts } = clause;
  const first = word(clause, start);
  if (timeNouns.has(first) && parts[start + 1] !== 'auxiliary') return start + 1;
  if (/^(?:last|next|this|late|early|earlier|later)$/.test(first) && timeNouns.has(word(clause, start + 1)))
    return start + 2;
  if (
    /^(?:late|early|shortly|soon|minutes|hours|days|weeks|months)$/.test(first) &&
    parts[start + 1] === 'preposition'
  ) {
    const behind = occasionAt(clause, start + 1);
    if (behind !== null) return behind;
  }
  // "eight months before the opening", "a day later".
  if (/^(?:number|determiner|noun)$/.test(parts[start] ?? '') && timeNouns.has(word(clause, start + 1))) {
    const when = word(clause, start + 2);
    if (/^(?:ago|earlier|later|before|after)$/.test(when)) {
      const phrase = /^(?:before|after)$/.test(when)
        ? phraseAfter({ items, parts: parts.slice(0, start + 14) }, start + 3, { insertions: false })
        : null;
      return phrase?.to ?? start + 3;
    }
  }
  if (parts[start] === 'adverb' && first !== 'only') return start + 1;
  if (parts[start] !== 'preposition' || !introducing.test(first)) return null;
  const phrase = phraseAfter({ items, parts: parts.slice(0, start + 14) }, start + 1, { insertions: false });
  if (phrase === null) return null;
  const inside = items.slice(start + 1, phrase.to);
  const isOccasion = inside.some(({ lower }) => occasions.has(lower) || timeNouns.has(lower));
  return isOccasion || parts[phrase.to] === 'subordinator' ? phrase.to : null;
}
