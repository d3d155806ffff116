import { html, raw, type Html } from '../html.ts';
import type { Frame } from '../layouts/frame.ts';
import type { Picture } from '../media/queries.ts';
import type { StoryPicture } from './queries.ts';

interface Place {
  /** How wide it is shown, as the attribute `sizes` says it. */
  sizes: string;
  /** The first picture of a page is fetched at once, every other when it comes near. */
  isFirst?: boolean;
  /** A picture beside a headline that says the same is silent. */
  alt?: string;
}

/** Width and height are given, so that nothing moves when it comes. */
export function pictureImage(
  frame: Pick<Frame, 'file'>,
  picture: Picture,
  { sizes, isFirst = false, alt = picture.alt }: Place,
): Html | null {
  const { renditions } = picture;
  const largest = renditions.at(-1);
  if (largest === undefined) return null;
  const usual = renditions.find(({ width }) => width >= 800) ?? largest;
  const set = renditions.map(({ name, width }) => `${frame.file(name)} ${width}w`).join(', ');
  const loading = isFirst ? raw('fetchpriority="high"') : raw('loading="lazy"');
  return html`<img src="${frame.file(usual.name)}" srcset="${set}" sizes="${sizes}" alt="${alt}" width="${largest.width}" height="${largest.height}" ${loading}>`;
}

/** The picture at a story's head, with its caption and credit. */
export function leadFigure(frame: Frame, picture: StoryPicture): Html | null {
  const image = pictureImage(frame, picture, {
    sizes: '(width >= 92rem) 70rem, (width >= 50rem) 78vw, 100vw',
    isFirst: true,
  });
  if (image === null) return null;
  const { caption, credit } = picture;
  const words = caption === '' ? '' : html`<bdi>${caption}</bdi> `;
  const by = credit === '' ? '' : html`<bdi class="credit">${credit}</bdi>`;
  return html`<figure class="lead-picture">
${image}
${caption === '' && credit === '' ? '' : html`<figcaption>${words}${by}</figcaption>`}
</figure>`;
}
