import type { Hono } from 'hono';
import type { App } from '../context.ts';
import type { Html } from '../html.ts';
import { deskFrameOf } from '../layouts/desk-frame.ts';
import { afterDoing } from '../layouts/done.ts';
import { frameOf } from '../layouts/frame.ts';
import * as paths from '../paths.ts';
import type { Actor } from '../roles.ts';
import { newsroom } from '../settings/queries.ts';
import { needs } from '../web/needs.ts';
import { readFields } from '../web/bodies.ts';
import { filledWith, submit, type Filled } from '../web/forms.ts';
import { privatePage } from '../web/pages.ts';
import { routes, type Web } from '../web/web.ts';
import { slideInPage } from './desk-views.ts';
import { signUpHealth } from './health.ts';
import { slideInStates } from './preview-views.ts';
import { changePrompt } from './prompting.ts';
import { listedForms, promptRow } from './queries.ts';
import { fieldsFrom, slideInFrom, slideInSchema, type FieldValues } from './slide-in-fields.ts';

export function slideInDesk(app: App): Hono<Web> {
  const allowed = needs('change forms');
  return routes()
    .get(paths.deskPrompt, allowed, async (c) =>
      privatePage(c, await slideInPageOf(app, c.get('actor'), null, c.req.query('done'))),
    )
    .post(paths.deskPrompt, allowed, async (c) => {
      const { settings, sections } = await newsroom(app.db);
      const values = await readFields(c.req.raw.clone());
      const show = (form: Filled) => slideInPageOf(app, c.get('actor'), form);
      return submit(c, {
        schema: slideInSchema(
          settings.timeZone,
          sections.map(({ id }) => id),
        ),
        act: async ({ isPreview, input }) => {
          if (!isPreview) await changePrompt(app, c.get('actor'), input);
          return isPreview;
        },
        done: async (isPreview) =>
          isPreview
            ? privatePage(c, await show(filledWith(values)))
            : c.redirect(afterDoing(paths.deskPrompt, 'saved'), 303),
        again: show,
      });
    })
    .post(paths.deskPromptPreview, allowed, async (c) =>
      privatePage(c, await slideInStatesOf(app, await readFields(c.req.raw))),
    );
}

/** `form` null: as it is stored. */
async function slideInPageOf(app: App, actor: Actor, form: Filled | null, done?: string): Promise<Html> {
  const { settings, sections } = await newsroom(app.db);
  const forms = await listedForms(app.db);
  const row = await promptRow(app.db);
  const filled = form ?? filledWith({ ...fieldsFrom(row, settings.timeZone, forms[0]?.id ?? '') });
  return slideInPage(await deskFrameOf(app, actor, done), {
    form: filled,
    forms,
    sections,
    status: statusOf(row, app.now()),
    states: await slideInStatesOf(app, filled.values),
    health: await signUpHealth(app),
  });
}

async function slideInStatesOf(app: App, values: FieldValues): Promise<Html> {
  return slideInStates(await frameOf(app), slideInFrom(values, await listedForms(app.db)), app.mail.from);
}

function statusOf(
  row: { on_at: string | null; starts_at: string | null; ends_at: string | null },
  now: string,
): string {
  if (row.on_at === null) return 'It is off: readers do not see it.';
  if (row.starts_at !== null && row.starts_at > now) return 'It is on, and comes from its first day.';
  if (row.ends_at !== null && row.ends_at <= now) return 'It is on, but its last day is over: readers do not see it.';
  return 'It is on.';
}
