/** The page on which a story is written: a form that works by itself, and that the editor's script takes over. */
import { html, raw, type Child, type Html } from '../html.ts';
import { focused } from '../layouts/desk-fields.ts';
import type { DeskFrame } from '../layouts/desk-frame.ts';
import { deskPage } from '../layouts/desk-page.ts';
import type { Picture } from '../media/queries.ts';
import * as paths from '../paths.ts';
import { may } from '../roles.ts';
import type { Section } from '../settings/queries.ts';
import type { Filled } from '../web/forms.ts';
import { hour, shortDateAndHour, shortDate, type Telling } from '../words/times.ts';
import { storyMargin, type Margin } from './desk-margin-views.ts';
import { headlineOf, stateWords } from './desk-views.ts';
import type { DeskStory } from './desk-queries.ts';

export interface Editing extends Margin {
  sections: readonly Section[];
  pictures: readonly Picture[];
  words: number;
  /** The text as it is typed without script. */
  plain: string;
  form: Filled;
}

export function editorPage(frame: DeskFrame, editing: Editing): Html {
  const { story, form, words } = editing;
  const { id, revision } = story;
  const title = story.headline === '' ? 'New story' : story.headline;
  return deskPage(
    frame,
    { title, current: paths.deskStories, scripts: ['editor.js'] },
    html`${strip(frame, story, words)}
<main class="editor" id="main">
<story-editor data-autosave="${paths.deskStoryAutosave(id)}" data-revision="${revision}" data-story="${id}">
<form class="page" id="story" method="post" action="${paths.deskStory(id)}">
<h1 class="unseen">Write: ${headlineOf(story)}</h1>
${form.message === null ? '' : html`<p class="notice error" role="alert">${form.message}</p>`}
<input type="hidden" name="revision" value="${revision}">
${slugLine(editing)}
${writing(editing)}
<p><button class="button plain" type="submit">Save</button></p>
</form>
</story-editor>
<aside class="margin" id="margin" aria-label="The record of this story">
${storyMargin(frame, editing)}
</aside>
</main>`,
  );
}

/** When it was last kept: the hour, with its day where that is not today. */
export function savedAt(telling: Telling, at: string, now: string): string {
  return shortDate(telling, at) === shortDate(telling, now)
    ? `saved ${hour(telling, at)}`
    : `saved ${shortDateAndHour(telling, at)}`;
}

function strip(frame: DeskFrame, story: DeskStory, words: number): Html {
  const { id, state, path, revision } = story;
  const isOut = state === 'published' && path !== null;
  return html`<section class="strip" aria-label="State of the story">
<p class="state"><b>${stateWords[state]}${story.isEdited ? ', edited since' : ''}</b> <span class="quiet">· <span id="saved" role="status">${savedAt(frame.telling, story.savedAt, frame.now)}</span> · revision&nbsp;<span id="revision">${revision}</span> · <span id="words">${words}</span>&nbsp;words</span></p>
<div class="do">
${isOut ? html`<a class="button plain" href="${path}">Read</a>` : ''}
<a class="button plain" href="${paths.deskStoryPreview(id)}">Preview</a>
${frame.actor !== null && may(frame.actor, 'publish story') ? publishButton(id, isOut ? 'Publish again' : 'Publish') : ''}
</div>
</section>`;
}

/** Sends the whole form, so that what is typed is saved and goes out: with script and without. */
const publishButton = (id: string, name: string): Html =>
  html`<button class="button" type="submit" form="story" formaction="${paths.deskStoryPublication(id)}">${name}</button>`;

function slugLine({ story, sections, pictures, form }: Editing): Html {
  const sectionId = form.values['sectionId'] ?? story.sectionId ?? '';
  const pictureId = form.values['pictureId'] ?? story.pictureId ?? '';
  return html`<div class="slug-line">
<label>Section <select name="sectionId"${invalid(form, 'sectionId')}><option value="">None</option>${sections.map(({ id, name }) => option(id, name, sectionId))}</select></label>
<label>Picture <select name="pictureId"${invalid(form, 'pictureId')}><option value="">None</option>${pictures.map(({ id, alt }) => option(id, alt.slice(0, 80), pictureId))}</select></label>
<a href="${paths.deskPictures}?for=${story.id}">Add a picture</a>
<label class="caption">Caption <input type="text" name="pictureCaption" value="${form.values['pictureCaption'] ?? story.pictureCaption}"${invalid(form, 'pictureCaption')}></label>
</div>
${['sectionId', 'pictureId', 'pictureCaption'].map((name) => errorAt(form, name))}`;
}

const option = (id: string, name: string, chosen: string): Html =>
  html`<option value="${id}"${id === chosen ? raw(' selected') : ''}>${name}</option>`;

function writing({ story, plain, form }: Editing): Html {
  const typed = (name: string, stored: string): string => form.values[name] ?? stored;
  const isNew = story.revision === 1 && story.headline === '';
  return html`<label class="unseen" for="headline">Headline</label>
<textarea class="headline" id="headline" name="headline" rows="1" placeholder="Headline"${invalid(form, 'headline', isNew)}>${typed('headline', story.headline)}</textarea>
${errorAt(form, 'headline')}
<label class="unseen" for="standfirst">Standfirst</label>
<textarea class="standfirst" id="standfirst" name="standfirst" rows="1" placeholder="Standfirst: what the headline leaves out"${invalid(form, 'standfirst')}>${typed('standfirst', story.standfirst)}</textarea>
${errorAt(form, 'standfirst')}
<label class="unseen" for="byline">Written by: names, with commas between</label>
<input type="text" class="byline" id="byline" name="byline" value="${typed('byline', story.byline.join(', '))}" placeholder="Names, with commas between"${invalid(form, 'byline')}>
${errorAt(form, 'byline')}
<div class="draft">
<label class="quiet" for="body">Text. Leave an empty line between paragraphs; ## before a subhead, &gt; before a quotation, - before each item of a list; *emphasis*, **strong**, [words](https://address).</label>
<textarea id="body" name="body" rows="24"${invalid(form, 'body')}>${typed('body', plain)}</textarea>
<textarea name="document" hidden disabled aria-label="Document">${typed('document', story.document)}</textarea>
</div>
${errorAt(form, 'body')}${errorAt(form, 'document')}`;
}

function invalid(form: Filled, name: string, isFirst = false): Child {
  const wrong = form.errors[name] === undefined ? '' : html` aria-invalid="true" aria-describedby="${name}-error"`;
  return html`${wrong}${focused(form, name, isFirst)}`;
}

function errorAt({ errors }: Filled, name: string): Child {
  const error = errors[name];
  return error === undefined ? '' : html`<p class="error" id="${name}-error" role="alert">${error}</p>`;
}
