import type { Hono } from 'hono';
import { z } from 'zod';
import type { App } from '../context.ts';
import * as paths from '../paths.ts';
import { dayIn } from '../prompts/days.ts';
import { placements } from '../prompts/wording.ts';
import { newsroom } from '../settings/queries.ts';
import { fieldsOf, readBody } from '../web/bodies.ts';
import { networkOf } from '../web/clients.ts';
import { check } from '../web/forms.ts';
import { clientOf, routes, type Web } from '../web/web.ts';
import { busyNetworks } from './busy-networks.ts';

const MOST_BYTES = 200;
/** Sent and confirmed are counted where they happen; a browser may only say that a form was seen or closed. */
const schema = z.strictObject({ placement: z.enum(placements), what: z.enum(['shown', 'closed']) });

export function insightRoutes(app: App): Hono<Web> {
  const isBusy = busyNetworks();
  // A beacon: read whatever type the browser gives it, answered with nothing, and no cookie is looked at.
  return routes().post(paths.promptCounts, async (c) => {
    if (isBusy(networkOf(clientOf(c, app.config.trustedProxies)), Date.parse(app.now()))) return c.body(null, 429);
    const text = new TextDecoder().decode(await readBody(c.req.raw, MOST_BYTES));
    const { placement, what } = check(schema, fieldsOf(new URLSearchParams(text)));
    const { settings } = await newsroom(app.db);
    app.tally({ day: dayIn(settings.timeZone, app.now()), placement, what });
    return c.body(null, 204);
  });
}
