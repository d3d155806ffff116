import { word } from './clause.ts';
import type { Clause } from './clause.ts';
import { cueOf } from './cue.ts';
import type { Cue } from './cue.ts';
import { phraseAfter } from './phrase-after.ts';

/** "according to X", "in the words of X". */
const openings = ['according to', 'in the words of', 'in the view of', 'in the opinion of'].map((words) =>
  words.split(' '),
);
/** "according to plan", "according to law": nobody says it. */
const noSources = /^(?:plan|plans|schedule|law|custom|tradition|rule|rules|size|age|need|needs|taste|type|rank|merit)$/;

export function accordingCue(clause: Clause, index: number): Cue | null {
  const opening = openings.find((words) => words.every((each, step) => word(clause, index + step) === each));
  if (opening === undefined) return null;
  const to = index + opening.length;
  const source = phraseAfter(clause, to, { insertions: true });
  if (source === null || noSources.test(word(clause, source.to - 1))) return null;
  return cueOf('according', { from: index, to }, { source, after: source.to });
}
