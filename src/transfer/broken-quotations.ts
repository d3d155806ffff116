import { onOneLine } from './page-pieces.ts';
import type { LeftOut } from './page-pieces.ts';

/**
 * Quotations that a paragraph break cut in two: opened in one paragraph, closed in the next, which does
 * not open it again as printers do. They stay as they are; a person decides whether to join them.
 */
interface Ends {
  /** The quotation that is still open at the end. */
  open: Kind | null;
  /** The kinds of quotation that are closed without having been opened. */
  closed: ReadonlySet<Kind>;
}
type Kind = 'single' | 'double' | 'straight' | 'pointed';

export function brokenQuotations(paragraphs: readonly string[]): LeftOut[] {
  const notes: LeftOut[] = [];
  const ends = paragraphs.map(endsOf);
  for (const [index, { open }] of ends.entries()) {
    if (open === null || ends[index + 1]?.closed.has(open) !== true) continue;
    const before = onOneLine(paragraphs[index] ?? '');
    const after = onOneLine(paragraphs[index + 1] ?? '');
    notes.push({
      text: `${lastWords(before)} ¶ ${firstWords(after)}`,
      reason: 'A paragraph break cuts this quotation; it is kept as it is.',
    });
  }
  return notes;
}

function lastWords(text: string): string {
  return text.length <= 80 ? text : `…${text.slice(-80).replace(/^\S*\s/, ' ')}`;
}

function firstWords(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 60).replace(/\s\S*$/, ' ')}…`;
}

function endsOf(text: string): Ends {
  const open: Kind[] = [];
  const closed = new Set<Kind>();
  for (const match of text.matchAll(/["“”„«»‘’‚‹›]/g)) {
    const before = text[match.index - 1] ?? ' ';
    const after = text[match.index + 1] ?? ' ';
    const edge = edgeOf(match[0], before, after, open.at(-1));
    if (edge === null) continue;
    const [kind, opens] = edge;
    if (opens) open.push(kind);
    else if (open.includes(kind)) open.length = open.lastIndexOf(kind);
    else closed.add(kind);
  }
  // A straight mark that closes looks like one that opens; the text before it tells, so the first decides.
  return { open: open.at(-1) ?? null, closed };
}

/** Which quotation the sign belongs to, and whether it opens it; null for an apostrophe. */
function edgeOf(sign: string, before: string, after: string, open: Kind | undefined): [Kind, boolean] | null {
  const behindWord = /[\p{L}\p{N}]/u.test(before);
  const beforeWord = /[\p{L}\p{N}]/u.test(after);
  switch (sign) {
    case '„':
      return ['double', true];
    case '‚':
      return ['single', true];
    case '“':
      // English opens with it before a word, German closes with it behind one.
      return ['double', /[\s([—–‘'-]/.test(before)];
    case '”':
      return ['double', false];
    case '«':
    case '‹':
      return ['pointed', /[\s(—–-]/.test(before)];
    case '»':
    case '›':
      return ['pointed', /[\s(—–-]/.test(before) && !/[\s.,;:!?)]/.test(after)];
    case '"':
      return ['straight', !behindWord && !/[.,;:!?…)]/.test(before)];
    case '‘':
      if (behindWord && beforeWord) return null;
      return ['single', !(open === 'single' && /[\p{L}\p{N}.,;:!?…]/u.test(before))];
    default:
      // ’ closes behind a word's or sentence's end; inside a word, or before a cut one (’90s), it is an apostrophe.
      if (beforeWord) return null;
      // Behind a plain s it is as often the genitive of a plural; only an open quotation makes it a mark.
      return behindWord && open !== 'single' ? null : ['single', false];
  }
}
