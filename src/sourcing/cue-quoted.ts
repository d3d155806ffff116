import type { Cue } from './cue.ts';
import { beings } from './function-words.ts';
import { occasionsEnd } from './occasions.ts';
import { isNounish, phraseAfter, phraseBefore } from './phrases.ts';
import type { Clause, Range } from './phrases.ts';
import { sayingForm } from './verbs.ts';

/** "The paper quoted Osk as saying …" and "Osk was quoted as saying … by the paper": second-hand, and says through whom. */
export function quotedCue(clause: Clause, index: number): Cue | null {
  const { items, parts } = clause;
  if (!/^(?:quoted|quotes|quoting|quote|cited|cites|citing)$/.test(items[index]?.lower ?? '')) return null;
  const before = parts[index - 1];
  if (before === 'determiner' || before === 'preposition') return null;
  const said = saying(clause, index);
  if (said === null) return null;
  const { from: as, to } = said;
  const passive = beings.has(items[index - 1]?.lower ?? '') || beings.has(items[index - 2]?.lower ?? '');
  const range = { from: as, to };
  if (passive) {
    const from = before === 'adverb' ? index - 2 : index - 1;
    const source = phraseBefore(clause, from);
    const carrier = items[as - 2]?.lower === 'by' || items[index + 1]?.lower === 'by' ? phraseAfter(clause, index + 2, { insertions: false }) : null;
    return source === null ? null : made({ from, to }, source, carrier);
  }
  const first = occasionsEnd(clause, index + 1);
  const isPronoun = /^(?:him|her|them)$/.test(items[first]?.lower ?? '') && first + 1 === as;
  const source = isPronoun ? { from: first, to: as } : phraseAfter(clause, first, { insertions: false });
  if (source === null || source.from >= as) return null;
  const carrier = isNounish(before) ? phraseBefore(clause, index) : null;
  return made(range, { from: source.from, to: Math.min(source.to, as) }, carrier, carrier?.from ?? index);
}

function made(range: Range, source: Range, carrier: Range | null, from = Math.min(range.from, source.from)): Cue {
  const block = { from, to: range.to };
  return { ...range, family: 'quoted', source, block, after: range.to, verb: null, hedged: false, hearer: null, carrier };
}

/** "as saying", "as urging", or a bare "saying" behind "quotes officials". */
function saying({ items, parts }: Clause, index: number): Range | null {
  for (let place = index + 1; place < Math.min(items.length - 1, index + 25); place += 1) {
    const isAs = items[place]?.lower === 'as';
    const verb = sayingForm(items[isAs ? place + 1 : place]?.lower ?? '');
    if (verb?.form === 'ing' && (isAs || verb.verb.base === 'say')) return { from: place, to: isAs ? place + 2 : place + 1 };
    if (parts[place] === 'semicolon' || parts[place] === 'colon') return null;
  }
  return null;
}
