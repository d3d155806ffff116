import { isBreak, isNounish, partsIn, word } from './clause.ts';
import type { Clause, Range } from './clause.ts';
import { behindNoun, numbers, possessives } from './function-words.ts';
import { holderIn, isPartOfKnown, nameBehind, shownIn, textOf } from './descriptions.ts';
import { bare, splitTitle } from './names.ts';
import type { Names } from './names.ts';
import type { Item } from './sentences.ts';
import { isCapitalised } from './tokens.ts';
import * as known from './source-words.ts';
import type { Kind, Span } from './sourcing.ts';

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
  /** In its subject form; null where the words are no pronoun. */
  pronoun: string | null;
  /** Titles and offices before a name. */
  roles: ReadonlySet<string>;
  /** Who holds a document: "obtained by …". */
  holder: string | null;
}

/** What the rest of the text tells about the words. */
export interface Hints {
  text: string;
  names: Names;
  /** Whether a word is set off by emphasis, as the titles of papers often are. */
  isEmphasised: (span: Span) => boolean;
  /** What is stated begins with "it": whoever says so is no person. */
  saysIt: boolean;
  /** The verb is in its base form, so whoever says it is several. */
  several: boolean;
}

export function describe(clause: Clause, range: Range, hints: Hints): Described {
  const core = coreOf(clause, range);
  const words = clause.items.slice(core.from, core.to);
  const base = plainly(clause, range, words, hints.text);
  const first = word(clause, range.from);
  if (clause.parts[range.from] === 'pronoun' || (first === 'her' && range.to === range.from + 1)) {
    return { ...base, pronoun: subjectForm(first), definite: true };
  }
  if (clause.parts[core.to - 1] === 'name') return ofName(clause, core, base, hints);
  const kind = kindOfNoun(words, base.head);
  if (kind !== 'unnamed')
    return { ...base, kind, people: 1, holder: kind === 'document' ? holderIn(clause, range, hints.text) : null };
  const name = base.people === 1 ? nameBehind(clause, core.to, range.to) : null;
  if (name !== null) return { ...ofName(clause, name, base, hints), roles: new Set([base.head]) };
  if (isPartOfKnown(clause, range)) return { ...base, pronoun: 'they', definite: true };
  const isOne = words.some(({ lower }) => numbers[lower] === 1);
  return { ...base, group: base.people === 1 && !isOne && known.isPlural(words.at(-1)?.lower ?? '') };
}

