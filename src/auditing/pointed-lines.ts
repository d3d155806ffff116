/** The line of the text that a question points at, with carets below the very words. */
import type { Span } from '../sourcing/engine.ts';
import { harmless, widthOf } from './terminal.ts';

export interface PointedLine {
  /** Where the words begin in the text. */
  start: number;
  words: string;
  carets: string;
}

/** No question shows more places than these. */
const mostLines = 4;

export function pointedLines(text: string, ranges: readonly Span[], width: number): PointedLine[] {
  const lines: PointedLine[] = [];
  for (const range of ranges) {
    for (let start = range.start; start < range.end && lines.length < mostLines;) {
      const feed = text.indexOf('\n', start);
      const end = Math.min(range.end, feed < 0 ? text.length : feed);
      if (text.slice(start, end).trim() !== '') lines.push(pointedLine(text, { start, end }, width));
      start = end + 1;
    }
  }
  return lines;
}

/** A piece of the line with the words in it: all where it fits, else with as much before them as leaves them room. */
function pointedLine(text: string, { start, end }: Span, width: number): PointedLine {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const feed = text.indexOf('\n', start);
  const lineEnd = feed < 0 ? text.length : feed;
  const room = Math.max(0, Math.min(Math.floor(width / 3), width - (end - start) - 2));
  const isWhole = lineEnd - lineStart <= width && widthOf(harmless(text.slice(lineStart, lineEnd))) <= width;
  const from = isWhole ? lineStart : wordStart(text, Math.max(lineStart, start - room), start);
  const lead = from > lineStart ? '…' : '';
  const before = harmless(text.slice(from, start));
  const pointed = cut(harmless(text.slice(start, Math.min(end, start + width))), width - widthOf(lead + before) - 1);
  const isCut = pointed.length < end - start;
  const left = width - widthOf(lead + before + pointed) - 1;
  const after = isCut ? '' : cut(harmless(text.slice(end, Math.min(lineEnd, end + width))), left);
  const tail = isCut || end + after.length < lineEnd ? '…' : '';
  return {
    start,
    words: `${lead}${before}${pointed}${after}`.trimEnd() + tail,
    carets: ' '.repeat(widthOf(lead + before)) + '^'.repeat(Math.max(1, widthOf(pointed))),
  };
}

/** The beginning of a word at or behind `from`, where there is one before the words pointed at. */
function wordStart(text: string, from: number, words: number): number {
  if (from === 0 || /\s/.test(text.charAt(from - 1))) return from;
  const space = text.slice(from, words).search(/\s/);
  return space < 0 ? words : from + space + 1;
}

function cut(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let fits = '';
  let columns = 0;
  for (const sign of text) {
    columns += widthOf(sign);
    if (columns > width) break;
    fits += sign;
  }
  return fits;
}
