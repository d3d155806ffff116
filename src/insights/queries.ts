import type { Db } from '../db/open.ts';

export interface PlacementCounts {
  day: string;
  placement: string;
  shown: number;
  closed: number;
  sent: number;
  confirmed: number;
}

/** Counts by day and placement, newest first. */
export async function placementCounts(db: Db, since: string): Promise<PlacementCounts[]> {
  const rows = await db
    .selectFrom('prompt_count')
    .selectAll()
    .where('day', '>=', since)
    .orderBy('day', 'desc')
    .orderBy('placement')
    .execute();
  const groups = Map.groupBy(rows, ({ day, placement }) => `${day} ${placement}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const of = (what: string): number => group.find((row) => row.what === what)?.count ?? 0;
    const { day, placement } = first;
    return [{ day, placement, shown: of('shown'), closed: of('closed'), sent: of('sent'), confirmed: of('confirmed') }];
  });
}
