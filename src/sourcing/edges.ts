import { isBreak, isNounish, isSign, isVerbal, partsIn, word } from './clause.ts';
import type { Clause, Range } from './clause.ts';
import type { Cue } from './cue.ts';

/** Where a statement begins and ends in a sentence that may hold several. */

/** Where the clause before the cue begins: behind what an earlier cue of the sentence states. */
export function leftEdge({ parts }: Clause, cue: Cue, cues: readonly Cue[]): number {
  const isAccording = cue.family === 'according' && cue.block.from > 0;
  const earlier = isAccording
    ? undefined
    : cues.findLast((one) => one.block.to <= cue.block.from && one.from < cue.from);
  const floor = earlier?.after ?? datelineEnd(parts);
  for (let index = cue.block.from - 2; index > floor; index -= 1) {
    if (parts[index] === 'semicolon') return index + 1;
    if (earlier !== undefined && parts[index] === 'conjunction' && isBreak(parts[index - 1])) return index + 1;
  }
  return floor;
}

/** "LINDHAVEN (Reuters) - The wall …": where the words behind the place begin. */
function datelineEnd(parts: Clause['parts']): number {
  const dash = parts.indexOf('dash');
  const isPlace =
    dash > 0 && dash < 8 && parts.slice(0, dash).every((part) => /^(?:name|comma|bracket|number|stop)$/.test(part));
  return isPlace ? dash + 1 : 0;
}

/** Where the clause behind the cue ends: before a cue that stands beside this one and not inside what it states. */
export function rightEdge(clause: Clause, cue: Cue, others: readonly Cue[]): number {
  const { parts } = clause;
  for (const one of others) {
    // "Osk, noting that …, said": the other cue's words enclose this one.
    const encloses = one.block.from < cue.from && one.from > cue.after;
    if (one.block.from < cue.after && !encloses) continue;
    const edge = encloses ? one.from : one.block.from;
    const before = parts[edge - 1];
    const isInterrupted =
      isBreak(before) && one.family !== 'hedge' && one.family !== 'passive' && cue.family !== 'according';
    const isBeside =
      one.family === 'according' || before === 'semicolon' || isInterrupted || joining.test(word(clause, edge - 1));
    const hasWords = partsIn(clause, { from: cue.after, to: edge - 1 }).some(
      (part) => !/^(?:subordinator|comma|adverb)$/.test(part),
    );
    if (isBeside && hasWords) return edge;
  }
  return parts.length;
}

const joining = /^(?:while|whereas|although|though|but|and|or)$/;

/** "denied the report, but several people were hurt": behind ", but" and a clause of its own, nobody's words. */
export function withoutTurn(clause: Clause, range: Range): Range {
  const { parts } = clause;
  // "shouted “Shame!” as the vote was read": the moment is the writer's.
  if (parts[range.from] === 'quote' && /^(?:as|when|while|before|after|during)$/.test(word(clause, range.from + 1)))
    return { from: range.from, to: range.from + 1 };
  if (partsIn(clause, range).includes('quote')) return range;
  for (let index = range.from + 1; index < range.to - 2; index += 1) {
    const turn = word(clause, index);
    if (parts[index - 1] !== 'comma' || !/^(?:but|and|though|although|after|before|when|as)$/.test(turn)) continue;
    const isClause = partsIn(clause, { from: range.from, to: index }).some(
      (part) => part === 'auxiliary' || part === 'verb',
    );
    // "reported losses, after the bank had …": behind a mere thing the moment is the writer's.
    if (isClause && turn !== 'but' && turn !== 'though' && turn !== 'although') continue;
    if (beginsWithVerb(clause, index + 1, turn === 'but')) return { from: range.from, to: index };
  }
  return range;
}

/** A subject and then a verb; `elided`: the verb alone is enough. */
function beginsWithVerb({ parts }: Clause, from: number, elided: boolean): boolean {
  const ahead = parts.slice(from, from + 9);
  const verb = ahead.findIndex((part) => isVerbal(part) || part === 'participle');
  if (verb < 0 || (verb === 0 && !elided)) return false;
  return !ahead.slice(0, verb).some((part) => part === 'to' || part === 'comma');
}

/** Without the signs and joining words at its edges. */
export function withoutEdges(clause: Clause, range: Range): Range {
  const { parts } = clause;
  let { from, to } = range;
  const isLoose = (index: number) =>
    isSign(parts[index]) || (parts[index] === 'conjunction' && word(clause, index) !== 'nor');
  while (from < to && isLoose(from)) from += 1;
  // "(the agency) the country …": what is left of the cue's own brackets.
  if (clause.items[from]?.text === ')' && from < to && !isNounish(parts[from])) from += 1;
  while (to > from && (isLoose(to - 1) || /^(?:while|whereas|although|though)$/.test(word(clause, to - 1)))) to -= 1;
  return { from, to };
}
