/** The record beside the words it was read from: looked through, set right, confirmed. */
import { html, raw, type Child, type Html } from '../html.ts';
import { choiceField, field, formMessage } from '../layouts/desk-fields.ts';
import type { DeskFrame } from '../layouts/desk-frame.ts';
import { deskPage } from '../layouts/desk-page.ts';
import * as paths from '../paths.ts';
import { may } from '../roles.ts';
import type { RecordPolicy } from '../settings/queries.ts';
import type { Filled } from '../web/forms.ts';
import type { DeskStory } from './desk-queries.ts';
import { confirmed } from './desk-margin-views.ts';
import { deskWords, headlineOf } from './desk-views.ts';
import { lineClass, recordSentence, shownSources, sourceKinds, type RecordSource } from './record.ts';
import { ruleLine } from './record-views.ts';

export interface RecordReview {
  story: DeskStory;
  /** Headline and body, which the places of the record lie in. */
  text: string;
  newsroomPolicy: RecordPolicy;
  form: Filled;
}

const policies: Record<RecordPolicy, string> = {
  off: 'Never shown',
  confirmed: 'Shown once it is confirmed',
  unchecked: 'Shown at once, and marked as unchecked until it is confirmed',
};

export function recordPage(frame: DeskFrame, review: RecordReview): Html {
  const { story, form } = review;
  const sources = shownSources(story.record);
  return deskPage(
    frame,
    { title: 'The record', current: paths.deskStories },
    html`<main class="work" id="main">
<header><h1>The record</h1><p><a href="${paths.deskStory(story.id)}">${headlineOf(story)}</a></p></header>
${formMessage(form)}
<section aria-label="As readers see it">
<p class="sentence">${recordSentence(deskWords, sources)}</p>
<div class="record-line">${ruleLine(sources)}</div>
<p class="quiet">${standing(frame, review)}</p>
</section>
${mayConfirm(frame) ? sourcesForm(review) : sourcesList(review)}
${mayConfirm(frame) ? policyForm(review) : ''}
</main>`,
  );
}

const mayConfirm = ({ actor }: DeskFrame): boolean => actor !== null && may(actor, 'confirm record');

/** Who stands by it, and whether readers see it. */
function standing(frame: DeskFrame, { story, newsroomPolicy }: RecordReview): Child {
  const isUnchecked = story.recordConfirmedAt === null;
  return html`${isUnchecked ? html`<span class="unchecked">Unchecked</span> ` : ''}${confirmed(frame, story, story.recordPolicy ?? newsroomPolicy)}`;
}

function sourcesForm(review: RecordReview): Html {
  const { story, form } = review;
  const { sources } = story.record;
  return html`<form method="post" action="${paths.deskStoryRecord(story.id)}">
<input type="hidden" name="revision" value="${story.revision}">
${sources.length === 0 ? html`<p>No source was found in this text.</p>` : html`<ol class="record-form">${sources.map((one) => sourceFields(review, one, form))}</ol>`}
<p class="do">
<button class="button" type="submit" formaction="${paths.deskStoryRecordConfirmation(story.id)}">Confirm the record</button>
<button class="button plain" type="submit">Keep without confirming</button>
</p>
</form>`;
}

function sourceFields({ story, text }: RecordReview, source: RecordSource, form: Filled): Html {
  const { id, name, note, kind } = source;
  const isOut =
    form.values['revision'] === undefined ? story.record.leftOut.includes(id) : form.values[`out-${id}`] === 'yes';
  const choices = sourceKinds.map((one) => ({ value: one, label: deskWords.record.kinds[lineClass(one)] }));
  const help =
    kind === 'unnamed'
      ? 'How they know, and why they are not named. Readers see this sentence.'
      : 'How it speaks. Readers see this sentence; it may stay empty.';
  return html`
<li id="source-${id}">
<span class="line ${lineClass(kind)}" aria-hidden="true"></span>
<div class="fields" role="group" aria-label="${name}">
${source.places.map((place) => passage(text, place))}
<div class="pair">
${field(form, { name: `name-${id}`, label: 'Name', value: name, required: true })}
${choiceField(form, `kind-${id}`, 'Kind', choices, kind)}
</div>
${field(form, { name: `note-${id}`, label: 'In one sentence', value: note, help })}
<label class="check"><input type="checkbox" name="out-${id}" value="yes"${isOut ? raw(' checked') : ''}>Not a source: leave it out</label>
</div>
</li>`;
}

/** For those who may not confirm. */
function sourcesList({ story, text }: RecordReview): Html {
  const { sources, leftOut } = story.record;
  return html`<ol class="record-form">${sources.map(
    ({ id, kind, name, note, places }) => html`
<li>
<span class="line ${lineClass(kind)}" aria-hidden="true"></span>
<div><p${leftOut.includes(id) ? raw(' class="left-out"') : ''}><b><bdi>${name}</bdi></b> <span class="quiet">${deskWords.record.kinds[lineClass(kind)]}</span></p>
${note === '' ? '' : html`<p><bdi>${note}</bdi></p>`}
${places.map((place) => passage(text, place))}</div>
</li>`,
  )}</ol>`;
}

const AROUND = 110;

/** The words of attribution with some of what stands around them: whole words, no further than their paragraph. */
function passage(text: string, { start, end }: { start: number; end: number }): Html {
  const head = text.lastIndexOf('\n\n', start);
  const before = text.slice(head < 0 ? 0 : head + 2, start);
  const foot = text.indexOf('\n\n', end);
  const after = text.slice(end, foot < 0 ? text.length : foot);
  const near = before.length <= AROUND ? before : `… ${before.slice(-AROUND).replace(/^\S*\s/, '')}`;
  const next = after.length <= AROUND ? after : `${after.slice(0, AROUND).replace(/\s\S*$/, '')} …`;
  return html`<blockquote class="said-words">${near}<span class="words">${text.slice(start, end)}</span>${next}</blockquote>`;
}

function policyForm({ story, newsroomPolicy }: RecordReview): Html {
  const choices = [
    { value: '', label: `As the newsroom does it: ${policies[newsroomPolicy].toLowerCase()}` },
    ...Object.entries(policies).map(([value, label]) => ({ value, label })),
  ];
  return html`<section class="group" aria-labelledby="policy-title">
<h2 id="policy-title">What readers see of it</h2>
<form class="fields" method="post" action="${paths.deskStoryRecordPolicy(story.id)}">
${choiceField({ values: {}, errors: {}, message: null }, 'policy', 'This story’s record', choices, story.recordPolicy ?? '')}
<p class="do"><button class="button plain" type="submit">Set</button></p>
</form>
</section>`;
}
