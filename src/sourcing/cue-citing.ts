import { word } from './clause.ts';
import type { Clause } from './clause.ts';
import { cueOf } from './cue.ts';
import type { Cue } from './cue.ts';
import { phraseAfter } from './phrase-after.ts';
import { documents, isOutlet, people, singular } from './source-words.ts';

/** ", the paper reported, citing two officials": where a source has it from. Only what is plainly a source itself can be cited. */
export function citingCue(clause: Clause, index: number, earlier: readonly Cue[]): Cue | null {
  const { items, parts } = clause;
  if (!/^(?:citing|quoting)$/.test(word(clause, index)) || parts[index - 1] !== 'comma') return null;
  const source = phraseAfter(clause, index + 1, { insertions: false });
  if (source === null) return null;
  const words = items.slice(source.from, source.to);
  const names = words.filter((_, step) => parts[source.from + step] === 'name').map(({ lower }) => lower);
  const nouns = words.filter((_, step) => parts[source.from + step] === 'noun').map(({ lower }) => singular(lower));
  if (!nouns.some((noun) => people.has(noun) || documents.has(noun)) && !isOutlet(names)) return null;
  const carrier = earlier.at(-1)?.source ?? null;
  return cueOf('citing', { from: index, to: index + 1 }, { source, after: source.to, carrier });
}
