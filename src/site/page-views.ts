/** Pages that say one thing: how we source, nothing here, taken back, something went wrong. */
import { html, type Html } from '../html.ts';
import type { Frame } from '../layouts/frame.ts';
import { publicPage } from '../layouts/public-page.ts';
import * as paths from '../paths.ts';
import type { ProblemKind } from '../problem.ts';
import type { Teaser } from '../stories/queries.ts';
import { teaser } from '../stories/teaser-views.ts';
import { date } from '../words/times.ts';
import { searchForm } from './search-views.ts';

/** What the lines mean, and how a record is made under the newsroom's policy. */
export function howWeSourcePage(frame: Frame): Html {
  const { words, settings } = frame;
  const says = words.howWeSource;
  const kinds = ['named', 'document', 'office', 'unnamed', 'publication'] as const;
  const main = html`<main class="wrap" id="main" tabindex="-1">
<article class="single">
<h1>${says.title}</h1>
<p class="standfirst">${says.standfirst}</p>
<div class="text">
<h2>${says.lines}</h2>
<p>${says.linesText}</p>
<dl class="lines">
${kinds.map((kind) => html`<div><dt><span class="line ${kind}"></span>${says.kinds[kind][0]}</dt><dd>${says.kinds[kind][1]}</dd></div>\n`)}</dl>
<p>${says.noVerdict}</p>
<h2>${says.record}</h2>
<p>${says.recordText}</p>
<h2>${says.making}</h2>
<p>${settings.recordPolicy === 'unchecked' ? says.unchecked : says.confirmed} ${says.leftOut}</p>
<h2>${says.unnamed}</h2>
<p>${says.unnamedText}</p>
<h2>${says.wrong}</h2>
<p>${says.wrongText} <a href="${paths.corrections}">${says.allCorrections}</a>${settings.contactEmail === '' ? '' : html` · <a href="mailto:${settings.contactEmail}">${words.record.tellUs}</a>`}</p>
</div>
</article>
</main>`;
  return publicPage(
    frame,
    { title: says.title, path: paths.howWeSource, description: says.standfirst, hasKey: true },
    main,
  );
}

/** Nothing at this address: the story that was perhaps meant, and a search for the address's words. */
export function missingPage(frame: Frame, { asked, nearest }: { asked: string; nearest: Teaser | null }): Html {
  const { problems } = frame.words;
  return single(
    frame,
    problems.missingKicker,
    problems.missing,
    html`<p class="standfirst">${problems.missingText}${nearest === null ? '' : ` ${problems.perhaps}`}</p>
${nearest === null ? '' : teaser(frame, nearest, { size: 'mid', heading: 'h2', picture: false, deck: false })}
${searchForm(frame, asked)}`,
  );
}

/** A story that was published and taken back. */
export function gonePage(frame: Frame, withdrawnAt: string): Html {
  const { gone } = frame.words;
  return single(
    frame,
    gone.kicker,
    gone.title,
    html`<p class="standfirst">${gone.text(date(frame.telling, withdrawnAt))}</p>
${searchForm(frame, '')}`,
  );
}

export interface Trouble {
  kind: ProblemKind | 'broken';
  message: string;
  /** Of the entry in the log, where the fault is ours. */
  id: string | null;
}

/** What readers are told: where the program below the rooms refused something, in the words of their language. */
export function readersMessage({ words }: Frame, { kind, message }: Pick<Trouble, 'kind' | 'message'>): string {
  switch (kind) {
    case 'broken':
    case 'foreign':
    case 'oversized':
    case 'unreadable':
      return words.problems[kind];
    default:
      return message;
  }
}

export function troublePage(frame: Frame, { kind, message, id }: Trouble): Html {
  const { problems } = frame.words;
  const isOurs = kind === 'broken';
  const title = isOurs
    ? problems.broken
    : kind === 'limited'
      ? problems.limited
      : kind === 'forbidden' || kind === 'unauthenticated'
        ? problems.forbidden
        : problems.refused;
  return single(
    frame,
    null,
    title,
    html`<p class="standfirst">${isOurs ? problems.brokenText(id ?? '') : readersMessage(frame, { kind, message })}</p>`,
  );
}

function single(frame: Frame, kicker: string | null, title: string, content: Html): Html {
  const main = html`<main class="wrap" id="main" tabindex="-1">
<div class="single">
${kicker === null ? '' : html`<p class="kicker">${kicker}</p>`}
<h1>${title}</h1>
${content}
<p><a href="${paths.front}">${frame.words.site.front}</a></p>
</div>
</main>`;
  return publicPage(frame, { title, path: null, noindex: true }, main);
}
