import { html, raw, type Html } from '../html.ts';
import type { Frame } from '../layouts/frame.ts';
import { pictureImage } from '../stories/picture-views.ts';
import type { Teaser } from '../stories/queries.ts';
import { names } from '../stories/views.ts';

/** Opinion side by side: who speaks, the headline in italics, the writer's head. It rests on nobody else, so it has no line. */
export function opinionTeasers(frame: Frame, stories: readonly Teaser[], heading: 'h2' | 'h3'): Html {
  return html`<div class="columns${raw(stories.length === 2 ? '' : ' three')}">
${stories.map((story) => opinionTeaser(frame, story, heading))}
</div>`;
}

function opinionTeaser(
  frame: Frame,
  { path, headline, byline, picture, sectionId }: Teaser,
  heading: 'h2' | 'h3',
): Html {
  const accent = frame.sections.find(({ id }) => id === sectionId)?.accent;
  const link = html`<a href="${path}"><bdi>${headline}</bdi></a>`;
  return html`<article class="teaser"${accent ? html` data-accent="${accent}"` : ''}>
${byline.length === 0 ? '' : html`<p class="kicker">${names(frame, byline)}</p>`}
${heading === 'h2' ? html`<h2>${link}</h2>` : html`<h3>${link}</h3>`}
${picture && pictureImage(frame, picture, { sizes: '5rem', alt: '' })}
</article>
`;
}
