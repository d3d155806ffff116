/** A story on a front: its line, picture, headline, deck. The whole block is the link. */
import { html, raw, type Child, type Html } from '../html.ts';
import type { Frame } from '../layouts/frame.ts';
import * as paths from '../paths.ts';
import { pictureImage } from './picture-views.ts';
import type { Teaser } from './queries.ts';
import { recordLine } from './record-views.ts';
import { isLong, names } from './views.ts';

export interface TeaserShape {
  size?: 'mid' | 'plain';
  heading?: 'h2' | 'h3';
  /** On phones the picture is a square at the end side. */
  sidePicture?: boolean;
  kicker?: boolean;
  deck?: boolean;
  picture?: boolean;
}

export function teaser(frame: Frame, story: Teaser, shape: TeaserShape = {}): Html {
  const {
    size = 'plain',
    heading = 'h3',
    sidePicture = false,
    kicker: hasKicker = true,
    deck = true,
    picture = true,
  } = shape;
  const image =
    picture && story.picture
      ? pictureImage(frame, story.picture, { sizes: '(width >= 64rem) 22rem, (width >= 40rem) 45vw, 100vw' })
      : null;
  const classes = ['teaser', size === 'mid' ? 'mid' : '', sidePicture && image !== null ? 'side-picture' : '']
    .filter(Boolean)
    .join(' ');
  return html`<article class="${classes}"${accent(frame, story)}>
${line(frame, story)}
${image}
${hasKicker ? kicker(frame, story) : ''}
${headline(story, heading)}
${deck ? deckOf(story) : ''}
${meta(frame, story)}
</article>`;
}

/** The first story of a front; `also` are stories beside it. */
export function leadTeaser(
  frame: Frame,
  story: Teaser,
  also: readonly { path: string; headline: string }[] = [],
): Html {
  const image =
    story.picture &&
    pictureImage(frame, story.picture, {
      sizes: '(width >= 92rem) 44rem, (width >= 64rem) 48vw, 100vw',
      isFirst: true,
    });
  return html`<article class="teaser first${isLong(story.headline) ? ' long' : ''}"${accent(frame, story)}>
${line(frame, story)}
${kicker(frame, story)}
${headline(story, 'h2')}
<div class="lead-body">
${image}
<div class="side">
${deckOf(story)}
${meta(frame, story)}
${also.length === 0 ? '' : html`<ul class="also">${also.map((one) => html`<li><a href="${one.path}"><bdi>${one.headline}</bdi></a></li>`)}</ul>`}
</div>
</div>
</article>`;
}

/** A plain hairline where the record is not shown: the line without its words would be a riddle. */
function line(frame: Frame, story: Teaser): Html {
  return recordLine(frame, story)?.line ?? html`<span class="rule" aria-hidden="true"></span>`;
}

function sectionOf({ sections }: Frame, { sectionId }: Teaser) {
  return sections.find(({ id }) => id === sectionId);
}

function accent(frame: Frame, story: Teaser): Child {
  const section = sectionOf(frame, story);
  return section?.accent ? html` data-accent="${section.accent}"` : '';
}

function kicker(frame: Frame, story: Teaser): Child {
  const section = sectionOf(frame, story);
  return section && html`<p class="kicker"><a href="${paths.section(section.slug)}"><bdi>${section.name}</bdi></a></p>`;
}

function headline({ path, headline: words }: Teaser, heading: 'h2' | 'h3'): Html {
  const link = html`<a href="${path}"><bdi>${words}</bdi></a>`;
  return heading === 'h2' ? html`<h2>${link}</h2>` : html`<h3>${link}</h3>`;
}

const deckOf = ({ standfirst }: Teaser): Child =>
  standfirst !== '' && html`<p class="deck"><bdi>${standfirst}</bdi></p>`;

/** Who wrote it and on whom it rests; what is not there leaves no gap. */
function meta(frame: Frame, story: Teaser): Child {
  const by = story.byline.length === 0 ? null : names(frame, story.byline);
  const record = recordLine(frame, story)?.words ?? null;
  if (by === null && record === null) return null;
  return html`<p class="meta">${by}${by !== null && record !== null ? raw(' · ') : ''}${record}</p>`;
}
