/** What machines are told of a story: the page's head, its card elsewhere, JSON-LD. */
import { isOpinion, type Frame } from '../layouts/frame.ts';
import type { PageHead } from '../layouts/public-page.ts';
import type { PublishedStory } from './queries.ts';
import { linkedQuotation, quotationsOf } from './quotations.ts';
import { shownRecord, type ShownRecord } from './record.ts';

const LONGEST_DESCRIPTION = 200;

export function storyHead(frame: Frame, story: PublishedStory): PageHead {
  const { headline, path, sectionId, publishedAt, changedAt, byline, picture } = story;
  const image = picture?.renditions.at(-1);
  const section = frame.sections.find(({ id }) => id === sectionId);
  return {
    title: headline,
    path,
    description: descriptionOf(story),
    sectionId,
    hasItalics:
      isOpinion(section) || story.body.plain.some((piece) => typeof piece === 'string' && piece.includes('<em>')),
    linked: newsArticle(frame, story, shownRecord(story, frame.settings.recordPolicy)),
    article: {
      publishedAt,
      changedAt,
      authors: byline,
      section: section?.name ?? null,
    },
    picture:
      picture && image
        ? { address: frame.file(image.name), width: image.width, height: image.height, alt: picture.alt }
        : null,
  };
}

/** The standfirst, or the text's first paragraph cut behind a word. */
export function descriptionOf({ standfirst, text }: Pick<PublishedStory, 'standfirst' | 'text'>): string {
  if (standfirst !== '') return standfirst;
  const [, first = ''] = text.split('\n\n', 2);
  const line = first.replace(/\s+/g, ' ').trim();
  return line.length <= LONGEST_DESCRIPTION ? line : `${line.slice(0, LONGEST_DESCRIPTION).replace(/\s+\S*$/, '')}…`;
}

/** Schema.org's NewsArticle. What the story rests on is told only where an editor stands by it. */
export function newsArticle(frame: Frame, story: PublishedStory, shown: ShownRecord | null): unknown {
  const { settings, siteUrl } = frame;
  const url = siteUrl + story.path;
  const publisher = {
    '@type': 'NewsMediaOrganization',
    name: settings.name,
    url: `${siteUrl}/`,
    ...(settings.logo === null
      ? {}
      : { logo: { '@type': 'ImageObject', url: siteUrl + frame.file(settings.logo.file) } }),
  };
  const section = frame.sections.find(({ id }) => id === story.sectionId);
  const confirmed = shown === null || shown.isUnchecked ? [] : shown.sources;
  const cited = confirmed.filter(({ kind }) => kind === 'document' || kind === 'publication');
  const quotations = quotationsOf(story.text, story.record.statements, confirmed);
  return {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    mainEntityOfPage: url,
    url,
    headline: story.headline,
    description: descriptionOf(story),
    datePublished: story.publishedAt,
    dateModified: story.changedAt ?? story.publishedAt,
    inLanguage: story.language,
    wordCount: story.words,
    isAccessibleForFree: true,
    author: story.byline.length === 0 ? [publisher] : story.byline.map((name) => ({ '@type': 'Person', name })),
    publisher,
    ...(section === undefined ? {} : { articleSection: section.name }),
    ...(story.picture === null
      ? {}
      : { image: story.picture.renditions.map(({ name }) => siteUrl + frame.file(name)) }),
    ...(story.corrections.length === 0
      ? {}
      : {
          correction: story.corrections.map(({ text, createdAt }) => ({
            '@type': 'CorrectionComment',
            text,
            datePublished: createdAt,
          })),
        }),
    ...(cited.length === 0
      ? {}
      : {
          citation: cited.map(({ kind, name }) => ({
            '@type': kind === 'document' ? 'DigitalDocument' : 'CreativeWork',
            name,
          })),
        }),
    ...(quotations.length === 0 ? {} : { hasPart: quotations.map(linkedQuotation) }),
  };
}
