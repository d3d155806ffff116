import type { Rule } from './audited.ts';
import { named } from './audit-words.ts';
import { quotationFaults } from './quotation-faults.ts';
import type { QuotationFault } from './quotation-faults.ts';

/** Quotations that begin and do not end, end and did not begin, or are cut in two by a paragraph break. */
export const brokenQuotation: Rule = {
  id: 'broken-quotation',
  severity: 'low',
  principle: 'R-quote',
  find: ({ text, reading }) =>
    quotationFaults(text, reading.paragraphs).map((fault) => ({
      ranges: fault.spans,
      question: question(text, fault),
    })),
};

function question(text: string, { kind, spans }: QuotationFault): string {
  const [first = { start: 0, end: 0 }, second = first] = spans;
  const bare = (span: typeof first) => named(text, withoutMarks(text, span));
  switch (kind) {
    case 'never closed':
      return `Where does the quotation that begins with ${bare(first)} end, as no mark closes it?`;
    case 'never opened':
      return `Where does the quotation that ends with ${bare(first)} begin, as no mark opens it?`;
    default:
      return `Do ${bare(first)} and ${bare(second)} belong to one quotation that the paragraph break cuts in two?`;
  }
}

/** So that the question does not put marks within marks. */
function withoutMarks(text: string, { start, end }: { start: number; end: number }) {
  const isMark = (index: number) => /["“”„«»‹›‘’‚']/.test(text[index] ?? '');
  const from = isMark(start) ? start + 1 : start;
  return { start: from, end: isMark(end - 1) && end - 1 > from ? end - 1 : end };
}
