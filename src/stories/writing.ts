/** Commands: a story is started, written on, and set back to what it said before. */
import type { App } from '../context.ts';
import { recordEvent } from '../db/events.ts';
import { newId } from '../db/ids.ts';
import type { Tx } from '../db/open.ts';
import type { RevisionTable } from '../db/schema.ts';
import { MINUTE, later } from '../db/times.ts';
import { doc, p } from '../document/building.ts';
import { readDocument } from '../document/reading.ts';
import type { Document } from '../document/schema.ts';
import { documentText } from '../document/text.ts';
import { Problem } from '../problem.ts';
import type { Actor } from '../roles.ts';
import { cleanByline, cleanLine } from './lines.ts';
import { proposedRecord } from './reading.ts';
import { decided } from './decided.ts';
import { decisionsOf } from './decision-queries.ts';
import type { Decision } from './decisions.ts';
import { emptyRecord, type StoryRecord } from './record.ts';
import { newestAs, refuseUnless, staffId, type Newest } from './revisions.ts';
import { storedDocument, wordsOf } from './snapshots.ts';

/** One sitting: saves of the same person within it are one revision, unless readers saw it or its record was confirmed. */
const SITTING = 10 * MINUTE;

export interface StoryInput {
  id: string;
  /** The newest revision, as far as the writer knows. */
  revision: number;
  headline: string;
  standfirst: string;
  byline: readonly string[];
  sectionId: string | null;
  document: unknown;
  /** Left out: as it was. */
  pictureId?: string | null;
  pictureCaption?: string;
  /** Whatever the newest revision says stays a revision of its own, within a sitting too. */
  asNew?: boolean;
}

export interface Saved {
  revision: number;
  savedAt: string;
  words: number;
}

export async function startStory(app: App, actor: Actor): Promise<{ id: string }> {
  refuseUnless(actor, 'write story');
  const id = newId();
  await app.change(async (tx) => {
    const at = app.now();
    await tx
      .insertInto('story')
      .values({ ...blankStory, id, created_at: at, created_by: staffId(actor) })
      .execute();
    const byline = actor.kind === 'staff' ? cleanByline([actor.name]) : [];
    await tx
      .insertInto('revision')
      .values({
        ...blankRevision,
        story_id: id,
        byline: JSON.stringify(byline),
        created_at: at,
        created_by: staffId(actor),
      })
      .execute();
    await recordEvent(tx, at, actor, 'story started', { kind: 'story', id });
  });
  return { id };
}

export const blankStory = {
  state: 'draft',
  slug: '',
  path: null,
  revision: 1,
  record_policy: null,
  published_at: null,
  changed_at: null,
  withdrawn_at: null,
  sample_at: null,
};

export const blankRevision = {
  number: 1,
  headline: '',
  standfirst: '',
  byline: '[]',
  section_id: null,
  dated_at: null,
  document: JSON.stringify(doc(p()).toJSON()),
  reading: JSON.stringify(emptyRecord),
  record: JSON.stringify(emptyRecord),
  record_confirmed_at: null,
  record_confirmed_by: null,
  picture_id: null,
  picture_caption: '',
};

/** Keeps what was typed. Who did not see the newest revision gets `conflict`, and nothing is written. */
export async function saveStory(app: App, actor: Actor, input: StoryInput): Promise<Saved> {
  refuseUnless(actor, 'write story');
  const document = readDocument(input.document);
  const headline = cleanLine(input.headline);
  // Outside the transaction: reading a long story takes a while.
  const proposed = await proposedRecord(app, headline, document);
  return app.change(async (tx) => {
    const at = app.now();
    const newest = await newestAs(tx, input.id, input.revision);
    const { revision: before } = newest;
    const typed = {
      headline,
      standfirst: cleanLine(input.standfirst),
      byline: JSON.stringify(cleanByline(input.byline)),
      section_id: input.sectionId,
      document: JSON.stringify(document.toJSON()),
      picture_id: input.pictureId === undefined ? before.picture_id : input.pictureId,
      picture_caption: input.pictureCaption === undefined ? before.picture_caption : cleanLine(input.pictureCaption),
    };
    const words = wordsOf(document);
    if (isSame(before, typed)) return { revision: before.number, savedAt: at, words };
    await refuseUnknown(tx, typed);
    const decisions = await decisionsOf(tx, input.id);
    const record = recordAfter(before, { headline, document, proposed }, decisions);
    const asNew = input.asNew === true || isConfirmedItself(before, decisions);
    await write(tx, at, actor, { ...newest, asNew }, { ...typed, ...record });
    await tx
      .updateTable('story')
      .set({ revision: before.number + 1 })
      .where('id', '=', input.id)
      .execute();
    await recordEvent(tx, at, actor, 'story saved', { kind: 'story', id: input.id });
    return { revision: before.number + 1, savedAt: at, words };
  });
}

