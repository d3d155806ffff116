/** The one answer to everything that went wrong, at whatever address. */
import type { App } from '../context.ts';
import { html, type Html } from '../html.ts';
import { deskFrameOf, type DeskFrame } from '../layouts/desk-frame.ts';
import { deskPage } from '../layouts/desk-page.ts';
import { bareFrame, frameOf, type Frame } from '../layouts/frame.ts';
import * as paths from '../paths.ts';
import { Problem } from '../problem.ts';
import type { Actor } from '../roles.ts';
import { statusOf } from '../web/problems.ts';
import type { WebContext } from '../web/web.ts';
import { addressWords } from './asked-words.ts';
import { missingPage, readersMessage, troublePage, type Trouble } from './page-views.ts';
import { nearestStory } from './queries.ts';

/** `id` names the entry in the log where the error is a fault of ours; its own words are not shown. */
export async function problemPage(app: App, c: WebContext, error: unknown, id: string | null): Promise<Response> {
  const problem = error instanceof Problem ? error : null;
  const trouble: Trouble = { kind: problem?.kind ?? 'broken', message: problem?.message ?? '', id };
  const status = problem === null ? 500 : statusOf(problem.kind);
  c.header('cache-control', 'no-store');
  // The database itself may be what failed: then the answer is made of what is known without it.
  const frame = await frameOf(app).catch(() => bareFrame(app));
  if (takesJson(c.req.header('accept'))) {
    const message = readersMessage(frame, trouble);
    return c.json({ message, fields: problem?.fields ?? {}, ...(id === null ? {} : { id }) }, status);
  }
  const page = await pageFor(app, c, frame, trouble).catch(() => troublePage(frame, trouble));
  return c.html(page.toString(), status);
}

const takesJson = (accept = ''): boolean => accept.includes('application/json') && !accept.includes('text/html');

async function pageFor(app: App, c: WebContext, frame: Frame, trouble: Trouble): Promise<Html> {
  const { path } = c.req;
  const isDesk = path === paths.desk || path.startsWith(`${paths.desk}/`);
  // Nobody is known before the desk's door, whatever the type says.
  const actor = c.get('actor') as Actor | undefined;
  if (isDesk && actor !== undefined) return deskTroublePage(await deskFrameOf(app, actor), trouble);
  if (trouble.kind !== 'missing' || isDesk || c.req.method !== 'GET') return troublePage(frame, trouble);
  const words = addressWords(path);
  return missingPage(frame, {
    asked: words.join(' '),
    nearest: await nearestStory(app.db, words, frame.settings.language),
  });
}

const deskTitles: Record<Trouble['kind'], string> = {
  missing: 'There is nothing here',
  forbidden: 'Not open to you',
  unauthenticated: 'You are signed out',
  conflict: 'Something changed in between',
  invalid: 'That could not be accepted',
  limited: 'Too many at once',
  foreign: 'Sent from another site',
  oversized: 'More than fits',
  unreadable: 'That could not be read',
  broken: 'Something went wrong on our side',
};

function deskTroublePage(frame: DeskFrame, { kind, message, id }: Trouble): Html {
  const text =
    kind === 'broken'
      ? `The log has it under ${id ?? 'no number'}. Look whether your last change is there before you repeat it.`
      : message;
  return deskPage(
    frame,
    { title: deskTitles[kind] },
    html`<main class="door" id="main"><h1>${deskTitles[kind]}</h1>
<p class="quiet">${text}</p>
<p><a href="${paths.desk}">Back to the desk</a></p>
</main>`,
  );
}
