/** Beside the text: its record as it stands, what an import left to deal with, and what may be done with the story. */
import { html, type Child, type Html } from '../html.ts';
import type { DeskFrame } from '../layouts/desk-frame.ts';
import * as paths from '../paths.ts';
import { may } from '../roles.ts';
import type { RecordPolicy } from '../settings/queries.ts';
import { shortDateAndHour } from '../words/times.ts';
import type { DeskStory, Quarantined } from './desk-queries.ts';
import { deskWords } from './desk-views.ts';
import { lineClass, recordSentence, shownSources, type RecordSource } from './record.ts';
import { ruleLine } from './record-views.ts';

/** A sign-up form that stands in the text, and what readers see there. */
export interface StandingForm {
  reference: string | null;
  /** Name of our form; null: nothing, since no form stands for it. */
  shows: string | null;
  /** It was mapped to that form by somebody. */
  isMapped: boolean;
}

export interface Margin {
  story: DeskStory;
  quarantine: readonly Quarantined[];
  forms: readonly StandingForm[];
  /** Grave questions that nobody has answered. */
  grave: number;
  /** What readers see of this story's record: its own policy, or the newsroom's. */
  policy: RecordPolicy;
}

export function storyMargin(frame: DeskFrame, { story, quarantine, forms, grave, policy }: Margin): Html {
  const sources = shownSources(story.record);
  const isBare = sources.length === 0 && story.recordConfirmedAt === null;
  return html`<section aria-labelledby="m-record">
<h2 id="m-record">The record, as it stands</h2>
<p class="sentence">${isBare ? 'No source yet.' : recordSentence(deskWords, sources)}</p>
${ruleLine(sources)}
<p class="quiet">${isBare ? 'It fills itself while you write: who says what, and what they are called.' : confirmed(frame, story, policy)}</p>
${grave === 0 ? '' : html`<p class="due">${grave === 1 ? 'One grave question is open' : `${grave} grave questions are open`}. You can publish all the same: <a href="${paths.deskStoryRecord(story.id)}#questions">look at ${grave === 1 ? 'it' : 'them'}</a>.</p>`}
<p class="do"><a class="button plain" href="${paths.deskStoryRecord(story.id)}">Look through the record</a></p>
</section>
${
  sources.length === 0
    ? ''
    : html`<section aria-labelledby="m-sources">
<h2 id="m-sources">On whom it rests <span class="count">${sources.length}</span></h2>
<ol class="source-list">${sources.map(sourceRow)}</ol>
</section>`
}
${quarantine.length === 0 ? '' : leftover(story, quarantine)}
${forms.length === 0 ? '' : formsIn(forms)}
${deeds(frame, story)}`;
}

const unconfirmed: Record<RecordPolicy, string> = {
  off: 'A machine read it. Readers see no record of this story.',
  confirmed: 'A machine read it. Readers see it once somebody has confirmed it.',
  unchecked: 'A machine read it. Readers see it marked as unchecked until somebody has confirmed it.',
};

/** Who stands by it, and whether readers see it. */
export function confirmed(frame: DeskFrame, story: DeskStory, policy: RecordPolicy): Child {
  const { recordConfirmedAt: at, recordConfirmedBy: by } = story;
  if (at === null) return unconfirmed[policy];
  return html`Confirmed${by === null ? '' : html` by <bdi>${by}</bdi>`}, <time datetime="${at}">${shortDateAndHour(frame.telling, at)}</time>.${policy === 'off' ? ' Readers see no record of this story.' : ''}`;
}

function sourceRow(source: RecordSource): Html {
  const kind = lineClass(source.kind);
  const { id, name, places, note } = source;
  return html`
<li id="source-${id}">
<span class="line ${kind}" aria-hidden="true"></span>
<div><b><bdi>${name}</bdi></b><br><span class="quiet">${deskWords.record.kinds[kind]}${note === '' ? '' : html`. <bdi>${note}</bdi>`}</span></div>
<span class="quiet">${places.length} ${places.length === 1 ? 'place' : 'places'}</span>
</li>`;
}

function leftover(story: DeskStory, quarantine: readonly Quarantined[]): Html {
  return html`<section aria-labelledby="m-quarantine">
<h2 id="m-quarantine">Taken out at the import <span class="count">${quarantine.length}</span></h2>
<p class="quiet">Codes of the old system that we do not know. Readers never see them.</p>
<ul class="source-list">${quarantine.map(
    ({ id, text }) => html`
<li><span></span><div><code><bdi>${text}</bdi></code></div>
<form method="post" action="${paths.deskStoryQuarantine(story.id)}" data-saves-first><input type="hidden" name="id" value="${id}"><button class="button plain" type="submit">Dealt with</button></form></li>`,
  )}</ul>
</section>`;
}

function formsIn(forms: readonly StandingForm[]): Html {
  const broken = forms.filter(({ shows }) => shows === null).length;
  return html`<section aria-labelledby="m-forms">
<h2 id="m-forms">Sign-up forms in the text <span class="count">${forms.length}</span></h2>
${broken === 0 ? '' : html`<p class="notice error">${broken === 1 ? 'One place shows' : `${broken} places show`} nothing to readers: no form stands for it. Map it to a form, or make one the default.</p>`}
<ul class="source-list">${forms.map(formRow)}</ul>
<p><a href="${paths.deskFormReferences}">Map forms</a></p>
</section>`;
}

function formRow({ reference, shows, isMapped }: StandingForm): Html {
  const what =
    shows === null ? 'Shows nothing' : html`Shows “<bdi>${shows}</bdi>”${isMapped ? '' : ', the default form'}`;
  return html`
<li><span></span><div><b>${reference === null ? 'Sign-up form' : html`Form <bdi>${reference}</bdi> of the old system`}</b><br><span class="quiet">${what}</span></div></li>`;
}

function deeds(frame: DeskFrame, { id, state, revision }: DeskStory): Html {
  const mayPublish = frame.actor !== null && may(frame.actor, 'publish story');
  const isOut = state === 'published';
  return html`<section aria-labelledby="m-story">
<h2 id="m-story">This story</h2>
<p class="do">
<a class="button plain" href="${paths.deskStoryRevisions(id)}">Revisions</a>
${isOut && mayPublish ? html`<a class="button plain" href="${paths.deskStoryCorrections(id)}">Correct</a>` : ''}
</p>
${
  isOut && mayPublish
    ? html`<form class="do" method="post" action="${paths.deskStoryWithdrawal(id)}" data-saves-first>
<input type="hidden" name="revision" value="${revision}">
<button class="button plain" type="submit">Withdraw</button>
<span class="quiet">Its address then says that the story was taken back.</span>
</form>`
    : ''
}
</section>`;
}
