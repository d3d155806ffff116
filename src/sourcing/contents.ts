import type { Cue } from './cue.ts';
import type { Part } from './parts.ts';
import { mainSubject } from './phrases.ts';
import type { Clause, Range } from './phrases.ts';
import { quoteAhead } from './stated.ts';

/**
 * What a cue's source states, within the cue's own sentence: behind the cue, before it, or on both sides.
 * Quotations that run on into other sentences are added by `running`.
 */
export function contentOf(clause: Clause, cue: Cue, cues: readonly Cue[]): Range[] {
  const ranges = byFamily(clause, cue, cues).map((range) => trimmed(clause, range));
  return ranges.filter((range) => range.from < range.to);
}

function byFamily(clause: Clause, cue: Cue, cues: readonly Cue[]): Range[] {
  const before = { from: leftEdge(clause, cue, cues), to: cue.block.from };
  // "According to the agency, quoting the ministry, …"
  const citing = cues.find((one) => one.family === 'citing' && one.from === cue.after + 1);
  const after = { from: citing?.after ?? cue.after, to: rightEdge(clause, cue, cues.filter((one) => one !== citing)) };
  switch (cue.family) {
    case 'according':
      return according(clause, cue, before, after);
    case 'passive':
      return passive(clause, cue, before, after);
    case 'hedge':
      return [before, { from: cue.to, to: after.to }];
    case 'colon':
      return [quotesFrom(clause, cue.after)];
    case 'participle':
      return [after];
    case 'citing':
      return cited(clause, cue, cues);
    default:
      return spoken(clause, cue, before, after);
  }
}

const isBreak = (part: Part | undefined) => part === 'comma' || part === 'dash';
const isEnd = (part: Part | undefined) => part === undefined || part === 'stop';

function spoken(clause: Clause, cue: Cue, before: Range, after: Range): Range[] {
  const { parts } = clause;
  const left = parts[cue.block.from - 1];
  const next = parts[cue.after];
  const quoted = left === 'quote' ? cue.block.from - 1 : isBreak(left) && parts[cue.block.from - 2] === 'quote' ? cue.block.from - 2 : null;
  if (quoted !== null && quoted >= before.from && !opensClause(clause, cue)) {
    const rest = isBreak(next) && parts[cue.after + 1] === 'quote' ? cue.after + 1 : cue.after;
    return [before, quotesFrom(clause, rest)];
  }
  if (isBreak(left) && before.from < cue.block.from - 1) {
    if (isEnd(next)) return [before];
    const interrupts = isBreak(next) || next === 'bracket' || next === 'conjunction';
    const verbBehind = isBreak(next) && /^(?:auxiliary|verb|negation)$/.test(parts[cue.after + 1] ?? '');
    if (verbBehind) return [before, after];
    if (interrupts && parts[cue.after + 1] !== 'quote' && !isFronted(clause, before)) {
      const following = clause.parts[cue.after + 1];
      return following === 'conjunction' || next === 'conjunction' || following === 'participle' || following === 'ing' ? [before] : [before, after];
    }
  }
  const ahead = quoteAhead(clause, cue.after);
  return ahead === null ? [withoutTurn(clause, relative(clause, cue, after))] : [{ from: ahead, to: after.to }];
}

/** "denied the report, but several people were hurt": behind ", but" and a clause of its own, nobody's words. */
function withoutTurn({ parts, items }: Clause, range: Range): Range {
  const isObject = !parts.slice(range.from, range.to).some((part) => part === 'quote');
  for (let index = range.from + 1; index < range.to - 2 && isObject; index += 1) {
    const word = items[index]?.lower ?? '';
    if (parts[index - 1] !== 'comma' || (word !== 'but' && word !== 'and' && word !== 'though' && word !== 'although')) continue;
    const beforeHasVerb = parts.slice(range.from, index).some((part) => part === 'auxiliary' || part === 'verb');
    if (word === 'and' && beforeHasVerb) continue;
    const ahead = parts.slice(index + 1, index + 10);
    const verb = ahead.findIndex((part) => part === 'auxiliary' || part === 'verb' || part === 'saying' || part === 'participle');
    if ((verb > 0 || (verb === 0 && word === 'but')) && !ahead.slice(0, verb).some((part) => part === 'to' || part === 'comma')) return { from: range.from, to: index };
  }
  return range;
}

/** `The wall is “mad”, and Osk said it would fall`: the quotation before belongs to the clause before. */
function opensClause({ parts, items }: Clause, cue: Cue): boolean {
  return parts[cue.after] === 'subordinator' && items[cue.after]?.lower === 'that';
}

/** "When asked", "On Tuesday": words before a comma that state nothing. */
function isFronted({ parts, items }: Clause, range: Range): boolean {
  const first = parts[range.from];
  if (first === 'subordinator' && items[range.from]?.lower !== 'that') return true;
  const verbless = !parts.slice(range.from, range.to).some((part) => part === 'auxiliary' || part === 'verb' || part === 'participle' || part === 'quote');
  return verbless && (first === 'preposition' || first === 'adverb' || first === 'to' || first === 'conjunction' || range.to - range.from < 3);
}

