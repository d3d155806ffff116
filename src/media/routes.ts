import type { Hono } from 'hono';
import type { App } from '../context.ts';
import { routes, type Web } from '../web/web.ts';

/** What is served, by the extension that our own encoder gave. Originals (`.orig`) are not. */
const types: Record<string, string> = { webp: 'image/webp', avif: 'image/avif', png: 'image/png', jpg: 'image/jpeg' };

export function mediaRoutes(app: App): Hono<Web> {
  return routes().get('/files/:name', async (c) => {
    const name = c.req.param('name');
    const type = types[name.split('.')[1] ?? ''];
    const found = type === undefined ? null : await app.files.stream(name);
    if (found === null || type === undefined) return c.notFound();
    const headers = {
      'content-type': type,
      'content-length': String(found.size),
      'cache-control': 'public, max-age=31536000, immutable',
    };
    if (c.req.method !== 'HEAD') return c.body(found.bytes, 200, headers);
    // Nobody will read it to its end, so it is closed here.
    await found.bytes.cancel();
    return c.body(null, 200, headers);
  });
}
