import type { Cue, Family } from './cue.ts';
import { beings, hedges, modals } from './function-words.ts';
import { afterHearer, occasionsEnd } from './occasions.ts';
import { isNounish, mainSubject, phraseAfter, phraseBefore } from './phrases.ts';
import type { Clause, Range } from './phrases.ts';
import { isPlural } from './source-words.ts';
import { stated } from './stated.ts';
import { sayingForm } from './verbs.ts';
import type { Form, SayingVerb } from './verbs.ts';

/** "Osk said", "said Osk", "and added", ", saying": a verb of saying and its subject, on either side or understood. */
export function verbCue(clause: Clause, index: number, earlier: readonly Cue[]): Cue | null {
  if (clause.parts[index] !== 'saying') return null;
  const found = sayingForm(clause.items[index]?.lower ?? '');
  if (found === null) return null;
  const group = groupBefore(clause, index, found.form);
  if (group === null) return null;
  const link = linkOf(clause, index, found.verb);
  if (link === null) return null;
  const subject = subjectOf(clause, index, group, found, earlier);
  if (subject === null) return null;
  const cue = made(clause, { from: group.from, to: link }, found.verb, subject, group.hedged);
  return stated(clause, cue) ? cue : null;
}

function made(clause: Clause, range: Range, verb: SayingVerb, { family, source, near }: Subject, hedged: boolean): Cue {
  const behind = family === 'inverted' && source !== null ? source.to : range.to;
  const hearer = verb.hearer || family !== 'inverted' ? afterHearer(clause, behind, verb) : null;
  const to = hearer === null ? range.to : hearer.to;
  const after = occasionsEnd(clause, Math.max(behind, to));
  const block = near && source !== null ? { from: Math.min(range.from, source.from), to: Math.max(to, source.to) } : { from: range.from, to };
  return { from: range.from, to, family, source, block, after, verb, hedged, hearer, carrier: null };
}

interface Group {
  /** The first item of the verb with its helpers. */
  from: number;
  hedged: boolean;
  /** Its form as it works here: "is saying" is no participle, "has said" no passive. */
  form: Form | 'participle';
}

/** The helpers before the verb; null where they make it no statement: denied, possible, wished, or passive. */
function groupBefore({ items, parts }: Clause, index: number, form: Form): Group | null {
  let from = index;
  let hedged = false;
  let being = false;
  let having = false;
  for (; from > 0; from -= 1) {
    const before = items[from - 1]?.lower ?? '';
    const part = parts[from - 1];
    if (part === 'negation' || before.endsWith("n't") || before === 'cannot') return null;
    if (part === 'auxiliary') {
      if (modals.has(before) && before !== 'would') return null;
      being ||= beings.has(before);
      having ||= /^(?:has|have|had)$/.test(before);
    } else if (part !== 'adverb') break;
    hedged ||= hedges.has(before);
  }
  if (parts[from - 1] === 'to') {
    const goesOn = /^(?:on|continued|continues|continue)$/.test(items[from - 2]?.lower ?? '');
    return goesOn ? { from: from - 2, hedged, form: 'past' } : null;
  }
  if (form === 'past' && being && !having) return null;
  if (form === 'past' && being && having && beings.has(items[index - 1]?.lower ?? '')) return null;
  if (form === 'ing') return { from, hedged, form: being ? 'past' : 'participle' };
  return { from, hedged, form };
}

/** Where the cue ends, with the word that belongs to it; null where that word is missing. */
function linkOf({ items, parts }: Clause, index: number, verb: SayingVerb): number | null {
  if (verb.link === null) return index + 1;
  const next = items[index + 1]?.lower ?? '';
  if (/^(?:for|on|out)$/.test(next) && verb.link.includes(next)) return index + 2;
  if (parts[index + 1] === 'quote' || parts[index + 1] === 'colon' || parts[index - 1] === 'quote') return index + 1;
  if (verb.link.includes('out')) return null;
  if (verb.base === 'ask' && /^(?:not|to)$/.test(next)) return next === 'not' || items[index + 2]?.lower === 'not' ? null : index + 1;
  // "accused of", "described as" directly: somebody else does the saying.
  if (/^(?:of|as|by)$/.test(next)) return null;
  for (let place = index + 1; place < Math.min(items.length, index + 18); place += 1) {
    if (verb.link.includes(items[place]?.lower ?? '')) return index + 1;
    if (parts[place] === 'stop' || parts[place] === 'semicolon') return null;
  }
  return null;
}