/** Sets the story back to what an older revision said, as a new one. */
export async function restoreRevision(
  app: App,
  actor: Actor,
  input: { id: string; revision: number; number: number },
): Promise<Saved> {
  const old = await app.db
    .selectFrom('revision')
    .selectAll()
    .where('story_id', '=', input.id)
    .where('number', '=', input.number)
    .executeTakeFirst();
  if (old === undefined) throw new Problem('missing', 'There is no such revision any more.');
  return saveStory(app, actor, {
    id: input.id,
    revision: input.revision,
    headline: old.headline,
    standfirst: old.standfirst,
    byline: JSON.parse(old.byline) as string[],
    sectionId: old.section_id,
    document: JSON.parse(old.document) as unknown,
    pictureId: old.picture_id,
    pictureCaption: old.picture_caption,
    asNew: true,
  });
}

type Typed = Pick<
  RevisionTable,
  'headline' | 'standfirst' | 'byline' | 'section_id' | 'document' | 'picture_id' | 'picture_caption'
>;

function isSame(before: RevisionTable, typed: Typed): boolean {
  return Object.entries(typed).every(([name, value]) => before[name as keyof Typed] === value);
}

/** A section or picture that is gone, or never was. */
export async function refuseUnknown(
  tx: Tx,
  { section_id, picture_id }: Pick<Typed, 'section_id' | 'picture_id'>,
): Promise<void> {
  const fields: Record<string, string> = {};
  const section =
    section_id && (await tx.selectFrom('section').select('id').where('id', '=', section_id).executeTakeFirst());
  if (section === undefined) fields['sectionId'] = 'This section is no longer there. Choose another.';
  const picture =
    picture_id && (await tx.selectFrom('media').select('id').where('id', '=', picture_id).executeTakeFirst());
  if (picture === undefined) fields['pictureId'] = 'This picture is no longer there. Choose another.';
  if (Object.keys(fields).length > 0) throw new Problem('invalid', 'Please look at the marked fields.', { fields });
}

type Recorded = Pick<RevisionTable, 'reading' | 'record' | 'record_confirmed_at' | 'record_confirmed_by'>;

interface Read {
  headline: string;
  document: Document;
  proposed: StoryRecord;
}

/** Words that did not change keep their record; others are read anew, and what editors decided is laid over that. */
function recordAfter(
  before: RevisionTable,
  { headline, document, proposed }: Read,
  decisions: readonly Decision[],
): Recorded {
  const text = documentText(headline, document);
  if (documentText(before.headline, storedDocument(before.document)) === text) {
    const { reading, record, record_confirmed_at, record_confirmed_by } = before;
    return { reading, record, record_confirmed_at, record_confirmed_by };
  }
  const { record, stands } = decided(proposed, text, decisions);
  return {
    reading: JSON.stringify(proposed),
    record: JSON.stringify(record),
    record_confirmed_at: stands?.at ?? null,
    record_confirmed_by: stands?.by ?? null,
  };
}

/** Somebody looked at this very revision; a later one may stand on the same confirmation. */
function isConfirmedItself(
  { number, record_confirmed_at: at }: RevisionTable,
  decisions: readonly Decision[],
): boolean {
  const confirmation = decisions.find((one) => one.kind === 'confirmation');
  return at !== null && (confirmation === undefined || confirmation.decision.revision === number);
}

/** The number always counts up. Within a sitting the row stays the same one. */
async function write(
  tx: Tx,
  at: string,
  actor: Actor,
  { revision: before, publishedRevision, asNew }: Newest & { asNew: boolean },
  values: Typed & Recorded,
): Promise<void> {
  const number = before.number + 1;
  const isSitting = before.created_by === staffId(actor) && before.created_at > later(at, -SITTING);
  if (isSitting && !asNew && publishedRevision !== before.number) {
    await tx
      .updateTable('revision')
      .set({ ...values, number })
      .where('story_id', '=', before.story_id)
      .where('number', '=', before.number)
      .execute();
    return;
  }
  const row = { ...before, ...values, number, created_at: at, created_by: staffId(actor) };
  await tx.insertInto('revision').values(row).execute();
}
