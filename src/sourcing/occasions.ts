import { occasions, timeNouns } from './function-words.ts';
import { isNounish, phraseAfter } from './phrases.ts';
import type { Clause, Range } from './phrases.ts';
import type { SayingVerb } from './verbs.ts';

/**
 * What may stand between a verb of saying and what is said: to whom ("told reporters"), where, how and
 * when ("in a statement on Wednesday"). It belongs to the cue and not to the statement.
 */
export function afterHearer(clause: Clause, start: number, verb: SayingVerb): Range | null {
  const { items, parts } = clause;
  const to = parts[start] === 'to' && !verb.hearer && parts[start + 1] !== 'noun' ? start + 1 : start;
  if (!verb.hearer && to === start) return toReporters(clause, start);
  if (parts[to] === 'pronoun') return { from: start, to: to + 1 };
  if (parts[to] === 'subordinator' || parts[to] === 'quote') return null;
  // "said to be", "refused to say": no hearer.
  if (!verb.hearer && !isNounish(parts[to]) && parts[to] !== 'determiner') return null;
  const phrase = phraseAfter(clause, to, { insertions: false });
  if (phrase === null || items[to]?.lower === 'be') return null;
  return { from: start, to: phrase.to };
}

function toReporters({ items, parts }: Clause, start: number): Range | null {
  if (parts[start] !== 'to' || !occasions.has(items[start + 1]?.lower ?? '')) return null;
  return { from: start, to: start + 2 };
}

/** The first item behind words of occasion that begin at `start`; `start` itself where there are none. */
export function occasionsEnd(clause: Clause, start: number): number {
  let end = start;
  for (let next = occasionAt(clause, end); next !== null; next = occasionAt(clause, end)) end = next;
  return end;
}

function occasionAt(clause: Clause, start: number): number | null {
  const { items, parts } = clause;
  const word = items[start]?.lower ?? '';
  const part = parts[start];
  if (timeNouns.has(word) && (parts[start + 1] !== 'auxiliary' || start === 0)) return start + 1;
  if (/^(?:last|next|this|late|early|earlier|later)$/.test(word) && timeNouns.has(items[start + 1]?.lower ?? '')) return start + 2;
  if (part === 'adverb' && word !== 'only') return start + 1;
  if (part !== 'preposition') return null;
  const phrase = phraseAfter({ items: clause.items, parts: clause.parts.slice(0, start + 14) }, start + 1, { insertions: false });
  if (phrase === null) return timeNouns.has(items[start + 1]?.lower ?? '') ? start + 2 : null;
  const inside = items.slice(start + 1, phrase.to).map(({ lower }) => lower);
  const isOccasion = inside.some((lower) => occasions.has(lower) || timeNouns.has(lower)) || parts[phrase.to] === 'subordinator';
  return isOccasion && /^(?:in|at|on|during|after|before|by|via|through|from|over|following|outside|as)$/.test(word) ? phrase.to : null;
}
