import type { Sourcing, Span } from './sourcing.ts';

/**
 * Where a source is named in the text, as marks in a page need it: "Marit Osk, who signed the survey",
 * "she said", "according to the Channel Examiner". Source and cue are one place where nothing stands
 * between; what is said is never part of it.
 */
export function placesOf(sourcing: Sourcing, sourceId: string): Span[] {
  const places: Span[] = [];
  for (const { source, sourceSpan, cue } of sourcing.statements) {
    if (source !== sourceId || sourceSpan === null) continue;
    const words = named(sourcing.text, sourceSpan);
    const place = cue === null ? words : joined(sourcing.text, words, cue);
    const last = places.at(-1);
    if (last === undefined || place.start >= last.end) places.push(place);
  }
  return places;
}

const longestInsertion = 60;

/** Without a long insertion: "Marit Osk" of "Marit Osk, who signed the survey as harbour engineer and left in June,". */
function named(text: string, { start, end }: Span): Span {
  const words = text.slice(start, end);
  const comma = words.indexOf(',');
  if (comma < 0) return { start, end };
  if (words.length <= longestInsertion) return { start, end: words.endsWith(',') ? end - 1 : end };
  return { start, end: start + comma };
}

function joined(text: string, a: Span, b: Span): Span {
  const [first, second] = a.start <= b.start ? [a, b] : [b, a];
  const near = second.start <= first.end || text.slice(first.end, second.start).trim() === '';
  return near ? { start: first.start, end: Math.max(first.end, second.end) } : { start: a.start, end: a.end };
}
