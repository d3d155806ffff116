/** What a story said before, what it was corrected for, and two texts side by side where two people wrote at once. */
import { html, raw, type Child, type Html } from '../html.ts';
import { choiceField, field, formMessage } from '../layouts/desk-fields.ts';
import type { DeskFrame } from '../layouts/desk-frame.ts';
import { deskPage } from '../layouts/desk-page.ts';
import * as paths from '../paths.ts';
import type { Filled } from '../web/forms.ts';
import { shortDateAndHour } from '../words/times.ts';
import type { DeskStory, ListedRevision } from './desk-queries.ts';
import { deskWords, headlineOf } from './desk-views.ts';
import type { Correction } from './queries.ts';

function page(frame: DeskFrame, story: DeskStory, title: string, content: Child): Html {
  return deskPage(
    frame,
    { title, current: paths.deskStories },
    html`<main class="work" id="main">
<header><h1>${title}</h1><p><a href="${paths.deskStory(story.id)}">${headlineOf(story)}</a></p></header>
${content}
</main>`,
  );
}

export function revisionsPage(
  frame: DeskFrame,
  story: DeskStory,
  revisions: readonly ListedRevision[],
  form: Filled,
): Html {
  return page(
    frame,
    story,
    'Revisions',
    html`${formMessage(form)}
<ol class="rows" reversed>${revisions.map((one) => revisionRow(frame, story, one))}</ol>`,
  );
}

function revisionRow(
  frame: DeskFrame,
  story: DeskStory,
  { number, headline, writtenAt, writtenBy, recordConfirmedAt }: ListedRevision,
): Html {
  const facts = [
    number === story.revision ? 'newest' : '',
    number === story.publishedRevision ? 'readers see this one' : '',
    recordConfirmedAt === null ? '' : 'record confirmed',
  ].filter((fact) => fact !== '');
  return html`
<li>
<div><p class="what">${number}. ${headlineOf({ headline })}</p><p class="quiet">${facts.join(' · ')}</p></div>
<p class="quiet since">${writtenBy === null ? '' : html`<span><bdi>${writtenBy}</bdi></span> `}<span><time datetime="${writtenAt}">${shortDateAndHour(frame.telling, writtenAt)}</time></span></p>
${number === story.revision ? html`<p class="do"></p>` : html`<form class="do" method="post" action="${paths.deskStoryRevisions(story.id)}"><input type="hidden" name="revision" value="${story.revision}"><input type="hidden" name="number" value="${number}"><button class="button plain" type="submit" aria-label="Restore revision ${number}">Restore</button></form>`}
</li>`;
}

export function correctionsPage(
  frame: DeskFrame,
  story: DeskStory,
  corrections: readonly Correction[],
  form: Filled,
): Html {
  const kinds = [
    { value: 'correction', label: 'Correction: something was wrong' },
    { value: 'clarification', label: 'Clarification: something could be misread' },
    { value: 'update', label: 'Addition: something happened since' },
  ];
  return page(
    frame,
    story,
    'Corrections',
    html`<form class="fields" method="post" action="${paths.deskStoryCorrections(story.id)}">
${formMessage(form)}
${choiceField(form, 'kind', 'What it is', kinds, 'correction')}
${field(form, { name: 'text', label: 'What readers are told', rows: 4, required: true, help: 'Say what was wrong and what is right, in whole sentences. It stands on the story, in the feed and in the list of corrections, and it cannot be taken back. Edit the text itself in the editor.' })}
<p class="do"><button class="button" type="submit">Publish the correction</button></p>
</form>
${corrections.length === 0 ? '' : html`<section class="group" aria-labelledby="before"><h2 id="before">Published so far</h2><ul class="rows">${corrections.map((one) => correctionRow(frame, one))}</ul></section>`}`,
  );
}

function correctionRow(frame: DeskFrame, { kind, text, createdAt }: Correction): Html {
  return html`
<li><div><p><b>${deskWords.story.notice[kind]}</b> <bdi>${text}</bdi></p></div><p class="quiet since"><time datetime="${createdAt}">${shortDateAndHour(frame.telling, createdAt)}</time></p></li>`;
}

/** A text as it was typed: what the form holds, and its words for reading. */
export interface TypedText {
  headline: string;
  standfirst: string;
  byline: string;
  sectionId: string;
  pictureId: string;
  pictureCaption: string;
  /** JSON of the checked document. */
  document: string;
  plain: string;
}

export interface Comparison {
  story: DeskStory;
  /** The plain form of what stands. */
  plain: string;
  mine: TypedText;
}

/** Two people saved. Both texts are shown; either may be taken, and the other stays a revision or on this page. */
export function comparePage(frame: DeskFrame, { story, plain, mine }: Comparison): Html {
  const { id, savedAt, savedBy } = story;
  const fields = {
    headline: mine.headline,
    standfirst: mine.standfirst,
    byline: mine.byline,
    sectionId: mine.sectionId,
    pictureId: mine.pictureId,
    pictureCaption: mine.pictureCaption,
    document: mine.document,
  };
  return page(
    frame,
    story,
    'Two texts',
    html`<p class="notice" role="alert">${savedBy === null ? 'Somebody' : html`<bdi>${savedBy}</bdi>`} saved this story after you opened it. Nothing is lost: your text stands beside it. Paragraphs that only one of them has are marked.</p>
<div class="states">
<section aria-labelledby="theirs">
<h2 id="theirs">What stands now <span class="count"><time datetime="${savedAt}">${shortDateAndHour(frame.telling, savedAt)}</time></span></h2>
${wordsOf(story.headline, story.standfirst, plain, [mine.headline, mine.standfirst, mine.plain])}
<p class="do"><a class="button plain" href="${paths.deskStory(id)}">Keep this one</a></p>
</section>
<section aria-labelledby="mine">
<h2 id="mine">What you wrote</h2>
${wordsOf(mine.headline, mine.standfirst, mine.plain, [story.headline, story.standfirst, plain])}
<form class="do" method="post" action="${paths.deskStory(id)}">
<input type="hidden" name="revision" value="${story.revision}"><input type="hidden" name="asNew" value="yes">
${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
<button class="button" type="submit">Save mine as the newest</button>
</form>
</section>
</div>`,
  );
}

function wordsOf(
  headline: string,
  standfirst: string,
  plain: string,
  [otherHeadline, otherStandfirst, otherPlain]: [string, string, string],
): Html {
  const others = new Set(otherPlain.split('\n\n'));
  const mark = (text: string, isSame: boolean): Html => {
    const words = text.split('\n').map((line, index) => html`${index === 0 ? '' : raw('<br>')}${line}`);
    return isSame ? html`<bdi>${words}</bdi>` : html`<mark><bdi>${words}</bdi></mark>`;
  };
  const paragraphs = plain.split('\n\n');
  return html`<div class="page">
<p class="headline">${mark(headline, headline === otherHeadline)}</p>
<p class="standfirst">${mark(standfirst, standfirst === otherStandfirst)}</p>
<div class="draft">${paragraphs.map((text) => html`<p>${mark(text, others.has(text))}</p>${raw('\n')}`)}</div>
</div>`;
}
