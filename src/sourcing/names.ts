import { timeNouns } from './function-words.ts';
import type { ReadSentence } from './reading.ts';
import { isTitleCase } from './parts.ts';
import { femaleTitles, isInstitution, isTitle, maleTitles } from './source-words.ts';
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

/** Neighbouring capitalised words; a possessive ends the run. */
function nameRuns({ items, parts }: ReadSentence): Item[][] {
  const runs: Item[][] = [];
  let run: Item[] = [];
  for (const [index, item] of items.entries()) {
    const links = run.length > 0 && particles.test(item.lower) && parts[index + 1] === 'name';
    if ((parts[index] === 'name' && !timeNouns.has(item.lower)) || links) run.push(item);
    const ends = parts[index] !== 'name' || item.possessive || timeNouns.has(item.lower);
    if (!ends || links) continue;
    if (run.length > 1) runs.push(run);
    run = [];
  }
  if (run.length > 1) runs.push(run);
  return runs;
}

function register(bySurname: Map<string, Person>, run: readonly Item[]): void {
  const { title, name } = splitTitle(run);
  const last = name.at(-1);
  if (last === undefined || name.length > 4 || (name.length < 2 && title.length === 0)) return;
  if (isInstitution(run.map(({ lower }) => lower)) || isTitle(last.lower)) return;
  const full = name.map(bare).join(' ');
  const known = bySurname.get(last.lower);
  const roles = new Set(title.map(({ lower }) => lower));
  const gender = title.some(({ lower }) => maleTitles.has(lower)) ? 'he' : title.some(({ lower }) => femaleTitles.has(lower)) ? 'she' : null;
  if (known === undefined) bySurname.set(last.lower, { name: full, surname: last.lower, gender, roles });
  else if (known.name === full || !known.name.includes(' ')) {
    known.name = full;
    known.gender ??= gender;
    for (const role of roles) known.roles.add(role);
  }
}

/** "Ukrainian President Volodymyr Zelensky": what stands up to the last title is no part of the name. */
export function splitTitle(run: readonly Item[]): { title: Item[]; name: Item[] } {
  const last = run.findLastIndex(({ lower }, index) => index < run.length && isTitle(lower));
  return { title: run.slice(0, last + 1), name: run.slice(last + 1) };
}

export function bare({ text, possessive }: Item): string {
  return possessive ? text.replace(/(?:['’]s|['’])$/i, '') : text;
}
