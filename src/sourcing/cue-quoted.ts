import { isNounish, word } from './clause.ts';
import type { Clause, Range } from './clause.ts';
import { cueOf } from './cue.ts';
import type { Cue } from './cue.ts';
import { beings } from './function-words.ts';
import { occasionsEnd } from './occasions.ts';
import { phraseAfter } from './phrase-after.ts';
import { phraseBefore } from './phrase-before.ts';
import { sayingForm } from './verbs.ts';

/** "The paper quoted Osk as saying …", "Osk was quoted as saying …": second-hand, and often says through whom. */
export function quotedCue(clause: Clause, index: number): Cue | null {
  const { parts } = clause;
  if (!/^(?:quot|cit)(?:e|ed|es|ing)$/.test(word(clause, index))) return null;
  if (parts[index - 1] === 'determiner' || parts[index - 1] === 'preposition') return null;
  const said = sayingBehind(clause, index);
  if (said === null) return null;
  const being = [index - 1, index - 2].find((place) => beings.has(word(clause, place)));
  return being === undefined ? active(clause, index, said) : passive(clause, being, index, said);
}

function active(clause: Clause, index: number, said: Range): Cue | null {
  const first = occasionsEnd(clause, index + 1);
  const isPronoun = /^(?:him|her|them)$/.test(word(clause, first)) && first + 1 === said.from;
  const source = isPronoun ? { from: first, to: said.from } : phraseAfter(clause, first, { insertions: false });
  if (source === null || source.from >= said.from) return null;
  const carrier = isNounish(clause.parts[index - 1]) ? phraseBefore(clause, index) : null;
  const block = { from: carrier?.from ?? index, to: said.to };
  return cueOf('quoted', said, { source: { from: source.from, to: Math.min(source.to, said.from) }, carrier, block });
}

function passive(clause: Clause, being: number, index: number, said: Range): Cue | null {
  const source = phraseBefore(clause, being);
  if (source === null) return null;
  const carrier = word(clause, index + 1) === 'by' ? phraseAfter(clause, index + 2, { insertions: false }) : null;
  return cueOf('quoted', { from: being, to: said.to }, { source, carrier });
}

/** "as saying", "as urging", or a bare "saying" behind "quotes officials". */
function sayingBehind(clause: Clause, index: number): Range | null {
  for (let place = index + 1; place < Math.min(clause.items.length - 1, index + 25); place += 1) {
    const isAs = word(clause, place) === 'as';
    const found = sayingForm(word(clause, isAs ? place + 1 : place));
    if (found?.form === 'ing' && (isAs || found.verb.base === 'say'))
      return { from: place, to: isAs ? place + 2 : place + 1 };
    if (clause.parts[place] === 'semicolon' || clause.parts[place] === 'colon') return null;
  }
  return null;
}
