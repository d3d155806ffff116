import type { Described } from './kinds.ts';
import { genderOf } from './names.ts';
import type { Names, Person } from './names.ts';
import type { ReadSentence } from './reading.ts';
import { standIns } from './source-words.ts';
import type { Kind, Source, Span } from './sourcing.ts';

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

interface Known {
  source: Source;
  head: string;
  words: Set<string>;
  roles: Set<string>;
  gender: Person['gender'];
  /** Number of the sentence of its last mention. */
  sentence: number;
}

export interface Linker {
  /** The source that a mention means: one that is known, or a new one. */
  link: (mention: Mention) => Source;
  sources: () => Source[];
}

export function linker(names: Names, sentences: readonly ReadSentence[]): Linker {
  const known: Known[] = [];
  const link = (mention: Mention): Source => {
    const meant = resolved(known, mention, names, sentences);
    const found = find(known, meant) ?? added(known, meant, names);
    note(found, mention);
    return found.source;
  };
  return { link, sources: () => known.map(({ source }) => source) };
}

function added(known: Known[], { described, sentence }: Mention, names: Names): Known {
  const person = described.kind === 'named-person' ? names.bySurname.get(described.head) : undefined;
  const source: Source = {
    id: '',
    name: described.name,
    kind: described.kind,
    people: described.people,
    group: described.group,
    hand: 'first',
    reason: null,
    mentions: [],
  };
  const one: Known = {
    source,
    head: described.head,
    words: new Set(described.words),
    roles: new Set([...described.roles, ...(person?.roles ?? [])]),
    gender: person?.gender ?? (described.kind === 'unnamed' ? genderOf(described.head) : null),
    sentence,
  };
  known.push(one);
  return one;
}

function note(one: Known, { described, span, sentence, inHeadline }: Mention): void {
  one.source.mentions.push(span);
  if (inHeadline) return;
  one.sentence = sentence;
  if (described.pronoun !== null) return;
  for (const word of described.words) if (one.words.size < 60) one.words.add(word);
  for (const role of described.roles) one.roles.add(role);
  if (described.kind === 'named-person' && described.name.length > one.source.name.length) one.source.name = described.name;
}

/** A "he" or "she" that means a person whom the text names, but who has not spoken yet, stands for that name. */
function resolved(known: readonly Known[], mention: Mention, names: Names, sentences: readonly ReadSentence[]): Meant {
  const { pronoun } = mention.described;
  if (pronoun === null) return { ...mention, known: null };
  if (pronoun !== 'he' && pronoun !== 'she') return { ...mention, known: severalMeant(known, mention, pronoun) };
  const person = personMeant(known, mention, pronoun, names, sentences);
  if (person === null || 'source' in person) return { ...mention, known: person };
  const described: Described = { ...mention.described, kind: 'named-person', name: person.name, head: person.surname, pronoun: null };
  return { ...mention, described, known: null };
}

interface Meant extends Mention {
  known: Known | null;
}

function find(known: readonly Known[], meant: Meant): Known | null {
  const { described } = meant;
  if (meant.known !== null || described.pronoun !== null) return meant.known;
  switch (described.kind) {
    case 'named-person':
      return known.findLast((one) => one.source.kind === 'named-person' && one.head === described.head && agree(one.source.name, described.name)) ?? null;
    case 'publication':
    case 'organisation':
      return byName(known, described) ?? (described.definite || meant.inHeadline ? (byHead(known, meant) ?? standsFor(known, described)) : null);
    default:
      return byHead(known, meant);
  }
}

/** Two names with one surname are two persons if their first names differ. */
function agree(a: string, b: string): boolean {
  if (!a.includes(' ') || !b.includes(' ')) return true;
  return a.split(' ')[0] === b.split(' ')[0];
}

