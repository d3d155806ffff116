import type { Span } from './sourcing.ts';

/** Those of some ordered, separate stretches that share a sign with the span; found in the time of a binary search. */
export function overlapping(stretches: readonly Span[], { start, end }: Span): Span[] {
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stretches[middle]?.end ?? Infinity) <= start) low = middle + 1;
    else high = middle;
  }
  const found: Span[] = [];
  for (let one = stretches[low]; one !== undefined && one.start < end; one = stretches[++low]) found.push(one);
  return found;
}
