import { numbers, possessives } from './function-words.ts';
import { bare, splitTitle } from './names.ts';
import type { Names } from './names.ts';
import type { Part } from './parts.ts';
import { isNounish, phraseAfter } from './phrases.ts';
import type { Clause, Range } from './phrases.ts';
import type { Item } from './sentences.ts';
import * as known from './source-words.ts';
import type { Kind } from './sourcing.ts';

/** What the words that name a source say about it, before they are linked with other mentions. */
export interface Described {
  kind: Kind;
  /** As it may be shown: the words without insertions and joining words. */
  name: string;
  /** The noun that the phrase is built on, in the singular and lower case; for a name its last word. */
  head: string;
  /** The words that tell it from others of its sort. */
  words: ReadonlySet<string>;
  people: number;
  group: boolean;
  /** "the", "these", "his": the text means one that is known already. */
  definite: boolean;
  /** "another": the text means none that is known. */
  other: boolean;
  pronoun: string | null;
  /** Titles before a name. */
  roles: ReadonlySet<string>;
  /** Who holds a document: "obtained by …". */
  holder: string | null;
}

export interface Hints {
  text: string;
  names: Names;
  /** Words that stand between asterisks or are emphasised: the titles of papers, often. */
  isEmphasised: (item: Item) => boolean;
  /** What is stated begins with "it": whatever says so is no person. */
  saysIt: boolean;
  /** The verb is in its base form, so whoever says it is several. */
  several: boolean;
}

export function describe(clause: Clause, range: Range, hints: Hints): Described {
  const { items, parts } = clause;
  const core = coreOf(clause, range);
  const words = items.slice(core.from, core.to);
  const first = items[range.from];
  const shown = nameShown(clause, range, hints.text);
  const last = words.at(-1);
  const head = known.singular(last?.lower ?? '');
  const capital = parts.slice(core.from, core.to);
  const base: Described = {
    kind: 'unnamed',
    name: shown,
    head,
    words: contentWords(items, parts, { from: core.from, to: shownEnd(clause, range) }),
    people: countIn(words),
    group: false,
    definite: /^(?:the|this|that|these|those)$/.test(first?.lower ?? '') || possessives.has(first?.lower ?? ''),
    other: /^(?:another|other)$/.test(first?.lower ?? ''),
    pronoun: null,
    roles: new Set(),
    holder: null,
  };
  if (parts[range.from] === 'pronoun' || range.to - range.from === 1 && first?.lower === 'her') return { ...base, pronoun: subjectForm(first?.lower ?? ''), definite: true };
  if (capital.at(-1) === 'name') return asName(clause, core, base, hints);
  const kind = kindOfNoun(last, words, base);
  const name = kind === 'unnamed' && base.people === 1 ? nameBehind(clause, core.to, range.to) : null;
  if (name !== null) return { ...asName(clause, name, { ...base, name: '' }, hints), roles: new Set([head]) };
  if (isPartOf(clause, range)) return { ...base, kind: 'unnamed', pronoun: 'they', definite: true };
  const group = kind === 'unnamed' && base.people === 1 && !hasOne(words) && known.isPlural(last?.lower ?? '');
  return { ...base, kind, group, people: kind === 'unnamed' ? base.people : 1, holder: kind === 'document' ? holderIn(clause, range, hints.text) : null };
}

/** "a union leader, Sissel Moe,", "a roofer named Dieter Kolb": the name stands behind. */
function nameBehind({ items, parts }: Clause, from: number, to: number): Range | null {
  for (let index = from; index < to; index += 1) {
    const named = /^(?:named|called)$/.test(items[index]?.lower ?? '');
    if (!named && !(index === from && parts[index] === 'comma')) continue;
    let end = index + 1;
    while (end < to && parts[end] === 'name') end += 1;
    const next = parts[end];
    if (end > index + 1 && (end === to || next === 'comma' || next === 'relative')) return { from: index + 1, to: end };
  }
  return null;
}

/** "two of them", "one of the officials": some of those who are known. */
function isPartOf({ items, parts }: Clause, range: Range): boolean {
  const of = items[range.from + 1]?.lower === 'of' ? range.from + 2 : -1;
  if (of < 0 || !/^(?:number|determiner)$/.test(parts[range.from] ?? '')) return Object.hasOwn(numbers, items[range.from]?.lower ?? '') && items[of]?.lower === 'them';
  return items[of]?.lower === 'them' || (items[of]?.lower === 'the' && known.people.has(known.singular(items[of + 1]?.lower ?? '')));
}

function subjectForm(pronoun: string): string {
  const forms: Record<string, string> = { him: 'he', her: 'she', them: 'they' };
  return forms[pronoun] ?? pronoun;
}

/** Adjectives that stand behind their noun: "people familiar with it". */
const afterNoun = /^(?:familiar|close|aware|present|involved|responsible|available|unable|able|willing)$/;

/** The phrase up to its head: "two senior officials" of "two senior officials with direct knowledge". */
function coreOf({ items, parts }: Clause, range: Range): Range {
  let to = range.from;
  while (to < range.to) {
    const part = parts[to];
    const describes = part === 'participle' && to > range.from && !isNounish(parts[to + 1]) && isNounish(parts[to - 1]);
    if (describes || afterNoun.test(items[to]?.lower ?? '') || (!isNounish(part) && part !== 'determiner' && part !== 'quote' && part !== 'adverb' && part !== 'sign' && part !== 'pronoun')) break;
    to += 1;
  }
  while (to > range.from + 1 && parts[to - 1] === 'adverb') to -= 1;
  return { from: range.from, to: Math.max(to, range.from + 1) };
}

