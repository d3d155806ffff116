import { isBreak, isNounish, isVerbal, partsIn, word } from './clause.ts';
import type { Clause, Range } from './clause.ts';
import { behindNoun, speakers, timeNouns } from './function-words.ts';

/**
 * The noun phrase before a verb: who says it. Without a grammar, by walking left from the verb until
 * something stands there that no noun phrase holds.
 */
const longestPhrase = 40;

/** The phrase that ends just before item `end`, where a verb or its helpers begin. */
export function phraseBefore(clause: Clause, end: number): Range | null {
  const found = nearPhrase(clause, end);
  const isWhole = found !== null && beginsClause(clause, found.from) && clause.parts[found.from - 1] !== 'preposition';
  return isWhole ? found : (describedPhrase(clause, end) ?? found);
}

/** Pronouns and the like that may be told more of: "those who attended", "anyone in the room". */
const openHead =
  /^(?:those|these|many|some|several|most|all|few|half|both|others|another|one|two|three|four|five|six|none|neither|someone|somebody|anyone|anybody|everyone|everybody|he|she|they)$/;

/**
 * "The doctor *who treated him* said", "those *close to the mayor* say", "a member *asked to leave* said":
 * the phrase that begins the clause, told more of by a relative clause, a participle or an adjective that
 * goes on to the verb.
 */
function describedPhrase(clause: Clause, end: number): Range | null {
  const { parts } = clause;
  const floor = Math.max(0, end - longestPhrase);
  let verbs = 0;
  for (let index = end - 1; index > floor; index -= 1) {
    const part = parts[index];
    if (isBreak(part) || part === 'semicolon' || part === 'colon' || part === 'quote' || part === 'stop') return null;
    if (isVerbal(part) && !isVerbal(parts[index - 1])) verbs += 1;
    if (!describesBehind(clause, index)) continue;
    const isOpen = openHead.test(word(clause, index - 1));
    const head = isOpen ? { from: index - 1, to: index } : isNounish(parts[index - 1]) ? walkLeft(clause, index) : null;
    if (head === null || !beginsClause(clause, head.from)) continue;
    const isRelative = part === 'relative' || part === 'subordinator' || part === 'to';
    return verbs > (isRelative ? 1 : 0) && !isRelative ? null : until(head, end);
  }
  return null;
}

function describesBehind(clause: Clause, index: number): boolean {
  const part = clause.parts[index];
  if (part === 'relative' || part === 'participle' || part === 'ing') return true;
  if (part === 'to') return /^(?:be|have)$/.test(word(clause, index + 1));
  if (part === 'preposition') return openHead.test(word(clause, index - 1));
  return behindNoun.test(word(clause, index)) || (part === 'subordinator' && word(clause, index) === 'that');
}

function nearPhrase(clause: Clause, end: number): Range | null {
  const { parts } = clause;
  const part = parts[end - 1];
  const last = word(clause, end - 1);
  if (/^(?:himself|herself|itself|themselves)$/.test(last)) return until(phraseBefore(clause, end - 1), end);
  if (part === 'relative' || (last === 'that' && part === 'subordinator' && isNounish(parts[end - 2]))) {
    return beforeRelative(clause, end - 1);
  }
  if (part === 'pronoun') {
    if (word(clause, end - 2) === 'of') return until(walkLeft(clause, end - 2), end);
    return speakers.has(last) ? { from: end - 1, to: end } : null;
  }
  if (isBreak(part) || part === 'bracket') return beforeInsertion(clause, end - 1);
  // `A memo, marked "private," said`: the mark closes behind the comma.
  if (part === 'quote' && isShortQuote(clause, end - 1)) return beforeInsertion(clause, end - 1);
  if (part === 'determiner') return standsAlone.test(last) ? { from: end - 1, to: end } : null;
  const found = walkLeft(clause, end);
  if (found === null || beginsClause(clause, found.from)) return found;
  return withRelativeClause(clause, found, end) ?? found;
}

const standsAlone = /^(?:both|some|many|others|all|most|several|few|another|each|this|that)$/;

