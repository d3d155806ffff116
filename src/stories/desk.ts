import type { Hono } from 'hono';
import type { z } from 'zod';
import type { App } from '../context.ts';
import { afterDoing, type Done } from '../layouts/done.ts';
import * as paths from '../paths.ts';
import { readJson } from '../web/bodies.ts';
import { blank, check, submit, type Filled } from '../web/forms.ts';
import { needs } from '../web/needs.ts';
import { privatePage } from '../web/pages.ts';
import { routes, type Web, type WebContext } from '../web/web.ts';
import { confirmRecord } from './confirming.ts';
import { addCorrection } from './correcting.ts';
import * as input from './desk-input.ts';
import {
  correctionsOfStory,
  editorAgain,
  editorOf,
  listOfStories,
  previewPage,
  recordOf,
  revisionsOfStory,
  savedAnswer,
  storyAt,
  type Asking,
} from './desk-pages.ts';
import type { StoryState } from './desk-queries.ts';
import { settleQuarantine } from './importing.ts';
import { documentFrom } from './plain-body.ts';
import { publishStory, setRecordPolicy, withdrawStory } from './publishing.ts';
import { storedDocument } from './snapshots.ts';
import { decideQuestion, decideSource, decideStatement, partSource } from './recording.ts';
import { restoreRevision, saveStory, startStory, type Saved } from './writing.ts';

const at = paths.deskStoryPattern;
const states: readonly StoryState[] = ['draft', 'published', 'withdrawn'];

const asks = (app: App, c: WebContext): Asking => ({
  app,
  actor: c.get('actor'),
  id: c.req.param('id') ?? '',
  done: c.req.query('done'),
});

const toStory = (c: WebContext, done: Done): Response =>
  c.redirect(afterDoing(paths.deskStory(c.req.param('id') ?? ''), done), 303);

/** For a form of one button: what was wrong is said at the head of the page. */
function aloud({ errors, message }: Filled): Filled {
  return { values: {}, errors, message: message ?? Object.values(errors)[0] ?? null };
}

export function storyDesk(app: App): Hono<Web> {
  return routes().route('/', writing(app)).route('/', publishing(app)).route('/', recording(app));
}

function writing(app: App): Hono<Web> {
  return routes()
    .get(paths.deskStories, needs('write story'), async (c) => {
      const state = states.find((one) => one === c.req.query('state')) ?? null;
      return privatePage(c, await listOfStories(app, c.get('actor'), state));
    })
    .post(paths.deskStories, needs('write story'), async (c) => {
      const { id } = await startStory(app, c.get('actor'));
      return c.redirect(paths.deskStory(id), 303);
    })
    .get(at, needs('write story'), async (c) => privatePage(c, await editorOf(asks(app, c), blank)))
    .post(at, needs('write story'), (c) =>
      submit(c, {
        schema: input.saveInput,
        act: (typed) => saveTyped(asks(app, c), typed),
        done: () => toStory(c, 'saved'),
        again: (form) => editorAgain(asks(app, c), form),
      }),
    )
    .post(`${at}/autosave`, needs('write story'), async (c) => {
      const { id, actor } = asks(app, c);
      const typed = check(input.autosaveInput, await readJson(c.req.raw));
      return c.json(await savedAnswer(asks(app, c), await saveStory(app, actor, { ...typed, id })));
    })
    .get(`${at}/revisions`, needs('write story'), async (c) =>
      privatePage(c, await revisionsOfStory(asks(app, c), blank)),
    )
    .post(`${at}/revisions`, needs('write story'), (c) =>
      submit(c, {
        schema: input.restoreInput,
        act: (typed) => restoreRevision(app, c.get('actor'), { ...typed, id: asks(app, c).id }),
        done: () => toStory(c, 'restored'),
        again: (form) => revisionsOfStory(asks(app, c), aloud(form)),
      }),
    )
    .post(`${at}/quarantine`, needs('write story'), (c) =>
      submit(c, {
        schema: input.quarantineInput,
        act: ({ id }) => settleQuarantine(app, c.get('actor'), { storyId: asks(app, c).id, id }),
        done: () => toStory(c, 'settled'),
        again: (form) => editorOf(asks(app, c), aloud(form)),
      }),
    )
    .get(`${at}/preview`, needs('write story'), async (c) => privatePage(c, await previewPage(asks(app, c))));
}

/** Saves the whole form of the editor: the document of its script, or the text as it was typed without. */
async function saveTyped(
  asking: Asking,
  { body, document, asNew, ...typed }: z.output<typeof input.saveInput>,
): Promise<Saved> {
  const { app, actor, id } = asking;
  const before = storedDocument((await storyAt(asking)).document);
  const text = body === undefined ? document : documentFrom(body, before).toJSON();
  return saveStory(app, actor, { ...typed, id, document: text, asNew: asNew === 'yes' });
}

