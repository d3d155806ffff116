import { describe } from './kinds.ts';
import type { Described } from './kinds.ts';
import { mainSubject } from './phrase-before.ts';
import { genderOf } from './names.ts';
import type { Names } from './names.ts';
import { personMeant, severalMeant } from './pronouns.ts';
import type { Reading } from './reading.ts';
import { standIns } from './source-words.ts';
import type { Source, Span } from './sourcing.ts';

/**
 * One source for every real one: a full name and the surname after it, "a single source with access"
 * and then "the source", a name and then "she". Mentions come in the order of the text and each is
 * linked with what is known by then; the headline's come last, since it speaks of what is told below.
 */
export interface Mention {
  described: Described;
  span: Span;
  sentence: number;
  inHeadline: boolean;
}

/** A source with what has been learned of it so far. */
export interface Known {
  source: Source;
  /** Its name as names are compared. */
  plain: string;
  head: string;
  words: ReadonlySet<string>;
  roles: ReadonlySet<string>;
  gender: 'he' | 'she' | null;
  /** Number of the sentence of its last mention. */
  sentence: number;
}

export interface Linker {
  /** The source that a mention means: one that is known, or a new one. */
  link: (mention: Mention) => Source;
  sources: () => Source[];
}

export function linker(names: Names, reading: Reading): Linker {
  const known: Known[] = [];
  const link = (mention: Mention): Source => {
    const meant = meantBy(known, mention, names, reading);
    if ('source' in meant) return noted(meant, mention);
    const found = find(known, meant);
    const one = found ?? made(meant, names);
    if (found === null) known.push(one);
    return noted(one, meant);
  };
  return { link, sources: () => known.map(({ source }) => source) };
}

/**
 * What a pronoun stands for: a source that is known, or a person whom the text names but who has not
 * spoken yet. A mention that is no pronoun stands for itself.
 */
function meantBy(known: readonly Known[], mention: Mention, names: Names, reading: Reading): Known | Mention {
  const { pronoun } = mention.described;
  if (pronoun === null) return mention;
  if (pronoun === 'they' || pronoun === 'it')
    return severalMeant(known, mention.sentence, pronoun) ?? subjectMeant(mention, pronoun, names, reading);
  if (pronoun !== 'he' && pronoun !== 'she') return mention;
  const person = personMeant(known, { ...mention, pronoun, names, reading });
  if (person === null) return mention;
  if ('source' in person) return person;
  const { name, surname } = person;
  return { ...mention, described: { ...mention.described, kind: 'named-person', name, head: surname, pronoun: null } };
}

/** "The committee met. *It* said …": what a sentence just before is about, though it has said nothing yet. */
function subjectMeant(mention: Mention, pronoun: 'they' | 'it', names: Names, { sentences, text }: Reading): Mention {
  for (let number = mention.sentence - 1; number >= Math.max(0, mention.sentence - 2); number -= 1) {
    const sentence = sentences[number];
    const subject = sentence === undefined ? null : mainSubject(sentence, sentence.items.length);
    if (sentence === undefined || subject === null) continue;
    const hints = { text, names, isEmphasised: () => false, saysIt: pronoun === 'it', several: pronoun === 'they' };
    const described = describe(sentence, subject, hints);
    const isBody =
      described.kind === 'organisation' || described.kind === 'document' || described.kind === 'publication';
    const isSeveral = described.kind === 'unnamed' && (described.group || described.people > 1);
    if (described.pronoun === null && (pronoun === 'it' ? isBody : isSeveral || described.kind === 'organisation'))
      return { ...mention, described };
  }
  // Whatever "it" is, it is nobody.
  return pronoun === 'it' ? { ...mention, described: { ...mention.described, kind: 'organisation' } } : mention;
}

function made({ described, sentence }: Mention, names: Names): Known {
  const { kind, name, people, group, head, words, roles } = described;
  const person = kind === 'named-person' ? names.bySurname.get(head) : undefined;
  return {
    source: { id: '', name, kind, people, group, hand: 'first', reason: null, mentions: [] },
    plain: plain(name),
    head,
    words,
    roles: person === undefined ? roles : together(roles, person.roles),
    gender: person?.gender ?? (kind === 'unnamed' ? genderOf(head) : null),
    sentence,
  };
}

