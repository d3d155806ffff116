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

/** How many of each weight, for "2 named, 1 document": unnamed sources by the persons that they are. */
export function countsOf(sources: readonly Weighed[]): Record<Weight, number> {
  const counts: Record<Weight, number> = { named: 0, document: 0, office: 0, unnamed: 0, publication: 0 };
  for (const { kind, people } of sources) {
    const weight = weightOf(kind);
    if (weight !== null) counts[weight] += weight === 'unnamed' ? people : 1;
  }
  return counts;
}
