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
    const place = cue === null ? sourceSpan : joined(sourcing.text, sourceSpan, cue);
    const last = places.at(-1);
    if (last === undefined || place.start >= last.end) places.push(place);
  }
  return places;
}

function joined(text: string, a: Span, b: Span): Span {
  const [first, second] = a.start <= b.start ? [a, b] : [b, a];
  const near = second.start <= first.end || text.slice(first.end, second.start).trim() === '';
  return near ? { start: first.start, end: Math.max(first.end, second.end) } : { start: a.start, end: a.end };
}
