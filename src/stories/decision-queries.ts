import type { Db } from '../db/open.ts';
import { readDecision, type Decision } from './decisions.ts';

/** All that editors decided about a story's record, the oldest first. */
export async function decisionsOf(db: Db, storyId: string): Promise<Decision[]> {
  const rows = await db
    .selectFrom('record_decision')
    .leftJoin('staff', 'staff.id', 'record_decision.decided_by')
    .selectAll('record_decision')
    .select('staff.name as by_name')
    .where('story_id', '=', storyId)
    .orderBy('decided_at')
    .orderBy('record_decision.id')
    .execute();
  return rows.map(readDecision).filter((one) => one !== null);
}
