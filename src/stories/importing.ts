/** Commands: stories that come from elsewhere, and the sample's that go again. */
import type { App } from '../context.ts';
import { changed } from '../db/changes.ts';
import { recordEvent } from '../db/events.ts';
import { newId } from '../db/ids.ts';
import { forgetStory } from '../db/search.ts';
import { instant } from '../db/times.ts';
import { readDocument } from '../document/reading.ts';
import { noteReferences } from '../prompts/referring.ts';
import type { Tx } from '../db/open.ts';
import type { Actor } from '../roles.ts';
import type { CorrectionKind } from './queries.ts';
import type { StoryRecord } from './record.ts';
import type { RecordPolicy } from '../settings/queries.ts';
import { formsIn } from './body.ts';
import { bringDecisions } from './deciding.ts';
import { cleanByline, cleanLine } from './lines.ts';
import { putOut } from './publishing.ts';
import { proposedRecord } from './reading.ts';
import { changedStory, refuseUnless, staffId } from './revisions.ts';
import { blankRevision, blankStory, refuseUnknown } from './writing.ts';

export interface ImportedStory {
  headline: string;
  standfirst?: string;
  byline: readonly string[];
  sectionId?: string | null;
  /** The date that the text itself claims; in the past, it is the date of publication. */
  datedAt: string | null;
  document: unknown;
  /** Shortcodes that were taken out. */
  quarantined: readonly { name: string; text: string }[];
  recordPolicy: RecordPolicy | null;
  sampleAt?: string | null;
  pictureId?: string | null;
  pictureCaption?: string;
  publish: boolean;
  publishedAt?: string;
  /** A record that an editor confirmed elsewhere, with its places in this very text; else the engine's reading is the proposal. */
  confirmed?: StoryRecord | null;
  corrections?: readonly { kind: CorrectionKind; text: string; at: string }[];
}

/** Always a new story, whole or not at all. `path` is null for a draft. */
export async function importStory(
  app: App,
  actor: Actor,
  input: ImportedStory,
): Promise<{ id: string; path: string | null }> {
  refuseUnless(actor, input.publish ? 'publish story' : 'write story');
  const document = readDocument(input.document);
  const headline = cleanLine(input.headline);
  const record = input.confirmed ?? (await proposedRecord(app, headline, document));
  const id = newId();
  return app.change(async (tx) => {
    const at = app.now();
    const story = {
      ...blankStory,
      id,
      record_policy: input.recordPolicy,
      created_at: at,
      created_by: staffId(actor),
      sample_at: input.sampleAt ?? null,
    };
    const revision = {
      ...blankRevision,
      story_id: id,
      headline,
      standfirst: cleanLine(input.standfirst ?? ''),
      byline: JSON.stringify(cleanByline(input.byline)),
      section_id: input.sectionId ?? null,
      dated_at: timeFrom(input.datedAt),
      document: JSON.stringify(document.toJSON()),
      reading: JSON.stringify(record),
      record: JSON.stringify(record),
      record_confirmed_at: input.confirmed ? (input.publishedAt ?? at) : null,
      picture_id: input.pictureId ?? null,
      picture_caption: cleanLine(input.pictureCaption ?? ''),
      created_at: at,
      created_by: staffId(actor),
    };
    await refuseUnknown(tx, revision);
    await tx.insertInto('story').values(story).execute();
    await tx.insertInto('revision').values(revision).execute();
    await noteReferences(
      tx,
      app,
      formsIn(document).filter((reference) => reference !== null),
    );
    await bringQuarantined(tx, at, id, input.quarantined);
    if (input.confirmed) await bringDecisions(tx, input.publishedAt ?? at, actor, revision);
    await bringCorrections(tx, story, input.corrections ?? [], staffId(actor));
    await recordEvent(tx, at, actor, 'story imported', { kind: 'story', id });
    if (!input.publish) return { id, path: null };
    const claimed = timeFrom(input.publishedAt) ?? revision.dated_at;
    const path = await putOut(tx, story, revision, claimed !== null && claimed < at ? claimed : at);
    await changedStory(tx, id, revision.section_id);
    await recordEvent(tx, at, actor, 'story published', { kind: 'story', id });
    return { id, path };
  });
}

/** A time as we store it; null where the text claims none that can be read. */
function timeFrom(claimed: string | null | undefined): string | null {
  const milliseconds = Date.parse(claimed ?? '');
  return Number.isNaN(milliseconds) ? null : instant(milliseconds);
}

async function bringQuarantined(
  tx: Tx,
  at: string,
  storyId: string,
  quarantined: ImportedStory['quarantined'],
): Promise<void> {
  for (const { name, text } of quarantined) {
    await tx
      .insertInto('quarantine')
      .values({ id: newId(), story_id: storyId, name, text, created_at: at, resolved_at: null })
      .execute();
  }
}

async function bringCorrections(
  tx: Tx,
  story: { id: string },
  corrections: NonNullable<ImportedStory['corrections']>,
  by: string | null,
): Promise<void> {
  for (const { kind, text, at } of corrections) {
    await tx
      .insertInto('correction')
      .values({ id: newId(), story_id: story.id, kind, text: cleanLine(text), created_at: at, created_by: by })
      .execute();
    await tx.updateTable('story').set({ changed_at: at }).where('id', '=', story.id).execute();
  }
}

/** An editor has looked at what an import took out, and dealt with it. */
export async function settleQuarantine(
  app: App,
  actor: Actor,
  { storyId, id }: { storyId: string; id: string },
): Promise<void> {
  refuseUnless(actor, 'write story');
  await app.change(async (tx) => {
    const at = app.now();
    await tx
      .updateTable('quarantine')
      .set({ resolved_at: at })
      .where('id', '=', id)
      .where('story_id', '=', storyId)
      .execute();
    await recordEvent(tx, at, actor, 'quarantine settled', { kind: 'story', id: storyId });
  });
}

/** The sample newsroom's stories go, with all that hangs on them. */
export async function removeSampleStories(app: App, actor: Actor): Promise<void> {
  refuseUnless(actor, 'publish story');
  await app.change(async (tx) => {
    const at = app.now();
    const stories = await tx.selectFrom('story').select('id').where('sample_at', 'is not', null).execute();
    for (const { id } of stories) {
      const publication = await tx
        .selectFrom('publication')
        .select('section_id')
        .where('story_id', '=', id)
        .executeTakeFirst();
      await forgetStory(tx, id);
      await tx.deleteFrom('story').where('id', '=', id).execute();
      await changedStory(tx, id, publication?.section_id ?? null);
      await recordEvent(tx, at, actor, 'sample story removed', { kind: 'story', id });
    }
    await changed(tx, 'corrections');
  });
}
