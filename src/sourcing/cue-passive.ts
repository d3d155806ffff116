import { word } from './clause.ts';
import type { Clause } from './clause.ts';
import { cueOf } from './cue.ts';
import type { Cue } from './cue.ts';
import { beings, havings, hedges, occasions } from './function-words.ts';
import { phraseAfter } from './phrase-after.ts';
import { sayingForm } from './verbs.ts';

/** "confirmed by two officials", "unveiled through a source": the source stands behind a passive. */
const revealed = new Set('unveiled leaked relayed corroborated verified exposed related recounted'.split(' '));
/** Passives of these state nothing: "urged by", "asked by". */
const noStatements = new Set(
  'urge demand ask call appeal blame vow pledge promise threaten recommend refer point forecast'.split(' '),
);

export function passiveCue(clause: Clause, index: number): Cue | null {
  const { parts } = clause;
  const found = sayingForm(word(clause, index));
  const states = found?.form === 'past' && found.verb.needs === 'sure' && !noStatements.has(found.verb.base);
  if (!states && !revealed.has(word(clause, index))) return null;
  const by = parts[index + 1] === 'adverb' ? index + 2 : index + 1;
  if (!/^(?:by|through|via)$/.test(word(clause, by))) return null;
  const source = phraseAfter(clause, by + 1, { insertions: true });
  if (source === null || parts[source.from] === 'pronoun') return null;
  // "said by telephone", "announced via Twitter": a way of saying.
  if (source.to === by + 2 && occasions.has(word(clause, by + 1))) return null;
  // "confirmed by telephone that": a way of saying, not a source.
  if (source.to === by + 2 && parts[source.from] === 'noun' && parts[source.to] === 'subordinator') return null;
  const from = helpersBefore(clause, index);
  const hedged = clause.items.slice(from, index).some(({ lower }) => hedges.has(lower));
  return cueOf('passive', { from, to: by + 1 }, { source, after: source.to, verb: found?.verb ?? null, hedged });
}

/** "*has since been* confirmed". */
function helpersBefore(clause: Clause, verb: number): number {
  let from = verb;
  while (from > 0) {
    const before = word(clause, from - 1);
    if (!beings.has(before) && !havings.has(before) && clause.parts[from - 1] !== 'adverb') break;
    from -= 1;
  }
  return from;
}
