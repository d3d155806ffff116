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
    ...part(
      'Left out',
      report.removed.map(({ text, reason }) => `${brief(text)} – ${reason}`),
    ),
    ...part(
      'Sign-up forms, kept as references',
      report.references.map(({ id, text }) => `${id ?? 'without an id'}: ${brief(text)}`),
    ),
    ...part(
      'Codes of another system, set aside',
      report.quarantined.map(({ name, text }) => `${name}: ${brief(text)}`),
    ),
    ...part(
      'Changed, or kept with a doubt',
      report.notes.map(({ text, reason }) => `${brief(text)} – ${reason}`),
    ),
    '',
  ]
    .map(unmoving)
    .join('\n');
}

const part = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [`  ${title}:`, ...lines.map((line) => `    ${line}`)];

/** The same as JSON: signs that JSON leaves as they are, and terminals do not, are spelled. */
export function reportJson(reports: readonly ImportReport[]): string {
  const spelled = (sign: string): string => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify({ stories: reports }, null, 2).replace(
    /[\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g,
    spelled,
  );
}

/** On one line, without signs that would move a terminal's cursor or turn its text around. */
export const unmoving = (text: string): string => text.replace(/[\p{Cc}\p{Cf}]+/gu, ' ');

/** The same, of bounded length. */
function brief(text: string): string {
  const line = unmoving(text).trim();
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST)}…`;
}
