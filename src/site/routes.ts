/** Pages that put rooms together: front, sections, stories, search, feeds, and what is said when something fails. */
import { setTimeout as pause } from 'node:timers/promises';
import packageJson from '../../package.json' with { type: 'json' };
import type { App } from '../context.ts';
import { ping } from '../db/open.ts';
import { frameOf } from '../layouts/frame.ts';
import * as paths from '../paths.ts';
import { Problem } from '../problem.ts';
import { defaultForm } from '../prompts/queries.ts';
import {
  feedStories,
  frontStories,
  recentCorrections,
  sectionStories,
  sitemapEntries,
  withdrawnStory,
} from '../stories/queries.ts';
import { keptPage, keptText, privatePage } from '../web/pages.ts';
import { routes, type Web, type WebContext } from '../web/web.ts';
import type { Hono } from 'hono';
import { excerptOf, marker } from './asked-words.ts';
import { FEED_STORIES, rss } from './feed.ts';
import { FRONT_STORIES, planFront } from './front-plan.ts';
import { frontPage } from './front-views.ts';
import { correctionsPage } from './list-views.ts';
import { gonePage, howWeSourcePage } from './page-views.ts';
import { foundStories } from './queries.ts';
import { searchPage } from './search-views.ts';
import { sectionPage } from './section-views.ts';
import { robotsText, sitemap, sitemapUntil } from './sitemap.ts';
import { storyPage } from './story.ts';

export { problemPage } from './routes-problems.ts';

const MOST_CORRECTIONS = 200;
const PING_MS = 2_000;

export function siteRoutes(app: App): Hono<Web> {
  return routes()
    .get(paths.front, async (c) => {
      const frame = await frameOf(app);
      const stories = await frontStories(app.db, FRONT_STORIES);
      const plan = planFront(stories, frame.sections, frame.settings.recordPolicy);
      const form = frame.hasSignUp ? await defaultForm(app.db) : null;
      return keptPage(c, frontPage(frame, plan, form), { things: ['settings', 'front'], until: frame.until });
    })
    .get('/sections/:slug', async (c) => {
      const frame = await frameOf(app);
      const section = frame.sections.find(({ slug }) => slug === c.req.param('slug'));
      const page = pageNumber(c.req.queries('page'));
      if (section === undefined || page === null) throw nothingHere();
      const { stories, hasMore } = await sectionStories(app.db, section.id, page);
      if (page > 1 && stories.length === 0) throw nothingHere();
      return keptPage(c, sectionPage(frame, { section, page, stories, hasMore }), {
        things: ['settings', `section:${section.id}`],
        until: frame.until,
      });
    })
    .get(paths.search(), async (c) => search(app, c))
    .get(paths.feed, async (c) => {
      const frame = await frameOf(app);
      const text = rss(frame, await feedStories(app.db, FEED_STORIES));
      return keptText(c, text, 'application/rss+xml; charset=utf-8', { things: ['settings', 'feed'] });
    })
    .get(paths.sitemap, async (c) => {
      const frame = await frameOf(app);
      const stories = await sitemapEntries(app.db);
      const until = sitemapUntil(frame, stories);
      return keptText(c, sitemap(frame, stories), 'application/xml; charset=utf-8', {
        things: ['settings', 'feed'],
        ...(until === null ? {} : { until }),
      });
    })
    .get(paths.robots, async (c) =>
      keptText(c, robotsText(await frameOf(app)), 'text/plain; charset=utf-8', { things: ['settings'] }),
    )
    .get(paths.health, async (c) => health(app, c))
    .get(paths.howWeSource, async (c) => {
      const frame = await frameOf(app);
      if (!frame.hasRecord) throw nothingHere();
      return keptPage(c, howWeSourcePage(frame), { things: ['settings'], until: frame.until });
    })
    .get(paths.corrections, async (c) => {
      const frame = await frameOf(app);
      const corrections = await recentCorrections(app.db, MOST_CORRECTIONS);
      return keptPage(c, correctionsPage(frame, corrections), {
        // A corrected story may be published again under another headline.
        things: ['settings', 'corrections', 'feed'],
        until: frame.until,
      });
    })
    .get('/:year{[0-9]{4}}/:month{[0-9]{2}}/:slug', async (c) => {
      const { year, month, slug } = c.req.param();
      const path = paths.storyPath(slug, `${year}-${month}`);
      const story = await storyPage(app, path);
      if (story !== null) return keptPage(c, story.page, story.made);
      const withdrawn = await withdrawnStory(app.db, path);
      if (withdrawn === null) throw nothingHere();
      return c.html(gonePage(await frameOf(app), withdrawn.withdrawnAt).toString(), 410);
    });
}

const nothingHere = (): Problem => new Problem('missing', 'There is nothing at this address.');

/** 1 where no page is named; null for anything that is no page of ours. */
function pageNumber(given: string[] | undefined): number | null {
  if (given === undefined) return 1;
  const [text = ''] = given;
  return given.length === 1 && /^[1-9]\d{0,5}$/.test(text) && text !== '1' ? Number(text) : null;
}

/** Not kept: anybody may ask for anything, and what is asked is nobody else's business. */
async function search(app: App, c: WebContext): Promise<Response> {
  const frame = await frameOf(app);
  const given = c.req.queries('q') ?? [];
  if (given.length > 1) throw new Problem('invalid', 'One search at a time.');
  const asked = (given[0] ?? '').replaceAll(/\s+/g, ' ').trim().slice(0, 200);
  const found = asked === '' ? null : await foundStories(app.db, asked, frame.settings.language);
  const newest = found?.stories.length === 0 ? await frontStories(app.db, 5) : [];
  const stories = found?.stories.map(({ story, text }) => ({
    story,
    excerpt: excerptOf(text.slice(story.headline.length), asked) ?? story.standfirst,
  }));
  const page = { asked, found: stories ?? null, hasMore: found?.hasMore ?? false, mark: marker(asked), newest };
  return privatePage(c, searchPage(frame, page));
}

/** For whoever watches over the server: under any name, and never from memory. */
async function health(app: App, c: WebContext): Promise<Response> {
  const late = pause(PING_MS, false, { ref: false });
  const answers = await Promise.race([
    ping(app.db).then(
      () => true,
      () => false,
    ),
    late,
  ]);
  const state = { status: answers ? 'ok' : 'down', version: packageJson.version, database: answers ? 'ok' : 'away' };
  return c.json(state, answers ? 200 : 503, { 'cache-control': 'no-store' });
}