/** "which the source described as ‘a pivotal moment’, came after": what is said ends with the relative clause. */
function relative({ parts, items }: Clause, cue: Cue, after: Range): Range {
  const left = parts[cue.block.from - 1];
  const isRelative = left === 'relative' || items[cue.block.from - 1]?.lower === 'what' || (items[cue.block.from - 1]?.lower === 'that' && isBreak(parts[cue.block.from - 2]));
  if (!isRelative) return after;
  for (let index = after.from; index < after.to; index += 1) {
    if (parts[index] === 'comma') return { from: after.from, to: index };
    if (parts[index] === 'quote' && (parts[index + 1] === 'verb' || parts[index + 1] === 'auxiliary' || isBreak(parts[index + 1]))) return { from: after.from, to: index + 1 };
  }
  return after;
}

function according(clause: Clause, cue: Cue, before: Range, after: Range): Range[] {
  const { parts } = clause;
  const empty = (range: Range) => trimmed(clause, range).from >= trimmed(clause, range).to;
  if (empty(before)) return empty(after) ? [{ from: 0, to: cue.block.from }] : [after];
  if (isBreak(parts[cue.after]) && !hasVerb(clause, before)) return [before, after];
  return [before];
}

function hasVerb({ parts }: Clause, range: Range): boolean {
  return parts.slice(range.from, range.to).some((part) => part === 'auxiliary' || part === 'verb' || part === 'saying' || part === 'participle' || part === 'quote');
}

/** "was told by X that …", "In a talk that was confirmed by X, they discussed …", or what the passive is said of. */
function passive(clause: Clause, cue: Cue, before: Range, after: Range): Range[] {
  const { parts, items } = clause;
  if (parts[cue.after] === 'subordinator' || items[cue.after]?.lower === 'as') return [after];
  const fronted = parts[0] === 'preposition' && isBreak(parts[cue.after]) && mainSubject(clause, cue.block.from) === null;
  return [fronted ? after : before];
}

/** What is cited stands behind the same statement as the cue before it. */
function cited(clause: Clause, cue: Cue, cues: readonly Cue[]): Range[] {
  const before = cues.findLast((one) => one.to <= cue.from && one.family !== 'citing');
  return before === undefined ? [{ from: 0, to: cue.from }] : byFamily(clause, before, cues);
}

function quotesFrom({ parts }: Clause, start: number): Range {
  let to = start;
  while (parts[to] === 'quote') to += 1;
  return { from: start, to };
}

/** Where the clause before the cue begins: behind what an earlier cue of the sentence states. */
function leftEdge({ parts }: Clause, cue: Cue, cues: readonly Cue[]): number {
  const earlier = cues.findLast((one) => one !== cue && one.block.to <= cue.block.from && one.from < cue.from);
  const floor = earlier?.after ?? 0;
  for (let index = cue.block.from - 2; index > floor; index -= 1) {
    if (parts[index] === 'semicolon') return index + 1;
    if (earlier !== undefined && parts[index] === 'conjunction' && isBreak(parts[index - 1])) return index + 1;
  }
  return floor;
}

/** Where the clause behind the cue ends: before a cue that stands beside this one and not inside what it states. */
function rightEdge({ parts, items }: Clause, cue: Cue, cues: readonly Cue[]): number {
  for (const one of cues) {
    // "Osk, noting that …, said": the other cue's words enclose this one.
    const encloses = one.block.from < cue.from && one.from > cue.after;
    if (one === cue || (one.block.from < cue.after && !encloses)) continue;
    const edge = encloses ? one.from : one.block.from;
    const before = parts[edge - 1];
    const joins = /^(?:while|whereas|although|though|but|and|or)$/.test(items[edge - 1]?.lower ?? '');
    const breaks = isBreak(before) && one.family !== 'hedge' && one.family !== 'passive' && cue.family !== 'according';
    const beside = one.family === 'according' || joins || before === 'semicolon' || breaks;
    const hasWords = parts.slice(cue.after, edge - 1).some((part) => part !== 'subordinator' && part !== 'comma' && part !== 'adverb');
    if (beside && hasWords) return edge;
  }
  return parts.length;
}

/** Without the signs and joining words at its edges. */
function trimmed({ parts, items }: Clause, range: Range): Range {
  let { from, to } = range;
  const loose = (part: Part | undefined) => part === 'comma' || part === 'dash' || part === 'colon' || part === 'semicolon' || part === 'stop';
  while (from < to && (loose(parts[from]) || (parts[from] === 'conjunction' && items[from]?.lower !== 'nor'))) from += 1;
  while (to > from && (loose(parts[to - 1]) || parts[to - 1] === 'conjunction' || isJoin(items[to - 1]?.lower))) to -= 1;
  return { from, to };
}

function isJoin(word: string | undefined): boolean {
  return word === 'while' || word === 'whereas' || word === 'although' || word === 'though';
}
