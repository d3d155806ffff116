import type { Cue } from './cue.ts';
import type { Clause } from './phrases.ts';

/** Whether something that is stated stands beside a verb, as its need demands: any object, a clause, a quotation. */
export function stated(clause: Clause, cue: Cue): boolean {
  const need = cue.verb?.needs ?? 'sure';
  if (quoteBeside(clause, cue)) return true;
  if (need === 'quote') return quoteInObject(clause, cue);
  if (clauseFollows(clause, cue.after, need === 'sure')) return true;
  return clauseBefore(clause, cue);
}

/** A quotation directly before or behind the cue, with a comma or colon at most. */
export function quoteBeside({ parts }: Clause, { block, after }: Cue): boolean {
  const behind = parts[after];
  if (behind === 'quote' || ((behind === 'comma' || behind === 'colon') && parts[after + 1] === 'quote')) return true;
  const before = parts[block.from - 1];
  return before === 'quote' || ((before === 'comma' || before === 'dash') && parts[block.from - 2] === 'quote');
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
function clauseFollows({ items, parts }: Clause, after: number, anything: boolean): boolean {
  const first = parts[after];
  if (first === undefined || first === 'stop') return false;
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
  return block.from > 2 && (behind === undefined || behind === 'stop' || behind === 'comma' || behind === 'dash' || behind === 'conjunction');
}
