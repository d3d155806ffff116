/** The audit for a person at a terminal: on whom the story rests, who says what, and what an editor would ask. */
import type { Finding, Severity, Source } from '../sourcing/engine.ts';
import type { Audit } from './auditing.ts';
import { pointedLines } from './pointed-lines.ts';
import { howItSpeaks, kindWord, questionCount, reservations, restsOn } from './summary.ts';
import { fitted, harmless, styled, widthOf, wrapped, type Screen, type Style } from './terminal.ts';

/** With the count of all questions as its last line. */
export function auditText(audits: readonly Audit[], screen: Screen): string {
  const reports = audits.map((one) => storyText(one, screen).join('\n'));
  const all = audits.flatMap(({ findings }) => findings);
  const total = audits.length > 1 ? ` in ${audits.length} stories` : '';
  return [...reports, styled(screen, 'bold', `${questionCount(all)}${total}.`), ''].join('\n');
}

function storyText(audit: Audit, screen: Screen): string[] {
  const { file, headline, sources, sourcing, findings } = audit;
  const paragraph = (text: string): string[] => wrapped(text, screen.width);
  return [
    styled(screen, 'dim', fitted(file.name, screen.width)),
    ...paragraph(headline ?? '').map((line) => styled(screen, 'bold', line)),
    ...(sourcing.language === 'en' ? paragraph(restsOn(sources)) : []),
    ...reservations(audit).flatMap(paragraph),
    ...part(
      'Sources',
      sources.flatMap((source) => sourceLines(source, audit, screen)),
      screen,
    ),
    ...part('Statements', statementLines(audit, screen), screen),
    ...part(
      'Questions',
      findings.flatMap((one, index) => questionLines(one, index + 1, audit, screen)),
      screen,
    ),
    '',
  ];
}

const part = (title: string, lines: readonly string[], screen: Screen): string[] =>
  lines.length === 0 ? [] : ['', styled(screen, 'bold', title), ...lines];

const kindColumn = 19;

function sourceLines(source: Source, { sourcing }: Audit, screen: Screen): string[] {
  const kind = kindWord(source).padEnd(kindColumn - 2);
  const rest = screen.width - kindColumn - 2;
  const reason = source.reason === null ? (source.kind === 'unnamed' ? ['no reason given'] : []) : [source.reason];
  const how = [howItSpeaks(source, sourcing), ...reason].join('; ');
  const indent = ' '.repeat(kindColumn + 2);
  return [
    `  ${styled(screen, 'cyan', kind)}  ${fitted(source.name, rest)}`,
    ...wrapped(how, rest).map((line) => indent + styled(screen, 'dim', line)),
  ];
}

function statementLines({ file, sourcing }: Audit, screen: Screen): string[] {
  const { text, statements, sources } = sourcing;
  const names = new Map(sources.map(({ id, name }) => [id, name]));
  const places = statements.map(({ content, cue }) => file.place((content[0] ?? cue)?.start ?? 0));
  const column = places.reduce((most, place) => Math.max(most, place.length), 0);
  return statements.map(({ source, cue, content }, index) => {
    const place = (places[index] ?? '').padStart(column);
    const name = source === null ? 'nobody named' : (names.get(source) ?? '');
    const room = Math.max(20, screen.width - column - 4);
    const who = fitted(name, Math.floor(room * 0.35));
    const said = cue === null ? '' : ` ${fitted(text.slice(cue.start, cue.end), Math.floor(room * 0.25))}`;
    const first = content[0];
    const what = first === undefined ? '' : text.slice(first.start, first.end);
    const left = room - widthOf(who + said) - 2;
    return `  ${styled(screen, 'dim', place)}  ${styled(screen, 'cyan', who)}${said}: ${fitted(what, left)}`;
  });
}

const severityStyles: Record<Severity, Style> = { high: 'red', medium: 'yellow', low: 'dim' };

function questionLines(
  { rule, severity, principle, question, ranges }: Finding,
  number: number,
  { file, sourcing }: Audit,
  screen: Screen,
): string[] {
  const indent = ' '.repeat(5);
  const style = severityStyles[severity];
  const [first = '', ...more] = wrapped(question, screen.width - indent.length);
  const lines = pointedLines(sourcing.text, ranges, screen.width - indent.length - 2).flatMap((line) => [
    `${indent}${styled(screen, 'dim', harmless(file.place(line.start)))}`,
    `${indent}${styled(screen, 'dim', '│')} ${line.words}`,
    `${indent}${styled(screen, 'dim', '│')} ${styled(screen, style, line.carets)}`,
  ]);
  return [
    `${number === 1 ? '' : '\n'}${styled(screen, style, String(number).padStart(3))}  ${styled(screen, 'bold', first)}`,
    ...more.map((line) => indent + styled(screen, 'bold', line)),
    `${indent}${styled(screen, style, severity)} ${styled(screen, 'dim', `${rule} · ${principle}`)}`,
    ...lines,
  ];
}
