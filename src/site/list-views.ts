/** Stories in a list, and the list of corrections. */
import { html, type Child, type Html } from '../html.ts';
import type { Frame } from '../layouts/frame.ts';
import { publicPage } from '../layouts/public-page.ts';
import * as paths from '../paths.ts';
import type { Correction, Teaser } from '../stories/queries.ts';
import { recordLine } from '../stories/record-views.ts';
import { names } from '../stories/views.ts';
import { date, dateAndHour, shortDate } from '../words/times.ts';

export interface Listed {
  story: Teaser;
  /** What is told of it below its headline; empty: nothing. */
  excerpt: string;
}

type Mark = (text: string) => Child;

/** Each with its line above it; `mark` marks words that were asked for. */
export function listedStories(frame: Frame, stories: readonly Listed[], mark: Mark = (text) => text): Html | null {
  if (stories.length === 0) return null;
  return html`<ol class="results">
${stories.map((listed) => listedStory(frame, listed, mark))}</ol>`;
}

function listedStory(frame: Frame, { story, excerpt }: Listed, mark: Mark): Html {
  const record = recordLine(frame, story);
  return html`<li>
${record?.line}
<h2><a href="${story.path}"><bdi>${mark(story.headline)}</bdi></a></h2>
${excerpt === '' ? '' : html`<p><bdi>${mark(excerpt)}</bdi></p>`}
<p class="meta"><time datetime="${story.publishedAt}">${dayOf(frame, story.publishedAt)}</time>${story.byline.length === 0 ? '' : html` · ${names(frame, story.byline)}`}${record === null ? '' : html` · ${record.words}`}</p>
</li>
`;
}

/** Without the year while it is this one. */
function dayOf({ telling, now }: Frame, time: string): string {
  return time.slice(0, 4) === now.slice(0, 4) ? shortDate(telling, time) : date(telling, time);
}

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
