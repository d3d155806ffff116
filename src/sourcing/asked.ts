import { audit } from './audit.ts';
import type { RuleId, StoryFacts } from './audit.ts';
import { extract } from './extract.ts';

/** For tests of the audit: the words that the findings of one rule point at, a list for each finding. */
export function asked(rule: RuleId, text: string, facts: StoryFacts = { dated: false }): string[][] {
  const sourcing = extract({ text });
  return audit(sourcing, undefined, facts)
    .filter((finding) => finding.rule === rule)
    .map(({ ranges }) => ranges.map(({ start, end }) => text.slice(start, end)));
}
