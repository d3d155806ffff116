import type { Hono } from 'hono';
import { z } from 'zod';
import type { App } from '../context.ts';
import { deskFrameOf } from '../layouts/desk-frame.ts';
import { filledText } from '../layouts/desk-input.ts';
import { afterDoing } from '../layouts/done.ts';
import * as paths from '../paths.ts';
import { blank, submitUpload, type Filled } from '../web/forms.ts';
import { needs } from '../web/needs.ts';
import { privatePage } from '../web/pages.ts';
import { routes, type Web, type WebContext } from '../web/web.ts';
import { picturesPage } from './desk-views.ts';
import { pictures } from './queries.ts';
import { chosenFile, uploadPicture } from './uploading.ts';

export function mediaDesk(app: App): Hono<Web> {
  const page = async (c: WebContext, form: Filled, forStory: string) =>
    picturesPage(await deskFrameOf(app, c.get('actor'), c.req.query('done')), {
      pictures: await pictures(app.db),
      address: app.files.address,
      form,
      forStory,
    });
  return routes()
    .get(paths.deskPictures, needs('write story'), async (c) =>
      privatePage(c, await page(c, blank, storyFrom(c.req.query('for')))),
    )
    .post(paths.deskPictures, needs('write story'), (c) =>
      submitUpload(c, {
        schema: z.strictObject({ alt: filledText(300), credit: filledText(120), for: z.string().default('') }),
        act: async ({ for: forStory, ...input }, file) => {
          await uploadPicture(app, c.get('actor'), { ...input, bytes: chosenFile(file) });
          return storyFrom(forStory);
        },
        done: (story) =>
          c.redirect(
            story === '' ? afterDoing(paths.deskPictures, 'added') : afterDoing(paths.deskStory(story), 'pictured'),
            303,
          ),
        again: (form) => page(c, form, storyFrom(form.values.for)),
      }),
    );
}

/** The story somebody came from, and goes back to; '' for none. */
const storyFrom = (given: string | undefined): string => /^[0-9a-f-]{36}$/.exec(given ?? '')?.[0] ?? '';
