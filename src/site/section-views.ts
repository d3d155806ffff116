/** The pages of a section. */
import { html, type Html } from '../html.ts';
import { isOpinion, type Frame } from '../layouts/frame.ts';
import { publicPage } from '../layouts/public-page.ts';
import * as paths from '../paths.ts';
import type { Section } from '../settings/queries.ts';
import type { Teaser } from '../stories/queries.ts';
import { teaser } from '../stories/teaser-views.ts';
import { number } from '../words/times.ts';
import { sectionLinked } from './linked.ts';
import { listedStories } from './list-views.ts';
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
    hasItalics: isFirst && isOpinion(section) && stories.length > 0,
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
${listedStories(
  frame,
  others.map((story) => ({ story, excerpt: story.standfirst })),
)}
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
