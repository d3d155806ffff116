/** Pages that list stories: a section, what a search found, corrections. */
import { html, type Child, type Html } from '../html.ts';
import { isOpinion, type Frame } from '../layouts/frame.ts';
import { publicPage } from '../layouts/public-page.ts';
import * as paths from '../paths.ts';
import type { Section } from '../settings/queries.ts';
import type { Correction, Teaser } from '../stories/queries.ts';
import { recordLine } from '../stories/record-views.ts';
import { teaser } from '../stories/teaser-views.ts';
import { names } from '../stories/views.ts';
import { date, dateAndHour, number, shortDate } from '../words/times.ts';
import { sectionLinked } from './linked.ts';
import { opinionTeasers } from './opinion-views.ts';

export interface SectionPage {
  section: Section;
  page: number;
  stories: readonly Teaser[];
  hasMore: boolean;
}

export function sectionPage(frame: Frame, { section, page, stories, hasMore }: SectionPage): Html {
  const { words, settings, telling } = frame;
  const isFirst = page === 1;
  const address = sectionAddress(section, page);
  const head = {
    title: isFirst ? section.name : `${section.name}, ${words.site.page(number(telling.language, page))}`,
    path: address,
    description: words.sectionPage.description(section.name, settings.name),
    sectionId: section.id,
    linked: sectionLinked(frame, section),
    head: html`${isFirst ? '' : html`<link rel="prev" href="${sectionAddress(section, page - 1)}">\n`}${hasMore ? html`<link rel="next" href="${sectionAddress(section, page + 1)}">\n` : ''}`,
  };
  const newest = isFirst ? stories.slice(0, isOpinion(section) ? 3 : 4) : [];
  const others = stories.slice(newest.length);
  const main = html`<main class="front wrap" id="main" tabindex="-1">
<header class="section-head">
<h1><bdi>${section.name}</bdi></h1>
${isFirst ? '' : html`<p class="deck">${words.site.page(number(telling.language, page))}</p>`}
</header>
${stories.length === 0 ? html`<p class="deck">${words.sectionPage.empty}</p>` : ''}
${newest.length === 0 ? '' : isOpinion(section) ? html`<div class="opinion">${opinionTeasers(frame, newest, 'h2')}</div>` : columns(frame, newest)}
${
  others.length === 0
    ? ''
    : html`<ol class="results">
${others.map((story) => result(frame, story, { mark: (text) => text, excerpt: story.standfirst }))}</ol>`
}
${pages(frame, section, page, hasMore)}
</main>`;
  return publicPage(frame, head, main);
}

/** As on the front, before the list: the newest with a picture large, the others beside it; without pictures side by side. */
function columns(frame: Frame, stories: readonly Teaser[]): Html {
  const shape = { size: 'mid', heading: 'h2', kicker: false } as const;
  const main = stories.find(({ picture }) => picture !== null);
  if (main === undefined || stories.length === 1) {
    const width = stories.length === 3 ? ' three' : stories.length === 4 ? ' four' : '';
    return html`<div class="columns${width}">
${stories.map((story) => teaser(frame, story, { ...shape, picture: false }))}
</div>`;
  }
  return html`<div class="columns">
${teaser(frame, main, shape)}
<div class="block">
${stories.filter((story) => story !== main).map((story) => teaser(frame, story, { ...shape, picture: false }))}
</div>
</div>`;
}

const sectionAddress = ({ slug }: Section, page: number): string =>
  page === 1 ? paths.section(slug) : paths.sectionPage(slug, page);

function pages({ words }: Frame, section: Section, page: number, hasMore: boolean): Html | null {
  if (page === 1 && !hasMore) return null;
  return html`<nav class="pages" aria-label="${words.site.pages}">
${page === 1 ? '' : html`<a href="${sectionAddress(section, page - 1)}" rel="prev">${words.site.newer}</a>`}
${hasMore ? html`<a href="${sectionAddress(section, page + 1)}" rel="next">${words.site.older}</a>` : ''}
</nav>`;
}

interface Found {
  /** Marks the words that were asked for. */
  mark: (text: string) => Child;
  excerpt: string;
}

/** Without the year while it is this one. */
function dayOf({ telling, now }: Frame, time: string): string {
  return time.slice(0, 4) === now.slice(0, 4) ? shortDate(telling, time) : date(telling, time);
}

function result(frame: Frame, story: Teaser, { mark, excerpt }: Found): Html {
  const record = recordLine(frame, story);
  return html`<li>
${record?.line}
<h2><a href="${story.path}"><bdi>${mark(story.headline)}</bdi></a></h2>
${excerpt === '' ? '' : html`<p><bdi>${mark(excerpt)}</bdi></p>`}
<p class="meta"><time datetime="${story.publishedAt}">${dayOf(frame, story.publishedAt)}</time>${story.byline.length === 0 ? '' : html` · ${names(frame, story.byline)}`}${record === null ? '' : html` · ${record.words}`}</p>
</li>
`;
}

export interface SearchPage {
  asked: string;
  /** Null where nothing was asked. */
  found: readonly { story: Teaser; excerpt: string }[] | null;
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
${
  found === null || found.length === 0
    ? ''
    : html`<ol class="results">
${found.map(({ story, excerpt }) => result(frame, story, { mark, excerpt }))}</ol>`
}
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
${
  newest.length === 0
    ? ''
    : html`<p class="heading">${words.search.newest}</p>
<ol class="results">
${newest.map((story) => result(frame, story, { mark: (text) => text, excerpt: '' }))}</ol>`
}`;
}

/** A search of headlines and texts, with what was asked still in the field. */
export function searchForm({ words, settings }: Frame, asked: string): Html {
  return html`<form class="sign-up" action="${paths.search()}" role="search">
<div class="row">
<p class="field"><label for="q">${words.search.label(settings.name)}</label><input id="q" name="q" type="search" value="${asked}" maxlength="200"></p>
<button class="button" type="submit">${words.search.button}</button>
</div>
</form>`;
}

/** Text of a stranger in a sentence of ours: whichever way it runs, it turns nothing around. */
const isolated = (text: string): string => `\u2068${text}\u2069`;

export function correctionsPage(
  frame: Frame,
  corrections: readonly (Correction & { path: string; headline: string })[],
): Html {
  const { words, telling } = frame;
  const main = html`<main class="wrap" id="main" tabindex="-1">
<div class="single">
<h1>${words.corrections.title}</h1>
<p class="standfirst">${corrections.length === 0 ? words.corrections.empty : words.corrections.standfirst}</p>
${
  corrections.length === 0
    ? ''
    : html`<ol class="results">
${corrections.map(
  ({ kind, text, createdAt, path, headline }) => html`<li>
<p class="meta">${words.story.notice[kind]}, <time datetime="${createdAt}">${dateAndHour(telling, createdAt)}</time></p>
<h2><a href="${path}"><bdi>${headline}</bdi></a></h2>
<p><bdi>${text}</bdi></p>
</li>
`,
)}</ol>`
}
</div>
</main>`;
  return publicPage(
    frame,
    { title: words.corrections.title, path: paths.corrections, description: words.corrections.standfirst },
    main,
  );
}
