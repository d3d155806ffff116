/** What machines are told of a story: the page's head, Open Graph, JSON-LD. */
import { html, type Html } from '../html.ts';
import type { Frame } from '../layouts/frame.ts';
import type { PageHead } from '../layouts/public-page.ts';
import type { PublishedStory } from './queries.ts';
import { shownRecord, type ShownRecord } from './record.ts';

const LONGEST_DESCRIPTION = 200;

export function storyHead(frame: Frame, story: PublishedStory): PageHead {
  const shown = shownRecord(story, frame.settings.recordPolicy);
  return {
    title: story.headline,
    path: story.path,
    description: descriptionOf(story),
    sectionId: story.sectionId,
    linked: newsArticle(frame, story, shown),
    head: openGraph(frame, story),
  };
}

/** The standfirst, or the text's beginning cut behind a word. */
export function descriptionOf({ standfirst, headline, text }: Pick<PublishedStory, 'standfirst' | 'headline' | 'text'>): string {
  if (standfirst !== '') return standfirst;
  const body = text.slice(headline.length).trim().replace(/\s+/g, ' ');
  if (body.length <= LONGEST_DESCRIPTION) return body;
  return `${body.slice(0, LONGEST_DESCRIPTION).replace(/\s+\S*$/, '')}…`;
}

function openGraph(frame: Frame, story: PublishedStory): Html {
  const { settings, siteUrl } = frame;
  const image = story.picture?.renditions.at(-1);
  const section = frame.sections.find(({ id }) => id === story.sectionId);
  const facts: [string, string][] = [
    ['og:type', 'article'],
    ['og:title', story.headline],
    ['og:description', descriptionOf(story)],
    ['og:url', siteUrl + story.path],
    ['og:site_name', settings.name],
    ['og:locale', settings.language],
    ['article:published_time', story.publishedAt],
    ...(story.changedAt === null ? [] : [['article:modified_time', story.changedAt] satisfies [string, string]]),
    ...(section === undefined ? [] : [['article:section', section.name] satisfies [string, string]]),
    ...(image === undefined
      ? []
      : ([
          ['og:image', siteUrl + frame.file(image.name)],
          ['og:image:width', String(image.width)],
          ['og:image:height', String(image.height)],
          ['og:image:alt', story.picture?.alt ?? ''],
        ] satisfies [string, string][])),
  ];
  return html`${facts.map(([property, content]) => html`<meta property="${property}" content="${content}">\n`)}
<meta name="twitter:card" content="${image === undefined ? 'summary' : 'summary_large_image'}">`;
}

/** Schema.org's NewsArticle. What the story rests on is told only where an editor stands by it. */
export function newsArticle(frame: Frame, story: PublishedStory, shown: ShownRecord | null): unknown {
  const { settings, siteUrl } = frame;
  const url = siteUrl + story.path;
  const publisher = {
    '@type': 'NewsMediaOrganization',
    name: settings.name,
    url: `${siteUrl}/`,
    ...(settings.logo === null ? {} : { logo: { '@type': 'ImageObject', url: siteUrl + frame.file(settings.logo.file) } }),
  };
  const section = frame.sections.find(({ id }) => id === story.sectionId);
  const cited = shown === null || shown.isUnchecked ? [] : shown.sources.filter(({ kind }) => kind === 'document' || kind === 'publication');
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
    ...(story.picture === null ? {} : { image: story.picture.renditions.map(({ name }) => siteUrl + frame.file(name)) }),
    ...(story.corrections.length === 0
      ? {}
      : { correction: story.corrections.map(({ text, createdAt }) => ({ '@type': 'CorrectionComment', text, datePublished: createdAt })) }),
    ...(cited.length === 0
      ? {}
      : { citation: cited.map(({ kind, name }) => ({ '@type': kind === 'document' ? 'DigitalDocument' : 'CreativeWork', name })) }),
  };
}