function publishing(app: App): Hono<Web> {
  const deed = (c: WebContext, done: Done, act: (asking: Asking, revision: number) => Promise<unknown>) =>
    submit(c, {
      schema: input.revisionInput,
      act: ({ revision }) => act(asks(app, c), revision),
      done: () => toStory(c, done),
      again: (form) => editorOf(asks(app, c), aloud(form)),
    });
  return routes()
    .post(`${at}/publication`, needs('publish story'), (c) =>
      submit(c, {
        schema: input.publicationInput,
        act: async (typed) => {
          const { id, actor } = asks(app, c);
          const { revision } = typed.form === null ? typed : await saveTyped(asks(app, c), typed.form);
          return publishStory(app, actor, { id, revision });
        },
        done: () => toStory(c, 'published'),
        again: (form) =>
          'headline' in form.values ? editorAgain(asks(app, c), form) : editorOf(asks(app, c), aloud(form)),
      }),
    )
    .post(`${at}/withdrawal`, needs('publish story'), (c) =>
      deed(c, 'withdrawn', ({ actor, id }) => withdrawStory(app, actor, { id })),
    )
    .get(`${at}/corrections`, needs('publish story'), async (c) =>
      privatePage(c, await correctionsOfStory(asks(app, c), blank)),
    )
    .post(`${at}/corrections`, needs('publish story'), (c) =>
      submit(c, {
        schema: input.correctionInput,
        act: (typed) => addCorrection(app, c.get('actor'), { ...typed, id: asks(app, c).id }),
        done: () => c.redirect(afterDoing(paths.deskStoryCorrections(asks(app, c).id), 'corrected'), 303),
        again: (form) => correctionsOfStory(asks(app, c), form),
      }),
    );
}

function recording(app: App): Hono<Web> {
  const shown = async (c: WebContext, form: Filled) => recordOf(asks(app, c), form);
  const kept = (c: WebContext, place: string, done: Done = 'kept') =>
    c.redirect(`${afterDoing(paths.deskStoryRecord(asks(app, c).id), done)}${place}`, 303);
  return routes()
    .get(`${at}/record`, needs('write story'), async (c) => privatePage(c, await shown(c, blank)))
    .post(`${at}/record`, needs('confirm record'), (c) =>
      submit(c, {
        schema: input.sourceInput,
        act: (typed) => decideSource(app, c.get('actor'), { ...typed, id: asks(app, c).id }),
        done: () => kept(c, '#sources'),
        again: (form) => shown(c, form),
      }),
    )
    .post(`${at}/record/parting`, needs('confirm record'), (c) =>
      submit(c, {
        schema: input.partingInput,
        act: (typed) => partSource(app, c.get('actor'), { ...typed, id: asks(app, c).id }),
        done: () => kept(c, '#sources'),
        again: (form) => shown(c, aloud(form)),
      }),
    )
    .post(`${at}/record/statements`, needs('confirm record'), (c) =>
      submit(c, {
        schema: input.statementInput,
        act: (typed) => decideStatement(app, c.get('actor'), { ...typed, id: asks(app, c).id }),
        done: () => kept(c, '#sources'),
        again: (form) => shown(c, form),
      }),
    )
    .route('/', answering(app));
}

function answering(app: App): Hono<Web> {
  const again = async (c: WebContext, form: Filled) => recordOf(asks(app, c), form);
  const to = (c: WebContext, done: Done, place = '') =>
    c.redirect(`${afterDoing(paths.deskStoryRecord(asks(app, c).id), done)}${place}`, 303);
  return routes()
    .post(`${at}/record/questions`, needs('write story'), (c) =>
      submit(c, {
        schema: input.questionInput,
        act: (typed) => decideQuestion(app, c.get('actor'), { ...typed, id: asks(app, c).id }),
        done: () => to(c, 'saved', '#questions'),
        again: (form) => again(c, form),
      }),
    )
    .post(`${at}/record/confirmation`, needs('confirm record'), (c) =>
      submit(c, {
        schema: input.confirmationInput,
        act: (typed) => confirmRecord(app, c.get('actor'), { ...typed, id: asks(app, c).id }),
        done: () => to(c, 'confirmed'),
        again: (form) => again(c, aloud(form)),
      }),
    )
    .post(`${at}/record-policy`, needs('confirm record'), (c) =>
      submit(c, {
        schema: input.policyInput,
        act: ({ policy }) => setRecordPolicy(app, c.get('actor'), { id: asks(app, c).id, policy }),
        done: () => to(c, 'saved'),
        again: (form) => again(c, aloud(form)),
      }),
    );
}
