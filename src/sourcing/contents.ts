import { isBreak, isEnd, isVerbal, partsIn, word } from './clause.ts';
import type { Clause, Range } from './clause.ts';
import type { Cue } from './cue.ts';
import { leftEdge, rightEdge, withoutEdges, withoutTurn } from './edges.ts';
import { mainSubject } from './phrase-before.ts';
import { quoteAhead } from './stated.ts';

/**
 * What a cue's source states, within the cue's own sentence: behind the cue, before it, or on both sides.
 * Quotations that run on into other sentences are added by `running`.
 */
export function contentOf(clause: Clause, cue: Cue, cues: readonly Cue[]): Range[] {
  const ranges = byFamily(clause, cue, cues).map((range) => withoutEdges(clause, range));
  return ranges.filter(({ from, to }) => from < to);
}

interface Sides {
  before: Range;
  after: Range;
}

function byFamily(clause: Clause, cue: Cue, cues: readonly Cue[]): Range[] {
  const before = { from: leftEdge(clause, cue, cues), to: cue.block.from };
  // "According to the agency, quoting the ministry, …"
  const citing = cues.find((one) => one.family === 'citing' && one.from === cue.after + 1);
  const others = cues.filter((one) => one !== citing && one !== cue);
  const after = { from: citing?.after ?? cue.after, to: rightEdge(clause, cue, others) };
  switch (cue.family) {
    case 'according':
      return accordingTo(clause, cue, { before, after });
    case 'passive':
      return passive(clause, cue, { before, after });
    case 'citing':
      return cited(clause, cue, cues);
    case 'hedge':
      return [before, { from: cue.to, to: after.to }];
    case 'colon':
      return [quotesFrom(clause, cue.after)];
    case 'script':
      return [{ from: cue.after, to: clause.parts.length }];
    case 'participle':
      // "Calling it a joke, the mayor left": up to whoever said it.
      return [
        cue.source !== null && cue.source.from > cue.to
          ? { from: after.from, to: Math.min(after.to, cue.source.from) }
          : after,
      ];
    default:
      return spoken(clause, cue, { before, after });
  }
}

function spoken(clause: Clause, cue: Cue, { before, after }: Sides): Range[] {
  const { parts } = clause;
  const quote = quoteJustBefore(clause, cue);
  if (quote !== null && quote >= before.from && word(clause, cue.after) !== 'that') {
    const rest = isBreak(parts[cue.after]) && parts[cue.after + 1] === 'quote' ? cue.after + 1 : cue.after;
    return [before, quotesFrom(clause, rest)];
  }
  if (isBreak(parts[cue.block.from - 1]) && before.from < cue.block.from - 1) {
    const around = surrounding(clause, cue, { before, after });
    if (around !== null) return around;
  }
  const ahead = quoteAhead(clause, cue.after);
  return [ahead === null ? withoutTurn(clause, ofRelative(clause, cue, after)) : { from: ahead, to: after.to }];
}

/** The quotation that ends just before the cue: `“…,” she said`, `“…”, she said`. */
function quoteJustBefore({ parts }: Clause, { block }: Cue): number | null {
  if (parts[block.from - 1] === 'quote') return block.from - 1;
  return isBreak(parts[block.from - 1]) && parts[block.from - 2] === 'quote' ? block.from - 2 : null;
}

/** ", the board said." and ", the board said, …": what stands before the comma, and behind it if the clause goes on there. */
function surrounding(clause: Clause, cue: Cue, { before, after }: Sides): Range[] | null {
  const { parts } = clause;
  const next = parts[cue.after];
  const further = parts[cue.after + 1];
  if (isEnd(next)) return [before];
  if (isBreak(next) && /^(?:auxiliary|verb|negation)$/.test(further ?? '')) return [before, after];
  const interrupts = isBreak(next) || next === 'bracket' || next === 'conjunction';
  if (!interrupts || isFronted(clause, before)) return null;
  if (further === 'quote')
    return partsIn(clause, before).some((part) => part === 'auxiliary' || part === 'verb') ? [before, after] : null;
  // "The wall is old, she said, and nobody has mended it."
  const joined = next === 'conjunction' ? cue.after + 1 : further === 'conjunction' ? cue.after + 2 : null;
  if (joined !== null && after.to === parts.length && goesOnFrom(clause, joined)) return [before, after];
  const goesElsewhere =
    next === 'conjunction' ||
    laterOn.test(word(clause, cue.after + 1)) ||
    /^(?:conjunction|participle|ing|saying)$/.test(further ?? '');
  return goesElsewhere ? [before] : [before, after];
}

