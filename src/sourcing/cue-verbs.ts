import { isBreak, isNounish, isVerbal, word } from './clause.ts';
import type { Clause, Range } from './clause.ts';
import { cueOf, together } from './cue.ts';
import type { Cue, Family } from './cue.ts';
import { behindNoun } from './function-words.ts';
import { openForm } from './open-verbs.ts';
import { hearerAfter, occasionsEnd } from './occasions.ts';
import { phraseAfter } from './phrase-after.ts';
import { mainSubject, phraseBefore } from './phrase-before.ts';
import { isPersonNoun, isPlural, isSpeakerNoun } from './source-words.ts';
import { isStated } from './stated.ts';
import { groupBefore, linkOf, ofWhat } from './verb-group.ts';
import type { Group } from './verb-group.ts';
import { sayingForm } from './verbs.ts';
import type { SayingVerb } from './verbs.ts';

/** "Osk said", "said Osk", "and added", ", saying": a verb of saying and its subject, on either side or understood. */
export function verbCue(clause: Clause, index: number, earlier: readonly Cue[]): Cue | null {
  const listed = clause.parts[index] === 'saying' ? sayingForm(word(clause, index)) : null;
  const found = listed ?? openForm(clause, index);
  if (found === null) return null;
  const group = groupBefore(clause, index, found.form);
  if (group === null) return null;
  const to = linkOf(clause, index, found.verb, () => isObjectRelative(clause, index));
  if (to === null) return null;
  const subject = subjectOf(clause, index, group, found.verb, earlier);
  if (subject === null || nobody.test(word(clause, subject.source.from))) return null;
  if (listed === null && !canSpeak(clause, subject.source)) return null;
  const cue = made(clause, { from: group.from, to }, found.verb, subject, group.hedged);
  return isStated(clause, cue) ? cue : null;
}

/** "anyone who says so", "none of them said": nobody in particular. */
const nobody = /^(?:anyone|any|anybody|whoever|nobody|none|neither|no)$/;

interface Subject {
  family: Family;
  source: Range;
  /** Subject and verb stand side by side. */
  near: boolean;
}

function made(
  clause: Clause,
  verbal: Range,
  verb: SayingVerb,
  { family, source, near }: Subject,
  hedged: boolean,
): Cue {
  const behind = family === 'inverted' ? source.to : verbal.to;
  const hearer = hearerAfter(clause, behind, verb);
  const range = hearer === null ? verbal : { from: verbal.from, to: hearer.to };
  const after = occasionsEnd(clause, Math.max(behind, range.to));
  return cueOf(family, range, { source, block: near ? together(range, source) : range, after, verb, hedged });
}

function subjectOf(
  clause: Clause,
  index: number,
  group: Group,
  verb: SayingVerb,
  earlier: readonly Cue[],
): Subject | null {
  if (group.form === 'participle') return participleSubject(clause, group.from, earlier, verb);
  const inverted = group.from === index ? invertedSubject(clause, index, verb) : null;
  if (inverted !== null) return { family: 'inverted', source: inverted, near: true };
  if (clause.parts[group.from - 1] === 'conjunction') {
    // "said it took its duties seriously and had asked a firm": of an earlier time, so part of what is said.
    if (earlier.length > 0 && /^(?:had|would)$/.test(word(clause, group.from))) return null;
    const source = speakerSoFar(earlier) ?? mainSubject(clause, group.from - 1);
    return source === null ? null : { family: 'verb', source, near: false };
  }
  const source = phraseBefore(clause, group.from);
  if (source === null || (group.form === 'base' && !isSeveral(clause, source))) return null;
  // "The man accused of it" is not who accuses, nor "a dock said to become a hotel" who says so.
  const next = word(clause, index + 1);
  const isSaidOf = next === 'to' && /^(?:be|become|have|include|contain|own)$/.test(word(clause, index + 2));
  const passive = group.form === 'past' && (next === 'by' || isSaidOf || (next === 'of' && !ofWhat.test(verb.base)));
  return passive && !isObjectRelative(clause, index) ? null : { family: 'verb', source, near: true };
}

/** `“…,” said Osk`, and `The wall will stand, said Osk.`: what follows the verb is a phrase and no clause. */
function invertedSubject(clause: Clause, index: number, verb: SayingVerb): Range | null {
  const { parts } = clause;
  const before = parts[index - 1];
  if (index === 0) return announcedSubject(clause, verb);
  const afterQuote = before === 'quote' || (isBreak(before) && parts[index - 2] === 'quote');
  if (!afterQuote && (!isBreak(before) || verb.hearer)) return null;
  // "The weekly, citing a source, said …": nothing is stated before the verb.
  if (!afterQuote && !parts.slice(0, index).some((part) => isVerbal(part) || part === 'participle')) return null;
  const phrase = index + 1 < parts.length ? phraseAfter(clause, index + 1, { insertions: true }) : null;
  if (phrase === null) return null;
  const ends = phrase.to === parts.length || endsPhrase.test(parts[phrase.to] ?? '');
  if (afterQuote) return ends || verb.needs !== 'sure' || verb.base === 'say' ? phrase : null;
  return ends && /^(?:say|add|write|report|explain|warn|announce|claim|argue|note|insist)$/.test(verb.base)
    ? phrase
    : null;
}