function asName(clause: Clause, core: Range, base: Described, hints: Hints): Described {
  let from = core.to;
  while (from > core.from && clause.parts[from - 1] === 'name' && !(from < core.to && clause.items[from - 1]?.possessive)) from -= 1;
  const run = clause.items.slice(from, core.to);
  const { title, name } = splitTitle(run);
  const last = run.at(-1);
  const lower = run.map((item) => item.lower);
  const roles = new Set([...clause.items.slice(core.from, from), ...title].map((item) => known.singular(item.lower)));
  const named = { ...base, head: last?.lower ?? '', roles, people: 1, name: name.map(bare).join(' ') };
  if (last === undefined) return base;
  if (known.isOutlet(lower) || run.every(hints.isEmphasised)) return { ...named, kind: 'publication', name: withoutArticle(base.name) };
  const person = hints.names.bySurname.get(last.lower);
  if (name.length === 0) return { ...base, ...ofRole(last, base) };
  const article = clause.parts[from - 1] === 'determiner';
  if (title.length === 0 && !(person !== undefined && name.length > 1) && (known.isInstitution(lower) || (name.length === 1 && (article || hints.saysIt) && person === undefined))) {
    return { ...base, kind: kindOfCapital(last), people: 1 };
  }
  // "Shops say": a plural at the head of a sentence, and no name.
  if (hints.several && title.length === 0 && person === undefined && run.length === 1) return { ...base, group: true };
  return { ...named, kind: 'named-person', name: fullName(named.name, person?.name) };
}

/** "the Prime Minister", "Officials": capitals, and yet no name. */
function ofRole(last: Item, base: Described): Partial<Described> {
  return { kind: 'unnamed', head: known.singular(last.lower), group: base.people === 1 && known.isPlural(last.lower) };
}

function kindOfCapital(last: Item): Kind {
  const one = known.singular(last.lower);
  if ((known.documents.has(one) || known.documents.has(last.lower)) && !known.organisations.has(one)) return 'document';
  if (known.publications.has(one)) return 'publication';
  return known.people.has(one) ? 'unnamed' : 'organisation';
}

function kindOfNoun(last: Item | undefined, words: readonly Item[], base: Described): Kind {
  const noun = last?.lower ?? '';
  const before = words.at(-2)?.lower ?? '';
  if (/^(?:agency|agencies|service|reports?|organi[sz]ation|outlets?|channel|network|media)$/.test(noun) && /^(?:news|media|press|television|tv|radio|broadcast)$/.test(before)) return 'publication';
  if (known.publications.has(base.head) || known.publications.has(noun)) return 'publication';
  if (known.people.has(noun) || known.people.has(base.head)) return 'unnamed';
  if (known.documents.has(noun) || known.documents.has(base.head)) return 'document';
  if (known.organisations.has(noun) || known.organisations.has(base.head)) return 'organisation';
  return 'unnamed';
}

/** How many persons the words count; 1 where they do not. */
function countIn(words: readonly Item[]): number {
  for (const { lower } of words) {
    const count = Object.hasOwn(numbers, lower) ? numbers[lower] : /^\d{1,3}$/.test(lower) ? Number(lower) : undefined;
    if (count !== undefined && count > 1) return count;
  }
  return 1;
}

function hasOne(words: readonly Item[]): boolean {
  return words.some(({ lower }) => numbers[lower] === 1);
}

function contentWords(items: readonly Item[], parts: readonly Part[], range: Range): Set<string> {
  const words = new Set<string>();
  for (let index = range.from; index < range.to; index += 1) {
    const lower = items[index]?.lower ?? '';
    if (isNounish(parts[index]) && !Object.hasOwn(numbers, lower)) words.add(known.singular(lower));
    if (words.size >= 30) break;
  }
  return words;
}

/** Without an insertion behind a comma, and without a last "who". */
function shownEnd({ parts }: Clause, range: Range): number {
  let to = range.from + 1;
  while (to < range.to && parts[to] !== 'comma' && parts[to] !== 'dash' && parts[to] !== 'bracket') to += 1;
  return parts[to - 1] === 'relative' && to > range.from + 1 ? to - 1 : to;
}

function nameShown(clause: Clause, range: Range, text: string): string {
  const { items } = clause;
  const to = shownEnd(clause, range);
  const start = items[range.from]?.start ?? 0;
  const words = text.slice(start, items[to - 1]?.end ?? start);
  return words.replace(/[*_]/g, '').replace(/\s+/g, ' ').slice(0, 200);
}

function fullName(given: string, registered: string | undefined): string {
  if (registered === undefined || given.includes(' ')) return given;
  return registered;
}

function withoutArticle(name: string): string {
  return name.replace(/^the (?=\p{Lu})/u, 'The ').replace(/['’]s$/, '');
}

/** "a report obtained by The Post": through whom the story has the document. */
function holderIn(clause: Clause, range: Range, text: string): string | null {
  for (let index = range.from; index < range.to - 1; index += 1) {
    if (!/^(?:obtained|seen|reviewed|viewed|leaked|published|released|provided|cited|quoted)$/.test(clause.items[index]?.lower ?? '')) continue;
    if (clause.items[index + 1]?.lower !== 'by') continue;
    const holder = phraseAfter(clause, index + 2, { insertions: false });
    if (holder === null) return null;
    const name = nameShown(clause, holder, text);
    return /^(?:us|this|our)\b/i.test(name) ? null : name;
  }
  return null;
}