interface Subject {
  family: Family;
  source: Range | null;
  /** Subject and verb stand side by side. */
  near: boolean;
}

function subjectOf(clause: Clause, index: number, group: Group, { verb }: { verb: SayingVerb }, earlier: readonly Cue[]): Subject | null {
  const { items, parts } = clause;
  const before = parts[group.from - 1];
  if (group.form === 'participle') return participle(clause, group.from, earlier);
  const inverted = invertedSubject(clause, index, group.from, verb);
  if (inverted !== null) return { family: 'inverted', source: inverted, near: true };
  if (before === 'conjunction') {
    const source = earlier.findLast((cue) => cue.source !== null && cue.family !== 'according')?.source ?? mainSubject(clause, group.from - 1);
    return source === null ? null : { family: 'verb', source, near: false };
  }
  const source = phraseBefore(clause, group.from);
  if (source === null) return null;
  if (group.form === 'base' && !takesBase(clause, source)) return null;
  // "the man accused of it", "a letter written in May": the past form describes, if another verb follows at once.
  if (group.form === 'past' && /^(?:of|by)$/.test(items[index + 1]?.lower ?? '')) return null;
  return { family: 'verb', source, near: true };
}

/** `“…,” said Osk`, and `The wall will stand, said Osk.`: what follows the verb is a phrase and no clause. */
function invertedSubject(clause: Clause, index: number, from: number, verb: SayingVerb): Range | null {
  const { parts } = clause;
  const before = parts[from - 1];
  const afterQuote = before === 'quote' || (before === 'comma' && parts[from - 2] === 'quote') || (before === 'dash' && parts[from - 2] === 'quote');
  if (!afterQuote && before !== 'comma' && before !== 'dash') return null;
  if (verb.hearer && !afterQuote) return null;
  if (index + 1 >= parts.length || from !== index) return null;
  const phrase = phraseAfter(clause, index + 1, { insertions: true });
  if (phrase === null) return null;
  const next = parts[phrase.to];
  const ends = next === undefined || /^(?:stop|comma|quote|colon|semicolon|dash|preposition|ing|adverb|conjunction|bracket)$/.test(next);
  if (afterQuote) return ends || verb.needs !== 'sure' || verb.base === 'say' ? phrase : null;
  return ends && /^(?:say|add|write|report|explain|warn|announce|claim|argue|note|insist)$/.test(verb.base) ? phrase : null;
}

/** ", saying that …": the subject of the sentence so far. */
function participle(clause: Clause, from: number, earlier: readonly Cue[]): Subject | null {
  const { items, parts } = clause;
  const before = parts[from - 1];
  const by = /^(?:by|before|after|while|in)$/.test(items[from - 1]?.lower ?? '');
  const paper = isNounish(before) && /^(?:statement|letter|note|message|report|tweet|post|email|memo|sign|release)$/.test(items[from - 1]?.lower ?? '');
  if (before !== 'comma' && before !== 'dash' && before !== 'quote' && before !== 'conjunction' && !by && !paper) return null;
  const source = earlier.findLast((cue) => cue.source !== null && cue.family !== 'according')?.source ?? mainSubject(clause, from);
  return source === null ? null : { family: 'participle', source, near: false };
}

/** "officials confirm" but not "the official confirm": the base form wants a plural. */
function takesBase({ items, parts }: Clause, source: Range): boolean {
  const words = items.slice(source.from, source.to);
  const head = words.at(-1)?.lower ?? '';
  const core = words.findIndex((_, step) => step > 0 && /^(?:preposition|comma|relative|to)$/.test(parts[source.from + step] ?? ''));
  const coreHead = core < 0 ? head : (words[core - 1]?.lower ?? head);
  return isPlural(coreHead) || /^(?:they|who|both|some|many|others|all|most|several|few)$/.test(head) || words.some(({ lower }) => lower === 'and');
}
