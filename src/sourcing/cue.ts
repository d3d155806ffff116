import type { Range } from './phrases.ts';
import type { SayingVerb } from './verbs.ts';

/**
 * The words that signal a statement, with the words that name its source. Every family of cues has its
 * own file; this one asks them in turn at every word of a sentence.
 */
export type Family = 'verb' | 'inverted' | 'participle' | 'according' | 'passive' | 'quoted' | 'citing' | 'hedge' | 'colon';

export interface Cue extends Range {
  family: Family;
  /** The words of the source; null where none is named. */
  source: Range | null;
  /** Source and cue stand in the sentence as one stretch, its outer edges. */
  block: Range;
  /** Where what is said may begin, if it follows: behind the cue, its hearer and its occasion. */
  after: number;
  verb: SayingVerb | null;
  /** "reportedly": not from the source itself. */
  hedged: boolean;
  /** To whom or by whom it was said, if that may be another newsroom: "told Reuters", "in a post on". */
  hearer: Range | null;
  /** Who carries it: the subject of "quoted her as saying". */
  carrier: Range | null;
}

/** The outer edges of two ranges that stand side by side; of the first alone where they are apart. */
export function together(first: Range, second: Range | null): Range {
  if (second === null) return { from: first.from, to: first.to };
  return { from: Math.min(first.from, second.from), to: Math.max(first.to, second.to) };
}
