/** Which decision is about which source of a reading, and which sources an editor said are one. */
import type { SourceDecision } from './decisions.ts';
import { byWords, type Decision } from './decisions.ts';
import { aboutOf, folded, numbered } from './about.ts';
import type { RecordSource, StoryRecord } from './record.ts';

export interface ReadSource {
  source: RecordSource;
  /** The words that decisions on it hang on. */
  about: string;
  /** Names that the text uses for it. */
  names: string[];
}

type SourceDecided = Extract<Decision, { kind: 'source' }>;

interface Given {
  text: string;
  /** The words of each statement, by its id. */
  statements: ReadonlyMap<string, string>;
  decisions: readonly Decision[];
}

const MOST_NAMES = 8;

/** The sources of a reading, and those that an editor set apart from them. */
export function readSources(reading: StoryRecord, given: Given): ReadSource[] {
  const names = namesIn(reading, given.text);
  const abouts = numbered(reading.sources.map(({ found, name }) => aboutOf(found || name)));
  const read = reading.sources.map((source, index) => ({
    source,
    about: abouts[index] ?? '',
    names: names.get(source.id) ?? [],
  }));
  return [...read, ...setApart(reading, given)];
}

/** "Tove Lind" and "Mayor Lind", not "she" or "the officials". */
function namesIn({ statements }: StoryRecord, text: string): Map<string, string[]> {
  const names = new Map<string, string[]>();
  for (const { source, sourceSpan } of statements) {
    if (source === null || sourceSpan === null) continue;
    const [words = ''] = text.slice(sourceSpan.start, Math.min(sourceSpan.end, sourceSpan.start + 200)).split(',');
    const name = folded(words);
    const known = names.get(source) ?? [];
    const isName = /^\p{Lu}\S*\s+\p{Lu}/u.test(words) && !known.includes(name) && known.length < MOST_NAMES;
    if (isName) names.set(source, [...known, name]);
  }
  return names;
}

export const aboutApart = (name: string): string => `apart: ${aboutOf(name)}`;

/** Statements that are somebody's whom the reading does not have; the id is free in this reading, and stays. */
function setApart(reading: StoryRecord, { statements, decisions }: Given): ReadSource[] {
  const known = byWords(decisions, 'statement');
  const kinds = new Map(reading.sources.map(({ id, kind }) => [id, kind]));
  const apart = new Map<string, ReadSource>();
  for (const [index, one] of reading.statements.entries()) {
    const name = known.get(statements.get(one.id) ?? '')?.decision.apart ?? null;
    if (name === null) continue;
    const about = aboutApart(name);
    if (apart.has(about)) continue;
    const source = {
      ...blankSource,
      id: String(reading.sources.length + index + 1),
      name,
      found: name,
      kind: kinds.get(one.source ?? '') ?? 'unnamed',
      via: one.via,
    };
    apart.set(about, { about, names: [], source });
  }
  return [...apart.values()];
}

const blankSource: RecordSource = {
  id: '',
  kind: 'unnamed',
  name: '',
  note: '',
  people: 1,
  group: false,
  places: [],
  second: false,
  via: null,
  found: '',
  edited: false,
  link: null,
  known: false,
};

/** By id of the source. The very words come first; then a decision whose source the text now calls by a fuller or shorter name. */
export function matchesOf(
  read: readonly ReadSource[],
  known: ReadonlyMap<string, SourceDecided>,
): Map<string, SourceDecided> {
  const matches = new Map<string, SourceDecided>();
  const free = new Map(known);
  for (const { source, about } of read) {
    const decision = free.get(about);
    if (decision === undefined) continue;
    matches.set(source.id, decision);
    free.delete(about);
  }
  const byName = new Map<string, SourceDecided>();
  for (const decision of free.values())
    for (const name of [decision.about, ...decision.decision.names]) if (!byName.has(name)) byName.set(name, decision);
  for (const { source, about, names } of read) {
    if (matches.has(source.id)) continue;
    const name = [about, ...names].find((one) => byName.has(one));
    const decision = name === undefined ? undefined : byName.get(name);
    if (decision === undefined || !free.delete(decision.about)) continue;
    matches.set(source.id, decision);
  }
  return matches;
}

/** Which sources are another one, by id, followed to the end; who is each other is nobody else. */
export function joinsOf(
  read: readonly ReadSource[],
  matches: ReadonlyMap<string, { decision: SourceDecision; about: string }>,
): Map<string, string> {
  const ids = new Map(read.map(({ about, source }) => [about, source.id]));
  // A source that is known again by another name is still meant by the old one.
  for (const [id, { about }] of matches) if (!ids.has(about)) ids.set(about, id);
  const next = new Map<string, string>();
  for (const [id, { decision }] of matches) {
    const target = decision.into === null ? undefined : ids.get(decision.into);
    if (target !== undefined && target !== id) next.set(id, target);
  }
  const joins = new Map<string, string>();
  for (const id of next.keys()) {
    const end = endOf(id, next);
    if (end !== null) joins.set(id, end);
  }
  return joins;
}

const MOST_STEPS = 20;

function endOf(id: string, next: ReadonlyMap<string, string>): string | null {
  let at = id;
  for (let step = 0; step < MOST_STEPS; step++) {
    const target = next.get(at);
    if (target === undefined) return at;
    at = target;
  }
  return null;
}
