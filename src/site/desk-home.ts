import type { Hono } from 'hono';
import { z } from 'zod';
import { heldComments } from '../comments/queries.ts';
import type { App } from '../context.ts';
import { failedJobs } from '../jobs/queries.ts';
import { settleFailedJob } from '../jobs/settling.ts';
import { deskFrameOf } from '../layouts/desk-frame.ts';
import { afterDoing } from '../layouts/done.ts';
import * as paths from '../paths.ts';
import { may } from '../roles.ts';
import { newsroom } from '../settings/queries.ts';
import { readFields } from '../web/bodies.ts';
import { check } from '../web/forms.ts';
import { needs } from '../web/needs.ts';
import { privatePage } from '../web/pages.ts';
import { routes, type Web } from '../web/web.ts';
import { deskHomePage } from './desk-home-views.ts';
import { firstSteps, signUpsOfTheWeek, unmappedReferences, waitingStories } from './desk-queries.ts';

const SHOWN = 6;
const none = { stories: [], count: 0 };
const jobDeed = z.strictObject({ deed: z.enum(['again', 'leave']) });

export function deskHome(app: App): Hono<Web> {
  return routes()
    .get(paths.desk, async (c) => {
      const actor = c.get('actor');
      const { db } = app;
      const room = await newsroom(db);
      const { recordPolicy, timeZone } = room.settings;
      const { drafts, unconfirmed } = await waitingStories(db, recordPolicy);
      return privatePage(
        c,
        deskHomePage(await deskFrameOf(app, actor, c.req.query('done')), {
          held: may(actor, 'moderate comments') ? await heldComments(db, SHOWN) : [],
          drafts,
          unconfirmed: may(actor, 'confirm record') ? unconfirmed : none,
          unmapped: may(actor, 'change forms') ? await unmappedReferences(db) : [],
          failed: may(actor, 'see mail') ? await failedJobs(db) : [],
          week: await signUpsOfTheWeek(db, timeZone, app.now()),
          steps: may(actor, 'change settings') ? await firstSteps(db, room) : null,
        }),
      );
    })
    .post(paths.deskJobPattern, needs('see mail'), async (c) => {
      const { deed } = check(jobDeed, await readFields(c.req.raw));
      await settleFailedJob(app, c.get('actor'), { id: c.req.param('id'), deed });
      return c.redirect(afterDoing(paths.desk, deed === 'again' ? 'again' : 'settled'), 303);
    });
}
