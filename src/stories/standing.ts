/** Whether a record is still what an editor confirmed: what they saw is kept as hashes, one for each source and statement. */
import { hashOf } from './about.ts';
import type { Confirmation } from './decisions.ts';
import type { RecordSource, StoryRecord } from './record.ts';

/** What readers are told of a source, but for where. */
const sourceHash = ({ name, kind, note, people, group, second, via, link, known }: RecordSource): string =>
  hashOf(JSON.stringify([name, kind, note, people, group, second, via, link, known]));

interface Hashes {
  /** By id. */
  sources: Map<string, string>;
  statements: Map<string, string>;
}

function hashesOf(record: StoryRecord, words: ReadonlyMap<string, string>): Hashes {
  const leftOut = new Set(record.leftOut);
  const none = new Set(record.notStatements);
  const shown = record.sources.filter(({ id }) => !leftOut.has(id));
  const names = new Map(shown.map(({ id, name }) => [id, name]));
  const stated = record.statements.filter(({ id, source }) => !none.has(id) && !leftOut.has(source ?? ''));
  return {
    sources: new Map(shown.map((one) => [one.id, sourceHash(one)])),
    statements: new Map(
      stated.map(({ id, source }) => [id, hashOf(`${names.get(source ?? '') ?? ''}\n${words.get(id) ?? ''}`)]),
    ),
  };
}

/** What an editor stands by when they confirm. */
export function confirming(
  record: StoryRecord,
  words: ReadonlyMap<string, string>,
): Pick<Confirmation, 'sources' | 'statements'> {
  const { sources, statements } = hashesOf(record, words);
  return { sources: [...new Set(sources.values())], statements: [...new Set(statements.values())] };
}

export interface Compared {
  /** Ids of statements that ask for confirmation again. */
  changed: string[];
  /** Nobody who was confirmed is gone, and nobody and nothing came. */
  stands: boolean;
}

export function compared(
  record: StoryRecord,
  words: ReadonlyMap<string, string>,
  confirmation: Confirmation | null,
): Compared {
  if (confirmation === null) return { changed: [], stands: false };
  const { sources, statements } = hashesOf(record, words);
  const knownSources = new Set(confirmation.sources);
  const knownStatements = new Set(confirmation.statements);
  const isKnown = ({ id, source }: { id: string; source: string | null }): boolean =>
    knownStatements.has(statements.get(id) ?? '') && (source === null || knownSources.has(sources.get(source) ?? ''));
  const changed = record.statements.filter((one) => statements.has(one.id) && !isKnown(one)).map(({ id }) => id);
  const now = new Set(sources.values());
  const isSame = now.size === knownSources.size && [...now].every((one) => knownSources.has(one));
  return { changed, stands: changed.length === 0 && isSame };
}