const plain = (name: string) => name.toLowerCase().replace(/^the /, '').replace(/['’]s\b/g, '');

function byName(known: readonly Known[], described: Described): Known | null {
  return known.find((one) => one.source.kind === described.kind && plain(one.source.name) === plain(described.name)) ?? null;
}

/** "The newspaper" after "the Northern Gazette". */
function standsFor(known: readonly Known[], described: Described): Known | null {
  if (!standIns.has(described.head) || described.words.size > 1) return null;
  return known.findLast(({ source, head }) => source.kind === described.kind && !standIns.has(head)) ?? null;
}

/**
 * "The source" after "a single source with access": the same head, and no word that the known one lacks.
 * A phrase with "a" or a number is a new source, unless it is the very same words.
 */
function byHead(known: readonly Known[], { described, inHeadline }: Mention): Known | null {
  if (described.other) return null;
  const { kind, head } = described;
  const bare = !described.definite && described.people === 1 && described.group;
  for (const one of known.toReversed()) {
    if (one.head === head && one.source.kind === kind && fits(one, described)) {
      const identical = plain(one.source.name) === plain(described.name);
      if (described.definite || inHeadline || identical) return one;
      if (bare && one.source.group && same(one.words, described.words)) return one;
    }
    if (described.definite && kind === 'unnamed' && one.source.kind === 'named-person' && one.roles.has(head)) return one;
  }
  return null;
}

function fits(one: Known, described: Described): boolean {
  const several = (source: { people: number; group: boolean }) => source.people > 1 || source.group;
  if (described.kind === 'unnamed' && several(one.source) !== several(described)) return false;
  if (described.people > 1 && one.source.people > 1 && described.people !== one.source.people) return false;
  return [...described.words].every((word) => one.words.has(word));
}

function same(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((word) => b.has(word));
}

function severalMeant(known: readonly Known[], mention: Mention, pronoun: string): Known | null {
  const recent = known.toSorted((a, b) => b.sentence - a.sentence).filter((one) => mention.sentence - one.sentence <= 6);
  const wanted: Kind[] = pronoun === 'it' ? ['organisation', 'document', 'publication'] : ['organisation', 'unnamed'];
  if (pronoun === 'they') {
    const several = recent.find(({ source }) => source.people > 1 || source.group);
    if (several !== undefined) return several;
  }
  return recent.find(({ source }) => wanted.includes(source.kind)) ?? null;
}

/** The nearest person before: who spoke last, or who was named first in the sentences just before. */
function personMeant(known: readonly Known[], mention: Mention, pronoun: 'he' | 'she', names: Names, sentences: readonly ReadSentence[]): Known | Person | null {
  const isOne = ({ source, gender }: Known) =>
    (source.kind === 'named-person' || (source.kind === 'unnamed' && source.people === 1 && !source.group)) && (gender === null || gender === pronoun);
  for (let number = mention.sentence; number >= 0 && number > mention.sentence - 6; number -= 1) {
    const speaker = known.find((one) => one.sentence === number && isOne(one));
    if (speaker !== undefined) return speaker;
    const sentence = sentences[number];
    if (sentence === undefined) break;
    const named = firstNamed(names, sentence, mention.span.start, pronoun);
    const same = named === null ? undefined : known.find((one) => one.source.kind === 'named-person' && one.head === named.surname);
    if (named !== null) return same ?? named;
  }
  return known.toSorted((a, b) => b.sentence - a.sentence).find(isOne) ?? null;
}

/** The person named first in a sentence, before `end`. */
function firstNamed({ namings }: Names, sentence: ReadSentence, end: number, pronoun: 'he' | 'she'): Person | null {
  let low = 0;
  let high = namings.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((namings[middle]?.start ?? Infinity) < sentence.start) low = middle + 1;
    else high = middle;
  }
  for (let index = low; index < namings.length; index += 1) {
    const naming = namings[index];
    if (naming === undefined || naming.start >= Math.min(end, sentence.end)) return null;
    if (naming.person.gender === null || naming.person.gender === pronoun) return naming.person;
  }
  return null;
}
