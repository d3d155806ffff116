/** The frame of every page that readers see: head, masthead, foot. */
import { html, raw, scriptJson, type Child, type Html } from '../html.ts';
import * as paths from '../paths.ts';
import { longDate } from '../words/times.ts';
import type { Frame } from './frame.ts';

export interface PageHead {
  /** Without the newsroom's name. */
  title: string;
  /** The page's own address, for `rel=canonical`; null where a page has none (an error). */
  path: string | null;
  description?: string;
  /** Section of the page: marks its link, and sets the accent. */
  sectionId?: string | null;
  isFront?: boolean;
  /** The page itself shows how to read the lines, so the foot need not. */
  hasKey?: boolean;
  noindex?: boolean;
  /** Schema.org, as JSON. */
  linked?: unknown;
  /** A story, for cards elsewhere; without it a page is a part of the site. */
  article?: { publishedAt: string; changedAt: string | null; authors: readonly string[]; section: string | null };
  /** The picture of the page's card. */
  picture?: { address: string; width: number; height: number; alt: string } | null;
  /** Something on it is set in italics: that face is fetched at once, like the two that every page has. */
  hasItalics?: boolean;
  /** More head elements: the neighbours of a numbered page. */
  head?: Child;
}

/** `main` is the <main>; `after` follows it: related stories, comments, the slide-in. */
export function publicPage(frame: Frame, page: PageHead, main: Html, after: Child = null): Html {
  const section = frame.sections.find(({ id }) => id === page.sectionId);
  return html`${raw('<!DOCTYPE html>')}
<html lang="${frame.settings.language}">
<head>
${headOf(frame, page)}
</head>
<body${section?.accent ? html` data-accent="${section.accent}"` : ''}>
<a class="skip" href="#main">${frame.words.site.skip}</a>
${masthead(frame, page, section?.id ?? null)}
${main}
${after}
${foot(frame, page)}
</body>
</html>`;
}

function headOf(frame: Frame, page: PageHead): Html {
  const { settings, asset } = frame;
  const isHidden = page.noindex === true || settings.sampleAt !== null;
  const title = page.isFront === true ? settings.name : `${page.title} – ${settings.name}`;
  return html`<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
${page.description ? html`<meta name="description" content="${page.description}">\n` : ''}${isHidden ? raw('<meta name="robots" content="noindex">\n') : ''}${page.path === null ? '' : html`<link rel="canonical" href="${frame.siteUrl}${page.path}">\n`}<script src="${asset('paper.js')}"></script>
<link rel="preload" href="${asset('faustina.woff2')}" as="font" type="font/woff2" crossorigin="anonymous">
<link rel="preload" href="${asset('archivo-narrow.woff2')}" as="font" type="font/woff2" crossorigin="anonymous">${page.hasItalics === true ? html`\n<link rel="preload" href="${asset('faustina-italic.woff2')}" as="font" type="font/woff2" crossorigin="anonymous">` : ''}
<link rel="stylesheet" href="${frame.styles}">
<link rel="alternate" type="application/rss+xml" href="${paths.feed}" title="${settings.name}">
<link rel="icon" href="${asset('icon.svg')}" type="image/svg+xml">
${openGraph(frame, page)}${page.head}${page.linked === undefined ? '' : html`<script type="application/ld+json">${scriptJson(page.linked)}</script>`}`;
}

/** What other sites and messengers show of a page that somebody links to. */
function openGraph(frame: Frame, { title, path, description, article, picture, isFront }: PageHead): Html | null {
  if (path === null) return null;
  const { settings, siteUrl } = frame;
  const facts: [string, string | number | null | undefined][] = [
    ['og:site_name', settings.name],
    ['og:type', article ? 'article' : 'website'],
    ['og:title', isFront === true ? settings.name : title],
    ['og:url', siteUrl + path],
    ['og:description', description],
    ['og:image', picture && siteUrl + picture.address],
    ['og:image:width', picture?.width],
    ['og:image:height', picture?.height],
    ['og:image:alt', picture?.alt],
    ['article:published_time', article?.publishedAt],
    ['article:modified_time', article?.changedAt],
    ['article:section', article?.section],
    ...(article?.authors ?? []).map((name): [string, string] => ['article:author', name]),
  ];
  const given = facts.filter(([, value]) => value !== undefined && value !== null && value !== '');
  return html`${given.map(([name, value]) => html`<meta property="${name}" content="${value}">\n`)}${picture ? raw('<meta name="twitter:card" content="summary_large_image">\n') : ''}`;
}