/** "The man *who lost his boat* said": what was found is only the end of a relative clause. */
function withRelativeClause(clause: Clause, found: Range, end: number): Range | null {
  const { parts } = clause;
  for (let index = found.from - 1; index > Math.max(0, found.from - longestPhrase); index -= 1) {
    const part = parts[index];
    if (isBreak(part) || part === 'semicolon' || part === 'quote' || part === 'colon') return null;
    if (part !== 'relative') continue;
    const whole = isNounish(parts[index - 1]) ? walkLeft(clause, index) : null;
    return whole !== null && beginsClause(clause, whole.from) ? until(whole, end) : null;
  }
  return null;
}

function until(range: Range | null, end: number): Range | null {
  return range === null ? null : { from: range.from, to: end };
}

function walkLeft(clause: Clause, end: number): Range | null {
  const floor = Math.max(0, end - longestPhrase);
  let from = end;
  while (from > floor) {
    const next = stepLeft(clause, from, end);
    if (next === null) break;
    from = next;
    if (clause.parts[from] === 'determiner' && !linksOn(clause, from)) break;
  }
  return trimmed(clause, { from, to: end });
}

/** Where the phrase begins with the item before `from`; null where that item ends it. */
function stepLeft(clause: Clause, from: number, end: number): number | null {
  const { parts } = clause;
  const index = from - 1;
  const part = parts[index];
  const before = parts[index - 1];
  if (isNounish(part) || part === 'determiner') return index;
  if (isVerbal(part)) return relativeBefore(clause, index);
  if (part === 'adverb' && parts[from] === 'participle' && isNounish(before)) return index;
  if (part === 'adverb') return relativeBefore(clause, index);
  if (from === end) return null;
  if (isShortQuote(clause, index)) return index;
  if (part === 'sign' || part === 'preposition' || part === 'to') return isNounish(before) ? index : null;
  if (part === 'conjunction') return joins(clause, index) ? index : null;
  // "Osk, Farrant and Voll".
  return part === 'comma' && before === 'name' && parts[from] === 'name' && parts[index - 2] === 'comma' ? index : null;
}

/** Whether a determiner goes on to the left: "the head *of the* board", "all the members". */
function linksOn(clause: Clause, determiner: number): boolean {
  const { parts } = clause;
  const before = parts[determiner - 1];
  const further = isNounish(parts[determiner - 2]);
  if (before === 'preposition' || before === 'to') return further || word(clause, determiner - 1) === 'of';
  if (before === 'participle' || before === 'ing') return further;
  return before === 'determiner' || before === 'conjunction';
}

/** The place of who, which or that before a verb inside a phrase: "members *who* were present". */
function relativeBefore(clause: Clause, verb: number): number | null {
  const { parts } = clause;
  for (let index = verb - 1; index >= Math.max(0, verb - 4); index -= 1) {
    const part = parts[index];
    if (part === 'relative' || word(clause, index) === 'that') return isNounish(parts[index - 1]) ? index : null;
    if (part !== 'auxiliary' && part !== 'adverb' && part !== 'verb' && part !== 'negation') return null;
  }
  return null;
}

/** "Osk and Farrant said": both sides are names or nouns, and no verb stands to the left. */
function joins({ parts }: Clause, conjunction: number): boolean {
  if (!isNounish(parts[conjunction - 1])) return false;
  for (let index = conjunction - 1; index >= 0; index -= 1) {
    const part = parts[index];
    if (part === 'quote' || part === 'pronoun' || isVerbal(part)) return false;
    if (isBreak(part) || part === 'semicolon' || part === 'colon' || part === 'subordinator') return true;
  }
  return true;
}

/** A word or two between quotation marks inside a phrase. */
export function isShortQuote({ items, parts }: Clause, index: number): boolean {
  const item = items[index];
  return parts[index] === 'quote' && item !== undefined && item.end - item.start <= 30;
}

function beforeRelative(clause: Clause, relative: number): Range | null {
  const end = clause.parts[relative - 1] === 'comma' ? relative - 1 : relative;
  return until(isNounish(clause.parts[end - 1]) ? walkLeft(clause, end) : null, relative + 1);
}

/**
 * "Marit Osk, who signed the survey and left in June, said": the phrase stands before the comma that
 * begins the insertion. Of several commas the nearest is taken before which a phrase begins the clause.
 */
