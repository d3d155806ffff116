import type { Hono } from 'hono';
import type { App } from '../context.ts';
import { afterDoing } from '../layouts/done.ts';
import * as paths from '../paths.ts';
import { needs } from '../web/needs.ts';
import { routes, type Web } from '../web/web.ts';
import { removeSample } from './removing.ts';

export function sampleDesk(app: App): Hono<Web> {
  return routes().post(paths.deskSample, needs('change settings'), async (c) => {
    await removeSample(app, c.get('actor'));
    return c.redirect(afterDoing(paths.deskSettings, 'removed'), 303);
  });
}
