import { word } from './clause.ts';
import type { Clause, Range } from './clause.ts';
import { cueOf, together } from './cue.ts';
import type { Cue } from './cue.ts';
import { beings } from './function-words.ts';
import { phraseBefore } from './phrase-before.ts';
import { isSpeakerNoun, singular } from './source-words.ts';

/** A noun of saying with a verb that says little: "made the point that", "is of the view that", "the union's assessment is that". */
const said = new Set(
  (
    'accusation admission allegation announcement appeal argument assertion assessment assurance belief case claim complaint concern ' +
    'conclusion confession contention conviction demand denial doubt explanation fear hope impression indication judgement judgment ' +
    'line message observation opinion plea pledge point position prediction promise reading recommendation request statement ' +
    'suggestion suspicion testimony threat version view vow warning'
  ).split(' '),
);
const light =
  /^(?:ma(?:ke|kes|de|king)|gi(?:ve|ves|ving|ven)|gave|issu(?:e|es|ed|ing)|express(?:|es|ed|ing)|voic(?:e|es|ed|ing)|rais(?:e|es|ed|ing)|offer(?:|s|ed|ing)|hold|holds|held|tak(?:e|es)|took|shar(?:e|es|ed)|repeat(?:|s|ed|ing)|repeated|have|has|had|releas(?:e|ed|es|ing)|is|are|was|were|left|leaves)$/;

export function nounCue(clause: Clause, index: number): Cue | null {
  return possessed(clause, index) ?? lightVerb(clause, index);
}

/** "The union's assessment is *that* …": whose it is stands before it as a possessive. */
function possessed(clause: Clause, index: number): Cue | null {
  const { items, parts } = clause;
  if (!said.has(word(clause, index)) || !beings.has(word(clause, index + 1)) || word(clause, index + 2) !== 'that')
    return null;
  let owner = index - 1;
  while (owner > index - 4 && (parts[owner] === 'noun' || parts[owner] === 'participle') && !items[owner]?.possessive)
    owner -= 1;
  if (items[owner]?.possessive !== true) return null;
  const source = phraseBefore(clause, owner + 1);
  if (source === null) return null;
  return cueOf('verb', { from: owner + 1, to: index + 2 }, { source });
}

/** "The ministry *is of the view* that", "Osk *issued a recommendation* that", "she *made clear* that". */
function lightVerb(clause: Clause, index: number): Cue | null {
  if (!light.test(word(clause, index))) return null;
  const that = thatAfter(clause, index);
  if (that === null) return null;
  let from = index;
  while (from > 0 && (clause.parts[from - 1] === 'auxiliary' || clause.parts[from - 1] === 'adverb')) from -= 1;
  const source = phraseBefore(clause, from);
  if (source === null || !canSpeak(clause, source)) return null;
  const range = { from, to: that };
  return cueOf('verb', range, { source, block: together(range, source) });
}

/** The place of "that" behind a noun of saying, at most a few words on. */
function thatAfter(clause: Clause, verb: number): number | null {
  const isBeing = beings.has(word(clause, verb));
  if (isBeing && word(clause, verb + 1) !== 'of') return null;
  for (let index = verb + 1; index < verb + 7; index += 1) {
    const part = clause.parts[index] ?? 'stop';
    if (word(clause, index) === 'that' && index > verb + 1) {
      const noun = word(clause, index - 1);
      return said.has(singular(noun)) || /^(?:clear|plain|known|public)$/.test(noun) ? index : null;
    }
    const isInside = /^(?:determiner|noun|participle|ing|adverb|saying|pronoun)$/.test(part);
    if (!isInside && !(isBeing && part === 'preposition')) return null;
  }
  return null;
}

function canSpeak(clause: Clause, { from, to }: Range): boolean {
  const { parts, items } = clause;
  return items
    .slice(from, to)
    .some(({ lower }, step) => /^(?:name|pronoun)$/.test(parts[from + step] ?? '') || isSpeakerNoun(lower));
}
