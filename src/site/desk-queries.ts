/** What the desk's first page counts: reads across rooms. */
import type { Db } from '../db/open.ts';
import { dayOf, DAY, later } from '../db/times.ts';

const SHOWN = 6;

export interface WaitingStory {
  id: string;
  headline: string;
  state: string;
  at: string;
  /** Codes that an import took out and nobody has looked at. */
  quarantined: number;
}

/** Drafts, and published stories whose record nobody has confirmed; newest first. */
export async function waitingStories(db: Db): Promise<{ drafts: WaitingStory[]; unconfirmed: WaitingStory[] }> {
  const newest = db
    .selectFrom('story')
    .innerJoin('revision', (join) => join.onRef('revision.story_id', '=', 'story.id').onRef('revision.number', '=', 'story.revision'))
    .select((e) => [
      'story.id',
      'revision.headline',
      'story.state',
      'revision.created_at as at',
      e
        .selectFrom('quarantine')
        .select((q) => q.fn.countAll<number>().as('count'))
        .whereRef('quarantine.story_id', '=', 'story.id')
        .where('quarantine.resolved_at', 'is', null)
        .as('quarantined'),
    ])
    .orderBy('revision.created_at', 'desc')
    .limit(SHOWN);
  const drafts = await newest.where('story.state', '=', 'draft').execute();
  const unconfirmed = await newest.where('story.state', '=', 'published').where('revision.record_confirmed_at', 'is', null).execute();
  const whole = (rows: typeof drafts): WaitingStory[] => rows.map((row) => ({ ...row, quarantined: row.quarantined ?? 0 }));
  return { drafts: whole(drafts), unconfirmed: whole(unconfirmed) };
}

export interface SignUpsFrom {
  placement: string;
  sent: number;
  confirmed: number;
}

/** Sign-ups of the last seven days by where the form stood. */
export async function signUpsOfTheWeek(db: Db, now: string): Promise<SignUpsFrom[]> {
  const rows = await db
    .selectFrom('prompt_count')
    .select((e) => ['placement', 'what', e.fn.sum<number>('count').as('count')])
    .where('day', '>', dayOf(later(now, -7 * DAY)))
    .where('what', 'in', ['sent', 'confirmed'])
    .groupBy(['placement', 'what'])
    .orderBy('placement')
    .execute();
  const countOf = (placement: string, what: string): number => rows.find((row) => row.placement === placement && row.what === what)?.count ?? 0;
  const placements = [...new Set(rows.map((row) => row.placement))];
  return placements.map((placement) => ({ placement, sent: countOf(placement, 'sent'), confirmed: countOf(placement, 'confirmed') }));
}

/** Ids of other systems' forms that stand in stories and are mapped to none of ours. */
export async function unmappedReferences(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('form_reference').select('reference').where('form_id', 'is', null).orderBy('reference').limit(20).execute();
  return rows.map(({ reference }) => reference);
}
