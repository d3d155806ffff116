/** What an audit comes to, in words that every report shares. */
import { severities, type Finding, type Severity, type Source } from '../sourcing/engine.ts';
import { recordCounts, weightOf } from '../sourcing/weight.ts';
import { en } from '../words/en.ts';
import type { Audit } from './auditing.ts';

export const severityWords: Readonly<Record<Severity, string>> = { high: 'High', medium: 'Medium', low: 'Low' };

/** "9 questions: 4 high, 3 medium, 2 low". */
export function questionCount(findings: readonly Finding[]): string {
  if (findings.length === 0) return 'No questions';
  const counts = severities.flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [`${count} ${severity}`];
  });
  return `${findings.length} ${findings.length === 1 ? 'question' : 'questions'}: ${counts.join(', ')}`;
}

/** "Rests on 2 named, 1 document." */
export function restsOn(sources: readonly Source[]): string {
  return sources.length === 0 ? 'Names no source.' : en.story.rests(en.record.summary(recordCounts(sources)));
}

export const recordSentence = (sources: readonly Source[]): string => en.record.sentence(recordCounts(sources));

export function kindWord({ kind }: Pick<Source, 'kind'>): string {
  const weight = weightOf(kind);
  return weight === null ? '' : en.record.kinds[weight];
}

/** What kept the story, or a part of it, from being read; empty where nothing did. */
export function reservations({ sourcing: { language, partial }, file }: Audit): string[] {
  return [
    ...(language === 'en' ? [] : ['This text does not look like English; it was not read.']),
    ...(partial ? ['Only the first part of this text was read: it is longer than a story.'] : []),
    ...(file.leftOut === 0
      ? []
      : [
          `${file.leftOut} ${file.leftOut === 1 ? 'piece' : 'pieces'} of the page around the story left out, not audited.`,
        ]),
  ];
}

/** "2 statements, second-hand through the Channel Post". */
export function howItSpeaks(source: Source, { statements }: Audit['sourcing']): string {
  const own = statements.filter((statement) => statement.source === source.id);
  const via = own.find((statement) => statement.via !== null)?.via ?? null;
  const through = source.hand === 'second' && via !== null && via !== source.name ? ` through ${via}` : '';
  const count = `${own.length} ${own.length === 1 ? 'statement' : 'statements'}`;
  return `${count}, ${source.hand === 'second' ? 'second-hand' : 'first-hand'}${through}`;
}
