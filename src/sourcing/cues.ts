import type { Clause } from './clause.ts';
import type { Cue } from './cue.ts';
import { accordingCue } from './cue-according.ts';
import { citingCue } from './cue-citing.ts';
import { colonCue } from './cue-colon.ts';
import { hedgeCue } from './cue-hedge.ts';
import { nounCue } from './cue-noun.ts';
import { passiveCue } from './cue-passive.ts';
import { quotedCue } from './cue-quoted.ts';
import { scriptCue } from './cue-script.ts';
import { verbCue } from './cue-verbs.ts';

/** The cues of a sentence in order. A word belongs to one cue: the first family that claims it has it. */
export function cuesOf(clause: Clause): Cue[] {
  const cues: Cue[] = [];
  for (let index = 0; index < clause.items.length; index += 1) {
    const cue =
      accordingCue(clause, index) ??
      quotedCue(clause, index) ??
      citingCue(clause, index, cues) ??
      passiveCue(clause, index) ??
      nounCue(clause, index) ??
      verbCue(clause, index, cues) ??
      hedgeCue(clause, index) ??
      colonCue(clause, index, cues) ??
      scriptCue(clause, index);
    if (cue === null) continue;
    // "reportedly has said": the hedge was found first and is part of the verb.
    const last = cues.at(-1);
    if (last?.family === 'hedge' && last.from >= cue.from) cues.pop();
    cues.push(cue);
    index = Math.max(index, cue.to - 1);
  }
  return cues;
}