function plainly(clause: Clause, range: Range, core: readonly Item[], text: string): Described {
  const first = word(clause, range.from);
  const shown = shownIn(clause, range);
  return {
    kind: 'unnamed',
    name: textOf(clause, shown, text).replace(/['’]s$/, ''),
    head: known.singular(core.at(-1)?.lower ?? ''),
    words: tellingWords(clause, shown),
    people: countIn(core),
    group: false,
    definite: /^(?:the|this|that|these|those)$/.test(first) || possessives.has(first),
    other: first === 'another' || first === 'other',
    pronoun: null,
    roles: new Set(),
    holder: null,
  };
}

function subjectForm(pronoun: string): string {
  const forms: Record<string, string> = { him: 'he', her: 'she', them: 'they' };
  return forms[pronoun] ?? pronoun;
}

/** The phrase up to its head: "two senior officials" of "two senior officials with direct knowledge". */
function coreOf(clause: Clause, range: Range): Range {
  const { parts } = clause;
  let to = range.from;
  while (to < range.to) {
    const part = parts[to];
    const describes = part === 'participle' && to > range.from && !isNounish(parts[to + 1]) && isNounish(parts[to - 1]);
    if (describes || behindNoun.test(word(clause, to))) break;
    if (!isNounish(part) && !/^(?:determiner|quote|adverb|sign|pronoun)$/.test(part ?? '')) break;
    to += 1;
  }
  while (to > range.from + 1 && parts[to - 1] === 'adverb') to -= 1;
  return { from: range.from, to: Math.max(to, range.from + 1) };
}

function ofName(clause: Clause, core: Range, base: Described, hints: Hints): Described {
  const { items, parts } = clause;
  let from = core.to - 1;
  while (from > core.from && parts[from - 1] === 'name' && items[from - 1]?.possessive !== true) from -= 1;
  const run = items.slice(from, core.to);
  const words = run.map(({ lower }) => lower);
  const last = run.at(-1);
  if (last === undefined) return base;
  const { title, name } = splitTitle(run);
  if (
    known.isOutlet(words) ||
    run.every((item) => hints.isEmphasised(item)) ||
    isSaidOutlet(items.slice(core.from, from))
  ) {
    return { ...base, kind: 'publication', head: last.lower, people: 1, name: outletName(base.name) };
  }
  // "the Courier": a newspaper's name by its last word.
  if (run.length === 1 && parts[from - 1] === 'determiner' && known.isPaperName(last.lower) && title.length === 0)
    return { ...base, kind: 'publication', head: last.lower, people: 1, name: outletName(base.name) };
  const person = hints.names.bySurname.get(last.lower);
  // "the Prime Minister", "Officials": capitals, and yet no name.
  if (name.length === 0) return { ...base, group: base.people === 1 && known.isPlural(last.lower) };
  const isKnown = person !== undefined;
  const isAlone = name.length === 1 && !isKnown;
  // "Cooper's Field", "the Queen's Head": behind a possessive stands a thing, unless the text knows the name.
  const owner = items[from - 1];
  const isOwned = isAlone && owner?.possessive === true && isCapitalised(owner);
  const isThing =
    isOwned ||
    known.isInstitution(words) ||
    (isAlone && (parts[from - 1] === 'determiner' || hints.saysIt || isDocument(last)));
  if (title.length === 0 && isThing && !(isKnown && name.length > 1))
    return { ...base, kind: kindOfCapital(last), people: 1 };
  // "Shops say": a plural at the head of a sentence, and no name.
  if (hints.several && title.length === 0 && isAlone && run.length === 1) return { ...base, group: true };
  const given = name.map(bare).join(' ');
  const roles = new Set([...items.slice(core.from, from), ...title].map(({ lower }) => known.singular(lower)));
  const full = given.includes(' ') ? given : (person?.name ?? given);
  return { ...base, kind: 'named-person', head: last.lower, people: 1, name: full, roles };
}

/** "the news site Runway", "the magazine Harbour Life": the noun says what the name is. */
function isSaidOutlet(before: readonly Item[]): boolean {
  const [last, other] = [before.at(-1)?.lower ?? '', before.at(-2)?.lower ?? ''];
  return known.publications.has(last) || (ofNews.test(other) && (last === 'site' || carriers.test(last)));
}

function isDocument({ lower }: Item): boolean {
  return known.documents.has(lower) || known.documents.has(known.singular(lower));
}

function outletName(words: string): string {
  return words.replace(/^the (?=\p{Lu})/u, 'The ').replace(/['’]s$/, '');
}

function kindOfCapital({ lower }: Item): Kind {
  const one = known.singular(lower);
  if (known.organisations.has(one)) return 'organisation';
  if (known.documents.has(one) || known.documents.has(lower)) return 'document';
  if (known.publications.has(one)) return 'publication';
  return known.people.has(one) ? 'unnamed' : 'organisation';
}

const carriers = /^(?:agency|agencies|service|reports?|organi[sz]ation|outlets?|channel|network|media)$/;
const ofNews = /^(?:news|media|press|television|tv|radio|broadcast)$/;

function kindOfNoun(words: readonly Item[], head: string): Kind {
  const noun = words.at(-1)?.lower ?? '';
  const has = (list: ReadonlySet<string>) => list.has(noun) || list.has(head);
  if (carriers.test(noun) && ofNews.test(words.at(-2)?.lower ?? '')) return 'publication';
  if (has(known.publications)) return 'publication';
  if (has(known.people)) return 'unnamed';
  if (has(known.documents)) return 'document';
  return has(known.organisations) ? 'organisation' : 'unnamed';
}

/** How many persons the words count; 1 where they do not. */
function countIn(words: readonly Item[]): number {
  for (const { lower } of words) {
    const count = /^\d{1,3}$/.test(lower) ? Number(lower) : Object.hasOwn(numbers, lower) ? numbers[lower] : undefined;
    if (count !== undefined && count > 1) return count;
  }
  return 1;
}

function tellingWords(clause: Clause, range: Range): Set<string> {
  const parts = partsIn(clause, range);
  const words = new Set<string>();
  for (const [step, part] of parts.entries()) {
    const lower = word(clause, range.from + step);
    if (isNounish(part) && !/^\d/.test(lower) && !Object.hasOwn(numbers, lower)) words.add(known.singular(lower));
    if (words.size >= 30 || isBreak(part)) break;
  }
  return words;
}
