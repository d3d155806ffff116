import type { Cue } from './cue.ts';
import { hedges } from './function-words.ts';
import type { Clause } from './phrases.ts';
import { sayingForm } from './verbs.ts';

/** "reportedly": somebody says so, and the text does not say who. Beside a verb of saying it belongs to that verb. */
export function hedgeCue({ items }: Clause, index: number): Cue | null {
  const item = items[index];
  if (item === undefined || item.quotation !== null || !hedges.has(item.lower)) return null;
  const near = [index + 1, index + 2].some((place) => sayingForm(items[place]?.lower ?? '') !== null);
  if (near) return null;
  const range = { from: index, to: index + 1 };
  return { ...range, family: 'hedge', source: null, block: range, after: index + 1, verb: null, hedged: true, hearer: null, carrier: null };
}
