import type { Hono } from 'hono';
import { z } from 'zod';
import type { App } from '../context.ts';
import { deskFrameOf } from '../layouts/desk-frame.ts';
import { afterDoing } from '../layouts/done.ts';
import { frameOf } from '../layouts/frame.ts';
import type { Html } from '../html.ts';
import * as paths from '../paths.ts';
import { Problem } from '../problem.ts';
import type { Actor } from '../roles.ts';
import { needs } from '../web/needs.ts';
import { filledWith, submit, type Filled } from '../web/forms.ts';
import { privatePage } from '../web/pages.ts';
import { routes, type Web } from '../web/web.ts';
import { changeNewsletter } from './changing.ts';
import { newsletterPage } from './desk-views.ts';
import { confirmedReaders, newsletters } from './queries.ts';

const line = (most: number) => z.string().trim().max(most, `At most ${most} characters.`);
const schema = z.strictObject({ name: line(80), description: line(300), cadence: line(80) });

export function newsletterDesk(app: App): Hono<Web> {
  const allowed = needs('change forms');
  return routes()
    .get(paths.deskNewsletter, allowed, async (c) =>
      privatePage(c, await page(app, c.get('actor'), null, c.req.query('done'))),
    )
    .post(paths.deskNewsletter, allowed, (c) =>
      submit(c, {
        schema,
        act: async (input) => changeNewsletter(app, c.get('actor'), { id: (await onlyOne(app)).id, ...input }),
        done: () => c.redirect(afterDoing(paths.deskNewsletter, 'saved'), 303),
        again: (form) => page(app, c.get('actor'), form),
      }),
    );
}

/** There is one so far; forms and sign-ups name it all the same. */
async function onlyOne(app: App) {
  const [letter] = await newsletters(app.db);
  if (!letter) throw new Problem('missing', 'There is no newsletter.');
  return letter;
}

/** `form` null: as it is stored. */
async function page(app: App, actor: Actor, form: Filled | null, done?: string): Promise<Html> {
  const { id, name, description, cadence } = await onlyOne(app);
  const { words, settings } = await frameOf(app);
  return newsletterPage(await deskFrameOf(app, actor, done), {
    form: form ?? filledWith({ name, description, cadence }),
    readers: await confirmedReaders(app.db, id),
    fallback: { name: words.signUp.letter(settings.name), description: words.signUp.text },
  });
}
