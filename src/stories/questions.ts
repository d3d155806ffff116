/** What an editor would ask about a story, with what was answered. The machine asks; it never judges, and never holds a story back. */
import { audit, type AuditPolicy, type RuleId, type Severity } from '../sourcing/audit.ts';
import { severities } from '../sourcing/finding.ts';
import type { Sourcing, Span, Statement } from '../sourcing/sourcing.ts';
import { isolated } from '../words/isolated.ts';
import { aboutOf, numbered } from './about.ts';
import { byWords, type Decision } from './decisions.ts';

export interface Question {
  /** As it stands in the text and beside it. */
  number: number;
  /** The rule and its words: what an answer hangs on. */
  about: string;
  rule: RuleId;
  severity: Severity;
  question: string;
  /** The words it is about; empty where it is about the story as a whole. */
  ranges: Span[];
  /** An answer, or why it is no question here. */
  settled: { text: string; isQuestion: boolean; by: string | null; at: string } | null;
}

/** A reference in the story that leads nowhere: a code that an import took out, a form that nobody mapped. */
export interface Loose {
  what: 'code' | 'form';
  words: string;
}

interface Asked {
  policy: AuditPolicy;
  /** The story's date stands beside it. */
  dated: boolean;
  loose: readonly Loose[];
  /** Those that an editor marked as not a statement: nothing is asked about them. */
  notStatements: readonly string[];
  decisions: readonly Decision[];
}

type Open = Omit<Question, 'number' | 'settled'>;

/** Gravest first, the unanswered before the answered. */
export function questionsOf(sourcing: Sourcing, asked: Asked): Question[] {
  const none = new Set(asked.notStatements);
  const spans = sourcing.statements.filter(({ id }) => none.has(id)).flatMap(spansOf);
  const findings = audit(sourcing, asked.policy, { dated: asked.dated }).filter(
    ({ ranges }) => !ranges.every((range) => spans.some((span) => overlap(range, span))),
  );
  const abouts = numbered(findings.map(({ rule, ranges }) => `${rule}: ${aboutOf(wordsOf(sourcing.text, ranges))}`));
  const found = findings.map(({ rule, severity, question, ranges }, index): Open => {
    return { about: abouts[index] ?? rule, rule, severity, question, ranges };
  });
  const all = [...looseQuestions(asked), ...found].toSorted(
    (a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity),
  );
  const known = byWords(asked.decisions, 'question');
  return all
    .map((one) => ({ ...one, settled: settledBy(known.get(one.about)) }))
    .toSorted((a, b) => Number(a.settled !== null) - Number(b.settled !== null))
    .map((one, index) => ({ ...one, number: index + 1 }));
}

export const openOf = (questions: readonly Question[], severity?: Severity): Question[] =>
  questions.filter((one) => one.settled === null && (severity === undefined || one.severity === severity));

function looseQuestions({ policy, loose }: Asked): Open[] {
  const severity = policy.rules['broken-reference'] ?? 'high';
  if (severity === 'off') return [];
  return loose.map(({ what, words }) => {
    const short = words.length > 80 ? `${words.slice(0, 80).toWellFormed()} …` : words;
    const question =
      what === 'code'
        ? `What is to become of “${isolated(short)}”, which the import took out?`
        : `Which of our forms is meant by form “${isolated(short)}” of the old system?`;
    return {
      about: `broken-reference: ${what} ${aboutOf(words)}`,
      rule: 'broken-reference',
      severity,
      question,
      ranges: [],
    };
  });
}

function settledBy(decision: Extract<Decision, { kind: 'question' }> | undefined): Question['settled'] {
  return decision === undefined ? null : { ...decision.decision, by: decision.byName, at: decision.at };
}

const wordsOf = (text: string, ranges: readonly Span[]): string =>
  ranges.map(({ start, end }) => text.slice(start, end)).join(' ');

function spansOf({ sourceSpan, cue, content }: Statement): Span[] {
  return [sourceSpan, cue, ...content].filter((span): span is Span => span !== null);
}

const overlap = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;
