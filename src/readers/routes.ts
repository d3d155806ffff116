import type { Hono } from 'hono';
import { z } from 'zod';
import type { App } from '../context.ts';
import type { Html } from '../html.ts';
import { frameOf, type Frame } from '../layouts/frame.ts';
import * as paths from '../paths.ts';
import { defaultForm, formById, slideInWith } from '../prompts/queries.ts';
import { signUpPart, type SignUpState } from '../prompts/views.ts';
import { formCopy, placements, slideInCopy, type Placement } from '../prompts/wording.ts';
import { readBody, readFields } from '../web/bodies.ts';
import { networkOf } from '../web/clients.ts';
import { check, submit, type Filled } from '../web/forms.ts';
import { keptPage, privatePage } from '../web/pages.ts';
import { clientOf, routes, type Web, type WebContext } from '../web/web.ts';
import type { Words } from '../words/words.ts';
import { confirmSignUp } from './confirming.ts';
import { leave } from './leaving.ts';
import { leaverOf, signUpOf } from './links.ts';
import { signUpAsked, standingOf } from './queries.ts';
import { signUp } from './signing-up.ts';
import {
  closedPart,
  confirmationPage,
  confirmedPage,
  leavingPage,
  leftPage,
  noLeavingPage,
  onItsPage,
  signUpPage,
  thanksPage,
  voidPage,
} from './views.ts';

/** What our own script asks for: what stands in `<sign-up-form>` alone. */
const FRAGMENT = 'text/vnd.onrecord.fragment+html';

/** The address is for the command to judge, in the reader's language. */
const schema = z.strictObject({
  email: z.string().default(''),
  form: z.string().max(40),
  placement: z.enum(placements),
  part: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/)
    .default('page'),
  story: z.string().max(40).default(''),
  wording: z.string().max(40).default(''),
  /** Not seen by people: filled in, it was a robot. */
  homepage: z.string().max(0).default(''),
});

/** RFC 8058: mail programs send this one field, in either kind of body, or nothing. */
const oneClick = z.strictObject({ 'List-Unsubscribe': z.literal('One-Click').optional() });
const ONE_CLICK_BYTES = 2_000;

export function readerRoutes(app: App): Hono<Web> {
  return routes().route('/', formRoutes(app)).route('/', linkRoutes(app));
}

function formRoutes(app: App): Hono<Web> {
  const frame = () => frameOf(app);
  const networkFor = (c: WebContext) => networkOf(clientOf(c, app.config.trustedProxies));
  const madeOf = ({ until }: Frame) => ({ things: ['settings'], until });

  return routes()
    .get(paths.signUps, async (c) => {
      const made = await frame();
      return keptPage(c, signUpPage(made, await defaultForm(app.db), onItsPage), madeOf(made));
    })
    .post(paths.signUps, (c) => {
      const isFragment = c.req.header('accept') === FRAGMENT;
      return submit(c, {
        schema,
        act: async (input) => {
          await signUp(app, { ...input, storyId: input.story || null, network: networkFor(c) });
          return input;
        },
        done: async (input) => {
          if (!isFragment) return c.redirect(paths.signUpThanks, 303);
          const sent: SignUpState = { kind: 'sent', email: input.email, sender: app.mail.from };
          return privatePage(c, await fragment(app, input, sent));
        },
        again: async (form): Promise<Html> => {
          const made = await frame();
          const state = stateOf(made.words, form);
          if (isFragment) return fragment(app, form.values, state);
          const shown = (await formById(app.db, form.values.form ?? '')) ?? (await defaultForm(app.db));
          const placement = placementFrom(form.values.placement);
          // The slide-in has words of its own, which are not on this page.
          const counted = placement === 'slide-in' ? 'page' : placement;
          return signUpPage(made, shown, { placement: counted, storyId: form.values.story || null, state });
        },
      });
    })
    .get(paths.signUpThanks, async (c) => {
      const made = await frame();
      return keptPage(c, thanksPage(made, await defaultForm(app.db), app.mail.from), madeOf(made));
    });
}

/** Where our mails lead: to GET is to look, to POST is to do. */
function linkRoutes(app: App): Hono<Web> {
  const frame = () => frameOf(app);
  const voided = async (c: WebContext, made: Frame) => privatePage(c, voidPage(made, await defaultForm(app.db)), 404);

  return routes()
    .get(paths.confirmation(), async (c) => {
      const token = c.req.query('token') ?? '';
      const id = signUpOf(app, token);
      const asked = id === null ? null : await signUpAsked(app.db, id);
      const made = await frame();
      const standing = asked === null ? 'void' : standingOf(asked);
      if (asked === null || standing === 'void') return voided(c, made);
      const page =
        standing === 'confirmed'
          ? confirmedPage(made, asked.newsletterName)
          : confirmationPage(made, asked.newsletterName, token);
      return privatePage(c, page);
    })
    .post(paths.confirmation(), async (c) => {
      const { token } = check(z.strictObject({ token: z.string().max(500) }), await readFields(c.req.raw));
      const confirmed = await confirmSignUp(app, token);
      const made = await frame();
      return confirmed === null ? voided(c, made) : privatePage(c, confirmedPage(made, confirmed.newsletterName));
    })
    .get(paths.unsubscription(), async (c) => {
      const token = c.req.query('token') ?? '';
      const made = await frame();
      if (leaverOf(app, token) === null) return privatePage(c, noLeavingPage(made), 404);
      return privatePage(c, leavingPage(made, token));
    })
    .post(paths.unsubscription(), async (c) => {
      await refuseUnlessOneClick(c);
      const hasLeft = await leave(app, c.req.query('token') ?? '');
      const made = await frame();
      return hasLeft ? privatePage(c, leftPage(made)) : privatePage(c, noLeavingPage(made), 404);
    });
}

/** Our own button sends no field, mail programs one; whatever else comes is refused, and nothing of it is used. */
async function refuseUnlessOneClick(c: WebContext): Promise<void> {
  const type = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type === 'application/x-www-form-urlencoded') check(oneClick, await readFields(c.req.raw));
  else await readBody(c.req.raw, ONE_CLICK_BYTES);
}

/** What is wrong, where it is to be said. A field that people cannot see is spoken of as a whole. */
function stateOf({ signUp: words, problems }: Words, { values, errors, message }: Filled): SignUpState {
  const atField = errors.email ?? null;
  const hidden = errors.homepage !== undefined ? words.robot : Object.keys(errors).length > 0 ? problems.refused : null;
  return { kind: 'error', email: values.email ?? '', atField, message: atField === null ? (message ?? hidden) : null };
}

function placementFrom(text: string | undefined): Placement {
  return placements.find((placement) => placement === text) ?? 'page';
}

interface Fields {
  readonly form?: string;
  readonly placement?: string;
  readonly part?: string;
  readonly story?: string;
}

async function fragment(app: App, fields: Fields, state: SignUpState): Promise<Html> {
  const made = await frameOf(app);
  const form = (await formById(app.db, fields.form ?? '')) ?? (await defaultForm(app.db));
  if (form === null) return closedPart(made);
  const part = /^[a-z0-9-]{1,40}$/.test(fields.part ?? '') ? (fields.part ?? '') : 'page';
  const counts = placementFrom(fields.placement);
  // A form shown again on its own page looks as that page does, whatever it counts for.
  const placement = part === 'page' ? 'page' : counts;
  const copy =
    placement === 'slide-in' ? slideInCopy(made, await slideInWith(app.db, form), form) : formCopy(made, form);
  return signUpPart(made, form, copy, { placement, counts, part, storyId: fields.story || null, state });
}
