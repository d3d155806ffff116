/** The audit for programs. The shape is promised; offsets are into `text`, which for plain text is the file's own. */
import type { Finding, Severity, Span, Statement } from '../sourcing/engine.ts';
import type { Audit } from './auditing.ts';

type Pair = [number, number];

export interface FindingJson {
  rule: string;
  severity: Severity;
  ranges: Pair[];
  question: string;
}

const pair = ({ start, end }: Span): Pair => [start, end];
const pairs = (spans: readonly (Span | null)[]): Pair[] => spans.filter((span) => span !== null).map(pair);

/** Everything that was audited, in the order in which it was given. */
export function auditJson(audits: readonly Audit[]): string {
  return spelled(JSON.stringify({ files: audits.map(fileJson) }, null, 2));
}

function fileJson({ file, sourcing, headline, sources, findings }: Audit): object {
  const { text, language, partial, statements } = sourcing;
  return {
    file: file.name,
    language,
    partial,
    headline,
    leftOut: file.leftOut,
    text,
    sources: sources.map(({ mentions, ...source }) => ({ ...source, mentions: pairs(mentions) })),
    statements: statements.map(statementJson),
    findings: findings.map((finding) => ({ ...findingJson(finding), principle: finding.principle })),
  };
}

function statementJson({ sourceSpan, cue, content, ...statement }: Statement): object {
  return {
    ...statement,
    sourceSpan: pairs([sourceSpan])[0] ?? null,
    cue: pairs([cue])[0] ?? null,
    content: pairs(content),
  };
}

export function findingJson({ rule, severity, ranges, question }: Finding): FindingJson {
  return { rule, severity, ranges: pairs(ranges), question };
}

/** One statement in the form of annotated corpora, with whose it is as arrays of stretches. */
export interface Attribution {
  source: Pair[];
  cue: Pair[];
  content: Pair[];
  kind: string;
  via?: string;
  nested?: true;
}

export function attributionsOf({ sourcing }: Pick<Audit, 'sourcing'>): Attribution[] {
  const kinds = new Map(sourcing.sources.map(({ id, kind }) => [id, kind]));
  return sourcing.statements.map(({ source, sourceSpan, cue, content, via, within }) => ({
    source: pairs([sourceSpan]),
    cue: pairs([cue]),
    content: pairs(content),
    kind: (source === null ? null : kinds.get(source)) ?? 'none',
    ...(via === null ? {} : { via }),
    ...(within === null ? {} : { nested: true }),
  }));
}

/** JSON with signs spelled that it leaves as they are and terminals do not. */
export function spelled(json: string): string {
  return json.replace(
    /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