const mostWords = 60;

function together(known: ReadonlySet<string>, more: ReadonlySet<string>): ReadonlySet<string> {
  if (more === known || more.size === 0 || known.size >= mostWords || more.isSubsetOf(known)) return known;
  return new Set([...known.union(more)].slice(0, mostWords));
}

function noted(one: Known, { described, span, sentence, inHeadline }: Mention): Source {
  const { source } = one;
  // Of "said Osk, adding" both verbs have the same words.
  if (!source.mentions.some(({ start }) => start === span.start)) source.mentions.push(span);
  if (inHeadline) return source;
  one.sentence = sentence;
  if (described.pronoun !== null) return source;
  one.words = together(one.words, described.words);
  one.roles = together(one.roles, described.roles);
  if (described.kind === 'named-person' && described.name.length > source.name.length) {
    source.name = described.name;
    one.plain = plain(described.name);
  }
  return source;
}

function find(known: readonly Known[], { described, inHeadline }: Mention): Known | null {
  const { kind, head, name, pronoun, definite } = described;
  if (pronoun !== null) return null;
  const isAlike = ({ source }: Known) => source.kind === kind;
  switch (kind) {
    case 'named-person':
      return known.findLast((one) => one.head === head && isAlike(one) && mayBeOne(one.source.name, name)) ?? null;
    case 'publication':
    case 'organisation': {
      const wanted = plain(name);
      const same = known.find((one) => one.plain === wanted && isAlike(one));
      if (same !== undefined || (!definite && !inHeadline)) return same ?? null;
      return byHead(known, described, inHeadline) ?? standsFor(known, described);
    }
    default:
      return byHead(known, described, inHeadline) ?? byOffice(known, described);
  }
}

/** Two full names with one surname are two persons if their first names differ. */
function mayBeOne(a: string, b: string): boolean {
  return !a.includes(' ') || !b.includes(' ') || a.split(' ')[0] === b.split(' ')[0];
}

const plain = (name: string) =>
  name
    .toLowerCase()
    .replace(/^the /, '')
    .replace(/['’]s\b/g, '');

/** "The newspaper" after "the Northern Gazette". */
function standsFor(known: readonly Known[], { kind, head, words }: Described): Known | null {
  if (!standIns.has(head) || words.size > 1) return null;
  return known.findLast(({ source, head: one }) => source.kind === kind && !standIns.has(one)) ?? null;
}

/** "The engineer" after "Harbour engineer Marit Osk". */
function byOffice(known: readonly Known[], { definite, kind, head, other }: Described): Known | null {
  if (!definite || kind !== 'unnamed' || other) return null;
  return known.findLast(({ source, roles }) => source.kind === 'named-person' && roles.has(head)) ?? null;
}

/**
 * "The source" after "a single source with access": the same head, and no word that the known one lacks.
 * A phrase with "a" or a number is a new source, unless it is the very same words.
 */
function byHead(known: readonly Known[], described: Described, inHeadline: boolean): Known | null {
  const { kind, head, name, definite, group, other } = described;
  if (other) return null;
  const wanted = plain(name);
  const isSame = (one: Known) => {
    if (one.head !== head || one.source.kind !== kind || !fits(one, described)) return false;
    if (definite || inHeadline || one.plain === wanted) return true;
    return group && one.source.group && one.words.size === described.words.size;
  };
  return known.findLast(isSame) ?? null;
}

function fits({ source, words }: Known, described: Described): boolean {
  const isSeveral = ({ people, group }: { people: number; group: boolean }) => people > 1 || group;
  if (described.kind === 'unnamed' && isSeveral(source) !== isSeveral(described)) return false;
  if (described.people > 1 && source.people > 1 && described.people !== source.people) return false;
  return [...described.words].every((word) => words.has(word));
}
