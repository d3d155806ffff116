import { isBreak, isEnd, isNounish, isVerbal, word } from './clause.ts';
import type { Clause } from './clause.ts';
import type { Cue } from './cue.ts';
import { documents, singular } from './source-words.ts';
import { alsoOfThings, takesTheSaid, theSaid } from './verbs.ts';

/** Whether something that is stated stands beside a verb, as its need demands: any object, a clause, a quotation. */
export function isStated(clause: Clause, cue: Cue): boolean {
  const needs = cue.verb?.needs ?? 'sure';
  // "As the paper noted, …"
  if (word(clause, cue.block.from - 1) === 'as' && clause.parts[cue.after] === 'comma') return true;
  if (isQuoteBeside(clause, cue) || quoteAhead(clause, cue.after) !== null) return true;
  if (needs === 'beside') return cue.verb?.base === 'put' && word(clause, cue.to - 1) !== 'it';
  // "It had never been mended, Osk whispers."
  const isLast =
    isEnd(clause.parts[cue.after]) &&
    clauseBefore(clause, cue) &&
    clause.parts.slice(0, cue.block.from).some((part) => part === 'auxiliary');
  if (needs === 'quote') return isQuoteInObject(clause, cue) || isSaidInObject(clause, cue) || isLast;
  if (needs === 'that' && cue.verb !== null && !alsoOfThings.has(cue.verb.base) && isQuoteInObject(clause, cue, 6))
    return true;
  const anything = needs === 'sure' || isOfDocument(clause, cue) || isFinding(clause, cue);
  return (anything ? objectFollows(clause, cue) : clauseFollows(clause, cue)) || clauseBefore(clause, cue);
}

/** A quotation directly before or behind the cue, with a comma or colon at most. */
function isQuoteBeside({ parts }: Clause, { block, after }: Cue): boolean {
  const behind = parts[after];
  if (behind === 'quote' || ((behind === 'comma' || behind === 'colon') && parts[after + 1] === 'quote')) return true;
  const before = parts[block.from - 1];
  return before === 'quote' || (isBreak(before) && parts[block.from - 2] === 'quote');
}

/** `told the paper at the scene: “…”`: a colon and a quotation within a few words, and no comma between. */
export function quoteAhead({ parts }: Clause, after: number): number | null {
  for (let index = after; index < Math.min(parts.length, after + 14); index += 1) {
    if (parts[index] === 'colon') return parts[index + 1] === 'quote' ? index + 1 : null;
    if (/^(?:comma|stop|semicolon|quote)$/.test(parts[index] ?? '')) return null;
  }
  return null;
}

/** "The report notes violence", "figures show a record": what is written states whatever it shows. */
function isOfDocument(clause: Clause, { source }: Cue): boolean {
  if (source === null) return false;
  let head = source.from;
  const isTold = () => clause.parts[head + 1] === 'participle' && /^(?:noun|name)$/.test(clause.parts[head] ?? '');
  while (
    head + 1 < source.to &&
    !isTold() &&
    /^(?:noun|name|determiner|number|participle|ing|quote)$/.test(clause.parts[head + 1] ?? '')
  )
    head += 1;
  return documents.has(word(clause, head)) || documents.has(singular(word(clause, head)));
}

/** "Scientists have found traces of lead": what those find whose work it is. */
function isFinding({ items }: Clause, { source, verb }: Cue): boolean {
  if (source === null || verb?.base !== 'find') return false;
  return items.slice(source.from, source.to).some(({ lower }) => finders.has(singular(lower)));
}

const finders = new Set(
  'researcher scientist investigator inspector auditor expert analyst economist historian engineer examiner pathologist archaeologist team inquiry'.split(
    ' ',
  ),
);

/** "expressed “regret”", "called it “reckless”". */
function isQuoteInObject({ parts }: Clause, { after }: Cue, within = 14): boolean {
  for (let index = after; index < Math.min(parts.length, after + within); index += 1) {
    if (parts[index] === 'quote') return true;
    if (/^(?:comma|semicolon|stop|saying)$/.test(parts[index] ?? '')) return false;
  }
  return false;
}

/** "rejected the charge", "disputed that account": the object is itself something said. */
function isSaidInObject(clause: Clause, { after, source, verb }: Cue): boolean {
  if (verb === null || !takesTheSaid.has(verb.base)) return false;
  // "His lawyer said he disputes the report": inside another statement a pronoun tells little.
  if (source !== null && source.from > 0 && clause.parts[source.from] === 'pronoun') return false;
  for (let index = after; index < Math.min(clause.parts.length, after + 6); index += 1) {
    const part = clause.parts[index] ?? '';
    if (part === 'noun' && theSaid.has(singular(word(clause, index)))) return true;
    if (!isNounish(clause.parts[index]) && part !== 'determiner') return false;
  }
  return false;
}

function objectFollows(clause: Clause, cue: Cue): boolean {
  const first = clause.parts[cue.after];
  if (isEnd(first)) return false;
  // "says last June, hundreds …": what looked like an occasion begins the statement.
  if (first === 'comma' && cue.after > cue.to) return clause.parts.length > cue.after + 3;
  if (!isBreak(first) && first !== 'conjunction' && first !== 'bracket') return true;
  return clauseFollows(clause, cue);
}

/** "that", "how" and the like, or a verb before the next comma. */
function clauseFollows(clause: Clause, { after }: Cue): boolean {
  const { parts } = clause;
  if (parts[after] === 'comma') return word(clause, after + 1) === 'that';
  for (let index = after; index < Math.min(parts.length, after + 16); index += 1) {
    const part = parts[index];
    if (part === 'subordinator') return index - after < 8;
    if (/^(?:comma|stop|semicolon|to|relative)$/.test(part ?? '')) return false;
    if (isVerbal(part) && part !== 'saying' && index > after) return true;
    // "stating the breach endangered lives".
    const isPast =
      part === 'participle' &&
      isNounish(parts[index - 1]) &&
      /^(?:determiner|noun|name|pronoun|number)$/.test(parts[index + 1] ?? '');
    if (isPast && index > after + 1) return true;
  }
  return false;
}

/** ", the board said." at the end, with words before it. */
function clauseBefore({ parts }: Clause, { block, after }: Cue): boolean {
  if (!isBreak(parts[block.from - 1]) || block.from < 2) return false;
  return isEnd(parts[after]) || isBreak(parts[after]) || parts[after] === 'conjunction';
}
