import type { Span } from './sourcing.ts';

/** How the questions of the audit name words of the story. */

const longest = 70;

/** The words between curly marks, in one line, cut where they are long. */
export function named(text: string, { start, end }: Span): string {
  const line = text
    .slice(start, Math.min(end, start + longest * 4))
    .replace(/\s+/g, ' ')
    .trim();
  if (line.length <= longest && end <= start + longest * 4) return `“${line}”`;
  const cut = line.slice(0, longest);
  const space = cut.lastIndexOf(' ');
  return `“${space > longest / 2 ? cut.slice(0, space) : cut.replace(/[\uD800-\uDBFF]$/, '')} …”`;
}

const mostNamed = 4;

/** “a”, “b” and “c”; each words once, and not all of many. */
export function listed(text: string, spans: readonly Span[]): string {
  return inOneLine(spans.map((span) => named(text, span)));
}

/** "a, b and c": each item once, and not all of many. */
export function inOneLine(items: readonly string[]): string {
  const words = [...new Set(items)];
  const more = words.length - mostNamed;
  const shown = more > 0 ? [...words.slice(0, mostNamed), `${more} more`] : words;
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1) ?? ''}`;
}

/** Separate stretches in order, without those that lie inside of one before. */
export function apart(spans: readonly Span[], most: number): Span[] {
  const found: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (found.length === most) break;
    if (span.end > span.start && span.start >= (found.at(-1)?.end ?? 0)) found.push(span);
  }
  return found;
}

/** Every place where a pattern stands; the pattern must be global. */
export function placed(text: string, pattern: RegExp, most = 50): Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(pattern)) {
    spans.push({ start: match.index, end: match.index + match[0].length });
    if (spans.length === most) break;
  }
  return spans;
}