const laterOn = /^(?:after|before|following|amid|as|when|during|despite)$/;

/** Behind "and" or "but": a clause with a subject, or the rest of a verb. A bare past form is what the speaker did. */
function goesOnFrom({ parts }: Clause, from: number): boolean {
  if (parts[from] === 'auxiliary') return true;
  if (!/^(?:determiner|pronoun|noun|name|number)$/.test(parts[from] ?? '')) return false;
  return parts.slice(from, from + 12).some((part) => part === 'auxiliary' || part === 'verb' || part === 'participle');
}

/** "When asked", "On Tuesday": words before a comma that state nothing. */
function isFronted(clause: Clause, range: Range): boolean {
  const first = clause.parts[range.from];
  if (first === 'subordinator' && word(clause, range.from) !== 'that') return true;
  const states = partsIn(clause, range).some((part) => /^(?:auxiliary|verb|participle|quote)$/.test(part));
  return !states && (range.to - range.from < 3 || /^(?:preposition|adverb|to|conjunction)$/.test(first ?? ''));
}

/** "which the source described as ‘a pivotal moment’, came after": what is said ends with the relative clause. */
function ofRelative(clause: Clause, cue: Cue, after: Range): Range {
  const { parts } = clause;
  const joining = word(clause, cue.block.from - 1);
  const isThat = joining === 'that' && isBreak(parts[cue.block.from - 2]);
  if (parts[cue.block.from - 1] !== 'relative' && joining !== 'what' && !isThat) return after;
  for (let index = after.from; index < after.to; index += 1) {
    const next = parts[index + 1];
    if (parts[index] === 'comma') return { from: after.from, to: index };
    const ends = isBreak(next) || next === 'verb' || next === 'auxiliary';
    if (parts[index] === 'quote' && ends) return { from: after.from, to: index + 1 };
  }
  return after;
}

function accordingTo(clause: Clause, cue: Cue, { before, after }: Sides): Range[] {
  const isEmpty = (range: Range) => {
    const { from, to } = withoutEdges(clause, range);
    return from >= to;
  };
  // Behind another cue: it stands behind everything so far.
  if (isEmpty(before)) return isEmpty(after) ? [{ from: 0, to: cue.block.from }] : [after];
  const states = partsIn(clause, before).some((part) => isVerbal(part) || part === 'participle' || part === 'quote');
  return isBreak(clause.parts[cue.after]) && !states ? [before, after] : [before];
}

/** "was told by X that …", "In a talk that was confirmed by X, they discussed …", or what the passive is said of. */
function passive(clause: Clause, cue: Cue, { before, after }: Sides): Range[] {
  const { parts } = clause;
  if (parts[cue.after] === 'subordinator' || word(clause, cue.after) === 'as') return [after];
  const isLeading = parts[0] === 'preposition' && isBreak(parts[cue.after]);
  return [isLeading && mainSubject(clause, cue.block.from) === null ? after : before];
}

/** What is cited stands behind the same statement as the cue before it. */
function cited(clause: Clause, cue: Cue, cues: readonly Cue[]): Range[] {
  const before = cues.findLast((one) => one.to <= cue.from && one.family !== 'citing');
  // "The weekly, citing a source, said …": the carrier's own verb still comes.
  const later = cues.find((one) => one.from >= cue.after && one.source !== null && one.source.from < cue.from);
  const carrying = before ?? (later?.family === 'citing' ? undefined : later);
  return carrying === undefined ? [{ from: 0, to: cue.from }] : byFamily(clause, carrying, cues);
}

function quotesFrom({ parts }: Clause, from: number): Range {
  let to = from;
  while (parts[to] === 'quote') to += 1;
  return { from, to };
}
