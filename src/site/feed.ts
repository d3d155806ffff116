/** The feed: RSS 2.0 with whole texts. */
import { Feed, type Extension } from 'feed';
import { escapeHtml, html, raw, type Html } from '../html.ts';
import type { Frame } from '../layouts/frame.ts';
import * as paths from '../paths.ts';
import { feedHtml } from '../stories/body.ts';
import type { Correction, PublishedStory } from '../stories/queries.ts';
import { recordSentence, shownRecord } from '../stories/record.ts';
import { dateAndHour } from '../words/times.ts';
import { allowedInXml } from './xml.ts';

export const FEED_STORIES = 20;

export function rss(frame: Frame, stories: readonly PublishedStory[]): string {
  const { settings, siteUrl, words, now } = frame;
  const changes = stories.map(({ publishedAt, changedAt }) => changedAt ?? publishedAt).sort();
  const feed = new Feed({
    title: plain(settings.name),
    description: plain(words.front.description(settings.name)),
    link: siteUrl + paths.front,
    feed: siteUrl + paths.feed,
    language: settings.language,
    updated: new Date(changes.at(-1) ?? now),
    generator: false,
  });
  for (const story of stories) {
    const section = frame.sections.find(({ id }) => id === story.sectionId);
    feed.addItem({
      title: title(story.headline),
      guid: story.id,
      link: siteUrl + story.path,
      date: new Date(story.publishedAt),
      ...(story.standfirst === '' ? {} : { description: title(story.standfirst) }),
      content: cdata(content(frame, story).toString()),
      ...(section ? { category: [{ name: plain(section.name) }] } : {}),
      extensions: [creators(story.byline)],
    });
  }
  return feed.rss2();
}

/** RSS's own author is an e-mail address; names are Dublin Core's. */
function creators(byline: readonly string[]): Extension {
  const objects: unknown = byline.map((name) => ({ _text: plain(name) }));
  return { name: 'dc:creator', objects: objects as Extension['objects'] };
}

/** What a reader of the feed gets: picture, text, corrections, and on whom it rests. */
function content(frame: Frame, story: PublishedStory): Html {
  const { words, siteUrl } = frame;
  const shown = shownRecord(story, frame.settings.recordPolicy);
  return html`${picture(frame, story)}${raw(absolute(feedHtml(story.body.plain), siteUrl, siteUrl + story.path))}
${story.corrections.map((correction) => notice(frame, correction))}${shown === null ? '' : html`<p><em>${recordSentence(words, shown.sources)}${shown.isUnchecked ? ` ${words.record.unchecked}` : ''}</em></p>`}`;
}

function picture({ siteUrl, file }: Frame, { picture: shown }: PublishedStory): Html | null {
  const largest = shown?.renditions.at(-1);
  if (!shown || !largest) return null;
  const { caption, credit, alt } = shown;
  const says = [caption, credit].filter((text) => text !== '').join(' ');
  return html`<figure><img src="${siteUrl}${file(largest.name)}" alt="${alt}" width="${largest.width}" height="${largest.height}">${says === '' ? '' : html`<figcaption>${says}</figcaption>`}</figure>\n`;
}

function notice({ words, telling }: Frame, { kind, text, createdAt }: Correction): Html {
  return html`<p><strong>${words.story.notice[kind]}, ${dateAndHour(telling, createdAt)}</strong> ${text}</p>\n`;
}

/** Links of a body that we rendered, led back to the site. */
function absolute(body: string, siteUrl: string, storyUrl: string): string {
  return body.replace(/ href="(\/|#)/g, (_, start: string) => ` href="${start === '/' ? siteUrl : storyUrl}${start}`);
}

/** Half of all readers take a title for text and half for HTML: the usual one reads the same to both, and none is markup. */
function title(text: string): string {
  const isPlain = !/[<>]|&#?\w+;/.test(text);
  return cdata(isPlain ? text : escapeHtml(text));
}

/** The package guards a section against its first "]]>" only; in HTML the sign reads the same when it is spelled. */
const cdata = (text: string): string => allowedInXml(text).replaceAll(']]>', ']]&gt;');

/** The package takes an ampersand that was spelled already for one that needs no spelling. */
const plain = (text: string): string => allowedInXml(text).replaceAll('&', '&amp;');
