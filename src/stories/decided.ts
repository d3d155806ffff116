/** A reading with what editors decided: pure, and the same however often the text was edited and set back between. */
import { placesOf } from '../sourcing/places.ts';
import type { Statement } from '../sourcing/sourcing.ts';
import { aboutStatement } from './about.ts';
import { byWords, type Confirmation, type Decision, type SourceDecision } from './decisions.ts';
import { joinsOf, matchesOf, readSources, type ReadSource } from './known-sources.ts';
import type { RecordSource, StoryRecord } from './record.ts';
import { compared } from './standing.ts';

export interface DecidedRecord {
  record: StoryRecord;
  /** As they were read, by id; those that are another one too. */
  read: Map<string, ReadSource>;
  /** By id of the source. */
  decisions: Map<string, Extract<Decision, { kind: 'source' }>>;
  /** The ids of sources that are another one, and whose. */
  into: Map<string, string>;
  /** The words of each statement, by its id. */
  words: Map<string, string>;
  /** Statements that an editor gave to another source than was read. */
  moved: Set<string>;
  /** Decisions on sources and statements whose words are not in the text now. */
  sleeping: Decision[];
  confirmation: Confirmation | null;
  /** Who confirmed, where nothing that readers see differs from what was confirmed. */
  stands: { at: string; by: string | null } | null;
}

export function decided(reading: StoryRecord, text: string, decisions: readonly Decision[]): DecidedRecord {
  const words = new Map(reading.statements.map((one) => [one.id, aboutStatement(text, one)]));
  const read = readSources(reading, { text, statements: words, decisions });
  const matches = matchesOf(read, byWords(decisions, 'source'));
  const into = joinsOf(read, matches);
  const given = attributed(reading.statements, { words, read, into, decisions });
  const record = recordOf(reading, text, { read, matches, into, given });
  const confirmed = decisions.find((one) => one.kind === 'confirmation') ?? null;
  const { changed, stands } = compared(record, words, confirmed?.decision ?? null);
  return {
    record: { ...record, changed },
    read: new Map(read.map((one) => [one.source.id, one])),
    decisions: matches,
    into,
    words,
    moved: given.moved,
    sleeping: asleep(decisions, matches, words),
    confirmation: confirmed?.decision ?? null,
    stands: stands && confirmed !== null ? { at: confirmed.at, by: confirmed.by } : null,
  };
}

function asleep(
  decisions: readonly Decision[],
  matches: DecidedRecord['decisions'],
  words: ReadonlyMap<string, string>,
): Decision[] {
  const used = new Set([...matches.values()].map(({ about }) => about));
  const stated = new Set(words.values());
  return decisions.filter(
    ({ kind, about }) => (kind === 'source' && !used.has(about)) || (kind === 'statement' && !stated.has(about)),
  );
}

interface Attributed {
  all: Statement[];
  /** Ids of those that are none. */
  none: Set<string>;
  moved: Set<string>;
  /** By id of the source, without those that are none. */
  bySource: Map<string, Statement[]>;
  /** Sources with a statement that is none. */
  bereft: Set<string>;
}

interface Attributing {
  words: ReadonlyMap<string, string>;
  read: readonly ReadSource[];
  into: ReadonlyMap<string, string>;
  decisions: readonly Decision[];
}

/** Each statement with the source that it has by decision. */
function attributed(all: readonly Statement[], { words, read, into, decisions }: Attributing): Attributed {
  const known = byWords(decisions, 'statement');
  const ids = new Map(read.map(({ about, source }) => [about, source.id]));
  const result: Attributed = { all: [], none: new Set(), moved: new Set(), bySource: new Map(), bereft: new Set() };
  for (const one of all) {
    const decision = known.get(words.get(one.id) ?? '')?.decision;
    const target = decision === undefined || decision.source === null ? undefined : ids.get(decision.source);
    if (target !== undefined && target !== one.source) result.moved.add(one.id);
    const own = target ?? one.source;
    const source = own === null ? null : (into.get(own) ?? own);
    const statement = { ...one, source };
    result.all.push(statement);
    if (decision?.leftOut === true) result.none.add(one.id);
    if (source === null) continue;
    if (decision?.leftOut === true) result.bereft.add(source);
    else if (result.bySource.get(source)?.push(statement) === undefined) result.bySource.set(source, [statement]);
  }
  return result;
}

interface Parts {
  read: readonly ReadSource[];
  matches: DecidedRecord['decisions'];
  into: ReadonlyMap<string, string>;
  given: Attributed;
}

function recordOf(reading: StoryRecord, text: string, { read, matches, into, given }: Parts): StoryRecord {
  const members = Map.groupBy(read, ({ source: { id } }) => into.get(id) ?? id);
  const stated = Map.groupBy(reading.statements, ({ source }) => source);
  const sources: RecordSource[] = [];
  const leftOut: string[] = [];
  for (const { source } of read) {
    const { id } = source;
    if (into.has(id)) continue;
    const decision = matches.get(id)?.decision;
    const own = given.bySource.get(id) ?? [];
    const group = (members.get(id) ?? []).map((one) => one.source);
    const hadAny = group.some((one) => stated.has(one.id)) || source.places.length === 0;
    // All that it said was given to others.
    if (hadAny && own.length === 0 && !given.bereft.has(id)) continue;
    const isNone = hadAny && own.length === 0;
    const isSame = group.length === 1 && own.length === (stated.get(id)?.length ?? 0) && !hasCome(own, stated.get(id));
    const now = isSame || isNone ? source : { ...source, ...placed(source, own, { text, group, stated }) };
    sources.push(decision === undefined ? now : withDecision(now, decision));
    if (isNone || (decision?.leftOut ?? reading.leftOut.includes(id))) leftOut.push(id);
  }
  return { sources, leftOut, statements: given.all, notStatements: [...given.none], changed: [] };
}

/** A statement that was read as another source's. */
function hasCome(own: readonly Statement[], before: readonly Statement[] = []): boolean {
  const ids = new Set(before.map(({ id }) => id));
  return own.some(({ id }) => !ids.has(id));
}

interface Placing {
  text: string;
  group: readonly RecordSource[];
  stated: ReadonlyMap<string | null, readonly Statement[]>;
}

function placed(
  { id, second }: RecordSource,
  own: Statement[],
  { text, group, stated }: Placing,
): Pick<RecordSource, 'places' | 'second'> {
  const places = placesOf({ text, language: 'en', partial: false, statements: own, sources: [] }, id);
  // A record that came with an import has places, and no statements.
  const brought = group.filter((one) => !stated.has(one.id)).flatMap((one) => one.places);
  return {
    places: [...places, ...brought].toSorted((a, b) => a.start - b.start),
    second: own.length === 0 ? second : own.every(({ hand }) => hand === 'second'),
  };
}

function withDecision(source: RecordSource, { name, kind, note, link, knownAt }: SourceDecision): RecordSource {
  return {
    ...source,
    name: name ?? source.name,
    kind: kind ?? source.kind,
    note: note ?? source.note,
    link: link ?? source.link,
    known: source.known || knownAt !== null,
    edited: source.edited || name !== null || kind !== null || note !== null,
  };
}
