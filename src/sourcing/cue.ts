import type { Range } from './clause.ts';
import type { SayingVerb } from './verbs.ts';

/**
 * The words that signal a statement, with the words that name its source. Every family of cues has its
 * own file (`cue-…`), and `cues` asks them in turn.
 */
export type Family =
  | 'verb'
  | 'inverted'
  | 'participle'
  | 'according'
  | 'passive'
  | 'quoted'
  | 'citing'
  | 'hedge'
  | 'colon'
  | 'script';

export interface Cue extends Range {
  family: Family;
  /** The words of the source; null where none is named. */
  source: Range | null;
  /** The stretch that cue and source take up where they stand side by side, else the cue's own. */
  block: Range;
  /** Where what is said may begin, if it follows: behind the cue, its hearer and its occasion. */
  after: number;
  verb: SayingVerb | null;
  /** "reportedly": not from the source itself. */
  hedged: boolean;
  /** Who carries it: the subject of "quoted her as saying". */
  carrier: Range | null;
}

/** A cue with what most families leave empty. */
export function cueOf(family: Family, range: Range, rest: Partial<Omit<Cue, 'family' | 'from' | 'to'>>): Cue {
  const source = rest.source ?? null;
  const after = rest.after ?? range.to;
  const empty = { source, block: together(range, source), after, verb: null, hedged: false, carrier: null };
  return { family, ...range, ...empty, ...rest };
}

/** From the first item to the last of two ranges. */
export function together(a: Range, b: Range | null): Range {
  return b === null ? { from: a.from, to: a.to } : { from: Math.min(a.from, b.from), to: Math.max(a.to, b.to) };
}
