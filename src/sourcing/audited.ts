import { readingOf } from './extract.ts';
import type { ReadSentence, Reading } from './reading.ts';
import type { Principle, RuleId, Severity } from './finding.ts';
import type { Source, Sourcing, Span, Statement } from './sourcing.ts';

/** What is known about the story beyond its words. */
export interface StoryFacts {
  /** The day stands beside the story (a published story has its date above it), so "last week" can be reckoned. */
  dated: boolean;
}

/** A story as the rules of the audit look at it. */
export interface Audited {
  sourcing: Sourcing;
  reading: Reading;
  text: string;
  facts: StoryFacts;
  /** The headline, where the text has one. */
  headline: Span | null;
  /** Sentences behind the headline. */
  body: readonly ReadSentence[];
  words(span: Span): string;
  sourceOf(statement: Statement): Source | null;
  statementsOf(source: Source): Statement[];
  /** The sentence in which an offset lies. */
  sentenceAt(offset: number): ReadSentence | null;
  /** Stands between quotation marks: somebody else's words. */
  isQuoted(span: Span): boolean;
}

/** What a rule found, before its own name and weight are put to it. */
export interface Found {
  ranges: Span[];
  question: string;
}

/** One check, small and pure. The same story gives the same findings. */
export interface Rule {
  id: RuleId;
  severity: Severity;
  principle: Principle;
  find(story: Audited): Found[];
}

export function auditedFrom(sourcing: Sourcing, facts: StoryFacts): Audited {
  const reading = readingOf(sourcing);
  const { text, statements, sources } = sourcing;
  const headline = reading.headed ? (reading.paragraphs[0] ?? null) : null;
  const byId = new Map(sources.map((source) => [source.id, source]));
  const bySource = Map.groupBy(statements, ({ source }) => source);
  return {
    sourcing,
    reading,
    text,
    facts,
    headline,
    body: reading.sentences.filter(({ paragraph }) => !reading.headed || paragraph > 0),
    words: ({ start, end }) => text.slice(start, end),
    sourceOf: ({ source }) => (source === null ? null : (byId.get(source) ?? null)),
    statementsOf: ({ id }) => bySource.get(id) ?? [],
    sentenceAt: (offset) => lastBefore(reading.sentences, offset),
    isQuoted: ({ start, end }) => {
      const quotation = lastBefore(reading.quotations, start);
      return quotation !== null && quotation.end >= end;
    },
  };
}

/** The one of some ordered, separate stretches in which an offset lies. */
function lastBefore<S extends Span>(stretches: readonly S[], offset: number): S | null {
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stretches[middle]?.start ?? Infinity) <= offset) low = middle + 1;
    else high = middle;
  }
  const found = stretches[low - 1];
  return found !== undefined && offset < found.end ? found : null;
}
