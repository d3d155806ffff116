import type { Hono } from 'hono';
import { z } from 'zod';
import type { App } from '../context.ts';
import { deskFrameOf } from '../layouts/desk-frame.ts';
import { filledText } from '../layouts/desk-input.ts';
import * as paths from '../paths.ts';
import { blank, submitUpload, type Filled } from '../web/forms.ts';
import { needs } from '../web/needs.ts';
import { privatePage } from '../web/pages.ts';
import { routes, type Web, type WebContext } from '../web/web.ts';
import { picturesPage } from './desk-views.ts';
import { pictures } from './queries.ts';
import { chosenFile, uploadPicture } from './uploading.ts';

export function mediaDesk(app: App): Hono<Web> {
  const page = async (c: WebContext, form: Filled) => picturesPage(await deskFrameOf(app, c.get('actor')), await pictures(app.db), app.files.address, form);
  return routes()
    .get(paths.deskPictures, needs('write story'), async (c) => privatePage(c, await page(c, blank)))
    .post(paths.deskPictures, needs('write story'), (c) =>
      submitUpload(c, {
        schema: z.strictObject({ alt: filledText(300), credit: filledText(120) }),
        act: (input, file) => uploadPicture(app, c.get('actor'), { ...input, bytes: chosenFile(file) }),
        done: () => c.redirect(paths.deskPictures, 303),
        again: (form) => page(c, form),
      }),
    );
}