function masthead(frame: Frame, page: PageHead, sectionId: string | null): Html {
  const { settings, words } = frame;
  const name = html`<a href="${paths.front}">${nameplate(frame)}</a>`;
  return html`<header class="masthead wrap">
<div class="top">
<p class="ears start">${longDate(frame.telling, frame.now)}${settings.earLine === '' ? '' : html`<br><bdi>${settings.earLine}</bdi>`}</p>
${page.isFront === true ? html`<h1 class="nameplate">${name}</h1>` : html`<p class="nameplate">${name}</p>`}
<p class="ears end"><a href="${paths.search()}">${words.site.search}</a>${frame.hasSignUp ? html`<a href="${page.isFront === true ? '#letter' : paths.signUps}">${words.site.signUp}</a>` : ''}</p>
</div>
${frame.sections.length === 0 ? '' : sectionRow(frame, page, sectionId)}
</header>`;
}

function sectionRow({ sections, words }: Frame, page: PageHead, sectionId: string | null): Html {
  const links = sections.map(({ id, name, slug }) => {
    const address = paths.section(slug);
    const current = id !== sectionId ? '' : html` aria-current="${address === page.path ? 'page' : 'true'}"`;
    return html`<li><a href="${address}"${current}><bdi>${name}</bdi></a></li>\n`;
  });
  return html`<nav class="sections" aria-label="${words.site.sections}"><ul>
${links}</ul></nav>`;
}

function nameplate({ settings, file }: Frame): Child {
  const { logo, name } = settings;
  return logo === null
    ? name
    : html`<img src="${file(logo.file)}" alt="${name}" width="${logo.width}" height="${logo.height}">`;
}

function foot(frame: Frame, page: PageHead): Html {
  const { settings, words } = frame;
  const links: [string, string][] = [
    ...(frame.hasRecord ? [[paths.howWeSource, words.site.howWeSource] as [string, string]] : []),
    [paths.corrections, words.site.corrections],
    ...(frame.hasSignUp ? [[paths.signUps, words.site.signUp] as [string, string]] : []),
    ...(settings.contactEmail === ''
      ? []
      : [[`mailto:${settings.contactEmail}`, words.site.contact] as [string, string]]),
    [paths.feed, words.site.feed],
  ];
  return html`<footer class="foot">
<div class="wrap">
<p class="nameplate">${settings.name}</p>
${page.hasKey === true ? '' : linesKey(frame)}
<ul>
${links.map(([address, name]) => html`<li><a href="${address}">${name}</a></li>\n`)}</ul>
${settings.imprint === '' ? '' : html`<p class="small-print">${settings.imprint}</p>\n`}${appearanceChoice(frame)}
</div>
</footer>`;
}

/** Shown by its script alone; last on the page, so that nothing moves when it comes. */
function appearanceChoice({ words }: Frame): Html {
  const choices: [string, string][] = [
    ['', words.site.asDevice],
    ['light', words.site.light],
    ['dark', words.site.dark],
  ];
  return html`<appearance-choice hidden><fieldset><legend>${words.site.appearance}</legend>${choices.map(([value, name]) => html`<label><input type="radio" name="appearance" value="${value}">${name}</label>`)}</fieldset></appearance-choice>`;
}

/** The key to the five lines; nothing while the record is switched off. */
export function linesKey({ hasRecord, words }: Frame): Html | null {
  if (!hasRecord) return null;
  const kinds = ['named', 'office', 'document', 'unnamed', 'publication'] as const;
  return html`<ul class="key" aria-label="${words.lines.title}">
${kinds.map((kind) => html`<li><span class="line ${kind}"></span>${words.lines[kind]}</li>\n`)}</ul>`;
}
