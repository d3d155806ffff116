/** Every room's routes, mounted on one screen, behind the same few steps. */
import { randomUUID } from 'node:crypto';
import type { Hono } from 'hono';
import type { App } from './context.ts';
import * as paths from './paths.ts';
import { Problem } from './problem.ts';
import { commentDesk } from './comments/desk.ts';
import { commentRoutes } from './comments/routes.ts';
import { insightDesk } from './insights/desk.ts';
import { insightRoutes } from './insights/routes.ts';
import { newsletterDesk } from './newsletter/desk.ts';
import { mediaDesk } from './media/desk.ts';
import { mediaRoutes } from './media/routes.ts';
import { promptDesk } from './prompts/desk.ts';
import { readerDesk } from './readers/desk.ts';
import { readerRoutes } from './readers/routes.ts';
import { sampleDesk } from './sample/desk.ts';
import { deskHome } from './site/desk-home.ts';
import { deskOutbox } from './site/desk-outbox.ts';
import { deskAudit } from './site/desk-audit.ts';
import { deskSettings } from './site/desk-settings.ts';
import { problemPage, siteRoutes } from './site/routes.ts';
import { staffDesk } from './staff/desk.ts';
import { staffOnly } from './staff/guard.ts';
import { storyDesk } from './stories/desk.ts';
import type { Assets } from './web/assets.ts';
import type { PageCache } from './web/page-cache.ts';
import { answering } from './web/pages.ts';
import { sameSiteOnly, securityHeaders } from './web/security.ts';
import { routes, type Web } from './web/web.ts';

/** Parameters that public pages depend on, by path; all others are ignored. */
export const declaredParameters = (path: string): readonly string[] =>
  path.startsWith('/sections/') ? ['page'] : path === paths.search() ? ['q'] : [];

export function makeRoutes(app: App, assets: Assets, cache: PageCache): Hono<Web> {
  const { siteUrl, hosts } = app.config;
  const site = routes()
    .use(answering(cache))
    .use(
      securityHeaders(siteUrl.startsWith('https:'), (path) => path.startsWith('/desk/') && path.endsWith('/preview')),
    )
    .use(sameSiteOnly(hosts, siteUrl, (path) => path === paths.unsubscription()))
    .use('/desk/*', staffOnly(app))
    .route('/', assets.routes)
    .route('/', mediaRoutes(app))
    .route('/', staffDesk(app))
    .route('/', deskHome(app))
    .route('/', deskOutbox(app))
    .route('/', storyDesk(app))
    .route('/', commentDesk(app))
    .route('/', promptDesk(app))
    .route('/', readerDesk(app))
    .route('/', newsletterDesk(app))
    .route('/', insightDesk(app))
    .route('/', mediaDesk(app))
    .route('/', deskSettings(app))
    .route('/', deskAudit(app))
    .route('/', sampleDesk(app))
    .route('/', commentRoutes(app))
    .route('/', readerRoutes(app))
    .route('/', insightRoutes(app))
    .route('/', siteRoutes(app));

  site.notFound((c) => problemPage(app, c, new Problem('missing', 'There is nothing at this address.'), null));
  site.onError((error, c) => {
    if (error instanceof Problem) return problemPage(app, c, error, null);
    const id = randomUUID();
    app.log.error({ id, err: error }, 'a request failed');
    return problemPage(app, c, error, id);
  });
  return site;
}
