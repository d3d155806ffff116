import type { Clause } from './clause.ts';
import { cueOf } from './cue.ts';
import type { Cue } from './cue.ts';
import { mainSubject } from './phrase-before.ts';

/** `Marit Osk: “…”` and `The engineer shook her head: “…”`: a colon before a quotation, and no verb of saying. */
export function colonCue(clause: Clause, index: number, earlier: readonly Cue[]): Cue | null {
  if (clause.parts[index] !== 'colon' || clause.parts[index + 1] !== 'quote') return null;
  const last = earlier.at(-1);
  if (last !== undefined && last.family !== 'hedge') return null;
  const source = mainSubject(clause, index);
  if (source === null) return null;
  const range = { from: index, to: index + 1 };
  return cueOf('colon', range, { source, block: source.to === index ? { from: source.from, to: range.to } : range });
}
