import type { Hono } from 'hono';
import { heldComments } from '../comments/queries.ts';
import type { App } from '../context.ts';
import { failedJobs } from '../jobs/queries.ts';
import { deskFrameOf } from '../layouts/desk-frame.ts';
import * as paths from '../paths.ts';
import { may } from '../roles.ts';
import { privatePage } from '../web/pages.ts';
import { routes, type Web } from '../web/web.ts';
import { deskHomePage } from './desk-home-views.ts';
import { signUpsOfTheWeek, unmappedReferences, waitingStories } from './desk-queries.ts';

const SHOWN = 6;

export function deskHome(app: App): Hono<Web> {
  return routes().get(paths.desk, async (c) => {
    const actor = c.get('actor');
    const { db } = app;
    const { drafts, unconfirmed } = await waitingStories(db);
    const own = await db.selectFrom('story').select('id').where('sample_at', 'is', null).where('state', '=', 'published').limit(1).executeTakeFirst();
    return privatePage(
      c,
      deskHomePage(await deskFrameOf(app, actor), {
        held: may(actor, 'moderate comments') ? await heldComments(db, SHOWN) : [],
        drafts,
        unconfirmed: may(actor, 'confirm record') ? unconfirmed : [],
        unmapped: may(actor, 'change forms') ? await unmappedReferences(db) : [],
        failed: may(actor, 'see mail') ? await failedJobs(db) : [],
        week: await signUpsOfTheWeek(db, app.now()),
        isNew: own === undefined && may(actor, 'change settings'),
      }),
    );
  });
}
