import { extract } from './extract.ts';
import { keptOf } from './kept.ts';
import type { Sourcing } from './sourcing.ts';

/** What was typed, pasted or cut: the text between two offsets gives way to other words. */
export interface Change {
  start: number;
  end: number;
  insert: string;
}

/**
 * The answer for the changed text, the same as `extract({ text })` gives under the same circumstances; only the
 * paragraphs that the change touched are read again. A story (`{ headline, document }`) is handed to `extract` with
 * the answer before, since its changes are no offsets.
 */
export function update(previous: Sourcing, { start, end, insert }: Change): Sourcing {
  const { text } = previous;
  const changed = text.slice(0, Math.max(0, start)) + insert + text.slice(Math.max(start, end, 0));
  return extract({ text: changed }, keptOf(previous)?.circumstances, previous);
}
