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

/** The marks of one paragraph, by themselves: the same words have the same marks wherever they stand. */
export interface Marks {
  signs: readonly Sign[];
  length: number;
  /** How they read last, with the style of the quotation that the paragraph before left open. */
  read: { carried: Style | null; found: Read } | null;
}

/** Offsets from the beginning of the paragraph. */
interface Read {
  quotations: readonly (Span & { closed: boolean })[];
  /** The style of the quotation that it leaves open. */
  left: Style | null;
}

export function marksOf(passage: string): Marks {
  return { signs: signsOf(passage), length: passage.length, read: null };
}

/** `paragraphs`: where each stands, and its marks. */
export function quotationsOf(paragraphs: readonly { start: number; known: { marks: Marks } }[]): Quotations {
  const quotations: Quotation[] = [];
  let left: Style | null = null;
  let paragraph = -1;
  for (const { start, known } of paragraphs) {
    paragraph += 1;
    const carried: Style | null = left !== null && runsOn(left, known.marks) ? left : null;
    const last = quotations.at(-1);
    if (carried !== null && last !== undefined) last.continues = true;
    // Never closed and not carried on: the mark was an apostrophe turned the wrong way.
    else if (left?.single === true) quotations.pop();
    const found = readMarks(known.marks, carried);
    for (const one of found.quotations)
      quotations.push({
        start: start + one.start,
        end: start + one.end,
        paragraph,
        closed: one.closed,
        continues: false,
      });
    left = found.left;
    if (quotations.length > mostQuotations) return { quotations: quotations.slice(0, mostQuotations), partial: true };
  }
  if (left?.single === true) quotations.pop();
  return { quotations, partial: false };
}

function signsOf(passage: string): Sign[] {
  const signs: Sign[] = [];
  for (const { 0: mark, index } of passage.matchAll(anyMark)) {
    const ahead = passage.slice(index + 1, index + 7);
    signs.push({ index, mark, before: passage[index - 1] ?? ' ', after: ahead[0] ?? ' ', ahead });
  }
  return signs;
}

/** Whether a quotation left open by the paragraph before goes on in this one, by its first mark of that style. */
function runsOn(style: Style, { signs }: Marks): boolean {
  const first = signs.find(
    (sign) => style.open === sign.mark || (style.close.includes(sign.mark) && mayClose(style, sign)),
  );
  if (first === undefined) return false;
  if (style.open === first.mark && first.index === 0) return true;
  return style.close.includes(first.mark) && mayClose(style, first) && !mayOpen(first);
}

function readMarks(marks: Marks, carried: Style | null): Read {
  if (marks.read?.carried !== carried) marks.read = { carried, found: read(marks, carried) };
  return marks.read.found;
}

function read({ signs, length }: Marks, carried: Style | null): Read {
  const quotations: Read['quotations'][number][] = [];
  const ahead = endsAhead(signs);
  const begins = signs[0]?.index === 0 && carried?.open.includes(signs[0].mark) === true;
  let open: Open | null = carried === null || begins ? null : { style: carried, start: 0 };
  for (const [number, sign] of signs.entries()) {
    if (open === null) {
      const style = mayOpen(sign) ? styles.find((one) => one.open === sign.mark) : undefined;
      if (style !== undefined && isLikely(style, sign, signs, number)) open = { style, start: sign.index };
    } else if (closes(open.style, sign, ahead[number] === true)) {
      quotations.push({ start: open.start, end: sign.index + 1, closed: true });
      open = null;
    }
    if (quotations.length > mostQuotations) return { quotations, left: null };
  }
  if (open === null) return { quotations, left: null };
  quotations.push({ start: open.start, end: length, closed: false });
  return { quotations, left: open.style };
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
