/**
 * The record of a story: on whom it rests. The engine proposes it from the words, an editor owns it:
 * what they decide is kept apart from the reading (decisions.ts) and laid over each new one (decided.ts).
 */
import { z } from 'zod';
import { blockAt, blocksOf } from '../document/text.ts';
import type { Document } from '../document/schema.ts';
import type { Said } from '../document/inline.ts';
import type { RecordPolicy } from '../settings/queries.ts';
import { placesOf } from '../sourcing/places.ts';
import type { Source, Sourcing, Statement } from '../sourcing/sourcing.ts';
import { recordCounts } from '../sourcing/weight.ts';
import type { Words } from '../words/words.ts';
import { sourceKinds, type SourceKind } from './source-kinds.ts';

export { sourceKinds, type SourceKind } from './source-kinds.ts';

export interface RecordSource {
  id: string;
  kind: SourceKind;
  name: string;
  /** One sentence on how it speaks and, for the unnamed, why; empty: nothing to say. */
  note: string;
  /** How many persons: 2 for "two officials". */
  people: number;
  /** Several, and the story does not say how many. */
  group: boolean;
  /** Where it is given as the source: offsets into `documentText(headline, document)`. */
  places: { start: number; end: number }[];
  second: boolean;
  via: string | null;
  /** The name as the engine found it: by it an edited source is known again. */
  found: string;
  /** An editor changed it. */
  edited: boolean;
  /** To the document, where an editor set one; https alone. */
  link: string | null;
  /** An editor knows who this is. Never who. */
  known: boolean;
}

export interface StoryRecord {
  sources: RecordSource[];
  /** Ids of those that an editor marked as not a source. */
  leftOut: string[];
  statements: Statement[];
  /** Ids of those that an editor marked as not a statement. */
  notStatements: string[];
  /** Ids of those whose words or source are not what an editor confirmed. */
  changed: string[];
}

export const emptyRecord: StoryRecord = { sources: [], leftOut: [], statements: [], notStatements: [], changed: [] };

const place = z.object({ start: z.int().min(0), end: z.int().min(0) });
const source = z.object({
  id: z.string(),
  kind: z.enum(sourceKinds),
  name: z.string(),
  note: z.string().catch(''),
  people: z.int().min(1).catch(1),
  group: z.boolean().catch(false),
  places: z.array(place).catch([]),
  second: z.boolean().catch(false),
  via: z.string().nullable().catch(null),
  found: z.string().catch(''),
  edited: z.boolean().catch(false),
  link: z.string().nullable().catch(null),
  known: z.boolean().catch(false),
});
const statement = z.object({
  id: z.string(),
  source: z.string().nullable(),
  sourceSpan: place.nullable(),
  cue: place.nullable(),
  content: z.array(place),
  quote: z.enum(['direct', 'mixed', 'indirect']),
  hand: z.enum(['first', 'second']),
  via: z.string().nullable(),
  within: z.string().nullable(),
});
const record = z
  .object({
    sources: z.array(source.nullable().catch(null)).catch([]),
    leftOut: z.array(z.string()).catch([]),
    statements: z.array(statement.nullable().catch(null)).catch([]),
    notStatements: z.array(z.string()).catch([]),
    changed: z.array(z.string()).catch([]),
  })
  .catch({ ...emptyRecord });

/** What is stored; a part that this release does not understand is left aside. */
export function readRecord(json: string): StoryRecord {
  const stored = record.parse(JSON.parse(json));
  return {
    ...stored,
    sources: stored.sources.filter((one) => one !== null),
    statements: stored.statements.filter((one) => one !== null),
  };
}

/** The engine's reading as a record: ids are small numbers, since they stand in addresses (#s1, #w1-2). */
export function proposeRecord(sourcing: Sourcing): StoryRecord {
  const { sources, statements } = sourcing;
  const kept = sources.filter((one) => one.kind !== 'none' && one.mentions.length > 0);
  const ids = new Map(kept.map((one, index) => [one.id, String(index + 1)]));
  const idOf = (id: string | null): string | null => (id === null ? null : (ids.get(id) ?? null));
  return {
    ...emptyRecord,
    sources: kept.map((one) => sourceFrom(one, ids.get(one.id) ?? one.id, sourcing)),
    statements: statements.map((one) => ({ ...one, source: idOf(one.source) })),
  };
}

