import type { Hono } from 'hono';
import { z } from 'zod';
import type { App } from '../context.ts';
import type { Html } from '../html.ts';
import { deskFrameOf } from '../layouts/desk-frame.ts';
import { afterDoing } from '../layouts/done.ts';
import { frameOf } from '../layouts/frame.ts';
import * as paths from '../paths.ts';
import { Problem } from '../problem.ts';
import type { Actor } from '../roles.ts';
import { needs } from '../web/needs.ts';
import { readFields } from '../web/bodies.ts';
import { blank, check, filledWith, submit, type Filled } from '../web/forms.ts';
import { privatePage } from '../web/pages.ts';
import { routes, type Web } from '../web/web.ts';
import { slideInDesk } from './desk-slide-in.ts';
import { formPage, formsPage } from './desk-views.ts';
import { addForm, changeForm, deleteForm } from './forming.ts';
import { signUpHealth } from './health.ts';
import { formStates } from './preview-views.ts';
import { listedForms, listedReferences, newsletterNames, type ListedForm } from './queries.ts';
import { mapReference } from './referring.ts';
import { line, type FieldValues } from './slide-in-fields.ts';
import { formCopy, type SignUpForm } from './wording.ts';

const name = line(80).refine((text) => text !== '', 'Please fill this in.');

const formSchema = z.strictObject({
  do: z.enum(['save', 'preview']).default('save'),
  name,
  newsletterId: line(40),
  title: line(120),
  text: line(400),
  button: line(40),
  smallPrint: line(300),
  thanks: line(500),
  isDefault: z.literal('on').optional(),
});

export function promptDesk(app: App): Hono<Web> {
  return routes().route('/', formDesk(app)).route('/', slideInDesk(app));
}

function formDesk(app: App): Hono<Web> {
  const allowed = needs('change forms');
  return routes()
    .get(paths.deskForms, allowed, async (c) =>
      privatePage(c, await formsPageOf(app, c.get('actor'), blank, c.req.query('done'))),
    )
    .post(paths.deskForms, allowed, (c) =>
      submit(c, {
        schema: z.strictObject({ name }),
        act: async (input) => {
          const [letter] = await newsletterNames(app.db);
          const empty = { title: '', text: '', button: '', smallPrint: '', thanks: '' };
          return addForm(app, c.get('actor'), { ...empty, ...input, newsletterId: letter?.id ?? '', isDefault: false });
        },
        done: ({ id }) => c.redirect(afterDoing(paths.deskForm(id), 'added'), 303),
        again: (form) => formsPageOf(app, c.get('actor'), form),
      }),
    )
    .post(paths.deskFormReferences, allowed, (c) =>
      submit(c, {
        schema: z.strictObject({ reference: z.string().max(200), formId: line(40) }),
        act: ({ reference, formId }) => mapReference(app, c.get('actor'), { reference, formId: formId || null }),
        done: () => c.redirect(afterDoing(paths.deskForms, 'saved'), 303),
        again: (form) => formsPageOf(app, c.get('actor'), { ...blank, message: form.message }),
      }),
    )
    .get(paths.deskFormPattern, allowed, async (c) => {
      const form = await listedForm(app, c.req.param('id'));
      return privatePage(
        c,
        await formPageOf(app, c.get('actor'), form, filledWith(valuesOf(form)), c.req.query('done')),
      );
    })
    .post(paths.deskFormPattern, allowed, async (c) => {
      const form = await listedForm(app, c.req.param('id'));
      const show = (filled: Filled) => formPageOf(app, c.get('actor'), form, filled);
      return submit(c, {
        schema: formSchema,
        act: async ({ do: wanted, isDefault, ...copy }) => {
          if (wanted === 'save')
            await changeForm(app, c.get('actor'), { ...copy, id: form.id, isDefault: isDefault === 'on' });
          return { wanted, values: { ...copy, ...(isDefault ? { isDefault } : {}) } };
        },
        done: async ({ wanted, values }) =>
          wanted === 'save'
            ? c.redirect(afterDoing(paths.deskForm(form.id), 'saved'), 303)
            : privatePage(c, await show(filledWith(values))),
        again: show,
      });
    })
    .post(`${paths.deskFormPattern}/preview`, allowed, async (c) => {
      const form = await listedForm(app, c.req.param('id'));
      const { title, text, button, smallPrint, thanks } = check(formSchema, await readFields(c.req.raw));
      return privatePage(c, await formStatesOf(app, form, { title, text, button, smallPrint, thanks }));
    })
    .post(`${paths.deskFormPattern}/deletion`, allowed, async (c) => {
      check(z.strictObject({}), await readFields(c.req.raw));
      await deleteForm(app, c.get('actor'), { id: c.req.param('id') });
      return c.redirect(afterDoing(paths.deskForms, 'deleted'), 303);
    });
}

async function listedForm(app: App, id: string): Promise<ListedForm> {
  const form = (await listedForms(app.db)).find((one) => one.id === id);
  if (!form) throw new Problem('missing', 'This form has been deleted. Look at the list of forms.');
  return form;
}

function valuesOf({
  name: deskName,
  newsletter,
  title,
  text,
  button,
  smallPrint,
  thanks,
  isDefault,
}: ListedForm): Record<string, string> {
  return {
    name: deskName,
    newsletterId: newsletter.id,
    title,
    text,
    button,
    smallPrint,
    thanks,
    ...(isDefault ? { isDefault: 'on' } : {}),
  };
}

async function formsPageOf(app: App, actor: Actor, adding: Filled, done?: string): Promise<Html> {
  return formsPage(await deskFrameOf(app, actor, done), {
    forms: await listedForms(app.db),
    references: await listedReferences(app.db),
    health: await signUpHealth(app),
    adding,
  });
}

async function formPageOf(app: App, actor: Actor, form: ListedForm, filled: Filled, done?: string): Promise<Html> {
  const empty = { ...form, title: '', text: '', button: '', smallPrint: '' };
  return formPage(await deskFrameOf(app, actor, done), {
    id: form.id,
    name: form.name,
    form: filled,
    newsletters: await newsletterNames(app.db),
    fallback: formCopy(await frameOf(app), empty),
    states: await formStatesOf(app, form, filled.values),
  });
}

async function formStatesOf(
  app: App,
  form: SignUpForm,
  { title = '', text = '', button = '', smallPrint = '', thanks = '' }: FieldValues,
): Promise<Html> {
  return formStates(await frameOf(app), { ...form, title, text, button, smallPrint, thanks }, app.mail.from);
}
