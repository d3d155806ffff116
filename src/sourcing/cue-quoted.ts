import type { Cue } from './cue.ts';
import { beings } from './function-words.ts';
import { isNounish, phraseAfter, phraseBefore } from './phrases.ts';
import type { Clause, Range } from './phrases.ts';
import { sayingForm } from './verbs.ts';

/** "The paper quoted Osk as saying …" and "Osk was quoted as saying … by the paper": second-hand, and says through whom. */
export function quotedCue(clause: Clause, index: number): Cue | null {
  const { items, parts } = clause;
  if (!/^(?:quoted|quotes|quoting|quote|cited|cites|citing)$/.test(items[index]?.lower ?? '') || parts[index] === 'noun') return null;
  const as = asSaying(clause, index);
  if (as === null) return null;
  const before = parts[index - 1];
  const passive = beings.has(items[index - 1]?.lower ?? '') || beings.has(items[index - 2]?.lower ?? '');
  const range = { from: as, to: as + 2 };
  if (passive) {
    const from = before === 'adverb' ? index - 2 : index - 1;
    const source = phraseBefore(clause, from);
    const carrier = items[as - 2]?.lower === 'by' || items[index + 1]?.lower === 'by' ? phraseAfter(clause, index + 2, { insertions: false }) : null;
    return source === null ? null : made({ from, to: as + 2 }, source, carrier);
  }
  const source = phraseAfter(clause, index + 1, { insertions: false });
  if (source === null || source.from >= as) return null;
  const carrier = isNounish(before) ? phraseBefore(clause, index) : null;
  return made(range, { from: source.from, to: Math.min(source.to, as) }, carrier, carrier?.from ?? index);
}

function made(range: Range, source: Range, carrier: Range | null, from = Math.min(range.from, source.from)): Cue {
  const block = { from, to: range.to };
  return { ...range, family: 'quoted', source, block, after: range.to, verb: null, hedged: false, hearer: null, carrier };
}

function asSaying({ items, parts }: Clause, index: number): number | null {
  for (let place = index + 1; place < Math.min(items.length - 1, index + 25); place += 1) {
    if (items[place]?.lower === 'as' && sayingForm(items[place + 1]?.lower ?? '')?.form === 'ing') return place;
    if (parts[place] === 'semicolon' || parts[place] === 'quote') return null;
  }
  return null;
}
