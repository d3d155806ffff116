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

/** "warned of", "spoke about": the little word belongs to the verb. */
const ofWhat = /^(?:warn|complain|boast|speak)$/;

/** Where the cue ends, with the word that belongs to it; null where that word is missing. */
function linkOf({ items, parts }: Clause, index: number, verb: SayingVerb): number | null {
  const next = items[index + 1]?.lower ?? '';
  if (verb.link === null) return ofWhat.test(verb.base) && /^(?:of|about|against)$/.test(next) ? index + 2 : index + 1;
  if (/^(?:for|on|out)$/.test(next) && verb.link.includes(next)) return index + 2;
  if (parts[index + 1] === 'quote' || parts[index + 1] === 'colon' || parts[index - 1] === 'quote') return index + 1;
  if (verb.link.includes('out')) return null;
  if (verb.base === 'ask' && /^(?:not|to)$/.test(next)) return next === 'not' || items[index + 2]?.lower === 'not' ? null : index + 1;
  // "accused of", "described as" directly: somebody else does the saying, but for "which she described as".
  if (/^(?:of|as|by)$/.test(next)) return isObjectRelative({ items, parts }, index) ? index + 2 : null;
  for (let place = index + 1; place < Math.min(items.length, index + 18); place += 1) {
    if (verb.link.includes(items[place]?.lower ?? '') || (parts[place] === 'quote' && place < index + 8)) return index + 1;
    if (parts[place] === 'stop' || parts[place] === 'semicolon') return null;
  }
  return null;
}

/** "the wall, *which the board described* as sound": who, which or that is the object. */
function isObjectRelative(clause: Clause, index: number): boolean {
  const { items, parts } = clause;
  const subject = phraseBefore(clause, index);
  if (subject === null) return false;
  return parts[subject.from - 1] === 'relative' || items[subject.from - 1]?.lower === 'that';
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
  // "The man accused of it" is not who accuses.
  const next = items[index + 1]?.lower;
  if (group.form === 'past' && (next === 'by' || (next === 'of' && verb.base !== 'warn')) && !isObjectRelative(clause, index)) return null;
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
  const subject = isNounish(before) && !paper ? phraseBefore(clause, from) : null;
  // "with the government recommending that": a subject of its own.
  const absolute = subject !== null && items[subject.from - 1]?.lower === 'with';
  const plainly = items[from]?.lower === 'saying' && isNounish(before) && /^(?:quote|comma|colon|subordinator)$/.test(parts[from + 1] ?? '');
  if (!absolute && !plainly && before !== 'comma' && before !== 'dash' && before !== 'semicolon' && before !== 'quote' && before !== 'conjunction' && !by && !paper) return null;
  const own = absolute ? subject : null;
  const source = own ?? earlier.findLast((cue) => cue.source !== null && cue.family !== 'according')?.source ?? mainSubject(clause, from) ?? phraseAtStart(clause, from - 1);
  return source === null ? null : { family: 'participle', source, near: own !== null };
}

/** "Corker of Tennessee, noting that …, said": the phrase before the comma, if it begins the clause. */
function phraseAtStart(clause: Clause, comma: number): Range | null {
  const phrase = isNounish(clause.parts[comma - 1]) ? phraseBefore(clause, comma) : null;
  return phrase !== null && phrase.from === 0 ? phrase : null;
}

/** "officials confirm" but not "the official confirm": the base form wants a plural. */
function takesBase({ items, parts }: Clause, source: Range): boolean {
  const words = items.slice(source.from, source.to);
  const head = words.at(-1)?.lower ?? '';
  const core = words.findIndex((_, step) => step > 0 && /^(?:preposition|comma|relative|to)$/.test(parts[source.from + step] ?? ''));
  const coreHead = core < 0 ? head : (words[core - 1]?.lower ?? head);
  return isPlural(coreHead) || /^(?:they|who|both|some|many|others|all|most|several|few)$/.test(head) || words.some(({ lower }) => lower === 'and');
}
