/** What the desk's first page counts: reads across rooms. */
import type { Db } from '../db/open.ts';
import { DAY, later } from '../db/times.ts';
import { dayIn } from '../prompts/days.ts';
import type { RecordPolicy } from '../settings/queries.ts';
import { readRecord, shownSources, type RecordSource } from '../stories/record.ts';

const SHOWN = 6;

export interface WaitingStory {
  id: string;
  headline: string;
  at: string;
  /** Codes that an import took out and nobody has looked at. */
  quarantined: number;
  /** What its record says, in order of weight. */
  sources: readonly RecordSource[];
  /** What readers see of an unconfirmed record: the story's own policy, or the newsroom's. */
  policy: RecordPolicy;
}

export interface Waiting {
  /** The newest of them. */
  stories: readonly WaitingStory[];
  count: number;
}

/** Drafts, and published stories with a record that readers would see if somebody confirmed it. */
export async function waitingStories(db: Db, policy: RecordPolicy): Promise<{ drafts: Waiting; unconfirmed: Waiting }> {
  const newest = db
    .selectFrom('story')
    .innerJoin('revision', (join) =>
      join.onRef('revision.story_id', '=', 'story.id').onRef('revision.number', '=', 'story.revision'),
    );
  const drafts = newest.where('story.state', '=', 'draft');
  const unconfirmed = newest
    .where('story.state', '=', 'published')
    .where('revision.record_confirmed_at', 'is', null)
    .where('revision.record', 'not like', '{"sources":[]%')
    .where((e) =>
      policy === 'off'
        ? e('story.record_policy', '<>', 'off')
        : e.or([e('story.record_policy', 'is', null), e('story.record_policy', '<>', 'off')]),
    );
  const waiting = async (some: typeof newest): Promise<Waiting> => {
    const { count } = await some.select((e) => e.fn.countAll<number>().as('count')).executeTakeFirstOrThrow();
    const rows = await some
      .select((e) => [
        'story.id',
        'story.record_policy',
        'revision.headline',
        'revision.record',
        'revision.created_at as at',
        e
          .selectFrom('quarantine')
          .select((q) => q.fn.countAll<number>().as('count'))
          .whereRef('quarantine.story_id', '=', 'story.id')
          .where('quarantine.resolved_at', 'is', null)
          .as('quarantined'),
      ])
      .orderBy('revision.created_at', 'desc')
      .limit(SHOWN)
      .execute();
    const stories = rows.map(({ id, headline, at, quarantined, record, record_policy: own }) => ({
      id,
      headline,
      at,
      quarantined: quarantined ?? 0,
      sources: shownSources(readRecord(record)),
      policy: (own as RecordPolicy | null) ?? policy,
    }));
    return { stories, count };
  };
  return { drafts: await waiting(drafts), unconfirmed: await waiting(unconfirmed) };
}

export interface SignUpsFrom {
  placement: string;
  sent: number;
  confirmed: number;
}

/** Sign-ups of seven days by where the form stood; today, in the newsroom's zone, is the last of them. */
export async function signUpsOfTheWeek(db: Db, timeZone: string, now: string): Promise<SignUpsFrom[]> {
  const rows = await db
    .selectFrom('prompt_count')
    .select((e) => ['placement', 'what', e.fn.sum<number>('count').as('count')])
    .where('day', '>', dayIn(timeZone, later(now, -7 * DAY)))
    .where('what', 'in', ['sent', 'confirmed'])
    .groupBy(['placement', 'what'])
    .orderBy('placement')
    .execute();
  const countOf = (placement: string, what: string): number =>
    rows.find((row) => row.placement === placement && row.what === what)?.count ?? 0;
  const placements = [...new Set(rows.map((row) => row.placement))];
  return placements.map((placement) => ({
    placement,
    sent: countOf(placement, 'sent'),
    confirmed: countOf(placement, 'confirmed'),
  }));
}

/** Ids of other systems' forms that stand in stories and are mapped to none of ours. */
export async function unmappedReferences(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('form_reference')
    .select('reference')
    .where('form_id', 'is', null)
    .orderBy('reference')
    .limit(20)
    .execute();
  return rows.map(({ reference }) => reference);
}

/** What a newcomer has not done yet. */
export interface FirstSteps {
  sections: boolean;
  story: boolean;
  slideIn: boolean;
  /** The sample newsroom still stands. */
  sample: boolean;
}

export async function firstSteps(
  db: Db,
  { sections, settings }: { sections: readonly unknown[]; settings: { sampleAt: string | null } },
): Promise<FirstSteps> {
  const own = await db
    .selectFrom('story')
    .select('id')
    .where('sample_at', 'is', null)
    .where('state', '=', 'published')
    .limit(1)
    .executeTakeFirst();
  const prompt = await db.selectFrom('prompt').select('on_at').where('on_at', 'is not', null).executeTakeFirst();
  const isNew = own === undefined;
  return {
    sections: sections.length === 0,
    story: isNew,
    slideIn: isNew && prompt === undefined,
    sample: settings.sampleAt !== null,
  };
}
