import { word } from './clause.ts';
import type { Clause } from './clause.ts';
import { cueOf } from './cue.ts';
import type { Cue } from './cue.ts';
import { hedges } from './function-words.ts';
import { sayingForm } from './verbs.ts';

/** "reportedly": somebody says so, and the text does not say who. Beside a verb of saying it belongs to that verb. */
export function hedgeCue(clause: Clause, index: number): Cue | null {
  if (!hedges.has(word(clause, index))) return null;
  if ([1, 2].some((step) => isOfVerb(word(clause, index + step)))) return null;
  return cueOf('hedge', { from: index, to: index + 1 }, { hedged: true });
}

function isOfVerb(lower: string): boolean {
  const verb = sayingForm(lower)?.verb;
  return verb !== undefined && verb.needs !== 'beside' && verb.base !== 'put';
}
