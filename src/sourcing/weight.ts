import type { RecordCounts } from '../words/record-counts.ts';
import type { Kind, Source } from './sourcing.ts';

/** Kinds as pages draw and count them: by class, in the order of weight. */
export type Weight = 'named' | 'document' | 'office' | 'unnamed' | 'publication';

export const weights: readonly Weight[] = ['named', 'document', 'office', 'unnamed', 'publication'];

const byKind: Record<Exclude<Kind, 'none'>, Weight> = {
  'named-person': 'named',
  document: 'document',
  organisation: 'office',
  unnamed: 'unnamed',
  publication: 'publication',
};

/** The class of a kind; null for `none`, which is never drawn. */
export function weightOf(kind: Kind): Weight | null {
  return kind === 'none' ? null : byKind[kind];
}

type Weighed = Pick<Source, 'kind' | 'people'>;

/** Heavier first; sources of one weight keep their order. */
export function inOrderOfWeight<S extends Weighed>(sources: readonly S[]): S[] {
  const place = ({ kind }: S) => {
    const weight = weightOf(kind);
    return weight === null ? weights.length : weights.indexOf(weight);
  };
  return sources.toSorted((a, b) => place(a) - place(b));
}

/** Two people who are not named are two pieces of the line. */
export function piecesOf({ kind, people }: Weighed): number {
  return kind === 'unnamed' ? people : 1;
}

/** How many of each weight, for "2 named, 1 document": unnamed sources by the persons that they are, or as groups. */
export function recordCounts(sources: readonly Pick<Source, 'kind' | 'people' | 'group' | 'name'>[]): RecordCounts {
  const [office, another] = sources.filter(({ kind }) => kind === 'organisation');
  const isTold = office !== undefined && another === undefined && office.name.includes(' ');
  const counts = { named: 0, document: 0, office: 0, unnamed: 0, groups: 0, publication: 0 };
  for (const source of sources) {
    const weight = weightOf(source.kind);
    if (weight === 'unnamed' && source.group) counts.groups += 1;
    else if (weight !== null) counts[weight] += piecesOf(source);
  }
  return { ...counts, onlyOffice: isTold ? office.name : null };
}