function beforeInsertion(clause: Clause, last: number): Range | null {
  const { parts } = clause;
  for (let index = last - 1; index > Math.max(0, last - longestPhrase * 2); index -= 1) {
    const part = parts[index];
    if (part === 'quote' || part === 'semicolon' || part === 'colon') return null;
    if ((!isBreak(part) && part !== 'bracket') || !mayBeInserted(clause, index + 1)) continue;
    const before = parts[index - 1];
    const found = isNounish(before)
      ? inserted(clause, index)
      : before === 'pronoun'
        ? phraseBefore(clause, index)
        : null;
    if (found === null || !beginsClause(clause, found.from)) continue;
    // "Osk, 54, of Mill Street, said": an age is nobody.
    if (found.to === found.from + 1 && parts[found.from] === 'number' && isBreak(parts[found.from - 1])) continue;
    // "Osk, according to the board, said": what another cue says is no part of the phrase.
    return { from: found.from, to: word(clause, index + 1) === 'according' ? index : last + 1 };
  }
  return null;
}

function inserted(clause: Clause, comma: number): Range | null {
  const near = walkLeft(clause, comma);
  return near !== null && beginsClause(clause, near.from) ? near : describedPhrase(clause, comma);
}

function mayBeInserted(clause: Clause, index: number): boolean {
  const part = clause.parts[index];
  if (isNounish(part) || part === 'relative' || part === 'determiner' || part === 'saying') return true;
  if (part === 'preposition' || part === 'adverb') return true;
  return /^(?:though|although|while|when|because|since|if|whose|himself|herself|then)$/.test(word(clause, index));
}

/** Whether a phrase stands where a clause begins: first in the sentence, or behind what joins clauses. */
export function beginsClause(clause: Clause, from: number): boolean {
  const before = clause.parts[from - 1];
  if (before === undefined || isBreak(before)) return true;
  if (before === 'preposition') return /^(?:as|after|before|but)$/.test(word(clause, from - 1));
  return /^(?:subordinator|conjunction|relative|quote|semicolon|colon|adverb)$/.test(before);
}

/** Without what leads into it ("On Tuesday officials", "Last week the board") and without a day behind it. */
function trimmed(clause: Clause, range: Range): Range | null {
  let { from } = range;
  while (from < range.to && leadsIn(clause, from, range.to)) from += 1;
  if (/^(?:least|most)$/.test(word(clause, from)) && word(clause, from - 1) === 'at') from -= 1;
  const trim = { from, to: withoutTime(clause, from, range.to) };
  return partsIn(clause, trim).some((part) => isNounish(part) || part === 'determiner') ? trim : null;
}

function leadsIn(clause: Clause, index: number, end: number): boolean {
  if (word(clause, index) === 'at' && /^(?:least|most)$/.test(word(clause, index + 1))) return false;
  if (/^(?:preposition|to|conjunction|comma|sign|quote)$/.test(clause.parts[index] ?? '')) return true;
  const next = word(clause, index + 1);
  const time = timeNouns.has(word(clause, index)) && clause.items[index]?.possessive !== true;
  if (time && index + 1 < end) return next !== 'of';
  return /^(?:last|next|earlier|this)$/.test(word(clause, index)) && timeNouns.has(next);
}

/** "The board on Wednesday": the day is no part of it. */
function withoutTime(clause: Clause, from: number, to: number): number {
  const last = word(clause, to - 1);
  if (!timeNouns.has(last) && !/^\d+$/.test(last)) return to;
  for (let index = to - 2; index > Math.max(from, to - 5); index -= 1) {
    if (/^(?:on|in|at|during|since)$/.test(word(clause, index))) return index;
  }
  return to - from > 1 && timeNouns.has(last) ? to - 1 : to;
}

/** The phrase that begins the sentence and has a verb behind it, before item `end`. */
export function mainSubject(clause: Clause, end: number): Range | null {
  const { parts } = clause;
  for (let index = 1; index <= end; index += 1) {
    const part = parts[index];
    if (index === end ? part !== 'colon' : !isVerbal(part) && part !== 'participle') continue;
    let verb = index;
    while (verb > 1 && (parts[verb - 1] === 'adverb' || parts[verb - 1] === 'auxiliary')) verb -= 1;
    const phrase = phraseBefore(clause, verb);
    const isMain = phrase !== null && parts[phrase.from - 1] !== 'relative' && beginsClause(clause, phrase.from);
    if (isMain) return phrase;
  }
  return null;
}
