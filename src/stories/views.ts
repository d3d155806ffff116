/** A story as readers get it, without the frame around it. */
import { html, type Child, type Html } from '../html.ts';
import { isOpinion, type Frame } from '../layouts/frame.ts';
import * as paths from '../paths.ts';
import { dateAndHour, listPieces, shortDateAndHour } from '../words/times.ts';
import { bodyHtml } from './body.ts';
import { leadFigure } from './picture-views.ts';
import type { Correction, PublishedStory } from './queries.ts';
import { shownRecord, summaryOf, type ShownRecord } from './record.ts';
import { recordPanel, ruleLine } from './record-views.ts';

/** Above this many signs a headline is set smaller. */
const LONG_HEADLINE = 90;
export const isLong = (headline: string): boolean => headline.length > LONG_HEADLINE;

/** `form` gives the sign-up form for a reference of the text, or nothing where there is none. */
export function storyArticle(
  frame: Frame,
  story: PublishedStory,
  form: (reference: string | null) => Html | null,
): Html {
  const shown = shownRecord(story, frame.settings.recordPolicy);
  const body = shown === null ? story.body.plain : story.body.marked;
  const section = frame.sections.find(({ id }) => id === story.sectionId);
  return html`<article class="story${isLong(story.headline) ? ' long' : ''}${isOpinion(section) ? ' opinion' : ''}">
<header>
${section === undefined ? '' : html`<p class="kicker"><a href="${paths.section(section.slug)}"><bdi>${section.name}</bdi></a></p>`}
<h1><bdi>${story.headline}</bdi></h1>
${story.standfirst === '' ? '' : html`<p class="standfirst"><bdi>${story.standfirst}</bdi></p>`}
</header>
${rail(frame, story, shown)}
${story.picture === null ? '' : leadFigure(frame, story.picture)}
<div class="text">
${bodyHtml(body, form)}
</div>
${story.corrections.map((one) => correctionNotice(frame, one))}
${shown === null ? '' : recordPanel(frame, story.headline, shown)}
</article>`;
}

function rail(frame: Frame, story: PublishedStory, shown: ShownRecord | null): Html {
  const { words, telling } = frame;
  const last = story.corrections.at(-1);
  const correctedAt =
    last &&
    html`<br>${words.story.changed[last.kind]} <time datetime="${last.createdAt}">${shortDateAndHour(telling, last.createdAt)}</time>`;
  const rests =
    shown &&
    shown.sources.length > 0 &&
    html`<p class="rests">${ruleLine(shown.sources)}<span>${words.story.rests(summaryOf(words, shown.sources))} <a href="#record">${words.story.seeRecord}</a></span></p>`;
  const mail = `mailto:?subject=${encodeURIComponent(story.headline)}&body=${encodeURIComponent(frame.siteUrl + story.path)}`;
  return html`<div class="rail">
${story.byline.length === 0 ? '' : html`<p class="byline">${words.story.by} ${names(frame, story.byline)}</p>`}
<p><time datetime="${story.publishedAt}">${dateAndHour(telling, story.publishedAt)}</time>${correctedAt}</p>
${rests}
<ul class="share" aria-label="${words.story.share}"><li><a href="${mail}">${words.story.sendByMail}</a></li></ul>
</div>`;
}

/** Names in order; each keeps its own direction. */
export function names({ settings }: Pick<Frame, 'settings'>, byline: readonly string[]): Child {
  return listPieces(settings.language, byline).map(({ before, item }) => html`${before}<bdi>${item}</bdi>`);
}

export function correctionNotice({ words, telling }: Frame, { id, kind, text, createdAt }: Correction): Html {
  const when = html`<time datetime="${createdAt}">${shortDateAndHour(telling, createdAt)}</time>`;
  return html`<p class="notice" id="correction-${id}"><span class="label">${words.story.notice[kind]}, ${when}</span><bdi>${text}</bdi></p>`;
}
