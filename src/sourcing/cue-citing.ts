import type { Cue } from './cue.ts';
import { phraseAfter } from './phrases.ts';
import type { Clause } from './phrases.ts';
import { documents, isOutlet, people, singular } from './source-words.ts';

/** ", the paper reported, citing two officials": where whoever states it has it from. What is cited must be a source by its noun. */
export function citingCue(clause: Clause, index: number, earlier: readonly Cue[]): Cue | null {
  const { items, parts } = clause;
  if (!/^(?:citing|quoting)$/.test(items[index]?.lower ?? '') || parts[index - 1] !== 'comma') return null;
  const source = phraseAfter(clause, index + 1, { insertions: false });
  if (source === null) return null;
  const nouns = items.slice(source.from, source.to).filter((_, step) => parts[source.from + step] === 'noun');
  const names = items.slice(source.from, source.to).filter((_, step) => parts[source.from + step] === 'name');
  const known = nouns.some(({ lower }) => people.has(singular(lower)) || documents.has(singular(lower)));
  if (!known && !isOutlet(names.map(({ lower }) => lower))) return null;
  const range = { from: index, to: index + 1 };
  const carrier = earlier.at(-1)?.source ?? null;
  return { ...range, family: 'citing', source, block: { from: index, to: source.to }, after: source.to, verb: null, hedged: false, hearer: null, carrier };
}
