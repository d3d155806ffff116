/** How forms do, by day and place. Counts of events, never of people. */
import { html, type Html } from '../html.ts';
import type { DeskFrame } from '../layouts/desk-frame.ts';
import { deskPage } from '../layouts/desk-page.ts';
import * as paths from '../paths.ts';
import { placementNames } from '../prompts/desk-views.ts';
import { date, number } from '../words/times.ts';
import type { PlacementCounts } from './queries.ts';

type Counts = Omit<PlacementCounts, 'day' | 'placement'>;

export function numbersPage(frame: DeskFrame, rows: readonly PlacementCounts[]): Html {
  return deskPage(
    frame,
    { title: 'Numbers', current: paths.deskNumbers },
    html`<main class="work" id="main">
<header><h1>How sign-ups go</h1><p class="quiet">The last 30 days</p></header>
${
  rows.length === 0
    ? html`<p>Nothing has been counted yet. Forms count themselves once readers see them.</p>`
    : html`<section class="group" aria-labelledby="places"><h2 id="places">By place</h2>${byPlace(rows)}</section>
<section class="group" aria-labelledby="days"><h2 id="days">By day</h2>${byDay(frame, rows)}</section>
<p class="quiet">Counted without cookies and without anything that tells one reader from another. What was confirmed counts for the day of the sign-up.</p>`
}
</main>`,
  );
}

function byPlace(rows: readonly PlacementCounts[]): Html {
  const places = [...Map.groupBy(rows, ({ placement }) => placement)].map(([placement, group]) => ({
    placement,
    ...sum(group),
  }));
  return table(
    'Place',
    places.map(({ placement, ...counts }) => ({ name: placeName(placement), counts })),
    sum(rows),
  );
}

function byDay(frame: DeskFrame, rows: readonly PlacementCounts[]): Html {
  const named = rows.map((row) => ({
    name: `${dayWords(frame, row.day)}, ${placeName(row.placement).toLowerCase()}`,
    counts: row,
  }));
  return table('Day and place', named, null);
}

function table(first: string, rows: readonly { name: string; counts: Counts }[], total: Counts | null): Html {
  return html`<table class="ledger stacked">
<thead><tr><th scope="col">${first}</th><th scope="col">Shown</th><th scope="col">Closed</th><th scope="col">Sent</th><th scope="col">Confirmed</th><th class="words" scope="col">In words</th></tr></thead>
<tbody>${rows.map(({ name, counts }) => row(name, counts, ''))}${total === null ? '' : row('Together', total, 'sum')}</tbody>
</table>`;
}

function row(name: string, counts: Counts, kind: string): Html {
  const cell = (label: string, count: number) => html`<td data-label="${label}">${number('en', count)}</td>`;
  return html`<tr${kind === '' ? '' : html` class="${kind}"`}><th scope="row">${name}</th>${cell('Shown', counts.shown)}${cell('Closed', counts.closed)}${cell('Sent', counts.sent)}${cell('Confirmed', counts.confirmed)}<td class="words">${inWords(counts)}</td></tr>`;
}

/** Rates as a person would say them; nothing where there is nothing to compare. */
export function inWords({ shown, sent, confirmed }: Counts): string {
  const signedUp =
    shown === 0 || sent === 0
      ? ''
      : sent > shown
        ? 'More sent than seen: without script nothing is counted as seen.'
        : `${outOf(sent, shown)} who saw it signed up.`;
  const sure =
    sent === 0 ? '' : `${confirmed === 0 ? 'None' : `${number('en', confirmed)} of ${number('en', sent)}`} confirmed.`;
  return [signedUp, sure].filter((part) => part !== '').join(' ');
}

/** Small numbers as they are: "50 of 100" would claim a hundred. */
function outOf(part: number, whole: number): string {
  if (whole <= 100) return `${part} of ${whole}`;
  const every = whole / part;
  return every < 10 ? `${Math.round((100 * part) / whole)} of 100` : `1 in ${number('en', Math.round(every))}`;
}

function sum(rows: readonly Counts[]): Counts {
  const of = (what: keyof Counts): number => rows.reduce((total, counts) => total + counts[what], 0);
  return { shown: of('shown'), closed: of('closed'), sent: of('sent'), confirmed: of('confirmed') };
}

const placeName = (placement: string): string => placementNames[placement] ?? placement;
const dayWords = (frame: DeskFrame, day: string): string =>
  date({ ...frame.telling, timeZone: 'UTC' }, `${day}T12:00:00.000Z`);
