import { isNounish, word } from './clause.ts';
import type { Clause } from './clause.ts';
import { beings, hedges, modals, numbers } from './function-words.ts';
import type { Form, SayingVerb } from './verbs.ts';

/** A verb of saying with its helpers. */
export interface Group {
  /** The first item of it. */
  from: number;
  hedged: boolean;
  /** Its form as it works here: "is saying" is no participle, "has said" no passive. */
  form: Form | 'participle';
}

const eager = /^(?:quick|eager|careful|keen|happy|proud|glad|bold|pained|anxious|forced|obliged|compelled)$/;

/** Null where the helpers make it no statement: denied, possible, wished, or passive. */
export function groupBefore(clause: Clause, index: number, form: Form): Group | null {
  const { parts } = clause;
  let from = index;
  let hedged = false;
  const helpers: string[] = [];
  for (; from > 0; from -= 1) {
    const before = word(clause, from - 1);
    if (parts[from - 1] === 'negation' || before.endsWith("n't") || before === 'cannot') return null;
    if (modals.has(before) && before !== 'would') return null;
    if (parts[from - 1] !== 'auxiliary' && parts[from - 1] !== 'adverb') break;
    hedged ||= hedges.has(before);
    helpers.push(before);
  }
  if (parts[from - 1] === 'to') {
    const goesOn = /^(?:on|continued|continues|continue)$/.test(word(clause, from - 2));
    if (goesOn) return { from: from - 2, hedged, form: 'past' };
    // "were quick to say", "seemed to suggest".
    const leads = word(clause, from - 2);
    if (/^(?:seem|appear)(?:s|ed)?$/.test(leads)) return { from: from - 2, hedged: true, form: 'past' };
    return eager.test(leads) && beings.has(word(clause, from - 3)) ? { from: from - 3, hedged, form: 'past' } : null;
  }
  const being = helpers.some((helper) => beings.has(helper));
  if (form === 'past' && being) return null;
  if (form === 'ing') return { from, hedged, form: being ? 'past' : 'participle' };
  return { from, hedged, form };
}

const quality =
  /(?:al|ive|ous|ic|ful|able|ible|ish|less|ate|ent|ant|fair|false|wrong|absurd|untrue|mad|weak|cruel|late|cheap|rash)$/;

/** "called the plan a gift", "called him reckless": a thing and what it is called. */
function callsSo({ items, parts }: Clause, index: number): boolean {
  let end = index + 1;
  if (parts[end] === 'pronoun' || /^(?:this|that|her)$/.test(items[end]?.lower ?? ''))
    return /^(?:determiner|noun|adverb|participle)$/.test(parts[end + 1] ?? '');
  while (
    end < index + 10 &&
    (isNounish(parts[end]) ||
      (parts[end] === 'determiner' && end === index + 1) ||
      (parts[end] === 'preposition' && items[end]?.lower === 'of'))
  )
    end += 1;
  // "called the report inaccurate".
  if (
    end > index + 3 &&
    !isNounish(parts[end]) &&
    quality.test(items[end - 1]?.lower ?? '') &&
    parts[index + 1] === 'determiner'
  )
    return true;
  return end > index + 1 && /^(?:a|an|the)$/.test(items[end]?.lower ?? '') && isNounish(parts[end + 1]);
}

function isAboutNaming({ items }: Clause, index: number): boolean {
  return items
    .slice(index + 1, index + 8)
    .some(({ lower }) =>
      /^(?:anonymity|anonymous|anonymously|named|name|names|identified|identity|surname)$/.test(lower),
    );
}

/** "put the damage at 4 million", "as one engineer put it". */
function putAt(clause: Clause, index: number): number | null {
  const { parts } = clause;
  if (word(clause, index + 1) === 'it')
    return /^(?:comma|quote|colon|stop|dash|adverb)$/.test(parts[index + 2] ?? 'stop') ? index + 2 : null;
  for (let place = index + 1; place < Math.min(parts.length, index + 14); place += 1) {
    if (/^(?:comma|stop|semicolon|quote)$/.test(parts[place] ?? '')) return null;
    if (word(clause, place) !== 'at') continue;
    const amount = clause.items.slice(place + 1, place + 4);
    return amount.some(({ lower }, step) => parts[place + 1 + step] === 'number' || Object.hasOwn(numbers, lower))
      ? index + 1
      : null;
  }
  return null;
}

/** "warned of", "spoke about": the little word belongs to the verb. */
export const ofWhat = /^(?:warn|complain|boast|speak)$/;

/** Where the cue ends, with the word that belongs to it; null where that word is missing. */
export function linkOf(
  clause: Clause,
  index: number,
  verb: SayingVerb,
  isObjectRelative: () => boolean,
): number | null {
  const { items, parts } = clause;
  const next = word(clause, index + 1);
  // "asked that her name not be used", "insisted on anonymity": a condition, and no statement of the story.
  if (/^(?:ask|insist|demand|request)$/.test(verb.base) && isAboutNaming(clause, index)) return null;
  // "reports from Sydney": where a reporter is.
  if (/^(?:report|write)$/.test(verb.base) && next === 'from') return null;
  if (verb.link === null) return ofWhat.test(verb.base) && /^(?:of|about|against)$/.test(next) ? index + 2 : index + 1;
  if (/^(?:for|on|out)$/.test(next) && verb.link.includes(next)) return index + 2;
  if (parts[index + 1] === 'quote' || parts[index + 1] === 'colon' || parts[index - 1] === 'quote') return index + 1;
  if (
    verb.base === 'ask' &&
    parts.indexOf('quote') >= 0 &&
    parts.indexOf('quote') < index &&
    /^(?:stop|comma|adverb|preposition)$/.test(parts[index + 1] ?? 'stop') &&
    next !== 'for'
  )
    return index + 1;
  if (verb.base === 'refer' && next !== 'to') return null;
  if (verb.base === 'put') return hedges.has(word(clause, index - 1)) ? null : putAt(clause, index);
  if (verb.base === 'go') return null;
  if (verb.base === 'plead' && [next, word(clause, index + 2)].includes('guilty')) return null;
  if (verb.link.includes('out')) return null;
  if (verb.base === 'call' && callsSo(clause, index)) return index + 1;
  if (verb.base === 'describe' && /^(?:ing|subordinator)$/.test(parts[index + 1] ?? '')) return index + 1;
  if (verb.base === 'ask' && /^(?:not|to)$/.test(next))
    return next === 'not' || word(clause, index + 2) === 'not' ? null : index + 1;
  // "accused of", "described as" directly: somebody else does the saying, but for "which she described as".
  if (/^(?:of|as|by)$/.test(next)) return isObjectRelative() ? index + 2 : null;
  for (let place = index + 1; place < Math.min(items.length, index + 18); place += 1) {
    if (verb.link.includes(word(clause, place)) || (parts[place] === 'quote' && place < index + 10)) return index + 1;
    if (parts[place] === 'stop' || parts[place] === 'semicolon') return null;
  }
  return null;
}
