import { bareSource, noReason, stockPhrase } from './audit-anonymity.ts';
import { noSource, unnamedGroup } from './audit-attribution.ts';
import { countsDisagree } from './audit-counts.ts';
import { relativeDate } from './audit-dates.ts';
import { documentHeldByOthers, quotedUnpublished } from './audit-documents.ts';
import { noReply, singleSource } from './audit-gravity.ts';
import { headlineExceeds } from './audit-headline.ts';
import { markup } from './audit-markup.ts';
import { numbersDisagree } from './audit-numbers.ts';
import { quoteInTwoPlaces } from './audit-occasions.ts';
import { officesDisagree } from './audit-offices.ts';
import { unnamedOpinion } from './audit-opinion.ts';
import { brokenQuotation } from './audit-quotations.ts';
import { anotherOutlet, reportedly } from './audit-second-hand.ts';
import { loadedVerb } from './audit-wording.ts';
import { auditedFrom, type Rule, type StoryFacts } from './audited.ts';
import { severities, standardPolicy, type AuditPolicy, type Finding } from './finding.ts';
import type { Sourcing } from './sourcing.ts';

export type { StoryFacts } from './audited.ts';
export { severities, standardPolicy } from './finding.ts';
export type { AuditPolicy, Finding, Principle, RuleId, Severity } from './finding.ts';

/** In the order of the report, where severity and place are the same. */
export const rules: readonly Rule[] = [
  countsDisagree,
  numbersDisagree,
  officesDisagree,
  anotherOutlet,
  documentHeldByOthers,
  reportedly,
  quotedUnpublished,
  noReason,
  stockPhrase,
  bareSource,
  unnamedOpinion,
  singleSource,
  noReply,
  unnamedGroup,
  noSource,
  headlineExceeds,
  quoteInTwoPlaces,
  relativeDate,
  brokenQuotation,
  markup,
  loadedVerb,
];

/**
 * What an editor would ask about a story: gravest first, then by place. A policy switches rules off or gives them
 * another severity. Only English is read: for anything else there is nothing to ask.
 */
export function audit(
  sourcing: Sourcing,
  policy: AuditPolicy = standardPolicy,
  facts: StoryFacts = { dated: false },
): Finding[] {
  if (sourcing.language !== 'en') return [];
  const story = auditedFrom(sourcing, facts);
  const findings = rules.flatMap(({ id, severity, principle, find }) => {
    const wanted = policy.rules[id] ?? severity;
    if (wanted === 'off') return [];
    return find(story).map(({ ranges, question }): Finding => ({
      rule: id,
      severity: wanted,
      ranges,
      question,
      principle,
    }));
  });
  return findings.toSorted(
    (a, b) =>
      severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
      (a.ranges[0]?.start ?? 0) - (b.ranges[0]?.start ?? 0),
  );
}
