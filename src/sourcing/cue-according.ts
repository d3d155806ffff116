import { word } from './clause.ts';
import type { Clause } from './clause.ts';
import { cueOf } from './cue.ts';
import type { Cue } from './cue.ts';
import { phraseAfter } from './phrase-after.ts';
import { documents, isOutlet, singular } from './source-words.ts';

/** "according to X", "in the words of X", "per the filing". */
const openings = [
  'according to',
  'in the words of',
  'in the view of',
  'in the opinion of',
  'in the eyes of',
  'in the account of',
].map((words) => words.split(' '));
/** "according to plan", "according to law": nobody says it. */
const noSources = /^(?:plan|plans|schedule|law|custom|tradition|rule|rules|size|age|need|needs|taste|type|rank|merit)$/;

/** ", per the filing": only of what can be read, or of another newsroom. */
function perCue(clause: Clause, index: number): Cue | null {
  const before = clause.parts[index - 1];
  if (word(clause, index) !== 'per' || (before !== undefined && before !== 'comma' && before !== 'dash')) return null;
  const source = phraseAfter(clause, index + 1, { insertions: true });
  if (source === null) return null;
  const words = clause.items.slice(source.from, source.to);
  const names = words.filter((_, step) => clause.parts[source.from + step] === 'name').map(({ lower }) => lower);
  const isRead = words.some(({ lower }) => documents.has(lower) || documents.has(singular(lower)));
  if (!isRead && !isOutlet(names)) return null;
  return cueOf('according', { from: index, to: index + 1 }, { source, after: source.to });
}

export function accordingCue(clause: Clause, index: number): Cue | null {
  const opening = openings.find((words) => words.every((each, step) => word(clause, index + step) === each));
  if (opening === undefined) return perCue(clause, index);
  const to = index + opening.length;
  const source = phraseAfter(clause, to, { insertions: true });
  if (source === null || noSources.test(word(clause, source.to - 1))) return null;
  return cueOf('according', { from: index, to }, { source, after: source.to });
}
