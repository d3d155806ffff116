/** Commands: a story goes out, is taken back, and shows its record or not. */
import type { App } from '../context.ts';
import { changed } from '../db/changes.ts';
import { recordEvent } from '../db/events.ts';
import type { Tx } from '../db/open.ts';
import type { RevisionTable, StoryTable } from '../db/schema.ts';
import { forgetStory, indexStory } from '../db/search.ts';
import { storyPath } from '../paths.ts';
import { Problem } from '../problem.ts';
import type { Actor } from '../roles.ts';
import { newsroom, type RecordPolicy } from '../settings/queries.ts';
import { slugOf } from '../words/slugs.ts';
import { readRecord } from './record.ts';
import { changedStory, newestAs, newestOf, refuseUnless } from './revisions.ts';
import { snapshotOf, storedDocument } from './snapshots.ts';

/** Publishes the newest revision, or publishes a story again after it was edited or withdrawn. */
export async function publishStory(
  app: App,
  actor: Actor,
  input: { id: string; revision?: number },
): Promise<{ path: string }> {
  refuseUnless(actor, 'publish story');
  return app.change(async (tx) => {
    const at = app.now();
    const { story, revision, publishedSectionId } =
      input.revision === undefined ? await newestOf(tx, input.id) : await newestAs(tx, input.id, input.revision);
    const claimed = revision.dated_at;
    const publishedAt = story.published_at ?? (claimed !== null && claimed < at ? claimed : at);
    const path = await putOut(tx, story, revision, publishedAt);
    await changedStory(tx, story.id, revision.section_id, publishedSectionId);
    await recordEvent(tx, at, actor, 'story published', { kind: 'story', id: story.id });
    return { path };
  });
}

/** Makes what readers get, within the caller's transaction; gives the story's address, which it keeps for ever. */
export async function putOut(tx: Tx, story: StoryTable, revision: RevisionTable, publishedAt: string): Promise<string> {
  const document = storedDocument(revision.document);
  const { body, record, text, words } = snapshotOf(revision.headline, document, readRecord(revision.record));
  refuseEmpty(revision.headline, words);
  const { settings } = await newsroom(tx);
  const { slug, path } =
    story.path === null ? await freePath(tx, revision.headline, publishedAt) : { slug: story.slug, path: story.path };
  const { headline, standfirst } = revision;
  const publication = {
    revision: revision.number,
    headline,
    standfirst,
    byline: revision.byline,
    section_id: revision.section_id,
    language: settings.language,
    html: JSON.stringify(body.plain),
    marked_html: JSON.stringify(body.marked),
    record: JSON.stringify(record),
    record_confirmed_at: revision.record_confirmed_at,
    text,
    words,
    picture_id: revision.picture_id,
    picture_caption: revision.picture_caption,
    published_at: publishedAt,
  };
  await tx
    .insertInto('publication')
    .values({ story_id: story.id, ...publication })
    .onConflict((clash) => clash.column('story_id').doUpdateSet(publication))
    .execute();
  await tx
    .updateTable('story')
    .set({ state: 'published', slug, path, published_at: publishedAt, withdrawn_at: null })
    .where('id', '=', story.id)
    .execute();
  await indexStory(tx, {
    storyId: story.id,
    publishedAt,
    headline,
    text: `${standfirst}\n\n${text}`,
    language: settings.language,
  });
  return path;
}

function refuseEmpty(headline: string, words: number): void {
  const fields: Record<string, string> = {};
  if (headline === '') fields['headline'] = 'A story needs a headline before it goes out.';
  if (words === 0) fields['body'] = 'A story needs a text before it goes out.';
  const [first] = Object.values(fields);
  if (first !== undefined) throw new Problem('invalid', first, { fields });
}

/** An address that no other story has or had. */
async function freePath(tx: Tx, headline: string, publishedAt: string): Promise<{ slug: string; path: string }> {
  const base = slugOf(headline, 'story');
  for (let number = 1; ; number++) {
    const slug = number === 1 ? base : `${base}-${number}`;
    const path = storyPath(slug, publishedAt);
    const taken = await tx.selectFrom('story').select('id').where('path', '=', path).executeTakeFirst();
    if (taken === undefined) return { slug, path };
  }
}

/** Takes a story back: its address then says so, and it is nowhere else. It can be published again. */
export async function withdrawStory(app: App, actor: Actor, { id }: { id: string }): Promise<void> {
  refuseUnless(actor, 'publish story');
  await app.change(async (tx) => {
    const at = app.now();
    const { story, publishedSectionId } = await newestOf(tx, id);
    if (story.state !== 'published')
      throw new Problem('conflict', 'This story is not published, so it cannot be withdrawn.');
    await tx.updateTable('story').set({ state: 'withdrawn', withdrawn_at: at }).where('id', '=', id).execute();
    await tx.deleteFrom('publication').where('story_id', '=', id).execute();
    await forgetStory(tx, id);
    await changedStory(tx, id, publishedSectionId);
    await changed(tx, 'corrections');
    await recordEvent(tx, at, actor, 'story withdrawn', { kind: 'story', id });
  });
}

/** Whether readers see this story's record; null: as the newsroom does it. */
export async function setRecordPolicy(
  app: App,
  actor: Actor,
  { id, policy }: { id: string; policy: RecordPolicy | null },
): Promise<void> {
  refuseUnless(actor, 'confirm record');
  await app.change(async (tx) => {
    const { publishedSectionId } = await newestOf(tx, id);
    await tx.updateTable('story').set({ record_policy: policy }).where('id', '=', id).execute();
    await changedStory(tx, id, publishedSectionId);
    await recordEvent(tx, app.now(), actor, 'record policy set', { kind: 'story', id });
  });
}