/** `Said the mayor: “…”` at the head of a sentence. */
function announcedSubject(clause: Clause, verb: SayingVerb): Range | null {
  if (!/^(?:say|add|write|ask|reply|tweet|explain|recall|conclude|quip)$/.test(verb.base)) return null;
  const phrase = phraseAfter(clause, 1, { insertions: true });
  const sign = phrase === null ? undefined : clause.parts[phrase.to];
  return (sign === 'colon' || sign === 'comma') && clause.parts[(phrase?.to ?? 0) + 1] === 'quote' ? phrase : null;
}

const endsPhrase = /^(?:stop|comma|quote|colon|semicolon|dash|preposition|ing|adverb|conjunction|bracket)$/;

/** ", saying that …" has the subject of the sentence so far; "with the board saying that …" one of its own. */
function participleSubject(clause: Clause, from: number, earlier: readonly Cue[], verb: SayingVerb): Subject | null {
  const { parts } = clause;
  const before = parts[from - 1];
  if (from === 0) return laterSubject(clause);
  const own = isNounish(before) ? phraseBefore(clause, from) : null;
  const isAbsolute = own !== null && isBreak(parts[own.from - 1]) && own.from > 1;
  // "residents calling for a bridge".
  const isCall = own !== null && /^(?:call|demand)$/.test(verb.base) && isPersonNoun(word(clause, from - 1));
  if (own !== null && (isCall || word(clause, own.from - 1) === 'with' || isAbsolute))
    return { family: 'participle', source: own, near: true };
  if (!isBreak(before) && !/^(?:semicolon|quote|conjunction)$/.test(before ?? '') && !mayBeginPlainly(clause, from))
    return null;
  const source = speakerSoFar(earlier) ?? mainSubject(clause, from) ?? phraseAtStart(clause, from - 1);
  return source === null ? null : { family: 'participle', source, near: false };
}

/** "Describing it as a joke, *the mayor* left": the phrase behind the comma. */
function laterSubject(clause: Clause): Subject | null {
  const { parts } = clause;
  for (let index = 1; index < Math.min(parts.length, 60); index += 1) {
    const isEdge = parts[index] === 'comma' || (parts[index - 1] === 'quote' && parts[index] !== 'preposition');
    if (!isEdge || index < 2) continue;
    const start = parts[index] === 'comma' ? index + 1 : index;
    const source = start < parts.length ? phraseAfter(clause, start, { insertions: false }) : null;
    if (source !== null && /^(?:verb|auxiliary|saying|participle|adverb)$/.test(parts[source.to] ?? ''))
      return { family: 'participle', source, near: false };
  }
  return null;
}

/** "by saying", "in a letter urging", "a dispute saying, “…”": a participle with no comma before it. */
function mayBeginPlainly(clause: Clause, from: number): boolean {
  const before = word(clause, from - 1);
  if (/^(?:by|before|after|while|in)$/.test(before)) return true;
  if (!isNounish(clause.parts[from - 1])) return false;
  if (
    /^(?:statement|letter|note|message|report|tweet|post|email|memo|sign|release|speech|article|video|call)$/.test(
      before,
    )
  )
    return true;
  // "wrote to the Courier expressing …".
  if (
    clause.parts
      .slice(Math.max(0, from - 8), from)
      .some((part, step, near) => part === 'saying' && !near.slice(step).includes('comma'))
  )
    return true;
  return word(clause, from) === 'saying' && /^(?:quote|comma|colon|subordinator)$/.test(clause.parts[from + 1] ?? '');
}

function speakerSoFar(earlier: readonly Cue[]): Range | null {
  return earlier.findLast((cue) => cue.source !== null && cue.family !== 'according')?.source ?? null;
}

/** "Osk of the harbour board, noting that …, said": the phrase before the comma, if it begins the sentence. */
function phraseAtStart(clause: Clause, comma: number): Range | null {
  const phrase = isNounish(clause.parts[comma - 1]) ? phraseBefore(clause, comma) : null;
  return phrase?.from === 0 ? phrase : null;
}

/** "the wall, *which the board described* as sound": who, which or that is the object. */
function isObjectRelative(clause: Clause, index: number): boolean {
  const subject = phraseBefore(clause, index);
  if (subject === null) return false;
  return clause.parts[subject.from - 1] === 'relative' || word(clause, subject.from - 1) === 'that';
}

/** "officials confirm" but not "the official confirm": the base form wants a plural. */
function isSeveral(clause: Clause, { from, to }: Range): boolean {
  const { items, parts } = clause;
  const last = word(clause, to - 1);
  if (/^(?:they|who|both|some|many|others|all|most|several|few)$/.test(last)) return true;
  let head = from;
  while (
    head + 1 < to &&
    !/^(?:preposition|comma|relative|to|participle|bracket|adverb)$/.test(parts[head + 1] ?? '')
  ) {
    if (behindNoun.test(word(clause, head + 1))) break;
    head += 1;
  }
  return (
    isPlural(word(clause, head)) ||
    /^(?:those|these|most|half|many|some|several|few|both)$/.test(word(clause, from)) ||
    items.slice(from, to).some(({ lower }) => lower === 'and')
  );
}

/** A name, a pronoun, or somebody or something that speaks. */
function canSpeak({ items, parts }: Clause, { from, to }: Range): boolean {
  return items
    .slice(from, to)
    .some(({ lower }, step) => /^(?:name|pronoun)$/.test(parts[from + step] ?? '') || isSpeakerNoun(lower));
}
