/** The desk's door: everything under it is for signed-in staff; each route names the deed it is (`needs`). */
import type { MiddlewareHandler } from 'hono';
import { isLoopbackSite } from '../config.ts';
import type { App } from '../context.ts';
import { deskFrameOf } from '../layouts/desk-frame.ts';
import * as paths from '../paths.ts';
import { Problem } from '../problem.ts';
import { readCookie, writeCookie } from '../web/cookies.ts';
import { privatePage } from '../web/pages.ts';
import type { Web, WebContext } from '../web/web.ts';
import { needsHttpsPage } from './desk-views.ts';
import { SESSION_COOKIE, SESSION_SECONDS, signedInStaff } from './sessions.ts';

/** Pages for people who are not signed in. */
export const openPaths: readonly string[] = [paths.setup(), paths.signIn, paths.passwordReset, paths.newPassword()];

export function staffOnly(app: App): MiddlewareHandler<Web> {
  return async (c, next) => {
    c.header('cache-control', 'no-store');
    if (openPaths.includes(c.req.path)) return next();
    const secret = sessionIn(app, c);
    const actor = secret === null ? null : await signedInStaff(app, secret);
    if (actor === null || secret === null) {
      if (isUnsafe(c.req.method)) {
        throw new Problem('unauthenticated', 'You are signed out. Sign in in another tab, then send this again.');
      }
      return c.redirect(`${paths.signIn}?next=${encodeURIComponent(c.req.path)}`, 303);
    }
    c.set('actor', actor);
    c.set('session', secret);
    return next();
  };
}

/** Where anybody on the way could read a password, its pages show one sentence and take nothing. */
export function safelyOnly(app: App): MiddlewareHandler<Web> {
  const { siteUrl } = app.config;
  const isSafe = isHttps(app) || isLoopbackSite(app.config);
  return async (c, next) => {
    if (isSafe) return next();
    if (isUnsafe(c.req.method)) {
      throw new Problem('forbidden', 'Passwords are taken over https only: set SITE_URL to an https address.');
    }
    return privatePage(c, needsHttpsPage(await deskFrameOf(app, null), siteUrl));
  };
}

const isHttps = ({ config }: App): boolean => config.siteUrl.startsWith('https:');

/** The secret in the cookie that came with the request, whether or not it is still good. */
export function sessionIn(app: App, c: WebContext): string | null {
  return readCookie(c, SESSION_COOKIE, isHttps(app));
}

export function enterDesk(app: App, c: WebContext, secret: string, path: string): Response {
  writeCookie(c, SESSION_COOKIE, secret, isHttps(app), SESSION_SECONDS);
  return c.redirect(path, 303);
}

export function leaveDesk(app: App, c: WebContext): Response {
  writeCookie(c, SESSION_COOKIE, '', isHttps(app), 0);
  return c.redirect(paths.signIn, 303);
}

const isUnsafe = (method: string): boolean => method !== 'GET' && method !== 'HEAD';
