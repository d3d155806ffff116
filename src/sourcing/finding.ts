import type { Span } from './sourcing.ts';

/** How much a finding matters; a newsroom may set another. */
export type Severity = 'high' | 'medium' | 'low';

export const severities: readonly Severity[] = ['high', 'medium', 'low'];

/**
 * What editors check, by the names that news agencies' and broadcasters' handbooks go under in docs/sourcing.md.
 * `house`: style of the house, in no handbook.
 */
export type Principle =
  | 'R-attribute'
  | 'R-single'
  | 'R-count'
  | 'R-anon-when'
  | 'R-anon-reason'
  | 'R-anon-describe'
  | 'R-anon-opinion'
  | 'R-secondhand'
  | 'R-document'
  | 'R-quote'
  | 'R-reply'
  | 'R-allegation'
  | 'R-headline'
  | 'R-accuracy'
  | 'R-neutral'
  | 'house';

/** The rules of the audit. Ids are public: policies name them, and reports print them. */
export type RuleId =
  | 'counts-disagree'
  | 'numbers-disagree'
  | 'offices-disagree'
  | 'another-outlet'
  | 'document-held-by-others'
  | 'reportedly'
  | 'quoted-unpublished'
  | 'no-reason'
  | 'stock-phrase'
  | 'unnamed-opinion'
  | 'bare-source'
  | 'unnamed-group'
  | 'single-source'
  | 'no-reply'
  | 'no-source'
  | 'quote-in-two-places'
  | 'relative-date'
  | 'broken-quotation'
  | 'markup'
  | 'broken-reference'
  | 'loaded-verb'
  | 'headline-exceeds';

/** A question to the editor. Never a verdict: the machine knows the words, not the world. */
export interface Finding {
  rule: RuleId;
  severity: Severity;
  /** The words it points at, in order of the text; at least one, none empty. */
  ranges: Span[];
  /** One sentence in English that ends in a question mark and names the very words. */
  question: string;
  principle: Principle;
}

/** What a newsroom wants asked. A rule that is not named has its own severity. */
export interface AuditPolicy {
  rules: Partial<Record<RuleId, 'off' | Severity>>;
}

export const standardPolicy: AuditPolicy = { rules: {} };
