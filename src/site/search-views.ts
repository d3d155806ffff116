/** The search, its form, and what it found. */
import { html, type Child, type Html } from '../html.ts';
import type { Frame } from '../layouts/frame.ts';
import { publicPage } from '../layouts/public-page.ts';
import * as paths from '../paths.ts';
import type { Teaser } from '../stories/queries.ts';
import { around, isolated } from '../words/isolated.ts';
import { listedStories, type Listed } from './list-views.ts';

export interface SearchPage {
  asked: string;
  /** Null where nothing was asked. */
  found: readonly Listed[] | null;
  hasMore: boolean;
  mark: (text: string) => Child;
  /** Offered where nothing was found. */
  newest: readonly Teaser[];
}

export function searchPage(frame: Frame, { asked, found, hasMore, mark, newest }: SearchPage): Html {
  const { words } = frame;
  const shown = isolated(asked);
  const title =
    found === null
      ? words.search.title
      : found.length === 0
        ? words.search.nothing(shown)
        : foundTitle(frame, found.length, hasMore, shown);
  const main = html`<main class="wrap" id="main" tabindex="-1">
<div class="single">
<h1>${title}</h1>
${searchForm(frame, asked)}
${found === null ? html`<p class="small-print">${words.search.hint}</p>` : ''}
${listedStories(frame, found ?? [], mark)}
${found?.length === 0 ? nothingFound(frame, newest) : ''}
</div>
</main>`;
  return publicPage(frame, { title, path: null, noindex: true }, main);
}

function foundTitle({ words }: Frame, count: number, hasMore: boolean, asked: string): string {
  return hasMore ? words.search.foundMore(count, asked) : words.search.found(count, asked);
}

function nothingFound(frame: Frame, newest: readonly Teaser[]): Html {
  const { words } = frame;
  return html`<p class="standfirst">${words.search.nothingText}</p>
${newest.length === 0 ? '' : html`<p class="heading">${words.search.newest}</p>`}
${listedStories(
  frame,
  newest.map((story) => ({ story, excerpt: '' })),
)}`;
}

/** A search of headlines and texts, with what was asked still in the field. */
export function searchForm({ words, settings }: Frame, asked: string): Html {
  return html`<form class="sign-up" action="${paths.search()}" role="search">
<div class="row">
<p class="field"><label for="q">${around(words.search.label, settings.name)}</label><input id="q" name="q" type="search" value="${asked}" maxlength="200"></p>
<button class="button" type="submit">${words.search.button}</button>
</div>
</form>`;
}