function sourceFrom(one: Source, id: string, sourcing: Sourcing): RecordSource {
  const { statements } = sourcing;
  const places = placesOf(sourcing, one.id);
  const { name, kind, people, group, hand, reason, mentions } = one;
  const isName = kind === 'named-person' || kind === 'publication';
  const through = statements.find((statement) => statement.source === one.id && statement.via !== null)?.via ?? null;
  return {
    id,
    kind: kind === 'none' ? 'unnamed' : kind,
    name: isName ? name : capital(name),
    note: reason === null ? '' : sentence(reason),
    people: Math.max(1, people),
    group,
    places: (places.length > 0 ? places : mentions).map(({ start, end }) => ({ start, end })),
    second: hand === 'second',
    via: through === name ? null : through,
    found: name,
    edited: false,
    link: null,
    known: false,
  };
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const sentence = (text: string): string => capital(/[.!?…]$/.test(text) ? text : `${text}.`);

/** What readers may see of it, in order of weight. */
export function shownSources({ sources, leftOut }: StoryRecord): RecordSource[] {
  return sources
    .filter(({ id }) => !leftOut.includes(id))
    .sort((a, b) => sourceKinds.indexOf(a.kind) - sourceKinds.indexOf(b.kind));
}

/** A record with the sources that are shown, their places in the body and what is quoted of them: what a publication stores. */
export function publicRecord(whole: StoryRecord, headline: string, document: Document): StoryRecord {
  const blocks = blocksOf(headline, document);
  const isInBody = ({ start, end }: { start: number; end: number }): boolean => {
    const block = blockAt(blocks, start);
    return start < end && block !== null && block.node !== null && start < block.end;
  };
  const sources = shownSources(whole).map((one) => ({ ...one, places: one.places.filter(isInBody) }));
  const isShown = new Set(sources.map(({ id }) => id));
  const isNone = new Set(whole.notStatements);
  const statements = whole.statements.filter(
    ({ id, source: from, quote, content }) =>
      from !== null && isShown.has(from) && !isNone.has(id) && quote !== 'indirect' && content.every(isInBody),
  );
  return { ...emptyRecord, sources, statements };
}

/** The quiet marks of a record: `places` are numbered as the panel numbers them. */
export function marksOf({ sources }: StoryRecord): Said[] {
  return sources.flatMap(({ id, kind, places }) =>
    places.map(({ start, end }, index) => ({ start, end, kind: lineClass(kind), source: id, place: index + 1 })),
  );
}

export interface ShownRecord {
  sources: RecordSource[];
  /** A machine read it and no editor confirmed it. */
  isUnchecked: boolean;
}

interface Recorded {
  record: StoryRecord;
  recordConfirmedAt: string | null;
  /** The story's own policy; null: the newsroom's. */
  recordPolicy: RecordPolicy | null;
}

/** The record as readers see it; null where they see none. What no editor confirmed and holds no source says nothing. */
export function shownRecord(
  { record: stored, recordConfirmedAt, recordPolicy }: Recorded,
  newsroomPolicy: RecordPolicy,
): ShownRecord | null {
  const policy = recordPolicy ?? newsroomPolicy;
  const isUnchecked = recordConfirmedAt === null;
  const sources = shownSources(stored);
  if (policy === 'off' || (policy === 'confirmed' && isUnchecked)) return null;
  return isUnchecked && sources.length === 0 ? null : { sources, isUnchecked };
}

export type LineClass = 'named' | 'document' | 'office' | 'unnamed' | 'publication';

/** The class that draws its line. */
export function lineClass(kind: SourceKind): LineClass {
  switch (kind) {
    case 'named-person':
      return 'named';
    case 'organisation':
      return 'office';
    default:
      return kind;
  }
}

export const summaryOf = (words: Words, sources: readonly RecordSource[]): string =>
  words.record.summary(recordCounts(sources));
export const recordSentence = (words: Words, sources: readonly RecordSource[]): string =>
  words.record.sentence(recordCounts(sources));
