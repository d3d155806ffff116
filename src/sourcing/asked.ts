import { audit } from './audit.ts';
import type { Finding, RuleId, StoryFacts } from './audit.ts';
import { extract } from './extract.ts';

/** For tests of the audit: the words that the findings of one rule point at, a list for each finding. */
export function asked(rule: RuleId, text: string, facts: StoryFacts = { dated: false }): string[][] {
  return findingsOf(rule, text, facts).map(({ ranges }) => ranges.map(({ start, end }) => text.slice(start, end)));
}

export function findingsOf(rule: RuleId, text: string, facts: StoryFacts = { dated: false }): Finding[] {
  return audit(extract({ text }), undefined, facts).filter((finding) => finding.rule === rule);
}

/** Those of some sound texts about which a rule asks something all the same. */
export function disturbed(rule: RuleId, texts: readonly string[]): string[] {
  return texts.filter((text) => asked(rule, text).length > 0);
}
