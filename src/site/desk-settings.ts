import type { Hono } from 'hono';
import { z } from 'zod';
import type { App } from '../context.ts';
import type { Html } from '../html.ts';
import { deskFrameOf } from '../layouts/desk-frame.ts';
import { afterDoing } from '../layouts/done.ts';
import { filledText, language, optionalEmailAddress, text, timeZone } from '../layouts/desk-input.ts';
import { fitPicture } from '../media/renditions.ts';
import { chosenFile } from '../media/uploading.ts';
import * as paths from '../paths.ts';
import { Problem } from '../problem.ts';
import type { Actor } from '../roles.ts';
import { submit, submitUpload } from '../web/forms.ts';
import { needs } from '../web/needs.ts';
import { privatePage } from '../web/pages.ts';
import { routes, type Web, type WebContext } from '../web/web.ts';
import { accentFrom } from '../settings/colour.ts';
import { settingsPage, untouched, type SettingsForms } from './desk-settings-views.ts';
import { newsroom, timeZones } from '../settings/queries.ts';
import { accents, addSection, changeSection, deleteSection, moveSection } from '../settings/sections.ts';
import { changeSettings } from '../settings/settling.ts';

const settingsSchema = z.strictObject({
  name: filledText(80),
  earLine: text(60),
  imprint: text(600),
  contactEmail: optionalEmailAddress,
  language,
  timeZone,
  accent: text(7),
  recordPolicy: z.enum(['off', 'confirmed', 'unchecked'], 'Choose one of the list.'),
});
const accent = z.enum(['', ...accents]).transform((value) => (value === '' ? null : value));
const sectionSchema = z.strictObject({ name: filledText(40), accent });
const LOGO_BOX = { width: 900, height: 180 };
const sectionDeedSchema = sectionSchema.extend({ deed: z.enum(['save', 'up', 'down', 'delete']) });

/** The settings page, with what was typed where something was wrong. */
async function settingsPageFor(app: App, c: WebContext, forms: Partial<SettingsForms> = {}): Promise<Html> {
  const room = await newsroom(app.db);
  const { logo } = room.settings;
  const frame = await deskFrameOf(app, c.get('actor'), c.req.query('done'));
  return settingsPage(frame, room, timeZones, logo === null ? null : app.files.address(logo.file), {
    ...untouched,
    ...forms,
  });
}

export function deskSettings(app: App): Hono<Web> {
  const deed = needs('change settings');
  const back = (c: WebContext) => c.redirect(afterDoing(paths.deskSettings, 'saved'), 303);
  return routes()
    .get(paths.deskSettings, deed, async (c) => privatePage(c, await settingsPageFor(app, c)))
    .post(paths.deskSettings, deed, (c) =>
      submit(c, {
        schema: settingsSchema,
        act: (input) =>
          changeSettings(app, c.get('actor'), {
            ...input,
            accent: input.accent === '' ? null : accentFrom(input.accent),
          }),
        done: () => back(c),
        again: (form) => settingsPageFor(app, c, { newsroom: form }),
      }),
    )
    .post(paths.deskLogo, deed, (c) =>
      submitUpload(c, {
        schema: z.strictObject({ deed: z.enum(['put', 'remove']) }),
        act: (input, file) => changeLogo(app, c.get('actor'), input.deed, file),
        done: () => back(c),
        again: (form) => settingsPageFor(app, c, { logo: form }),
      }),
    )
    .post(paths.deskSections, deed, (c) =>
      submit(c, {
        schema: sectionSchema,
        act: (input) => addSection(app, c.get('actor'), input),
        done: () => back(c),
        again: (form) => settingsPageFor(app, c, { section: form }),
      }),
    )
    .post('/desk/sections/:id', deed, (c) =>
      submit(c, {
        schema: sectionDeedSchema,
        act: (input) => changeOneSection(app, c, c.req.param('id'), input),
        done: () => back(c),
        again: (form) =>
          settingsPageFor(app, c, {
            section: { ...form, message: form.message ?? Object.values(form.errors)[0] ?? null },
          }),
      }),
    );
}

async function changeLogo(app: App, actor: Actor, deed: 'put' | 'remove', file: Uint8Array | null): Promise<void> {
  if (deed === 'remove') return changeSettings(app, actor, { logo: null });
  const { bytes, width, height } = await fitPicture(chosenFile(file), LOGO_BOX);
  return changeSettings(app, actor, { logo: { file: await app.files.put(bytes, 'webp'), width, height } });
}

async function changeOneSection(
  app: App,
  c: WebContext,
  id: string,
  input: z.output<typeof sectionDeedSchema>,
): Promise<void> {
  const actor = c.get('actor');
  const room = await newsroom(app.db);
  if (!room.sections.some((section) => section.id === id)) throw new Problem('missing', 'This section is gone.');
  switch (input.deed) {
    case 'save':
      return changeSection(app, actor, { id, name: input.name, accent: input.accent });
    case 'delete':
      return deleteSection(app, actor, { id });
    case 'up':
    case 'down':
      return moveSection(app, actor, { id, direction: input.deed });
  }
}
