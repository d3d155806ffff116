import type { Span } from './sourcing.ts';
import { sayingForm } from './verbs.ts';

/**
 * Quotation marks without their fellow. `quotations` makes the best of what it finds; this looks for what is wrong, and
 * is silent wherever a mark may be something else: an apostrophe, inches, the first sign of a transliterated name.
 */
export interface QuotationFault {
  kind: 'never closed' | 'never opened' | 'cut';
  spans: Span[];
}

interface Style {
  open: string;
  close: string;
  single: boolean;
}

const british: Style = { open: '‘', close: '’', single: true };
const straight: Style = { open: "'", close: "'", single: true };
const styles: readonly Style[] = [
  { open: '“', close: '”', single: false },
  { open: '"', close: '"', single: false },
  { open: '„', close: '“”"', single: false },
  { open: '«', close: '»', single: false },
  { open: '»', close: '«', single: false },
  british,
  straight,
  { open: '‚', close: '‘’', single: true },
  { open: '‹', close: '›', single: false },
];
const anyMark = /["“”„«»‹›‘’‚']/g;

interface Sign {
  index: number;
  mark: string;
  before: string;
  after: string;
  ahead: string;
  behind: string;
}

interface Open {
  style: Style;
  /** Where it begins: its mark, or the paragraph that it was carried into. */
  start: number;
  /** The piece in the paragraph before, where it was carried into this one without being opened again. */
  torn: Span | null;
  /** Its opening mark stands here: who carries on without opening again has none. */
  sure: boolean;
}

interface Walk {
  text: string;
  paragraphs: readonly Span[];
  faults: QuotationFault[];
  /** “ and ” are told apart in this text; where only ” is used it opens and closes. */
  curly: boolean;
  low: boolean;
}

const mostFaults = 8;

export function quotationFaults(text: string, paragraphs: readonly Span[]): QuotationFault[] {
  const walk: Walk = { text, paragraphs, faults: [], curly: text.includes('“'), low: text.includes('„') };
  let carried: Open | null = null;
  for (const [number, span] of paragraphs.entries()) {
    carried = walkParagraph(walk, span, number, carried);
    if (walk.faults.length >= mostFaults) break;
  }
  return walk.faults.slice(0, mostFaults);
}

function walkParagraph(walk: Walk, span: Span, number: number, carried: Open | null): Open | null {
  const signs = signsOf(walk, span);
  let open = entered(signs, span, carried);
  for (const [place, sign] of signs.entries()) {
    if (open !== null && closes(open, sign, signs, place, walk)) {
      closed(walk, open, sign);
      if (!open.style.single) inner(walk, open, signs, place);
      open = null;
    } else if (open !== null && opensAgain(open.style, sign)) {
      neverClosed(walk, open, sign.index);
      open = opened(sign, open.style);
    } else if (open === null) {
      const style = opening(sign, signs, place);
      if (style !== null) open = opened(sign, style);
      else if (isStray(sign)) neverOpened(walk, sign, span);
    }
  }
  return open === null ? null : left(walk, open, span, number);
}

const opened = (sign: Sign, style: Style): Open => ({ style, start: sign.index, torn: null, sure: true });

function signsOf({ text, curly, low }: Walk, span: Span): Sign[] {
  const passage = text.slice(span.start, span.end);
  return Array.from(passage.matchAll(anyMark), ({ 0: found, index }) => ({
    index: span.start + index,
    mark: found === '”' && !curly && !low ? '"' : found,
    before: passage[index - 1] ?? ' ',
    after: passage[index + 1] ?? ' ',
    ahead: passage.slice(index + 1, index + 30),
    behind: passage.slice(Math.max(0, index - 24), index),
  }));
}

const isWordSign = (sign: string) => /[\p{L}\p{N}]/u.test(sign);
const isSpace = (sign: string) => /\s/.test(sign);
const isOuterBefore = (before: string) => isSpace(before) || /[([{—–\-/…*_]/.test(before);

/** Stands as an opening mark does: space before it, a word behind it. */
function looksOpening({ mark, before, after }: Sign): boolean {
  if (mark === '«') return isOuterBefore(before);
  return isOuterBefore(before) && !isSpace(after) && !/[,.;:!?)\]]/.test(after);
}

/** Stands as a closing mark does: nothing but space, signs or the end behind it. */
function looksClosing({ mark, before, after }: Sign): boolean {
  if (mark === '»') return !isWordSign(after);
  return !isSpace(before) && !isWordSign(after) && !/[([{]/.test(before);
}

const elision =
  /^(?:\d\d?s?|tis|twas|em|til|till|cause|cos|coz|n|bout|round|neath|nuff|kay|er|im|ere|ello|e|ow|s|t|d|ll|re|ve|m)(?![\p{L}\p{N}])/iu;

/** The style in which a mark opens, if it does beyond doubt. */
function opening(sign: Sign, signs: readonly Sign[], place: number, end = signs.length): Style | null {
  const style = styles.find(({ open }) => open === sign.mark);
  if (style === undefined || !looksOpening(sign)) return null;
  if (!style.single) return style;
  if (elision.test(sign.ahead)) return null;
  if (signs.slice(place + 1, Math.min(end, place + 40)).some((next) => endsSingle(style, next))) return style;
  // Nothing closes it: a quotation all the same where one begins, and no name with a sign of its own ("‘Ali").
  const begins = /(?:^|[,:.!?]\s)$/.test(sign.behind) && threeWords.test(sign.ahead);
  return begins || /^\p{Ll}{2}/u.test(sign.ahead) ? style : null;
}

const threeWords = /^\p{L}[\p{L}'’]*\s\p{L}[\p{L}'’]*\s\p{L}/u;

function endsSingle({ close }: Style, { mark, before, after }: Sign): boolean {
  return close.includes(mark) && !isSpace(before) && !isWordSign(after);
}

const opensAgain = (style: Style, sign: Sign): boolean =>
  sign.mark === style.open &&
  looksOpening(sign) &&
  !(
    style.single &&
    (elision.test(sign.ahead) || (/^\p{Lu}\p{Ll}+(?!\p{L})/u.test(sign.ahead) && /\p{L}\s$/u.test(sign.behind)))
  );

/** Behind a plural s, ’ may be a possessive: it closes unless a certain end follows before the next opening. */
function closes({ style }: Open, sign: Sign, signs: readonly Sign[], place: number, walk: Walk): boolean {
  // “No,“ she said: turned the wrong way, but it is where the quotation ends.
  if (style.open === '“' && sign.mark === '“' && !walk.low) return looksClosing(sign) && !looksOpening(sign);
  if (!style.close.includes(sign.mark) || !looksClosing(sign)) return false;
  if (style.open === '"' && looksOpening(sign)) return false;
  if (!style.single) return true;
  if (!/s/i.test(sign.before) || !isSpace(sign.after)) return true;
  for (const next of signs.slice(place + 1, place + 20)) {
    if (next.mark === style.open && looksOpening(next) && !endsSingle(style, next)) return true;
    if (endsSingle(style, next) && !(/s/i.test(next.before) && isSpace(next.after))) return false;
  }
  return true;
}

function isStray(sign: Sign): boolean {
  const { mark, before, behind } = sign;
  if (!looksClosing(sign) || looksOpening(sign)) return false;
  if ('“”"«»'.includes(mark)) return !/\d$/.test(behind);
  if (mark !== '’' && mark !== "'") return false;
  return isCertainEnd(before, sign);
}

/** A single mark behind a full stop or comma, or behind a word that no apostrophe ends. */
function isCertainEnd(before: string, { behind, ahead, after }: Sign): boolean {
  if (/[,!?]/.test(before)) return true;
  if (before === '.') return !/\p{Lu}\.$/u.test(behind);
  const word = /(?:^|[^\p{L}])(\p{L}+)$/u.exec(behind)?.[1] ?? '';
  if (word.length < 4 || /in$/i.test(word)) return false;
  if (!/s$/i.test(word)) return /[,.;:)]/.test(after) || /^\p{Ll}/u.test(word);
  return after === ',' && ahead.split(/[^\p{L}]+/u, 5).some(saysSo);
}

const saysSo = (word: string) => word === 'according' || sayingForm(word.toLowerCase())?.form === 'past';

/** What a paragraph leaves open: carried over where the next one goes on with it. */
function left(walk: Walk, open: Open, span: Span, number: number): Open | null {
  const next = walk.paragraphs[number + 1];
  if (next !== undefined) {
    const begins = walk.text.slice(next.start, next.start + 2);
    const goesOn = begins.startsWith(open.style.open) || begins.slice(1).startsWith(open.style.open);
    if (goesOn && !endsWithSaying(walk.text.slice(open.start, span.end))) {
      const isCut = isMidSentence(walk.text.slice(Math.max(span.start, span.end - 12), span.end));
      if (isCut && /^.{1,2}\p{Ll}/u.test(walk.text.slice(next.start, next.start + 4))) {
        const torn = { start: open.start, end: span.end };
        return { style: open.style, start: next.start, torn, sure: true };
      }
      return { style: open.style, start: next.start, torn: null, sure: true };
    }
    if (!goesOn && closesSoon(walk, open.style, next)) {
      return { style: open.style, start: next.start, torn: { start: open.start, end: span.end }, sure: false };
    }
  }
  neverClosed(walk, open, span.end);
  return null;
}

/** "…, the board said in a statement." at the end: not the speaker's words, so the mark before them is missing. */
function endsWithSaying(words: string): boolean {
  const match = /[,!?] ((?:he|she|they|\p{Lu}|the )[^,;:“”"‘«»]{0,80})\.$/u.exec(words.slice(-100));
  return (
    match?.[1]
      ?.split(/[^\p{L}]+/u)
      .slice(1, 6)
      .some(saysSo) ?? false
  );
}

const isMidSentence = (end: string) => /[\p{L}\p{N},]$|(?:\p{Lu}\.){2}$/u.test(end);

/** The first mark of the style in the next paragraph closes: the quotation was cut by the break. */
function closesSoon(walk: Walk, style: Style, next: Span): boolean {
  for (const sign of signsOf(walk, next)) {
    const ends = style.close.includes(sign.mark) && looksClosing(sign) && !looksOpening(sign);
    if (ends && (!style.single || /[,.!?…]/.test(sign.before) || !/s/i.test(sign.before))) return true;
    if (sign.mark === style.open && looksOpening(sign)) return false;
  }
  return false;
}

/** What is open where a paragraph begins. */
function entered(signs: Sign[], span: Span, carried: Open | null): Open | null {
  if (carried === null) return null;
  if (carried.sure) signs.splice(0, signs.findIndex(({ mark }) => mark === carried.style.open) + 1);
  return { ...carried, start: span.start };
}

function closed({ faults }: Walk, { torn, start, style }: Open, sign: Sign): void {
  const span = { start, end: sign.index + 1 };
  if (torn !== null) faults.push({ kind: 'cut', spans: [torn, span] });
  else if (style.open === '“' && sign.mark === '“') faults.push({ kind: 'never closed', spans: [span] });
}

/** Single marks within double ones: opened, and not closed before the outer end. */
function inner(walk: Walk, { start }: Open, signs: readonly Sign[], end: number): void {
  let before = end - 1;
  for (; before >= 0 && (signs[before]?.index ?? 0) > start; before -= 1) {
    const sign = signs[before];
    if (sign === undefined || endsSingle(british, sign) || endsSingle(straight, sign)) return;
    const style = opening(sign, signs, before, end);
    if (style?.single === true) return neverClosed(walk, opened(sign, style), signs[end]?.index ?? sign.index + 1);
  }
}

/** Up to the end of its first sentence: further on it may be anybody's words. */
function neverClosed({ text, faults }: Walk, open: Open, limit: number): void {
  const words = text.slice(open.start, limit);
  const stop = /[.!?…](?=\s)/u.exec(words);
  const end = open.start + (stop === null ? words.trimEnd().length : stop.index + 1);
  const span = { start: open.start, end };
  faults.push({
    kind: open.torn === null ? 'never closed' : 'cut',
    spans: open.torn === null ? [span] : [open.torn, span],
  });
}

function neverOpened({ text, faults }: Walk, sign: Sign, paragraph: Span): void {
  const limit = Math.max(paragraph.start, sign.index - 1);
  const before = text.slice(Math.max(paragraph.start, sign.index - 300), limit);
  const stop = Math.max(
    before.lastIndexOf('. '),
    before.lastIndexOf('? '),
    before.lastIndexOf('! '),
    before.lastIndexOf('\n'),
  );
  const first = limit - before.length + (stop < 0 ? 0 : stop + 2);
  // Three hundred signs back may be the middle of one that takes two places.
  const start = /[\udc00-\udfff]/.test(text.charAt(first)) ? first + 1 : first;
  const span = { start: Math.min(start, sign.index), end: sign.index + 1 };
  const last = faults.at(-1);
  // A second one in the same sentence: one quotation whose first mark stands askew.
  if (last?.kind === 'never opened' && last.spans[0]?.start === span.start) faults.pop();
  faults.push({ kind: 'never opened', spans: [span] });
}
