/** The desk's door: everything under it is for signed-in staff; each route names the deed it is (`needs`). */
import type { MiddlewareHandler } from 'hono';
import type { App } from '../context.ts';
import * as paths from '../paths.ts';
import { Problem } from '../problem.ts';
import { readCookie } from '../web/cookies.ts';
import type { Web } from '../web/web.ts';
import { SESSION_COOKIE, signedInStaff } from './sessions.ts';

const open: readonly string[] = [paths.setup(), paths.signIn, paths.passwordReset, paths.newPassword()];

export function staffOnly(app: App): MiddlewareHandler<Web> {
  const isHttps = app.config.siteUrl.startsWith('https:');
  return async (c, next) => {
    c.header('cache-control', 'no-store');
    if (open.includes(c.req.path)) return next();
    const secret = readCookie(c, SESSION_COOKIE, isHttps);
    const actor = secret === null ? null : await signedInStaff(app, secret);
    if (actor === null || secret === null) {
      if (c.req.method !== 'GET') throw new Problem('unauthenticated', 'You are signed out. Sign in in another tab, then send this again.');
      return c.redirect(`${paths.signIn}?next=${encodeURIComponent(c.req.path)}`, 303);
    }
    c.set('actor', actor);
    c.set('session', secret);
    return next();
  };
}

export { needs } from '../web/needs.ts';
