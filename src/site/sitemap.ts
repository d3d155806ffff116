/** What search engines are told: every story, the newest as news, and what is not for them. */
import { html, raw } from '../html.ts';
import type { Frame } from '../layouts/frame.ts';
import * as paths from '../paths.ts';
import type { sitemapEntries } from '../stories/queries.ts';
import { DAY, later } from '../db/times.ts';
import { allowedInXml } from './xml.ts';

type Entries = Awaited<ReturnType<typeof sitemapEntries>>;

/** A file holds 50,000 addresses at most; some are for sections and the like. */
const MOST = 49_000;
/** Stories of the last two days stand as news. */
const NEWS = 2 * DAY;
const MOST_NEWS = 1_000;

export function sitemap(frame: Frame, stories: Entries): string {
  const { siteUrl, settings, sections, hasRecord, now } = frame;
  const newest = stories
    .map(({ publishedAt, changedAt }) => changedAt ?? publishedAt)
    .sort()
    .at(-1);
  const others = [
    ...sections.map(({ slug }) => paths.section(slug)),
    ...(hasRecord ? [paths.howWeSource] : []),
    paths.corrections,
  ];
  const since = later(now, -NEWS);
  return html`${raw('<?xml version="1.0" encoding="UTF-8"?>')}
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>${siteUrl}${paths.front}</loc>${newest === undefined ? '' : html`<lastmod>${newest}</lastmod>`}</url>
${others.map((path) => html`<url><loc>${siteUrl}${path}</loc></url>\n`)}${stories.slice(0, MOST).map(({ path, publishedAt, changedAt, headline, language }, place) => html`<url><loc>${siteUrl}${path}</loc><lastmod>${changedAt ?? publishedAt}</lastmod>${place < MOST_NEWS && publishedAt > since ? html`<news:news><news:publication><news:name>${allowedInXml(settings.name)}</news:name><news:language>${language}</news:language></news:publication><news:publication_date>${publishedAt}</news:publication_date><news:title>${allowedInXml(headline)}</news:title></news:news>` : ''}</url>\n`)}</urlset>
`.toString();
}

/** When the oldest of the news is news no longer, so that the file is made again. */
export function sitemapUntil(frame: Frame, stories: Entries): string | null {
  const since = later(frame.now, -NEWS);
  const oldest = stories.findLast(({ publishedAt }) => publishedAt > since);
  return oldest ? later(oldest.publishedAt, NEWS) : null;
}

export function robotsText({ siteUrl, settings }: Frame): string {
  // While the sample stands every page says noindex; to be heard, it must be read.
  const map = settings.sampleAt === null ? `\nSitemap: ${siteUrl}${paths.sitemap}\n` : '';
  return `User-agent: *\nDisallow: ${paths.desk}\nDisallow: ${paths.search()}\n${map}`;
}
