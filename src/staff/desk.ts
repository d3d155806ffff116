/** The pages before the desk: who comes in, and how. */
import type { Hono } from 'hono';
import { z } from 'zod';
import type { App } from '../context.ts';
import { text } from '../layouts/desk-input.ts';
import { deskFrameOf } from '../layouts/desk-frame.ts';
import * as paths from '../paths.ts';
import { networkOf } from '../web/clients.ts';
import { blank, submit } from '../web/forms.ts';
import { privatePage } from '../web/pages.ts';
import { clientOf, routes, type Web } from '../web/web.ts';
import { passwordDesk } from './desk-passwords.ts';
import { setupDesk } from './desk-setup.ts';
import { notSetUpPage, signInPage } from './desk-views.ts';
import { enterDesk, leaveDesk, openPaths, safelyOnly, sessionIn } from './guard.ts';
import { LONGEST_PASSWORD } from './passwords.ts';
import { hasOwner } from './setup.ts';
import { endSession } from './sessions.ts';
import { signIn } from './signing-in.ts';

const signInSchema = z.strictObject({
  email: text(254),
  // Not trimmed: spaces may be part of it.
  password: z.string('Please fill this in.').max(LONGEST_PASSWORD, 'No password is that long.'),
  next: z.string().max(500).default(''),
});

export function staffDesk(app: App): Hono<Web> {
  const desk = routes();
  for (const path of openPaths) desk.use(path, safelyOnly(app));
  return desk.route('/', setupDesk(app)).route('/', signInDesk(app)).route('/', passwordDesk(app));
}

function signInDesk(app: App): Hono<Web> {
  const frame = () => deskFrameOf(app, null);
  return routes()
    .get(paths.signIn, async (c) => {
      if (!(await hasOwner(app.db))) return privatePage(c, notSetUpPage(await frame()));
      const note = c.req.query('new') === undefined ? null : 'Your new password is set. Sign in with it.';
      return privatePage(c, signInPage(await frame(), blank, deskPathFrom(c.req.query('next')), note));
    })
    .post(paths.signIn, (c) =>
      submit(c, {
        schema: signInSchema,
        act: async (input) => ({
          secret: await signIn(app, input, {
            network: networkOf(clientOf(c, app.config.trustedProxies)),
            before: sessionIn(app, c),
          }),
          next: deskPathFrom(input.next),
        }),
        done: ({ secret, next }) => enterDesk(app, c, secret, next),
        again: async (form) => signInPage(await frame(), form, deskPathFrom(form.values.next)),
      }),
    )
    .post(paths.signOut, async (c) => {
      await endSession(app, c.get('session'));
      return leaveDesk(app, c);
    });
}

/** Where to go after sign-in: a path of the desk, never another site. */
function deskPathFrom(next: string | undefined): string {
  const isDesk = next !== undefined && /^\/desk(\/[\w-]+)*$/.test(next);
  return isDesk ? next : paths.desk;
}
