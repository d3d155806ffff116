import type { Hono } from 'hono';
import { z } from 'zod';
import type { App } from '../context.ts';
import { emailAddress, text } from '../layouts/desk-input.ts';
import { deskFrameOf } from '../layouts/desk-frame.ts';
import * as paths from '../paths.ts';
import { networkOf } from '../web/clients.ts';
import { blank, submit } from '../web/forms.ts';
import { privatePage } from '../web/pages.ts';
import { clientOf, routes, type Web } from '../web/web.ts';
import { newPasswordPage, passwordResetPage, resetSentPage } from './desk-views.ts';
import { chosenPassword } from './passwords.ts';
import { askForReset, refuseUnlessGood, setPassword } from './resetting.ts';

export function passwordDesk(app: App): Hono<Web> {
  const frame = () => deskFrameOf(app, null);
  return routes()
    .get(paths.passwordReset, async (c) => privatePage(c, passwordResetPage(await frame(), blank)))
    .post(paths.passwordReset, (c) =>
      submit(c, {
        schema: z.strictObject({ email: emailAddress }),
        act: (input) => askForReset(app, input, networkOf(clientOf(c, app.config.trustedProxies))),
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
        schema: z.strictObject({ token: text(100), password: chosenPassword }),
        act: (input) => setPassword(app, input),
        done: () => c.redirect(`${paths.signIn}?new`, 303),
        again: async (form) => newPasswordPage(await frame(), form.values.token ?? '', form),
      }),
    );
}
