/** The front page: a lead, what is new, opinion, the sections, the letter. */
import { html, raw, type Html } from '../html.ts';
import type { Frame } from '../layouts/frame.ts';
import { linesKey, publicPage } from '../layouts/public-page.ts';
import * as paths from '../paths.ts';
import { signUpBand } from '../prompts/views.ts';
import type { SignUpForm } from '../prompts/queries.ts';
import type { Teaser } from '../stories/queries.ts';
import { leadTeaser, teaser } from '../stories/teaser-views.ts';
import { when } from '../words/times.ts';
import type { FrontPlan } from './front-plan.ts';
import { frontLinked } from './linked.ts';
import { opinionTeasers } from './opinion-views.ts';

export function frontPage(frame: Frame, plan: FrontPlan, form: SignUpForm | null): Html {
  const { words, settings } = frame;
  const head = {
    title: words.site.frontTitle,
    path: paths.front,
    description: words.front.description(settings.name),
    isFront: true,
    hasKey: plan.latest.length > 0,
    hasItalics: plan.opinion.length > 0,
    linked: frontLinked(frame),
  };
  const main = html`<main class="front wrap" id="main" tabindex="-1">
${plan.lead === null ? emptyFront(frame) : top(frame, plan, plan.lead)}
${plan.lead?.picture ? secondRow(frame, plan.second) : ''}
${opinionRow(frame, plan.opinion)}
${blockRows(frame, plan.blocks)}
${signUpBand(frame, form)}
</main>`;
  return publicPage(frame, head, main);
}

/** Before the first story. */
function emptyFront({ words }: Frame): Html {
  return html`<div class="single">
<h2>${words.front.emptyTitle}</h2>
<p class="standfirst">${words.front.emptyText}</p>
<p><a href="${paths.desk}">${words.front.toDesk}</a></p>
</div>`;
}

/** Without a picture the second stories stand in the lead's own block, so that it keeps its weight. */
function top(frame: Frame, plan: FrontPlan, lead: Teaser): Html {
  const inner = lead.picture ? [] : plan.second;
  return html`<section class="columns top" aria-label="${frame.words.front.main}">
<div class="lead">
${leadTeaser(frame, lead, plan.also)}
${
  inner.length === 0
    ? ''
    : html`<div class="columns${width(inner.length)}">
${inner.map((story) => teaser(frame, story, { size: 'mid', sidePicture: story.picture !== null }))}
</div>`
}
</div>
${plan.latest.length === 0 ? '' : latest(frame, plan.latest)}
</section>`;
}

const width = (count: number): Html => raw(count === 3 ? ' three' : count === 4 ? ' four' : '');

function secondRow(frame: Frame, stories: readonly Teaser[]): Html | null {
  if (stories.length === 0) return null;
  return html`<section class="columns${width(stories.length)}" aria-label="${frame.words.front.more}">
${stories.map((story) => teaser(frame, story, { size: 'mid', sidePicture: story.picture !== null }))}
</section>`;
}

function latest(frame: Frame, stories: readonly Teaser[]): Html {
  const { words, telling, now } = frame;
  const key = linesKey(frame);
  return html`<section class="latest" aria-labelledby="latest">
<h2 class="heading" id="latest">${words.front.latest}</h2>
<ol>
${stories.map(({ path, headline, publishedAt }) => html`<li><time datetime="${publishedAt}">${when(telling, publishedAt, now)}</time><a href="${path}"><bdi>${headline}</bdi></a></li>\n`)}</ol>
${
  key === null
    ? ''
    : html`<div class="how-to-read">
<h2 class="heading">${words.lines.title}</h2>
<p>${words.lines.text}</p>
${key}
</div>`
}
</section>`;
}

function opinionRow(frame: Frame, stories: readonly Teaser[]): Html | null {
  const section = frame.sections.find(({ id }) => id === stories[0]?.sectionId);
  if (section === undefined) return null;
  return html`<section class="opinion" aria-labelledby="opinion"${accent(section.accent)}>
<h2 class="heading" id="opinion"><a href="${paths.section(section.slug)}"><bdi>${section.name}</bdi></a></h2>
${opinionTeasers(frame, stories, 'h3')}
</section>`;
}

/** Three in a row, and four where one would be left alone. */
function blockRows(frame: Frame, blocks: FrontPlan['blocks']): Html[] {
  const rows: Html[] = [];
  for (let from = 0; from < blocks.length;) {
    const left = blocks.length - from;
    const row = blocks.slice(from, from + (left % 3 === 1 && left > 1 ? 4 : 3));
    from += row.length;
    rows.push(html`<div class="columns${width(row.length)}">
${row.map((block) => sectionBlock(frame, block, row.length > 1))}
</div>
`);
  }
  return rows;
}

function sectionBlock(frame: Frame, { section, stories }: FrontPlan['blocks'][number], hasPicture: boolean): Html {
  return html`<div class="block"${accent(section.accent)}>
<h2 class="heading"><a href="${paths.section(section.slug)}"><bdi>${section.name}</bdi></a></h2>
${stories.map((story, place) => teaser(frame, story, { kicker: false, deck: place === 0, picture: hasPicture && place === 0 }))}
</div>`;
}

const accent = (name: string | null): Html | null => (name === null ? null : html` data-accent="${name}"`);
