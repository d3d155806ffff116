/** The desk's list of stories. */
import { html, raw, type Child, type Html } from '../html.ts';
import type { DeskFrame } from '../layouts/desk-frame.ts';
import { deskPage } from '../layouts/desk-page.ts';
import * as paths from '../paths.ts';
import type { Section } from '../settings/queries.ts';
import { shortDateAndHour } from '../words/times.ts';
import { wordsFor } from '../words/words.ts';
import type { ListedStory, StoryState } from './desk-queries.ts';
import { shownSources, summaryOf } from './record.ts';
import { ruleLine } from './record-views.ts';

/** The desk speaks English. */
export const deskWords = wordsFor('en');

export const stateWords: Record<StoryState, string> = {
  draft: 'Draft',
  published: 'Published',
  withdrawn: 'Withdrawn',
};

export const headlineOf = ({ headline }: { headline: string }): Html =>
  headline === '' ? html`No headline yet` : html`<bdi>${headline}</bdi>`;

const tabs: { state: StoryState | null; name: string }[] = [
  { state: null, name: 'All' },
  { state: 'draft', name: 'Drafts' },
  { state: 'published', name: 'Published' },
  { state: 'withdrawn', name: 'Withdrawn' },
];

export interface Listing {
  stories: readonly ListedStory[];
  sections: readonly Section[];
  state: StoryState | null;
}

export function storiesPage(frame: DeskFrame, { stories, sections, state }: Listing): Html {
  return deskPage(
    frame,
    { title: 'Stories', current: paths.deskStories },
    html`<main class="work" id="main">
<header><h1>Stories</h1></header>
<nav class="tabs" aria-label="States"><ul>
${tabs.map((tab) => html`<li><a href="${paths.deskStories}${tab.state === null ? '' : `?state=${tab.state}`}"${tab.state === state ? raw(' aria-current="page"') : ''}>${tab.name}</a></li>`)}
</ul></nav>
${stories.length === 0 ? html`<p>Nothing here yet. “New story” at the top begins one.</p>` : html`<ul class="rows">${stories.map((story) => storyRow(frame, story, sections))}</ul>`}
</main>`,
  );
}

function storyRow(frame: DeskFrame, story: ListedStory, sections: readonly Section[]): Html {
  const section = sections.find(({ id }) => id === story.sectionId)?.name;
  const isOut = story.state === 'published';
  const at = isOut && story.publishedAt !== null ? story.publishedAt : story.writtenAt;
  const facts = [
    html`<b>${stateWords[story.state]}${story.isEdited ? ', edited since' : ''}</b>`,
    section === undefined ? null : html`<bdi>${section}</bdi>`,
    recordFact(story),
    changedFact(story),
  ].filter((one) => one !== null);
  return html`
<li>
<div>
<p class="what"><a href="${paths.deskStory(story.id)}">${headlineOf(story)}</a></p>
<p class="quiet">${separated(facts)}</p>
${ruleLine(shownSources(story.record))}
</div>
<p class="quiet since">${story.byline.length === 0 ? '' : html`<span><bdi>${story.byline.join(', ')}</bdi></span> `}<span><time datetime="${at}">${shortDateAndHour(frame.telling, at)}</time></span></p>
<p class="do">${isOut && story.path !== null ? html`<a class="button plain" href="${story.path}">Read</a>` : html`<a class="button plain" href="${paths.deskStoryPreview(story.id)}">Preview</a>`}</p>
</li>`;
}

const separated = (facts: readonly Html[]): Child =>
  facts.map((fact, index) => (index === 0 ? fact : html` · ${fact}`));

function changedFact({ record: { changed } }: ListedStory): Html | null {
  return changed.length === 0 ? null : html`<span class="due">${changedWords(changed.length)}</span>`;
}

export const changedWords = (changed: number): string =>
  `${changed} ${changed === 1 ? 'statement' : 'statements'} changed since you confirmed`;

function recordFact({ record, recordConfirmedAt }: ListedStory): Html | null {
  const sources = shownSources(record);
  if (sources.length === 0) return recordConfirmedAt === null ? null : html`record confirmed`;
  return html`${summaryOf(deskWords, sources)}, ${recordConfirmedAt === null ? 'not confirmed' : 'confirmed'}`;
}
