export const sourceKinds = ['named-person', 'document', 'organisation', 'unnamed', 'publication'] as const;
/** In order of weight. */
export type SourceKind = (typeof sourceKinds)[number];
