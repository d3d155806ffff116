import type { Cue } from './cue.ts';
import type { Clause } from './phrases.ts';
import { documents, singular } from './source-words.ts';

/** Whether something that is stated stands beside a verb, as its need demands: any object, a clause, a quotation. */
export function stated(clause: Clause, cue: Cue): boolean {
  // "As the paper noted, …"
  if (clause.items[cue.block.from - 1]?.lower === 'as' && clause.parts[cue.after] === 'comma') return true;
  const need = cue.verb?.needs ?? 'sure';
  if (quoteBeside(clause, cue) || quoteAhead(clause, cue.after) !== null) return true;
  if (need === 'quote') return quoteInObject(clause, cue);
  if (clauseFollows(clause, cue, need === 'sure' || isDocument(clause, cue))) return true;
  return clauseBefore(clause, cue);
}

/** A quotation directly before or behind the cue, with a comma or colon at most. */
export function quoteBeside({ parts }: Clause, { block, after }: Cue): boolean {
  const behind = parts[after];
  if (behind === 'quote' || ((behind === 'comma' || behind === 'colon') && parts[after + 1] === 'quote')) return true;
  const before = parts[block.from - 1];
  return before === 'quote' || ((before === 'comma' || before === 'dash') && parts[block.from - 2] === 'quote');
}

/** `told the paper at the scene: “…”`: a colon and a quotation within a few words, and no comma between. */
export function quoteAhead({ parts }: Clause, after: number): number | null {
  for (let index = after; index < Math.min(parts.length, after + 14); index += 1) {
    if (parts[index] === 'colon') return parts[index + 1] === 'quote' ? index + 1 : null;
    if (parts[index] === 'comma' || parts[index] === 'stop' || parts[index] === 'semicolon' || parts[index] === 'quote') return null;
  }
  return null;
}

/** "The report notes violence", "figures show a record": what is written states whatever it shows. */
function isDocument({ items, parts }: Clause, { source }: Cue): boolean {
  if (source === null) return false;
  let head = source.from;
  while (head + 1 < source.to && /^(?:noun|name|determiner|number|participle|ing|quote)$/.test(parts[head + 1] ?? '')) head += 1;
  const noun = items[head]?.lower ?? '';
  return documents.has(noun) || documents.has(singular(noun));
}

function quoteInObject({ parts }: Clause, { after }: Cue): boolean {
  for (let index = after; index < Math.min(parts.length, after + 14); index += 1) {
    const part = parts[index];
    if (part === 'quote') return true;
    if (part === 'comma' || part === 'semicolon' || part === 'stop' || part === 'saying') return false;
  }
  return false;
}

/** `anything`: an object is enough. Otherwise "that", "how" and the like, or a verb before the next comma. */
function clauseFollows({ items, parts }: Clause, { to, after }: Cue, anything: boolean): boolean {
  const first = parts[after];
  if (first === undefined || first === 'stop') return false;
  // "says last June, hundreds …": what looked like an occasion begins the statement.
  if (first === 'comma' && after > to && anything && parts.length > after + 3) return true;
  if (anything && first !== 'comma' && first !== 'dash' && first !== 'conjunction' && first !== 'bracket') return true;
  if (first === 'comma' && parts[after + 1] === 'subordinator' && items[after + 1]?.lower === 'that') return true;
  for (let index = after; index < Math.min(parts.length, after + 16); index += 1) {
    const part = parts[index];
    if (part === 'subordinator') return items[index]?.lower !== 'as' && index - after < 8;
    if (part === 'comma' || part === 'stop' || part === 'semicolon' || part === 'to' || part === 'relative') return false;
    if ((part === 'auxiliary' || part === 'verb') && index > after) return true;
  }
  return false;
}

/** ", the board said." at the end, with words before it. */
function clauseBefore({ parts }: Clause, { block, after }: Cue): boolean {
  const before = parts[block.from - 1];
  if (before !== 'comma' && before !== 'dash') return false;
  const behind = parts[after];
  return block.from > 1 && (behind === undefined || behind === 'stop' || behind === 'comma' || behind === 'dash' || behind === 'conjunction');
}
