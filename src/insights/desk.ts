import type { Hono } from 'hono';
import type { App } from '../context.ts';
import { DAY, later } from '../db/times.ts';
import { deskFrameOf } from '../layouts/desk-frame.ts';
import * as paths from '../paths.ts';
import { dayIn } from '../prompts/days.ts';
import { needs } from '../web/needs.ts';
import { privatePage } from '../web/pages.ts';
import { routes, type Web } from '../web/web.ts';
import { numbersPage } from './desk-views.ts';
import { placementCounts } from './queries.ts';

const SHOWN = 30 * DAY;

export function insightDesk(app: App): Hono<Web> {
  return routes().get(paths.deskNumbers, needs('see readers'), async (c) => {
    const frame = await deskFrameOf(app, c.get('actor'));
    const since = dayIn(frame.telling.timeZone, later(app.now(), -SHOWN));
    return privatePage(c, numbersPage(frame, await placementCounts(app.db, since)));
  });
}
