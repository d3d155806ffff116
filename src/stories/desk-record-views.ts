/** The record beside the words it was read from: looked through, set right, confirmed. */
import type { Document } from '../document/schema.ts';
import { html, type Child, type Html } from '../html.ts';
import { choiceField, formMessage } from '../layouts/desk-fields.ts';
import type { DeskFrame } from '../layouts/desk-frame.ts';
import { deskPage } from '../layouts/desk-page.ts';
import * as paths from '../paths.ts';
import { may } from '../roles.ts';
import type { RecordPolicy } from '../settings/queries.ts';
import { blank, type Filled } from '../web/forms.ts';
import type { DecidedRecord } from './decided.ts';
import { stateOf } from './deciding.ts';
import { confirmed } from './desk-margin-views.ts';
import type { DeskStory } from './desk-queries.ts';
import { questionsSection } from './desk-question-views.ts';
import { recordText } from './desk-record-text.ts';
import { sourcesSection } from './desk-source-views.ts';
import { changedWords, deskWords, headlineOf } from './desk-views.ts';
import type { Question } from './questions.ts';
import { recordSentence, shownSources } from './record.ts';
import { ruleLine } from './record-views.ts';

export interface RecordReview {
  story: DeskStory;
  document: Document;
  /** Headline and body, which the places of the record lie in. */
  text: string;
  state: DecidedRecord;
  questions: readonly Question[];
  isEnglish: boolean;
  isPartial: boolean;
  newsroomPolicy: RecordPolicy;
  form: Filled;
}

const policies: Record<RecordPolicy, string> = {
  off: 'Never shown',
  confirmed: 'Shown once it is confirmed',
  unchecked: 'Shown at once, and marked as unchecked until it is confirmed',
};

export function recordPage(frame: DeskFrame, review: RecordReview): Html {
  const { story, document, text, state, questions, form } = review;
  const mayDecide = mayConfirm(frame);
  const beside = { storyId: story.id, revision: story.revision, text, state, form, mayDecide };
  return deskPage(
    frame,
    { title: 'The record', current: paths.deskStories },
    html`${strip(frame, review)}
<main class="editor" id="main">
<article class="page" aria-label="The text">
<h1 class="unseen">The record of ${headlineOf(story)}</h1>
${formMessage(form)}
${unread(review)}
<div class="draft">${recordText(story.headline, document, state.record, questions)}</div>
</article>
<aside class="margin" aria-label="The record of this story">
${standing(frame, review)}
${questionsSection(frame, { storyId: story.id, questions, form })}
${sourcesSection(beside)}
${asleep(state)}
${mayDecide ? policyForm(review) : ''}
</aside>
</main>`,
  );
}

const mayConfirm = ({ actor }: DeskFrame): boolean => actor !== null && may(actor, 'confirm record');

function strip(frame: DeskFrame, { story, state, questions }: RecordReview): Html {
  const { id, revision } = story;
  const open = questions.filter((one) => one.settled === null).length;
  const rests = state.record.sources.length - state.record.leftOut.length;
  return html`<section class="strip" aria-label="Where this record stands">
<p class="state"><b>The record</b> <span class="quiet">· <a href="#questions">${counted(open, 'question')}</a> · <a href="#sources">${counted(rests, 'source')}</a> · revision&nbsp;${revision}</span></p>
<div class="do">
<a class="button plain" href="${paths.deskStory(id)}">Back to the text</a>
${mayConfirm(frame) ? html`<form method="post" action="${paths.deskStoryRecordConfirmation(id)}"><input type="hidden" name="revision" value="${revision}"><input type="hidden" name="seen" value="${stateOf(state.record)}"><button class="button" type="submit">Confirm the record</button></form>` : ''}
</div>
</section>`;
}

const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

/** What was not looked at, and why. */
function unread({ text, isEnglish, isPartial }: RecordReview): Child {
  if (text.trim() === '')
    return html`<p class="notice">There is no text yet. The record fills itself while you write.</p>`;
  if (!isEnglish)
    return html`<p class="notice">Only English is read so far, and this text seems to be in another language: nothing was guessed.</p>`;
  return isPartial
    ? html`<p class="notice">This text is longer than is read: what lies behind was not looked at.</p>`
    : '';
}

/** Who stands by it, whether readers see it, and what changed since. */
function standing(frame: DeskFrame, { story, state, newsroomPolicy }: RecordReview): Html {
  const sources = shownSources(state.record);
  const isUnchecked = story.recordConfirmedAt === null;
  const changed = state.record.changed.length;
  return html`<section aria-labelledby="m-record">
<h2 id="m-record">As readers see it</h2>
<p class="sentence">${recordSentence(deskWords, sources)}</p>
${ruleLine(sources)}
<p class="quiet">${isUnchecked ? html`<span class="unchecked">Unchecked</span> ` : ''}${confirmed(frame, story, story.recordPolicy ?? newsroomPolicy)}</p>
${isUnchecked && state.confirmation !== null ? html`<p class="due">${changed === 0 ? 'The record changed since it was confirmed.' : `${changedWords(changed)}.`}</p>` : ''}
</section>`;
}

/** Decisions whose words are gone: they come back with the words. */
function asleep({ sleeping }: DecidedRecord): Child {
  if (sleeping.length === 0) return '';
  return html`<details><summary>Kept for words that are not in the text now <span class="count">${sleeping.length}</span></summary>
<p class="quiet">These decisions count again when the words come back.</p>
<ul>${sleeping.slice(0, 50).map(({ about }) => html`<li><bdi>${about}</bdi></li>`)}</ul></details>`;
}

function policyForm({ story, newsroomPolicy }: RecordReview): Html {
  const choices = [
    { value: '', label: `As the newsroom does it: ${policies[newsroomPolicy].toLowerCase()}` },
    ...Object.entries(policies).map(([value, label]) => ({ value, label })),
  ];
  return html`<section aria-labelledby="policy-title">
<h2 id="policy-title">What readers see of it</h2>
<form class="fields" method="post" action="${paths.deskStoryRecordPolicy(story.id)}">
${choiceField(blank, 'policy', 'This story’s record', choices, story.recordPolicy ?? '')}
<p class="do"><button class="button plain" type="submit">Set</button></p>
</form>
</section>`;
}
