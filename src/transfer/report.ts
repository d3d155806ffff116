/** The report of an import, for a person at a terminal. */
import type { ImportReport } from './importing.ts';

const LONGEST = 100;

export function reportText(reports: readonly ImportReport[]): string {
  return reports.map(storyText).join('\n');
}

function storyText(report: ImportReport): string {
  const where = report.url ?? (report.id === null ? 'nothing was written (dry run)' : `a draft, ${report.id}`);
  return [
    report.headline,
    `  ${where}`,
    `  ${report.paragraphs} paragraphs`,
    ...part('Left out', report.removed.map(({ text, reason }) => `${brief(text)} – ${reason}`)),
    ...part('Sign-up forms, kept as references', report.references.map(({ id, text }) => `${id ?? 'without an id'}: ${brief(text)}`)),
    ...part('Codes of another system, set aside', report.quarantined.map(({ name, text }) => `${name}: ${brief(text)}`)),
    ...part('Changed, or kept with a doubt', report.notes.map(({ text, reason }) => `${brief(text)} – ${reason}`)),
    '',
  ].join('\n');
}

const part = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [`  ${title}:`, ...lines.map((line) => `    ${line}`)];

/** One line of bounded length, without signs that would move a terminal's cursor. */
function brief(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Cf}]+/gu, ' ').trim();
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST)}…`;
}
