import type { Hono } from 'hono';
import { z } from 'zod';
import type { App } from '../context.ts';
import type { Html } from '../html.ts';
import { deskFrameOf } from '../layouts/desk-frame.ts';
import * as paths from '../paths.ts';
import type { Actor } from '../roles.ts';
import { submit } from '../web/forms.ts';
import { needs } from '../web/needs.ts';
import { privatePage } from '../web/pages.ts';
import { routes, type Web } from '../web/web.ts';
import { approveComment, rejectComment } from './deciding.ts';
import { commentsDeskPage } from './desk-views.ts';
import { decidedComments, deskCommentById, heldComments } from './queries.ts';

const schema = z.strictObject({ decision: z.enum(['approve', 'reject']), from: z.enum(['held', 'shown', 'rejected']) });

export function commentDesk(app: App): Hono<Web> {
  const page = async (actor: Actor, doneId: string | null, message: string | null): Promise<Html> =>
    commentsDeskPage(await deskFrameOf(app, actor), {
      held: await heldComments(app.db),
      decided: await decidedComments(app.db),
      done: doneId === null ? null : await deskCommentById(app.db, doneId),
      message,
    });

  return routes()
    .get(paths.deskComments, needs('moderate comments'), async (c) => {
      const [decided = null] = /^[0-9a-f-]{36}$/.exec(c.req.query('decided') ?? '') ?? [];
      return privatePage(c, await page(c.get('actor'), decided, null));
    })
    .post(paths.deskCommentDecisionPattern, needs('moderate comments'), (c) => {
      const id = c.req.param('id');
      const actor = c.get('actor');
      return submit(c, {
        schema,
        act: ({ decision, from }) =>
          (decision === 'approve' ? approveComment : rejectComment)(app, actor, { id, from }),
        done: () => c.redirect(`${paths.deskComments}?decided=${id}`, 303),
        again: ({ message }) => page(actor, null, message ?? 'That was not a decision. Please choose again.'),
      });
    });
}
