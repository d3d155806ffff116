/** What the desk sees of stories, drafts too. */
import type { Db } from '../db/open.ts';
import type { RecordPolicy } from '../settings/queries.ts';
import { readRecord, type StoryRecord } from './record.ts';

export type StoryState = 'draft' | 'published' | 'withdrawn';

export interface ListedStory {
  id: string;
  state: StoryState;
  path: string | null;
  headline: string;
  byline: string[];
  sectionId: string | null;
  /** When the newest revision was begun. */
  writtenAt: string;
  publishedAt: string | null;
  /** Published, and edited since. */
  isEdited: boolean;
  record: StoryRecord;
  recordConfirmedAt: string | null;
}

const MOST_LISTED = 200;

/** The newest first. */
export async function deskStories(db: Db, state: StoryState | null = null): Promise<ListedStory[]> {
  const all = db
    .selectFrom('story')
    .innerJoin('revision', (join) =>
      join.onRef('revision.story_id', '=', 'story.id').onRef('revision.number', '=', 'story.revision'),
    )
    .leftJoin('publication', 'publication.story_id', 'story.id')
    .select([
      'story.id',
      'story.state',
      'story.path',
      'story.published_at',
      'story.revision',
      'revision.headline',
      'revision.byline',
      'revision.section_id',
      'revision.created_at',
      'revision.record',
      'revision.record_confirmed_at',
      'publication.revision as published_revision',
    ])
    .limit(MOST_LISTED);
  // Ids sort by the time they were made; both orders lie in an index.
  const some =
    state === null
      ? all.orderBy('story.id', 'desc')
      : all.where('story.state', '=', state).orderBy('story.created_at', 'desc');
  const rows = await some.execute();
  return rows.map((row) => ({
    id: row.id,
    state: row.state as StoryState,
    path: row.path,
    headline: row.headline,
    byline: JSON.parse(row.byline) as string[],
    sectionId: row.section_id,
    writtenAt: row.created_at,
    publishedAt: row.published_at,
    isEdited: row.published_revision !== null && row.published_revision !== row.revision,
    record: readRecord(row.record),
    recordConfirmedAt: row.record_confirmed_at,
  }));
}

/** A story at the desk, as its newest revision has it. */
export interface DeskStory extends ListedStory {
  recordPolicy: RecordPolicy | null;
  revision: number;
  publishedRevision: number | null;
  withdrawnAt: string | null;
  changedAt: string | null;
  standfirst: string;
  datedAt: string | null;
  /** JSON of the checked document. */
  document: string;
  /** JSON of the record as it was read, before any decision. */
  reading: string;
  recordConfirmedBy: string | null;
  pictureId: string | null;
  pictureCaption: string;
  savedAt: string;
  savedBy: string | null;
}

export async function deskStory(db: Db, id: string): Promise<DeskStory | null> {
  const row = await db
    .selectFrom('story')
    .innerJoin('revision', (join) =>
      join.onRef('revision.story_id', '=', 'story.id').onRef('revision.number', '=', 'story.revision'),
    )
    .leftJoin('publication', 'publication.story_id', 'story.id')
    .leftJoin('staff as writer', 'writer.id', 'revision.created_by')
    .leftJoin('staff as confirmer', 'confirmer.id', 'revision.record_confirmed_by')
    .selectAll('revision')
    .select([
      'story.id',
      'story.state',
      'story.path',
      'story.published_at',
      'story.changed_at',
      'story.withdrawn_at',
      'story.record_policy',
      'publication.revision as published_revision',
      'writer.name as saved_by',
      'confirmer.name as confirmed_by',
    ])
    .where('story.id', '=', id)
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    id: row.id,
    state: row.state as StoryState,
    path: row.path,
    headline: row.headline,
    standfirst: row.standfirst,
    byline: JSON.parse(row.byline) as string[],
    sectionId: row.section_id,
    datedAt: row.dated_at,
    writtenAt: row.created_at,
    publishedAt: row.published_at,
    changedAt: row.changed_at,
    withdrawnAt: row.withdrawn_at,
    isEdited: row.published_revision !== null && row.published_revision !== row.number,
    record: readRecord(row.record),
    recordConfirmedAt: row.record_confirmed_at,
    reading: row.reading,
    recordConfirmedBy: row.confirmed_by,
    recordPolicy: row.record_policy as RecordPolicy | null,
    revision: row.number,
    publishedRevision: row.published_revision,
    document: row.document,
    pictureId: row.picture_id,
    pictureCaption: row.picture_caption,
    savedAt: (await lastSave(db, id)) ?? row.created_at,
    savedBy: row.saved_by,
  };
}

/** Within a sitting a revision is one row, so the time of its last save is the event's. */
async function lastSave(db: Db, id: string): Promise<string | null> {
  const row = await db
    .selectFrom('event')
    .select('at')
    .where('thing_kind', '=', 'story')
    .where('thing_id', '=', id)
    .where('what', 'in', ['story started', 'story saved', 'story imported'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.at ?? null;
}

export interface ListedRevision {
  number: number;
  headline: string;
  writtenAt: string;
  writtenBy: string | null;
  recordConfirmedAt: string | null;
}

export async function revisionsOf(db: Db, id: string): Promise<ListedRevision[]> {
  const rows = await db
    .selectFrom('revision')
    .leftJoin('staff', 'staff.id', 'revision.created_by')
    .select([
      'revision.number',
      'revision.headline',
      'revision.created_at',
      'revision.record_confirmed_at',
      'staff.name',
    ])
    .where('revision.story_id', '=', id)
    .orderBy('revision.number', 'desc')
    .limit(100)
    .execute();
  return rows.map((row) => ({
    number: row.number,
    headline: row.headline,
    writtenAt: row.created_at,
    writtenBy: row.name,
    recordConfirmedAt: row.record_confirmed_at,
  }));
}

export interface Quarantined {
  id: string;
  name: string;
  text: string;
}

/** What an import took out of a story and nobody has dealt with. */
export async function quarantineOf(db: Db, id: string): Promise<Quarantined[]> {
  return db
    .selectFrom('quarantine')
    .select(['id', 'name', 'text'])
    .where('story_id', '=', id)
    .where('resolved_at', 'is', null)
    .orderBy('id')
    .execute();
}
