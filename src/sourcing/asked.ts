import assert from 'node:assert/strict';
import { audit } from './audit.ts';
import type { RuleId, StoryFacts } from './audit.ts';
import { extract } from './extract.ts';

/** For tests of the audit: the words that the findings of one rule point at, a list for each finding. */
export function asked(rule: RuleId, text: string, facts: StoryFacts = { dated: false }): string[][] {
  const findings = audit(extract({ text }), undefined, facts).filter((finding) => finding.rule === rule);
  for (const { question, ranges } of findings) {
    assert.match(question, /“[^\n]+\?$/, 'a question that names words of the text');
    assert.ok(ranges.length > 0 && ranges.every(({ start, end }) => start >= 0 && start < end && end <= text.length));
  }
  return findings.map(({ ranges }) => ranges.map(({ start, end }) => text.slice(start, end)));
}

/** The rule asks nothing about any of the texts. */
export function silent(rule: RuleId, texts: readonly string[]): void {
  for (const text of texts) assert.deepEqual(asked(rule, text), [], text);
}
