import { word } from './clause.ts';
import type { Clause, Range } from './clause.ts';
import { cueOf } from './cue.ts';
import type { Cue } from './cue.ts';
import { occasions } from './function-words.ts';
import { mainSubject, phraseBefore } from './phrase-before.ts';

/** `Marit Osk: “…”` and `The engineer shook her head: “…”`: a colon before a quotation, and no verb of saying. */
export function colonCue(clause: Clause, index: number, earlier: readonly Cue[]): Cue | null {
  if (clause.parts[index] !== 'colon' || clause.parts[index + 1] !== 'quote') return null;
  const last = earlier.at(-1);
  if (last !== undefined && last.family !== 'hedge') return null;
  const source = mainSubject(clause, index) ?? beforeOccasion(clause, index);
  // "Q:" and "A:" of an interview name nobody.
  if (source !== null && source.to === 1 && /^[qa]$/.test(word(clause, 0))) return null;
  if (source === null) return null;
  const first = clause.parts[source.from - 1] === 'comma' ? phraseBefore(clause, source.from - 1) : null;
  if (first?.from === 0 && source.to === index)
    return cueOf(
      'colon',
      { from: index, to: index + 1 },
      { source: { from: 0, to: index }, block: { from: 0, to: index + 1 } },
    );
  const range = { from: index, to: index + 1 };
  return cueOf('colon', range, { source, block: source.to === index ? { from: source.from, to: range.to } : range });
}

/** `Marit Osk, in a post on Monday: “…”`: a phrase that begins the sentence, and how it was said. */
function beforeOccasion(clause: Clause, colon: number): Range | null {
  const comma = clause.parts.indexOf('comma');
  if (comma < 1 || comma > colon || clause.parts[comma + 1] !== 'preposition') return null;
  if (!clause.items.slice(comma, colon).some(({ lower }) => occasions.has(lower))) return null;
  const phrase = phraseBefore(clause, comma);
  return phrase?.from === 0 ? phrase : null;
}
