import type { Span } from './sourcing.ts';

/**
 * What stands between quotation marks, paragraph by paragraph: straight, curly, single, double,
 * guillemets either way round, low-high. Only the outermost marks count. A quotation ends with its
 * paragraph; where it runs on (the next paragraph opens with the same mark, or closes what was never
 * opened there) the two are tied together by `continues`.
 *
 * The hard sign is ’ (and '), which closes a quotation and is an apostrophe. Inside a quotation it is
 * taken for the end where a reader would: behind punctuation for certain, behind a word if no letter
 * follows; but behind a plural s it is a possessive when a certain end still follows ("the boards’ wall’").
 */
export interface Quotation extends Span {
  paragraph: number;
  /** The closing mark is there. */
  closed: boolean;
  /** The next quotation is the rest of this one. */
  continues: boolean;
}

interface Style {
  open: string;
  close: string;
  /** The closing mark is also an apostrophe. */
  single: boolean;
}

const styles: Style[] = [
  { open: '“', close: '”', single: false },
  { open: '"', close: '"', single: false },
  { open: '„', close: '“”"', single: false },
  { open: '«', close: '»', single: false },
  { open: '»', close: '«', single: false },
  { open: '‟', close: '”', single: false },
  { open: '‘', close: '’', single: true },
  { open: "'", close: "'", single: true },
  { open: '‚', close: '‘’', single: true },
  { open: '‹', close: '›', single: false },
  { open: '›', close: '‹', single: false },
];
const anyMark = /["“”„‟«»‹›‘’‚']/g;

interface Sign {
  index: number;
  mark: string;
  before: string;
  after: string;
  /** The next few signs. */
  ahead: string;
}

interface Open {
  style: Style;
  start: number;
}

export interface Quotations {
  quotations: Quotation[];
  /** There were more than are read. */
  partial: boolean;
}

const mostQuotations = 3000;

export function quotationsOf(text: string, paragraphs: readonly Span[]): Quotations {
  const quotations: Quotation[] = [];
  let left: Style | null = null;
  for (const [paragraph, span] of paragraphs.entries()) {
    const signs = signsOf(text, span);
    const carried = left !== null && runsOn(left, signs, span) ? left : null;
    const last = quotations.at(-1);
    if (carried !== null && last !== undefined) last.continues = true;
    // Never closed and not carried on: the mark was an apostrophe turned the wrong way.
    else if (left?.single === true) quotations.pop();
    left = read(signs, span, paragraph, carried, quotations);
    if (quotations.length > mostQuotations) return { quotations: quotations.slice(0, mostQuotations), partial: true };
  }
  if (left?.single === true) quotations.pop();
  return { quotations, partial: false };
}

function signsOf(text: string, span: Span): Sign[] {
  const signs: Sign[] = [];
  const passage = text.slice(span.start, span.end);
  for (const match of passage.matchAll(anyMark)) {
    const before = passage[match.index - 1] ?? ' ';
    const ahead = passage.slice(match.index + 1, match.index + 7);
    signs.push({ index: span.start + match.index, mark: match[0], before, after: ahead[0] ?? ' ', ahead });
  }
  return signs;
}

/** Whether a quotation left open by the paragraph before goes on in this one, by its first mark of that style. */
function runsOn(style: Style, signs: readonly Sign[], span: Span): boolean {
  const first = signs.find(
    (sign) => style.open === sign.mark || (style.close.includes(sign.mark) && mayClose(style, sign)),
  );
  if (first === undefined) return false;
  if (style.open === first.mark && first.index === span.start) return true;
  return style.close.includes(first.mark) && mayClose(style, first) && !mayOpen(first);
}

/** Reads one paragraph; gives the style of the quotation that it leaves open. */
function read(
  signs: readonly Sign[],
  span: Span,
  paragraph: number,
  carried: Style | null,
  into: Quotation[],
): Style | null {
  const ahead = endsAhead(signs);
  const begins = signs[0]?.index === span.start && carried?.open.includes(signs[0].mark) === true;
  let open: Open | null = carried === null || begins ? null : { style: carried, start: span.start };
  for (const [number, sign] of signs.entries()) {
    if (open === null) {
      const style = mayOpen(sign) ? styles.find((one) => one.open === sign.mark) : undefined;
      if (style !== undefined && isLikely(style, sign, signs, number)) open = { style, start: sign.index };
    } else if (closes(open.style, sign, ahead[number] === true)) {
      into.push({ start: open.start, end: sign.index + 1, paragraph, closed: true, continues: false });
      open = null;
    }
    if (into.length > mostQuotations) return null;
  }
  if (open === null) return null;
  into.push({ start: open.start, end: span.end, paragraph, closed: false, continues: false });
  return open.style;
}

const isWordSign = (sign: string) => /[\p{L}\p{N}]/u.test(sign);
const isSpace = (sign: string) => /\s/.test(sign);

function mayOpen({ before, after, mark }: Sign): boolean {
  if (mark === '“' || mark === '„' || mark === '‟') return true;
  if ('«‹'.includes(mark)) return !isWordSign(before);
  if (isWordSign(before) || isSpace(after)) return false;
  return isSpace(before) || '([{—–-/…,:;‘“"\'«'.includes(before);
}

function mayClose(style: Style, { before, after, mark }: Sign): boolean {
  if (!style.single) return mark !== '"' || !isSpace(before) || isSpace(after);
  return !isSpace(before) && !isWordSign(after);
}

/** ’90s, ’tis: letters or digits left out at the beginning of a word. */
const elision = /^(?:\d\ds?|tis|twas|em|til|cause|n|cos|bout)(?![\p{L}\p{N}])/iu;

/** A single mark opens only if it is no apostrophe; a straight one only if something can close it. */
function isLikely(style: Style, sign: Sign, signs: readonly Sign[], number: number): boolean {
  if (!style.single) return true;
  if (elision.test(sign.ahead)) return false;
  if (sign.mark !== "'") return true;
  const next = signs.slice(number + 1, number + 12);
  return next.some((one) => style.close.includes(one.mark) && mayClose(style, one));
}

/** "the boards’ wall": behind an s and before a space, ’ may be a possessive. */
const mayBePossessive = ({ before, after }: Sign) => /s/i.test(before) && isSpace(after);

/** For every sign, whether a closing single mark beyond doubt follows it before another one opens. */
function endsAhead(signs: readonly Sign[]): boolean[] {
  const ahead: boolean[] = [];
  let ends = false;
  for (const [fromEnd, sign] of signs.toReversed().entries()) {
    ahead[signs.length - 1 - fromEnd] = ends;
    if (!"‘’‚'".includes(sign.mark)) continue;
    if (sign.mark === '‘' || (sign.mark !== '’' && mayOpen(sign))) ends = false;
    else if (!isSpace(sign.before) && !isWordSign(sign.after) && !mayBePossessive(sign)) ends = true;
  }
  return ahead;
}

function closes(style: Style, sign: Sign, endAhead: boolean): boolean {
  if (!style.close.includes(sign.mark) || !mayClose(style, sign)) return false;
  return !style.single || !mayBePossessive(sign) || !endAhead;
}
