import type { Hono } from 'hono';
import { z } from 'zod';
import type { App } from '../context.ts';
import { deskFrameOf } from '../layouts/desk-frame.ts';
import * as paths from '../paths.ts';
import { Problem } from '../problem.ts';
import { newsroom } from '../settings/queries.ts';
import { settingsPage, untouched } from '../settings/desk-views.ts';
import { timeZones } from '../settings/queries.ts';
import { changeSettings } from '../settings/settling.ts';
import { blank, submitUpload, type Filled } from '../web/forms.ts';
import { needs } from '../web/needs.ts';
import { privatePage } from '../web/pages.ts';
import { routes, type Web, type WebContext } from '../web/web.ts';
import { picturesPage } from './desk-views.ts';
import { pictures } from './queries.ts';
import { fitPicture } from './renditions.ts';
import { uploadPicture } from './uploading.ts';

const line = (most: number) => z.string().trim().min(1, 'Please fill this in.').max(most, `At most ${most} characters.`);
const LOGO_BOX = { width: 900, height: 180 };

function chosen(file: Uint8Array | null): Uint8Array {
  if (file === null) throw new Problem('invalid', 'Choose a file.', { fields: { file: 'Choose a file.' } });
  return file;
}

export function mediaDesk(app: App): Hono<Web> {
  const page = async (c: WebContext, form: Filled) => picturesPage(await deskFrameOf(app, c.get('actor')), await pictures(app.db), app.files.address, form);
  return routes()
    .get(paths.deskPictures, needs('write story'), async (c) => privatePage(c, await page(c, blank)))
    .post(paths.deskPictures, needs('write story'), (c) =>
      submitUpload(c, {
        schema: z.strictObject({ alt: line(300), credit: line(120) }),
        act: (input, file) => uploadPicture(app, c.get('actor'), { ...input, bytes: chosen(file) }),
        done: () => c.redirect(paths.deskPictures, 303),
        again: (form) => page(c, form),
      }),
    )
    .post(paths.deskLogo, needs('change settings'), (c) =>
      submitUpload(c, {
        schema: z.strictObject({ deed: z.enum(['put', 'remove']) }),
        act: async ({ deed }, file) => {
          if (deed === 'remove') return changeSettings(app, c.get('actor'), { logo: null });
          const { bytes, width, height } = await fitPicture(chosen(file), LOGO_BOX);
          return changeSettings(app, c.get('actor'), { logo: { file: await app.files.put(bytes, 'webp'), width, height } });
        },
        done: () => c.redirect(`${paths.deskSettings}?saved`, 303),
        again: async (form) => {
          const room = await newsroom(app.db);
          const { logo } = room.settings;
          const frame = await deskFrameOf(app, c.get('actor'));
          return settingsPage(frame, room, timeZones, logo === null ? null : app.files.address(logo.file), { ...untouched, logo: form });
        },
      }),
    );
}
