/** What each page of a story at the desk is made of. */
import type { App } from '../context.ts';
import { readDocument } from '../document/reading.ts';
import { html, type Html } from '../html.ts';
import { deskFrameOf } from '../layouts/desk-frame.ts';
import { frameOf } from '../layouts/frame.ts';
import { publicPage } from '../layouts/public-page.ts';
import { pictures } from '../media/queries.ts';
import * as paths from '../paths.ts';
import { Problem } from '../problem.ts';
import { formsByReference } from '../prompts/queries.ts';
import { inlineForms } from '../prompts/views.ts';
import type { Actor } from '../roles.ts';
import { newsroom } from '../settings/queries.ts';
import type { Filled } from '../web/forms.ts';
import { editorPage, savedAt } from './desk-editor-views.ts';
import { comparePage, correctionsPage, revisionsPage } from './desk-history-views.ts';
import { storyMargin, type Margin } from './desk-margin-views.ts';
import { deskStories, deskStory, quarantineOf, revisionsOf, type DeskStory, type StoryState } from './desk-queries.ts';
import { recordPage } from './desk-record-views.ts';
import { storiesPage } from './desk-views.ts';
import { documentFrom, plainFrom } from './plain-body.ts';
import { previewOf } from './previewing.ts';
import { openOf } from './questions.ts';
import { correctionsOf } from './queries.ts';
import { reviewOf, standingForms } from './reviewing.ts';
import { storedDocument, wordsOf } from './snapshots.ts';
import { storyArticle } from './views.ts';
import type { Saved } from './writing.ts';

export interface Asking {
  app: App;
  actor: Actor;
  id: string;
  /** What was just done. */
  done?: string | undefined;
}

export async function storyAt({ app, id }: Asking): Promise<DeskStory> {
  const story = await deskStory(app.db, id);
  if (story === null) throw new Problem('missing', 'There is no such story at this desk.');
  return story;
}

const frameFor = ({ app, actor, done }: Omit<Asking, 'id'>) => deskFrameOf(app, actor, done);

export async function listOfStories(app: App, actor: Actor, state: StoryState | null): Promise<Html> {
  const { sections } = await newsroom(app.db);
  return storiesPage(await frameFor({ app, actor }), { stories: await deskStories(app.db, state), sections, state });
}

export async function editorOf(asking: Asking, form: Filled): Promise<Html> {
  const { db } = asking.app;
  const story = await storyAt(asking);
  const document = storedDocument(story.document);
  return editorPage(await frameFor(asking), {
    ...(await marginOf(asking.app, story)),
    sections: (await newsroom(db)).sections,
    pictures: await pictures(db),
    words: wordsOf(document),
    plain: plainFrom(document),
    form,
  });
}

/** After a save that could not be: both texts where somebody else saved meanwhile, else the form again. */
export async function editorAgain(asking: Asking, form: Filled): Promise<Html> {
  const { values, message } = form;
  const story = await storyAt(asking);
  const isConflict = message !== null && values['revision'] !== String(story.revision);
  if (!isConflict) return editorOf(asking, form);
  const before = storedDocument(story.document);
  const typed =
    values['document'] === undefined
      ? documentFrom(values['body'] ?? '', before)
      : readDocument(JSON.parse(values['document']));
  const text = (name: string): string => values[name] ?? '';
  return comparePage(await frameFor(asking), {
    story,
    plain: plainFrom(before),
    mine: {
      headline: text('headline'),
      standfirst: text('standfirst'),
      byline: text('byline'),
      sectionId: text('sectionId'),
      pictureId: text('pictureId'),
      pictureCaption: text('pictureCaption'),
      document: JSON.stringify(typed.toJSON()),
      plain: plainFrom(typed),
    },
  });
}

/** What the editor's script is told of a save: the margin comes as it would stand in the page. */
export async function savedAnswer(asking: Asking, saved: Saved): Promise<Saved & { saved: string; margin: string }> {
  const frame = await frameFor(asking);
  const margin = storyMargin(frame, await marginOf(asking.app, await storyAt(asking)));
  return { ...saved, saved: savedAt(frame.telling, saved.savedAt, frame.now), margin: margin.toString() };
}

export async function recordOf(asking: Asking, form: Filled): Promise<Html> {
  const story = await storyAt(asking);
  const { settings } = await newsroom(asking.app.db);
  const reviewed = await reviewOf(asking.app, story, settings);
  return recordPage(await frameFor(asking), { ...reviewed, story, newsroomPolicy: settings.recordPolicy, form });
}

export async function revisionsOfStory(asking: Asking, form: Filled): Promise<Html> {
  const story = await storyAt(asking);
  return revisionsPage(await frameFor(asking), story, await revisionsOf(asking.app.db, story.id), form);
}

export async function correctionsOfStory(asking: Asking, form: Filled): Promise<Html> {
  const story = await storyAt(asking);
  return correctionsPage(await frameFor(asking), story, await correctionsOf(asking.app.db, story.id), form);
}

/** The public page as it would be now, for the newsroom alone. */
export async function previewPage(asking: Asking): Promise<Html> {
  const { app } = asking;
  const story = await storyAt(asking);
  const preview = await previewOf(app, story);
  const frame = await frameOf(app);
  const forms = inlineForms(frame, await formsByReference(app.db, preview.references), story.id);
  const main = html`<main class="wrap" id="main" tabindex="-1">
<p class="notice" role="status"><span class="label">Preview</span>Only the newsroom sees this page. <a href="${paths.deskStory(story.id)}">Back to the text</a></p>
${storyArticle(frame, preview, forms)}
</main>`;
  return publicPage(
    frame,
    { title: story.headline || 'Preview', path: null, sectionId: story.sectionId, noindex: true },
    main,
  );
}

async function marginOf(app: App, story: DeskStory): Promise<Margin> {
  const { settings } = await newsroom(app.db);
  return {
    story,
    quarantine: await quarantineOf(app.db, story.id),
    forms: await standingForms(app, story),
    grave: openOf((await reviewOf(app, story, settings)).questions, 'high').length,
    policy: story.recordPolicy ?? settings.recordPolicy,
  };
}
