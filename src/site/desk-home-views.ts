import { html, type Child, type Html } from '../html.ts';
import type { HeldComment } from '../comments/queries.ts';
import { heldRow } from '../comments/desk-views.ts';
import type { DeskFrame } from '../layouts/desk-frame.ts';
import { deskPage } from '../layouts/desk-page.ts';
import * as paths from '../paths.ts';
import { may } from '../roles.ts';
import { hour, longDate, shortDateAndHour } from '../words/times.ts';
import { en } from '../words/en.ts';
import type { SignUpsFrom, WaitingStory } from './desk-queries.ts';

export interface DeskHome {
  held: readonly HeldComment[];
  drafts: readonly WaitingStory[];
  unconfirmed: readonly WaitingStory[];
  unmapped: readonly string[];
  failed: readonly { id: string; kind: string; attempts: number; error: string | null }[];
  week: readonly SignUpsFrom[];
  isNew: boolean;
}

export function deskHomePage(frame: DeskFrame, home: DeskHome): Html {
  const needing =
    home.held.length + home.drafts.length + home.unconfirmed.length + home.unmapped.length + home.failed.length;
  const first = frame.actor?.name.split(' ')[0] ?? '';
  const title =
    needing === 0
      ? `Nothing needs you, ${first}`
      : `${en.capital(en.counted(needing, 'thing needs', 'things need'))} you, ${first}`;
  return deskPage(
    frame,
    { title: 'Home', current: paths.desk },
    html`<main class="home" id="main">
<header><h1>${title}</h1><p class="quiet">${longDate(frame.telling, frame.now)}, ${hour(frame.telling, frame.now)}.${home.failed.length === 0 ? ' Everything that was due has gone out.' : ''}</p></header>
<div>
${home.isNew ? firstSteps() : ''}
${group(
  'Comments held',
  home.held.length,
  paths.deskComments,
  home.held.map((one) => heldRow(frame, one)),
)}
${group(
  'Records nobody has confirmed',
  home.unconfirmed.length,
  paths.deskStories,
  home.unconfirmed.map((story) => storyRow(frame, story, 'record')),
)}
${group(
  'Drafts',
  home.drafts.length,
  paths.deskStories,
  home.drafts.map((story) => storyRow(frame, story, 'draft')),
)}
${group('Forms of another system', home.unmapped.length, paths.deskForms, home.unmapped.map(referenceRow))}
${group('Did not go out', home.failed.length, null, home.failed.map(failedRow))}
</div>
<div class="side">${ledger(frame, home.week)}</div>
</main>`,
  );
}

function group(title: string, count: number, all: string | null, rows: Child): Child {
  if (count === 0) return '';
  return html`<section class="group"><h2>${title} <span class="count">${count}</span>${all === null ? '' : html` <a href="${all}">All of them<span class="unseen">: ${title}</span></a>`}</h2><ul class="rows">${rows}</ul></section>`;
}

/** What a newcomer does first: shown until a story of their own is out. */
function firstSteps(): Html {
  return html`<section class="group"><h2>To begin with</h2><ul class="rows">
<li><div><p class="what"><a href="${paths.deskSettings}">Give the paper its sections</a></p><p class="quiet">Name, accent, logo and the row of sections under the masthead.</p></div></li>
<li><div><p class="what">Write a story</p><p class="quiet">The button “New story” is always above, at the end of the bar.</p></div></li>
<li><div><p class="what"><a href="${paths.deskPrompt}">Ask for addresses</a></p><p class="quiet">A sign-up form is ready. The slide-in stays off until you have written its words.</p></div></li>
</ul></section>`;
}

function storyRow(frame: DeskFrame, story: WaitingStory, why: 'record' | 'draft'): Html {
  const codes =
    story.quarantined === 0
      ? ''
      : html`<b class="due">${en.counted(story.quarantined, 'code', 'codes')} of another system taken out.</b> `;
  const to = why === 'record' ? paths.deskStoryRecord(story.id) : paths.deskStory(story.id);
  return html`<li><div><p class="what"><a href="${to}">${story.headline === '' ? 'Without a headline' : story.headline}</a></p><p class="quiet">${codes}${why === 'record' ? 'Readers see no record until somebody confirms it, unless policy shows it unchecked.' : 'A draft.'}</p></div>
<p class="quiet since"><span>changed</span><span>${shortDateAndHour(frame.telling, story.at)}</span></p>
<p class="do"><a class="button" href="${to}">${why === 'record' ? 'Check' : 'Write on'}</a></p></li>`;
}

function referenceRow(reference: string): Html {
  return html`<li><div><p class="what"><a href="${paths.deskForms}">Form ${reference}</a></p><p class="quiet">Stands in an imported story and shows the default form. Say which of yours it is.</p></div><p></p><p class="do"><a class="button" href="${paths.deskForms}">Map it</a></p></li>`;
}

function failedRow(job: DeskHome['failed'][number]): Html {
  return html`<li><div><p class="what">${job.kind}</p><p class="quiet">Given up after ${job.attempts} tries (${job.error ?? 'no reason given'}). What it was for is kept.</p></div></li>`;
}

const placements: Record<string, string> = {
  inline: 'In a story',
  'slide-in': 'Slide-in',
  front: 'Front page',
  page: 'Sign-up page',
};

function ledger(frame: DeskFrame, week: readonly SignUpsFrom[]): Child {
  if (frame.actor === null || !may(frame.actor, 'see readers')) return '';
  const sum = (what: 'sent' | 'confirmed'): number => week.reduce((total, from) => total + from[what], 0);
  return html`<section><h2>Sign-ups this week</h2>${
    week.length === 0
      ? html`<p class="quiet">None yet.</p>`
      : html`<table class="ledger">
<thead><tr><th scope="col">From</th><th scope="col">Sent in</th><th scope="col">Confirmed</th></tr></thead>
<tbody>${week.map((from) => html`<tr><th scope="row">${placements[from.placement] ?? from.placement}</th><td>${from.sent}</td><td>${from.confirmed}</td></tr>`)}
<tr class="sum"><th scope="row">All</th><td>${sum('sent')}</td><td>${sum('confirmed')}</td></tr></tbody>
</table>`
  }<p class="quiet"><a href="${paths.deskNumbers}">All numbers</a></p></section>`;
}
