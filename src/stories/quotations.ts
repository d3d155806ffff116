/** The words quoted in a story and whose they are, as schema.org tells them to machines. */
import type { RecordSource, SourceKind } from './record.ts';
import type { Statement } from '../sourcing/sourcing.ts';

export interface Quotation {
  text: string;
  source: RecordSource;
}

/** A page is a page, not an archive of sentences. */
const MOST_QUOTATIONS = 24;
/** One quoted word is as often a nickname or a doubt. */
const FEWEST_WORDS = 3;
const open = /^["“”„«»‘’‚‹›']+\s*/u;
const close = /[\s,]*["“”„«»‘’‚‹›']+$/u;
const opens = /^["“„«»‘‚‹›']/u;

/**
 * Each quotation as it stands in `text`, without its marks. What a speaker is quoted with at second hand is left to whoever
 * heard it.
 */
export function quotationsOf(
  text: string,
  statements: readonly Statement[],
  sources: readonly RecordSource[],
): Quotation[] {
  const byId = new Map(sources.map((one) => [one.id, one]));
  const quotations = statements.flatMap(({ source: id, content, quote, hand }) => {
    const source = id === null ? undefined : byId.get(id);
    if (source === undefined || quote !== 'direct' || hand === 'second') return [];
    return content
      .flatMap(({ start, end }) => text.slice(start, end).split(/\n\s*\n/))
      .filter((piece) => opens.test(piece))
      .map((piece) => ({ text: piece.replace(open, '').replace(close, ''), source }))
      .filter((piece) => piece.text.split(/\s+/).length >= FEWEST_WORDS);
  });
  return quotations.slice(0, MOST_QUOTATIONS);
}

const typeOf: Partial<Record<SourceKind, string>> = {
  'named-person': 'Person',
  organisation: 'Organization',
  publication: 'Organization',
};

/** Whoever is not named has no creator: that the story keeps the name back is not for machines to work around. */
export function linkedQuotation({ text, source: { kind, name } }: Quotation): unknown {
  const type = typeOf[kind];
  return { '@type': 'Quotation', text, ...(type === undefined ? {} : { creator: { '@type': type, name } }) };
}
