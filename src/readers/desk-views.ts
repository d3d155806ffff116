/** Who signed up: counted, and the latest by address. Nothing else is known of a reader, and nothing else is shown. */
import { html, type Child, type Html } from '../html.ts';
import type { DeskFrame } from '../layouts/desk-frame.ts';
import { deskPage } from '../layouts/desk-page.ts';
import * as paths from '../paths.ts';
import { healthLines, placementNames } from '../prompts/desk-views.ts';
import type { SignUpHealth } from '../prompts/health.ts';
import { en } from '../words/en.ts';
import { date, shortDateAndHour } from '../words/times.ts';
import { standingOf, type AskedSignUp, type LedgerRow } from './queries.ts';

export interface SignUpsPage {
  counts: { active: number; pending: number; left: number };
  ledger: readonly LedgerRow[];
  latest: readonly AskedSignUp[];
  failedMails: number;
  health: SignUpHealth;
}

export function signUpsPage(frame: DeskFrame, { counts, ledger, latest, failedMails, health }: SignUpsPage): Html {
  const { active, pending, left } = counts;
  const title =
    active === 0
      ? 'No reader is on the list yet'
      : active === 1
        ? 'One reader is on the list'
        : `${active} readers are on the list`;
  return deskPage(
    frame,
    { title: 'Readers', current: paths.deskSignUps },
    html`<main class="work two" id="main">
<header><h1>${title}</h1><p class="quiet">${en.capital(en.counted(pending, 'address waits', 'addresses wait'))} to be confirmed, ${en.counted(left, 'reader has left', 'readers have left')}. <a href="${paths.deskNewsletter}">What they get</a></p></header>
<div>
${failedMails === 0 ? '' : html`<p class="notice error" role="status"><b class="due">${failedMails === 1 ? 'One confirmation mail' : `${failedMails} confirmation mails`} did not go out.</b> The sign-ups are kept. The mail server refused them again and again: look at MAIL_URL and at the addresses.</p>`}
<section class="group" aria-labelledby="latest"><h2 id="latest">Latest sign-ups</h2>
${latest.length === 0 ? html`<p>Nobody has signed up yet.</p>` : latestTable(frame, latest)}</section>
</div>
<div class="side">
<section aria-labelledby="ledger"><h2 id="ledger">Last 30 days</h2>${ledgerTable(frame, ledger)}</section>
<section aria-labelledby="health"><h2 id="health">Does it work?</h2>${healthLines(frame, health)}</section>
</div>
</main>`,
  );
}

/** Sign-ups by day and place, with a sum. */
export function ledgerTable(frame: DeskFrame, rows: readonly LedgerRow[]): Html {
  if (rows.length === 0)
    return html`<p>Nothing to count yet. <a href="${paths.deskPrompt}">The slide-in</a> and <a href="${paths.deskForms}">forms</a> are where readers sign up.</p>`;
  const sum = (of: (row: LedgerRow) => number): number => rows.reduce((total, row) => total + of(row), 0);
  return html`<table class="ledger">
<thead><tr><th scope="col">Day and place</th><th scope="col">Sent</th><th scope="col">Confirmed</th></tr></thead>
<tbody>${rows.map((row) => html`<tr><th scope="row">${dayWords(frame, row.day)}, ${placeOf(row).toLowerCase()}</th><td>${row.sent}</td><td>${row.confirmed}</td></tr>`)}
<tr class="sum"><th scope="row">Together</th><td>${sum(({ sent }) => sent)}</td><td>${sum(({ confirmed }) => confirmed)}</td></tr></tbody>
</table>`;
}

function latestTable(frame: DeskFrame, latest: readonly AskedSignUp[]): Html {
  return html`<table class="ledger stacked">
<thead><tr><th scope="col">Address</th><th class="words" scope="col">Where</th><th class="words" scope="col">When</th><th class="words" scope="col">State</th></tr></thead>
<tbody>${latest.map((one) => html`<tr><th scope="row"><bdi>${one.email}</bdi></th><td class="words" data-label="Where">${placeOf(one)}</td><td class="words" data-label="When"><time datetime="${one.createdAt}">${shortDateAndHour(frame.telling, one.createdAt)}</time></td><td class="words" data-label="State">${stateOf(one)}</td></tr>`)}</tbody>
</table>`;
}

function stateOf(one: AskedSignUp): Child {
  switch (standingOf(one)) {
    case 'confirmed':
      return 'Confirmed';
    case 'void':
      return 'Left';
    case 'waiting':
      if (one.readerState === 'active') return 'Was on the list already';
      return one.mailedAt === null ? 'Mail not out yet' : 'Not confirmed yet';
  }
}

const placeOf = ({ placement }: { placement: string }): string => placementNames[placement] ?? placement;

/** A day is a day everywhere: its noon in UTC is that day's date in almost any zone. */
const dayWords = (frame: DeskFrame, day: string): string =>
  date({ ...frame.telling, timeZone: 'UTC' }, `${day}T12:00:00.000Z`);
