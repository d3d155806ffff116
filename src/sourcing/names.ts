import { timeNouns } from './function-words.ts';
import type { ReadSentence } from './reading.ts';
import { isTitleCase } from './parts.ts';
import { femaleTitles, isInstitution, isPersonNoun, isTitle, maleTitles } from './source-words.ts';
import type { Item } from './sentences.ts';

/**
 * The persons that the text names, whether they say anything or not: a story gives the full name once
 * and the surname afterwards, so a bare surname is looked up here.
 */
export interface Person {
  /** The fullest name, without titles. */
  name: string;
  surname: string;
  gender: 'he' | 'she' | null;
  /** Titles and offices that stood before the name: "president", "engineer". */
  roles: Set<string>;
}

/** A place where the text names a person. */
export interface Naming {
  start: number;
  person: Person;
}

export interface Names {
  bySurname: ReadonlyMap<string, Person>;
  /** In the order of the text. */
  namings: readonly Naming[];
}

const particles = /^(?:von|van|de|del|della|der|den|la|le|bin|ibn|al|el|dos|da|di|ten|ter|zu)$/;

export function namesOf(sentences: readonly ReadSentence[]): Names {
  const bySurname = new Map<string, Person>();
  for (const sentence of sentences) {
    if (isTitleCase(sentence.items)) continue;
    for (const run of nameRuns(sentence)) register(bySurname, run);
    registerAppositions(bySurname, sentence);
  }
  const namings: Naming[] = [];
  for (const { items, parts } of sentences) {
    for (const [index, item] of items.entries()) {
      const person = parts[index] === 'name' ? bySurname.get(item.lower) : undefined;
      if (person !== undefined) namings.push({ start: item.start, person });
    }
  }
  return { bySurname, namings };
}

/** Neighbouring capitalised words. A possessive ends the run; days are none; "in Upper Sallow" is a place. */
function nameRuns({ items, parts }: ReadSentence): Item[][] {
  const runs: Item[][] = [];
  let run: Item[] = [];
  let isPlace = false;
  const close = () => {
    if (run.length > 1 && !isPlace) runs.push(run);
    run = [];
  };
  for (const [index, item] of items.entries()) {
    const isName = parts[index] === 'name' && !timeNouns.has(item.lower);
    const links = run.length > 0 && particles.test(item.lower) && parts[index + 1] === 'name';
    if (isName || links) run.push(item);
    if (!isName && !links) close();
    if (!isName && !links) isPlace = placing.test(item.lower);
    if (isName && item.possessive) close();
  }
  close();
  return runs;
}

const placing = /^(?:in|near|at|outside|across|around|through)$/;

function register(bySurname: Map<string, Person>, run: readonly Item[]): void {
  const { title, name } = splitTitle(run);
  const last = name.at(-1);
  if (last === undefined || name.length > 4 || (name.length < 2 && title.length === 0)) return;
  if (isInstitution(run.map(({ lower }) => lower)) || isTitle(last.lower)) return;
  const full = name.map(bare).join(' ');
  const known = bySurname.get(last.lower);
  const roles = new Set(title.map(({ lower }) => lower));
  const gender = title.map(({ lower }) => genderOf(lower)).find((one) => one !== null) ?? null;
  if (known === undefined) bySurname.set(last.lower, { name: full, surname: last.lower, gender, roles });
  else if (known.name.endsWith(full) || !known.name.includes(' ')) {
    if (full.length > known.name.length) known.name = full;
    known.gender ??= gender;
    for (const role of roles) known.roles.add(role);
  }
}

/** "his wife, Anne, keeps": a first name alone, known by what stands before it. */
function registerAppositions(bySurname: Map<string, Person>, { items, parts }: ReadSentence): void {
  for (const [index, item] of items.entries()) {
    if (
      parts[index] !== 'name' ||
      parts[index - 1] !== 'comma' ||
      parts[index + 1] !== 'comma' ||
      bySurname.has(item.lower)
    )
      continue;
    const role = items[index - 2]?.lower ?? '';
    if (parts[index - 2] !== 'noun' || !isPersonNoun(role)) continue;
    bySurname.set(item.lower, {
      name: bare(item),
      surname: item.lower,
      gender: genderOf(role),
      roles: new Set([role]),
    });
  }
}

/** What a noun or title says of a person: "wife", "spokesman", "Mr". */
export function genderOf(word: string): Person['gender'] {
  return maleTitles.has(word) ? 'he' : femaleTitles.has(word) ? 'she' : null;
}

/** "Former Harbour Minister Jon Arvay": what stands up to the last title is no part of the name. */
export function splitTitle(run: readonly Item[]): { title: Item[]; name: Item[] } {
  const last = run.findLastIndex(({ lower }) => isTitle(lower));
  return { title: run.slice(0, last + 1), name: run.slice(last + 1) };
}

export function bare({ text, possessive }: Item): string {
  return possessive ? text.replace(/(?:['’]s|['’])$/i, '') : text;
}
