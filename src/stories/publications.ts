/** A publication's row, and what it is for those who read it. */
import type { NotNull } from 'kysely';
import type { Db } from '../db/open.ts';
import { pictureFrom, type Picture } from '../media/queries.ts';
import type { RecordPolicy } from '../settings/queries.ts';
import { readPieces, referencesIn, type BodyPiece } from './body.ts';
import { readRecord, type StoryRecord } from './record.ts';

export type CorrectionKind = 'correction' | 'clarification' | 'update';

export interface Correction {
  id: string;
  kind: CorrectionKind;
  text: string;
  createdAt: string;
}

export interface StoryPicture extends Picture {
  caption: string;
}

/** A story as it stands on a front: no body. */
export interface Teaser {
  id: string;
  path: string;
  headline: string;
  standfirst: string;
  byline: string[];
  sectionId: string | null;
  publishedAt: string;
  changedAt: string | null;
  words: number;
  picture: StoryPicture | null;
  record: StoryRecord;
  recordConfirmedAt: string | null;
  /** The story's own; null: the newsroom's. */
  recordPolicy: RecordPolicy | null;
}

export interface PublishedStory extends Teaser {
  language: string;
  revision: number;
  /** Headline and body as plain text. */
  text: string;
  body: { plain: BodyPiece[]; marked: BodyPiece[] };
  /** Oldest first. */
  corrections: Correction[];
  /** Of the sign-up forms in the body. */
  references: (string | null)[];
}

/**
 * The one query of what is public: build on it. Only published stories have a publication, so the state is
 * a second lock: `coalesce` keeps SQLite from starting at its index, which nearly every story matches.
 */
export function published(db: Db) {
  return db
    .selectFrom('publication')
    .innerJoin('story', 'story.id', 'publication.story_id')
    .where((e) => e(e.fn.coalesce('story.state', e.val('')), '=', 'published'));
}

/** Public stories with all that a front shows of them. */
export function teasers(db: Db) {
  return published(db)
    .leftJoin('media', 'media.id', 'publication.picture_id')
    .where('story.path', 'is not', null)
    .select([
      'story.id',
      'story.path',
      'story.changed_at',
      'story.record_policy',
      'publication.headline',
      'publication.standfirst',
      'publication.byline',
      'publication.section_id',
      'publication.published_at',
      'publication.words',
      'publication.record',
      'publication.record_confirmed_at',
      'publication.picture_caption',
      'media.id as picture_id',
      'media.width',
      'media.height',
      'media.renditions',
      'media.alt',
      'media.credit',
    ])
    .$narrowType<{ path: NotNull }>();
}

/** What a story's own page needs beside. */
export const whole = [
  'publication.language',
  'publication.revision',
  'publication.text',
  'publication.html',
  'publication.marked_html',
] as const;

export function correctionFrom(row: { id: string; kind: string; text: string; created_at: string }): Correction {
  return { id: row.id, kind: row.kind as CorrectionKind, text: row.text, createdAt: row.created_at };
}

type TeaserRow = Awaited<ReturnType<ReturnType<typeof teasers>['execute']>>[number];
export type StoryRow = TeaserRow & {
  language: string;
  revision: number;
  text: string;
  html: string;
  marked_html: string;
};

export function teaserFrom(row: TeaserRow): Teaser {
  return {
    id: row.id,
    path: row.path,
    headline: row.headline,
    standfirst: row.standfirst,
    byline: JSON.parse(row.byline) as string[],
    sectionId: row.section_id,
    publishedAt: row.published_at,
    changedAt: row.changed_at,
    words: row.words,
    picture: pictureIn(row),
    record: readRecord(row.record),
    recordConfirmedAt: row.record_confirmed_at,
    recordPolicy: row.record_policy as RecordPolicy | null,
  };
}

function pictureIn({
  picture_id: id,
  width,
  height,
  renditions,
  alt,
  credit,
  picture_caption,
}: TeaserRow): StoryPicture | null {
  if (id === null || width === null || height === null || renditions === null) return null;
  return {
    ...pictureFrom({ id, width, height, renditions, alt: alt ?? '', credit: credit ?? '' }),
    caption: picture_caption,
  };
}

export function storyFrom(row: StoryRow, corrections: Correction[]): PublishedStory {
  const plain = readPieces(row.html);
  return {
    ...teaserFrom(row),
    language: row.language,
    revision: row.revision,
    text: row.text,
    body: { plain, marked: readPieces(row.marked_html) },
    corrections,
    references: referencesIn(plain),
  };
}
