import type { Cue } from './cue.ts';
import { beings, havings, hedges } from './function-words.ts';
import { phraseAfter } from './phrases.ts';
import type { Clause } from './phrases.ts';
import { sayingForm } from './verbs.ts';

/** "confirmed by two officials", "unveiled through a source": the source stands behind a passive. */
const revealing = new Set('unveiled leaked relayed corroborated verified exposed related recounted'.split(' '));
const noStatement = new Set('urge demand ask call appeal blame vow pledge promise threaten recommend refer point forecast'.split(' '));

export function passiveCue(clause: Clause, index: number): Cue | null {
  const { items, parts } = clause;
  const item = items[index];
  if (item === undefined || item.quotation !== null) return null;
  const found = sayingForm(item.lower);
  const known = found !== null && found.form === 'past' && found.verb.needs === 'sure' && !noStatement.has(found.verb.base);
  if (!known && !revealing.has(item.lower)) return null;
  const by = [index + 1, index + 2].find((place) => /^(?:by|through|via)$/.test(items[place]?.lower ?? ''));
  if (by === undefined || (by === index + 2 && parts[index + 1] !== 'adverb')) return null;
  const source = phraseAfter(clause, by + 1, { insertions: true });
  if (source === null || parts[source.from] === 'pronoun') return null;
  // "confirmed by telephone that": a way of saying, not a source.
  if (source.to === source.from + 1 && parts[source.from] === 'noun' && parts[source.to] === 'subordinator') return null;
  let from = index;
  let hedged = false;
  for (let before = items[from - 1]; before !== undefined; before = items[from - 1]) {
    if (hedges.has(before.lower)) hedged = true;
    else if (!beings.has(before.lower) && !havings.has(before.lower) && parts[from - 1] !== 'adverb') break;
    from -= 1;
  }
  const verb = found?.verb ?? null;
  const range = { from, to: by + 1 };
  return { ...range, family: 'passive', source, block: { from, to: source.to }, after: source.to, verb, hedged, hearer: null, carrier: null };
}
