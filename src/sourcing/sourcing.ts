import type { Document } from '../document/schema.ts';

/**
 * What the engine gives: who says what in a story, and how we know. It reads words, not the world; it
 * proposes, and a person decides. The engine has no I/O, no clock and no chance in it, so the same text
 * gives the same answer on the server and beside the editor.
 *
 * The road from text to answer, one file a step: `tokens` cuts words, `quotations` finds what stands
 * between quotation marks, `sentences` puts both in order, `parts` guesses what each word does,
 * `cues` finds the words that signal a statement and `phrases` whose it is, `contents` what is
 * stated, `kinds` what sort of source that is, `linking` which mentions are one source, `reasons` why
 * a name is withheld. `extract` calls them in this order.
 */

/** UTF-16 offsets into the text, end exclusive. */
export interface Span {
  start: number;
  end: number;
}

/**
 * What sort of source. A person who is named; a person or people who are not; an office, government or
 * company that speaks as one; something written; another newsroom. `none`: it says so, but nobody does.
 */
export type Kind = 'named-person' | 'unnamed' | 'organisation' | 'document' | 'publication' | 'none';

/** Whether the story has it from the source itself or through somebody who had it from there. */
export type Hand = 'first' | 'second';

export interface Statement {
  id: string;
  /** Id of the source; null where the text names none ("reportedly"). */
  source: string | null;
  /** The words that name the source here: a name, "the official", "she". */
  sourceSpan: Span | null;
  /** The words that signal the statement: "said", "according to". */
  cue: Span | null;
  /** What is stated, in order; several pieces where the cue stands between or a quotation runs on. */
  content: Span[];
  /** All, some or none of the content stands between quotation marks. */
  quote: 'direct' | 'mixed' | 'indirect';
  hand: Hand;
  /** Through whom the story has it, where it says so: a newspaper, an agency, whoever obtained the document. */
  via: string | null;
  /** Id of the statement that this one is reported inside of. */
  within: string | null;
}

export interface Source {
  id: string;
  /** As the story names it best: the fullest name, or the first words for a source without one. */
  name: string;
  kind: Kind;
  /** How many persons: 2 for "two officials". 1 where the number is not said, and for what is no person. */
  people: number;
  /** Several, and the text does not say how many: "officials". */
  group: boolean;
  /** `second` where every statement of it is second-hand. */
  hand: Hand;
  /** Why the name is withheld, in the story's words; null where no reason is given or none is needed. */
  reason: string | null;
  /** Where the text names it as the source of a statement. */
  mentions: Span[];
}

export interface Sourcing {
  text: string;
  /** Only English is read. For anything else there are no statements: no guess is made. */
  language: 'en' | 'other';
  /** The text was longer than is read, or broke a limit: what lies behind was not looked at. */
  partial: boolean;
  statements: Statement[];
  sources: Source[];
}

/** A text whose first paragraph is its headline if that is one line without a final full stop, or a story. */
export type SourcingInput = { text: string } | { headline: string; document: Document };
