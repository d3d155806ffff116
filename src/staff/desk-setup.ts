import type { Hono } from 'hono';
import { z } from 'zod';
import type { App } from '../context.ts';
import { emailAddress, filledText, language, text, timeZone } from '../layouts/desk-input.ts';
import { deskFrameOf } from '../layouts/desk-frame.ts';
import * as paths from '../paths.ts';
import { timeZones } from '../settings/queries.ts';
import { filledWith, submit } from '../web/forms.ts';
import { privatePage } from '../web/pages.ts';
import { routes, type Web } from '../web/web.ts';
import { setupPage } from './desk-views.ts';
import { enterDesk } from './guard.ts';
import { chosenPassword } from './passwords.ts';
import { refuseUnlessOpen, setUpOwner } from './setup.ts';

const setupSchema = z.strictObject({
  token: text(100),
  newsroom: filledText(80),
  name: filledText(80),
  email: emailAddress,
  password: chosenPassword,
  language,
  timeZone,
});

/** Most people run the program where their paper is. */
const hereabouts = Intl.DateTimeFormat().resolvedOptions().timeZone;

export function setupDesk(app: App): Hono<Web> {
  const frame = () => deskFrameOf(app, null);
  return routes()
    .get(paths.setup(), async (c) => {
      const token = c.req.query('token') ?? '';
      await refuseUnlessOpen(app, token);
      return privatePage(c, setupPage(await frame(), token, filledWith({ timeZone: hereabouts }), timeZones));
    })
    .post(paths.setup(), (c) =>
      submit(c, {
        schema: setupSchema,
        act: (input) => setUpOwner(app, input),
        done: (secret) => enterDesk(app, c, secret, paths.desk),
        again: async (form) => setupPage(await frame(), form.values.token ?? '', form, timeZones),
      }),
    );
}
