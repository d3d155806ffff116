/** The frame of every page at the desk. */
import { html, raw, type Child, type Html } from '../html.ts';
import * as paths from '../paths.ts';
import { may, type Deed } from '../roles.ts';
import type { DeskFrame } from './desk-frame.ts';

export interface DeskHead {
  title: string;
  /** The entry of the bar that this page belongs to: one of its paths. */
  current?: string;
  /** Beside desk.js, which holds the islands of every desk page: the editor. */
  scripts?: readonly string[];
}

/** Fetched at once: they are shown only where they come in time. */
const fonts = ['faustina.woff2', 'archivo-narrow.woff2'];

interface Entry {
  path: string;
  name: string;
  deed?: Deed;
  count?: number;
}

export function deskPage(frame: DeskFrame, page: DeskHead, main: Html): Html {
  return html`${raw('<!DOCTYPE html>')}
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<title>${page.title} – Desk of ${frame.newsroomName}</title>
${fonts.map((name) => html`<link rel="preload" href="${frame.asset(name)}" as="font" type="font/woff2" crossorigin="anonymous">\n`)}<link rel="stylesheet" href="${frame.asset('desk.css')}">
<link rel="icon" href="${frame.asset('icon.svg')}" type="image/svg+xml">
${['desk.js', ...(page.scripts ?? [])].map((name) => html`<script src="${frame.asset(name)}" type="module"></script>`)}
</head>
<body>
<a class="skip" href="#main">Skip to the work</a>
${bar(frame, page)}
${frame.said === null ? '' : html`<p class="done" role="status">${frame.said}</p>`}
${main}
</body>
</html>`;
}

function bar(frame: DeskFrame, page: DeskHead): Html {
  const { actor } = frame;
  if (actor === null)
    return html`<header class="bar"><a class="name" href="${paths.front}"><bdi>${frame.newsroomName}</bdi></a></header>`;
  const entries: Entry[] = [
    { path: paths.desk, name: 'Home' },
    { path: paths.deskStories, name: 'Stories' },
    { path: paths.deskPictures, name: 'Pictures' },
    { path: paths.deskComments, name: 'Comments', deed: 'moderate comments', count: frame.heldComments },
    { path: paths.deskSignUps, name: 'Readers', deed: 'see readers' },
    { path: paths.deskForms, name: 'Forms', deed: 'change forms' },
    { path: paths.deskPrompt, name: 'Slide-in', deed: 'change forms' },
    { path: paths.deskNumbers, name: 'Numbers', deed: 'see readers' },
    ...(frame.hasOutbox ? [{ path: paths.deskOutbox, name: 'Outbox', deed: 'see mail' as const }] : []),
    { path: paths.deskSettings, name: 'Settings', deed: 'change settings' },
  ];
  return html`<header class="bar">
<a class="name" href="${paths.front}"><bdi>${frame.newsroomName}</bdi></a>
<nav aria-label="Desk"><ul>
${entries.filter(({ deed }) => deed === undefined || may(actor, deed)).map((entry) => barEntry(entry, page.current))}
</ul></nav>
<form method="post" action="${paths.signOut}"><button class="button plain" type="submit">Sign out</button></form>
<form method="post" action="${paths.deskStories}"><button class="button" type="submit">New story</button></form>
</header>`;
}

function barEntry({ path, name, count }: Entry, current: string | undefined): Child {
  return html`<li><a href="${path}"${path === current ? raw(' aria-current="page"') : ''}>${name}${count ? html` <span class="count">${count}</span>` : ''}</a></li>`;
}
