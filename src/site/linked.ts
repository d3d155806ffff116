/** What the site says of itself in schema.org's words. A story's own: stories/head.ts. */
import type { Frame } from '../layouts/frame.ts';
import * as paths from '../paths.ts';
import type { Section } from '../settings/queries.ts';

export function frontLinked(frame: Frame): unknown {
  const { siteUrl, settings } = frame;
  return {
    '@context': 'https://schema.org',
    '@graph': [
      {
        '@type': 'WebSite',
        '@id': `${siteUrl}/#website`,
        name: settings.name,
        url: siteUrl + paths.front,
        inLanguage: settings.language,
        publisher: { '@id': `${siteUrl}/#newsroom` },
        potentialAction: {
          '@type': 'SearchAction',
          target: `${siteUrl}${paths.search()}?q={words}`,
          'query-input': 'required name=words',
        },
      },
      newsroomLinked(frame),
    ],
  };
}

function newsroomLinked({ siteUrl, settings, hasRecord, file }: Frame): unknown {
  const { logo } = settings;
  return {
    '@type': 'NewsMediaOrganization',
    '@id': `${siteUrl}/#newsroom`,
    name: settings.name,
    url: siteUrl + paths.front,
    ...(logo === null
      ? {}
      : { logo: { '@type': 'ImageObject', url: siteUrl + file(logo.file), width: logo.width, height: logo.height } }),
    ...(settings.contactEmail === '' ? {} : { email: settings.contactEmail }),
    correctionsPolicy: siteUrl + paths.corrections,
    ...(hasRecord ? { publishingPrinciples: siteUrl + paths.howWeSource } : {}),
  };
}

export function sectionLinked({ siteUrl, settings }: Frame, { name, slug }: Section): unknown {
  return {
    '@context': 'https://schema.org',
    '@type': 'CollectionPage',
    name,
    url: siteUrl + paths.section(slug),
    inLanguage: settings.language,
    isPartOf: { '@type': 'WebSite', '@id': `${siteUrl}/#website`, name: settings.name, url: siteUrl + paths.front },
  };
}
