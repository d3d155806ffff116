/** Counts by day and placement, without identifiers: how often a form was shown, closed, sent and confirmed. */
import type { Tx } from '../db/open.ts';
import type { Placement } from './wording.ts';

export const counted = ['shown', 'closed', 'sent', 'confirmed'] as const;
export type Counted = (typeof counted)[number];

export interface Count {
  /** A day in the newsroom's zone: 2031-11-20. */
  day: string;
  placement: Placement;
  what: Counted;
}

/** Adds in the transaction that is counted, so that the number is exact. */
export async function countInTransaction(tx: Tx, { day, placement, what }: Count, times = 1): Promise<void> {
  await tx
    .insertInto('prompt_count')
    .values({ day, placement, what, count: times })
    .onConflict((clash) =>
      clash.columns(['day', 'placement', 'what']).doUpdateSet((e) => ({ count: e('prompt_count.count', '+', times) })),
    )
    .execute();
}
