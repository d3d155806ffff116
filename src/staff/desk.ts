import type { Hono, MiddlewareHandler } from 'hono';
import { z } from 'zod';
import { isLoopback } from '../config.ts';
import type { App } from '../context.ts';
import { deskFrameOf } from '../layouts/desk-frame.ts';
import * as paths from '../paths.ts';
import { Problem } from '../problem.ts';
import { networkOf } from '../web/clients.ts';
import { writeCookie } from '../web/cookies.ts';
import { blank, submit } from '../web/forms.ts';
import { privatePage } from '../web/pages.ts';
import { clientOf, routes, type Web, type WebContext } from '../web/web.ts';
import { timeZones } from '../settings/queries.ts';
import { isLanguage } from '../words/words.ts';
import { needsHttpsPage, newPasswordPage, passwordResetPage, resetSentPage, setupPage, signInPage } from './desk-views.ts';
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from './passwords.ts';
import { endSession, SESSION_COOKIE, SESSION_SECONDS } from './sessions.ts';
import { refuseUnlessOpen, setUpOwner } from './setup.ts';
import { askForReset, refuseUnlessGood, setPassword, signIn } from './signing-in.ts';


const line = (most: number) => z.string().trim().min(1, 'Please fill this in.').max(most, `At most ${most} characters.`);
const email = z.string().trim().max(254, 'At most 254 characters.').regex(/^[^\s@"<>]+@[^\s@"<>]+\.[^\s@"<>]+$/, 'An address has the form name@place.ending.');
const password = z
  .string()
  .min(SHORTEST_PASSWORD, `At least ${SHORTEST_PASSWORD} characters.`)
  .max(LONGEST_PASSWORD, `At most ${LONGEST_PASSWORD} characters.`);
const setupSchema = z.strictObject({
  token: z.string().max(100),
  newsroom: line(80),
  name: line(80),
  email,
  password,
  language: z.string().refine(isLanguage, 'Choose one of the list.'),
  timeZone: z.string().refine((zone) => timeZones.includes(zone), 'Choose one of the list.'),
});
const signInSchema = z.strictObject({ email: z.string().max(254), password: z.string().max(LONGEST_PASSWORD), next: z.string().max(500) });

/** Where to go after sign-in: a path of the desk, never another site. */
export function deskPathFrom(next: string | undefined): string {
  const isDesk = next !== undefined && /^\/desk(\/[\w/-]*)?$/.test(next);
  return isDesk ? next : paths.desk;
}

export function staffDesk(app: App): Hono<Web> {
  const { siteUrl, trustedProxies } = app.config;
  const isHttps = siteUrl.startsWith('https:');
  const isSafe = isHttps || isLoopback(new URL(siteUrl).hostname.replace(/^\[|\]$/g, ''));
  const frame = () => deskFrameOf(app, null);
  const networkFor = (c: WebContext) => networkOf(clientOf(c, trustedProxies));
  const enter = (c: WebContext, secret: string, next: string) => {
    writeCookie(c, SESSION_COOKIE, secret, isHttps, SESSION_SECONDS);
    return c.redirect(next, 303);
  };

  const refuseUnsafe: MiddlewareHandler<Web> = async (c, next) => {
    if (!isSafe && c.req.method !== 'GET') throw new Problem('forbidden', 'Passwords are taken over https only: set SITE_URL to an https address.');
    return next();
  };

  return routes()
    .use(paths.setup(), refuseUnsafe)
    .use(paths.signIn, refuseUnsafe)
    .use(paths.newPassword(), refuseUnsafe)
    .get(paths.setup(), async (c) => {
      const token = c.req.query('token') ?? '';
      await refuseUnlessOpen(app, token);
      return privatePage(c, isSafe ? setupPage(await frame(), token, blank, timeZones) : needsHttpsPage(await frame(), siteUrl));
    })
    .post(paths.setup(), (c) =>
      submit(c, {
        schema: setupSchema,
        act: (input) => setUpOwner(app, input),
        done: (secret) => enter(c, secret, paths.desk),
        again: async (form) => setupPage(await frame(), form.values.token ?? '', form, timeZones),
      }),
    )
    .get(paths.signIn, async (c) => {
      const note = c.req.query('new') === undefined ? null : 'Your new password is set. Sign in with it.';
      return privatePage(c, isSafe ? signInPage(await frame(), blank, deskPathFrom(c.req.query('next')), note) : needsHttpsPage(await frame(), siteUrl));
    })
    .post(paths.signIn, (c) =>
      submit(c, {
        schema: signInSchema,
        act: async (input) => ({ secret: await signIn(app, input, networkFor(c)), next: deskPathFrom(input.next) }),
        done: ({ secret, next }) => enter(c, secret, next),
        again: async (form) => signInPage(await frame(), form, deskPathFrom(form.values.next)),
      }),
    )
    .post(paths.signOut, async (c) => {
      await endSession(app, c.get('session'));
      writeCookie(c, SESSION_COOKIE, '', isHttps, 0);
      return c.redirect(paths.signIn, 303);
    })
    .get(paths.passwordReset, async (c) => privatePage(c, passwordResetPage(await frame(), blank)))
    .post(paths.passwordReset, (c) =>
      submit(c, {
        schema: z.strictObject({ email }),
        act: (input) => askForReset(app, input, networkFor(c)),
        done: async () => privatePage(c, resetSentPage(await frame())),
        again: async (form) => passwordResetPage(await frame(), form),
      }),
    )
    .get(paths.newPassword(), async (c) => {
      const token = c.req.query('token') ?? '';
      await refuseUnlessGood(app, token);
      return privatePage(c, newPasswordPage(await frame(), token, blank));
    })
    .post(paths.newPassword(), (c) =>
      submit(c, {
        schema: z.strictObject({ token: z.string().max(100), password }),
        act: (input) => setPassword(app, input),
        done: () => c.redirect(`${paths.signIn}?new`, 303),
        again: async (form) => newPasswordPage(await frame(), form.values.token ?? '', form),
      }),
    );
}
