/**
 * What an editor decides about a record, each hung on words (about.ts). Nothing here can hold who an unnamed source is:
 * that an editor knows them is a staff member's id and a time.
 */
import { z } from 'zod';
import { sourceKinds } from './source-kinds.ts';

const sourceDecision = z.object({
  /** Null here and below: as it was read. */
  name: z.string().nullable().catch(null),
  kind: z.enum(sourceKinds).nullable().catch(null),
  note: z.string().nullable().catch(null),
  /** To the document; https alone. */
  link: z.string().nullable().catch(null),
  /** It is none. */
  leftOut: z.boolean().catch(false),
  /** It is the same as the source with these words. */
  into: z.string().nullable().catch(null),
  knownBy: z.string().nullable().catch(null),
  knownAt: z.string().nullable().catch(null),
  /** Names that the text used for it then: it is known again by one of them where the fullest has changed. */
  names: z.array(z.string()).catch([]),
});
const statementDecision = z.object({
  /** It is none. */
  leftOut: z.boolean().catch(false),
  /** It is another source's: the one with these words. */
  source: z.string().nullable().catch(null),
  /** It is somebody's whom the reading does not have: their name. */
  apart: z.string().nullable().catch(null),
});
const questionDecision = z.object({
  text: z.string().catch(''),
  /** Answered, or no question here. */
  isQuestion: z.boolean().catch(true),
});
const confirmation = z.object({
  revision: z.int().catch(0),
  /** What the editor saw and stood by: hashes of every source and statement. */
  sources: z.array(z.string()).catch([]),
  statements: z.array(z.string()).catch([]),
});

export type SourceDecision = z.output<typeof sourceDecision>;
export type StatementDecision = z.output<typeof statementDecision>;
export type QuestionDecision = z.output<typeof questionDecision>;
export type Confirmation = z.output<typeof confirmation>;

interface Decided {
  about: string;
  at: string;
  /** Id of the staff member, and their name where the query asks for it. */
  by: string | null;
  byName: string | null;
}
export type Decision = Decided &
  (
    | { kind: 'source'; decision: SourceDecision }
    | { kind: 'statement'; decision: StatementDecision }
    | { kind: 'question'; decision: QuestionDecision }
    | { kind: 'confirmation'; decision: Confirmation }
  );
export type DecisionKind = Decision['kind'];

export const undecidedSource: SourceDecision = {
  name: null,
  kind: null,
  note: null,
  link: null,
  leftOut: false,
  into: null,
  knownBy: null,
  knownAt: null,
  names: [],
};

interface Stored {
  kind: string;
  about: string;
  decision: string;
  decided_at: string;
  decided_by: string | null;
  by_name?: string | null;
}

/** Null for a kind that this release does not know. */
export function readDecision({ kind, about, decision, decided_at, decided_by, by_name }: Stored): Decision | null {
  const given: unknown = JSON.parse(decision);
  const common = { about, at: decided_at, by: decided_by, byName: by_name ?? null };
  switch (kind) {
    case 'source':
      return { ...common, kind, decision: sourceDecision.parse(given) };
    case 'statement':
      return { ...common, kind, decision: statementDecision.parse(given) };
    case 'question':
      return { ...common, kind, decision: questionDecision.parse(given) };
    case 'confirmation':
      return { ...common, kind, decision: confirmation.parse(given) };
    default:
      return null;
  }
}

/** The decisions of one kind, by the words they are about. */
export function byWords<K extends DecisionKind>(
  decisions: readonly Decision[],
  kind: K,
): Map<string, Extract<Decision, { kind: K }>> {
  const some = decisions.filter((one): one is Extract<Decision, { kind: K }> => one.kind === kind);
  return new Map(some.map((one) => [one.about, one]));
}
