import type { Cue } from './cue.ts';
import { mainSubject } from './phrases.ts';
import type { Clause } from './phrases.ts';

/** `Marit Osk: “…”` and `The engineer shook her head: “…”`: a colon before a quotation, and no verb of saying. */
export function colonCue(clause: Clause, index: number, earlier: readonly Cue[]): Cue | null {
  const { items, parts } = clause;
  if (parts[index] !== 'colon' || parts[index + 1] !== 'quote') return null;
  const last = earlier.at(-1);
  if (last !== undefined && last.family !== 'hedge') return null;
  const source = mainSubject(clause, index);
  if (source === null) return null;
  const range = { from: index, to: index + 1 };
  const together = source.to === index || items.length === 0;
  return {
    ...range,
    family: 'colon',
    source,
    block: together ? { from: source.from, to: index + 1 } : range,
    after: index + 1,
    verb: null,
    hedged: false,
    hearer: null,
    carrier: null,
  };
}
