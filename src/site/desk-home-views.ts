import { html, type Child, type Html } from '../html.ts';
import type { HeldComment } from '../comments/queries.ts';
import { heldRow } from '../comments/desk-views.ts';
import type { DeskFrame } from '../layouts/desk-frame.ts';
import { deskPage } from '../layouts/desk-page.ts';
import * as paths from '../paths.ts';
import { may } from '../roles.ts';
import { hour, longDate, shortDateAndHour } from '../words/times.ts';
import { en } from '../words/en.ts';
import { isolated } from '../words/isolated.ts';
import { placementNames } from '../prompts/desk-views.ts';
import { summaryOf } from '../stories/record.ts';
import type { FirstSteps, SignUpsFrom, Waiting, WaitingStory } from './desk-queries.ts';

export interface DeskHome {
  held: readonly HeldComment[];
  drafts: Waiting;
  unconfirmed: Waiting;
  unmapped: readonly string[];
  failed: readonly { id: string; kind: string; attempts: number; error: string | null }[];
  week: readonly SignUpsFrom[];
  /** What is left to begin with; null for those who may not do it. */
  steps: FirstSteps | null;
}

export function deskHomePage(frame: DeskFrame, home: DeskHome): Html {
  const held = home.held.length === 0 ? 0 : frame.heldComments;
  const needing = held + home.drafts.count + home.unconfirmed.count + home.unmapped.length + home.failed.length;
  const first = frame.actor?.name.split(' ')[0] ?? '';
  const title =
    needing === 0
      ? `Nothing needs you, ${isolated(first)}`
      : `${en.capital(en.counted(needing, 'thing needs', 'things need'))} you, ${isolated(first)}`;
  return deskPage(
    frame,
    { title: 'Home', current: paths.desk },
    html`<main class="home" id="main">
<header><h1>${title}</h1><p class="quiet">${longDate(frame.telling, frame.now)}, ${hour(frame.telling, frame.now)}.${home.failed.length === 0 ? ' Everything that was due has gone out.' : ''}</p></header>
<div>
${home.steps === null ? '' : stepsGroup(home.steps)}
${group(
  'Comments held',
  held,
  paths.deskComments,
  home.held.map((one) => heldRow(frame, one)),
)}
${group(
  'Records nobody has confirmed',
  home.unconfirmed.count,
  `${paths.deskStories}?state=published`,
  home.unconfirmed.stories.map((story) => storyRow(frame, story, 'record')),
)}
${group(
  'Drafts',
  home.drafts.count,
  `${paths.deskStories}?state=draft`,
  home.drafts.stories.map((story) => storyRow(frame, story, 'draft')),
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

/** What a newcomer does first: each step stands until it is done. */
function stepsGroup({ sections, story, slideIn, sample }: FirstSteps): Child {
  const to = (path: string, name: string): Html => html`<a class="button plain" href="${path}">${name}</a>`;
  const begin = html`<form method="post" action="${paths.deskStories}"><button class="button plain" type="submit">Begin one</button></form>`;
  const steps = [
    sections &&
      step(
        'Give the paper its sections',
        'The row under the masthead; and its accent and logo.',
        to(paths.deskSettings, 'Settings'),
      ),
    story && step('Write a story', 'It saves itself while you write, and goes out when you publish it.', begin),
    slideIn &&
      step(
        'Ask for addresses',
        'A sign-up form is ready. The slide-in stays off until you have written its words.',
        to(paths.deskPrompt, 'Slide-in'),
      ),
    sample &&
      step(
        'Remove the sample newsroom',
        'When you have looked round: one button takes all of it away.',
        to(`${paths.deskSettings}#sample-title`, 'Settings'),
      ),
  ].filter((one) => one !== false);
  return steps.length === 0
    ? ''
    : html`<section class="group"><h2>To begin with</h2><ul class="rows">${steps}</ul></section>`;
}

const step = (what: string, why: string, deed: Html): Html =>
  html`<li><div><p class="what">${what}</p><p class="quiet">${why}</p></div><div class="do">${deed}</div></li>`;

const seen: Record<WaitingStory['policy'], string> = {
  off: '',
  confirmed: 'Readers do not see it yet.',
  unchecked: 'Readers see it marked as unchecked.',
};

function storyRow(frame: DeskFrame, story: WaitingStory, why: 'record' | 'draft'): Html {
  const codes =
    story.quarantined === 0
      ? ''
      : html`<b class="due">${en.counted(story.quarantined, 'code', 'codes')} of another system taken out.</b> `;
  const state = why === 'draft' ? 'A draft.' : `${summaryOf(en, story.sources)}. ${seen[story.policy]}`;
  const to = why === 'record' ? paths.deskStoryRecord(story.id) : paths.deskStory(story.id);
  return html`<li><div><p class="what"><a href="${to}">${story.headline === '' ? 'No headline yet' : story.headline}</a></p><p class="quiet">${codes}${state}</p></div>
<p class="quiet since"><span>changed</span><span>${shortDateAndHour(frame.telling, story.at)}</span></p>
<p class="do"><a class="button" href="${to}">${why === 'record' ? 'Check' : 'Write on'}</a></p></li>`;
}

function referenceRow(reference: string): Html {
  return html`<li><div><p class="what"><a href="${paths.deskForms}">Form <bdi>${reference}</bdi></a></p><p class="quiet">Stands in an imported story and shows the default form. Say which of yours it is.</p></div><p class="do"><a class="button" href="${paths.deskForms}">Map it</a></p></li>`;
}

const jobNames: Record<string, string> = {
  'confirm sign-up': 'A mail that asks a reader to confirm',
  'mail password reset': 'A mail with a link for a new password',
};

function failedRow(job: DeskHome['failed'][number]): Html {
  const name = jobNames[job.kind] ?? job.kind;
  const deed = (value: string, label: string, look: string): Html =>
    html`<button class="${look}" type="submit" name="deed" value="${value}">${label}<span class="unseen">: ${name}</span></button>`;
  return html`<li><div><p class="what">${name}</p><p class="quiet">Given up after ${job.attempts} tries (${job.error ?? 'no reason given'}). What it was for is kept.</p></div>
<form class="do" method="post" action="${paths.deskJob(job.id)}">${deed('again', 'Try again', 'button')}${deed('leave', 'Leave it', 'button plain')}</form></li>`;
}

function ledger(frame: DeskFrame, week: readonly SignUpsFrom[]): Child {
  if (frame.actor === null || !may(frame.actor, 'see readers')) return '';
  const sum = (what: 'sent' | 'confirmed'): number => week.reduce((total, from) => total + from[what], 0);
  return html`<section><h2>Sign-ups this week</h2>${
    week.length === 0
      ? html`<p class="quiet">None yet.</p>`
      : html`<table class="ledger">
<thead><tr><th scope="col">From</th><th scope="col">Sent in</th><th scope="col">Confirmed</th></tr></thead>
<tbody>${week.map((from) => html`<tr><th scope="row">${placementNames[from.placement] ?? from.placement}</th><td>${from.sent}</td><td>${from.confirmed}</td></tr>`)}
<tr class="sum"><th scope="row">All</th><td>${sum('sent')}</td><td>${sum('confirmed')}</td></tr></tbody>
</table>`
  }<p class="quiet"><a href="${paths.deskNumbers}">All numbers</a></p></section>`;
}
