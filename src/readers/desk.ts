import type { Hono } from 'hono';
import type { App } from '../context.ts';
import { DAY, later } from '../db/times.ts';
import { failedJobs } from '../jobs/queries.ts';
import { deskFrameOf } from '../layouts/desk-frame.ts';
import * as paths from '../paths.ts';
import { dayIn } from '../prompts/days.ts';
import { signUpHealth } from '../prompts/health.ts';
import { needs } from '../web/needs.ts';
import { privatePage } from '../web/pages.ts';
import { routes, type Web } from '../web/web.ts';
import { signUpsPage } from './desk-views.ts';
import { latestSignUps, readerCounts, signUpLedger } from './queries.ts';

const LEDGER = 30 * DAY;

export function readerDesk(app: App): Hono<Web> {
  return routes().get(paths.deskSignUps, needs('see readers'), async (c) => {
    const frame = await deskFrameOf(app, c.get('actor'));
    const failed = await failedJobs(app.db);
    return privatePage(
      c,
      signUpsPage(frame, {
        counts: await readerCounts(app.db),
        ledger: await signUpLedger(app.db, dayIn(frame.telling.timeZone, later(app.now(), -LEDGER))),
        latest: await latestSignUps(app.db),
        failedMails: failed.filter(({ kind }) => kind === 'confirm sign-up').length,
        health: await signUpHealth(app),
      }),
    );
  });
}
