import { timeNouns } from './function-words.ts';
import { isTitleCase } from './parts.ts';
import { perSentence, type Reading, type ReadSentence } from './reading.ts';
import { femaleTitles, isInstitution, isPersonNoun, isTitle, maleTitles, surnames } from './source-words.ts';
import type { Item } from './sentences.ts';
import type { Span } from './sourcing.ts';

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
  roles: ReadonlySet<string>;
}

export interface Names {
  bySurname: ReadonlyMap<string, Person>;
}

const particles = /^(?:von|van|de|del|della|der|den|la|le|bin|ibn|al|el|dos|da|di|ten|ter|zu)$/;

export function namesOf({ text, sentences }: Pick<Reading, 'text' | 'sentences'>): Names {
  const bySurname = new Map<string, Person>();
  for (const sentence of sentences) {
    const { runs, appositions } = namesIn(sentence, text);
    for (const person of runs) register(bySurname, person);
    for (const person of appositions) if (!bySurname.has(person.surname)) bySurname.set(person.surname, person);
  }
  return { bySurname };
}

/** What one sentence tells of names. */
interface NamesIn {
  runs: Person[];
  appositions: Person[];
  /** Every word that may be a surname, with offsets from the sentence's beginning. */
  words: (Span & { lower: string })[];
}

export const namesIn = perSentence((sentence): NamesIn => {
  const { items, parts, start } = sentence;
  const words = items.filter((_, index) => parts[index] === 'name');
  const telling = words.length > 0 && !isTitleCase(items);
  return {
    runs: telling ? nameRuns(sentence).flatMap((run) => personIn(run) ?? []) : [],
    appositions: telling ? appositionsIn(sentence) : [],
    words: words.map((item) => ({ start: item.start - start, end: item.end - start, lower: item.lower })),
  };
});

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

function personIn(run: readonly Item[]): Person | null {
  const { title, name } = splitTitle(run);
  const last = name.at(-1);
  if (last === undefined || name.length > 4 || (name.length < 2 && title.length === 0)) return null;
  if (isInstitution(run.map(({ lower }) => lower)) || isTitle(last.lower)) return null;
  const roles = new Set(title.map(({ lower }) => lower));
  const gender = title.map(({ lower }) => genderOf(lower)).find((one) => one !== null) ?? null;
  return { name: name.map(bare).join(' '), surname: last.lower, gender, roles };
}

function register(bySurname: Map<string, Person>, person: Person): void {
  const { name, surname, gender, roles } = person;
  const known = bySurname.get(surname);
  if (known === undefined) bySurname.set(surname, person);
  if (known === undefined || (!known.name.endsWith(name) && known.name.includes(' '))) return;
  const longer = name.length > known.name.length ? name : known.name;
  const tellsMore =
    longer !== known.name || known.gender === null || (roles.size > 0 && !roles.isSubsetOf(known.roles));
  if (!tellsMore) return;
  bySurname.set(surname, {
    name: longer,
    surname,
    gender: known.gender ?? gender,
    roles: known.roles.union(roles),
  });
}

/** "his wife, Anne, keeps": a first name alone, known by what stands before it. */
function appositionsIn({ items, parts }: ReadSentence): Person[] {
  const persons: Person[] = [];
  for (const [index, item] of items.entries()) {
    if (parts[index] !== 'name' || parts[index - 1] !== 'comma' || parts[index + 1] !== 'comma') continue;
    const role = items[index - 2]?.lower ?? '';
    if (parts[index - 2] !== 'noun' || !isPersonNoun(role)) continue;
    persons.push({ name: bare(item), surname: item.lower, gender: genderOf(role), roles: new Set([role]) });
  }
  return persons;
}

/** What a noun or title says of a person: "wife", "spokesman", "Mr". */
export function genderOf(word: string): Person['gender'] {
  return maleTitles.has(word) ? 'he' : femaleTitles.has(word) ? 'she' : null;
}

/** "Former Harbour Minister Jon Arvay": what stands up to the last title is no part of the name. */
export function splitTitle(run: readonly Item[]): { title: Item[]; name: Item[] } {
  let last = run.findLastIndex(({ lower }) => isTitle(lower));
  // "Peter King": a title at the end, behind what is no office, is a surname.
  const before = run[last - 1];
  const isSurname = last === run.length - 1 && before !== undefined && surnames.test(run[last]?.lower ?? '');
  if (isSurname && !isOfOffice(before.lower)) last = run.slice(0, last).findLastIndex(({ lower }) => isTitle(lower));
  return { title: run.slice(0, last + 1), name: run.slice(last + 1) };
}

function isOfOffice(lower: string): boolean {
  return isTitle(lower) || isInstitution([lower]) || offices.test(lower);
}

const offices =
  /^(?:crown|district|county|high|circuit|appeals?|presiding|chief|senior|assistant|auxiliary|suffragan|anglican|catholic|lutheran|methodist|orthodox|drum|flight|town|police|fire|field|air|sky|special)$/;

export function bare({ text, possessive }: Item): string {
  return possessive ? text.replace(/(?:['’]s|['’])$/i, '') : text;
}
