import type { Memory } from './paragraphs.ts';
import type { Reading } from './reading.ts';
import type { Circumstances } from './extract.ts';
import type { Sourcing } from './sourcing.ts';

/** What an answer was made from. */
export interface Kept {
  /** Null where the text is not in English. */
  reading: Reading | null;
  memory: Memory;
  circumstances: Circumstances;
}

/**
 * Carried along unseen, so that neither the audit nor the next change reads again what was just read: no loop over
 * the answer, no JSON and no comparison meets it. (A WeakMap would hold every answer until the next great collection.)
 */
const key = Symbol('kept');

export function keep(sourcing: Sourcing, kept: Kept): Sourcing {
  return Object.defineProperty(sourcing, key, { value: kept });
}

/** Null for an answer that came from elsewhere. */
export function keptOf(sourcing: Sourcing): Kept | null {
  return (sourcing as { [key]?: Kept })[key] ?? null;
}
