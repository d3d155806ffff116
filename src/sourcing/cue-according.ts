import type { Cue } from './cue.ts';
import { together } from './cue.ts';
import { phraseAfter } from './phrases.ts';
import type { Clause } from './phrases.ts';

/** "according to X", "in the words of X", "in the view of X". */
const noSources = /^(?:plan|plans|schedule|law|custom|tradition|rule|rules|size|age|need|needs|taste|type|rank|merit|legend|scripture)$/;

export function accordingCue(clause: Clause, index: number): Cue | null {
  const to = endOfWords(clause, index);
  if (to === null) return null;
  const source = phraseAfter(clause, to, { insertions: true });
  if (source === null || noSources.test(clause.items[source.to - 1]?.lower ?? '')) return null;
  const range = { from: index, to };
  return {
    ...range,
    family: 'according',
    source,
    block: together(range, source),
    after: source.to,
    verb: null,
    hedged: false,
    hearer: null,
    carrier: null,
  };
}

const openings = [
  ['according', 'to'],
  ['in', 'the', 'words', 'of'],
  ['in', 'the', 'view', 'of'],
  ['in', 'the', 'opinion', 'of'],
];

function endOfWords({ items }: Clause, index: number): number | null {
  for (const words of openings) {
    if (words.every((word, step) => items[index + step]?.lower === word)) return index + words.length;
  }
  return null;
}
