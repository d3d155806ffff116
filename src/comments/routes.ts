import type { Hono } from 'hono';
import { z } from 'zod';
import type { App } from '../context.ts';
import { DAY, later } from '../db/times.ts';
import type { Html } from '../html.ts';
import { frameOf } from '../layouts/frame.ts';
import * as paths from '../paths.ts';
import { Problem } from '../problem.ts';
import { networkOf } from '../web/clients.ts';
import { readCookie, writeCookie } from '../web/cookies.ts';
import { submit } from '../web/forms.ts';
import { privatePage } from '../web/pages.ts';
import { clientOf, routes, type Web, type WebContext } from '../web/web.ts';
import { postComment, type PostedComment, type Visitor } from './posting.ts';
import { commentedStory, sentComment, type CommentedStory } from './queries.ts';
import { COMMENTER_COOKIE, COMMENTER_SECONDS, rememberedBy } from './remembering.ts';
import { commentAgainPage, commentForm, commentItem, heldNotice, rememberedPage, sentCommentPage } from './views.ts';

/** What our own script asks for: the new piece of the page alone. */
const FRAGMENT = 'text/vnd.onrecord.fragment+html';

/** What may be sent. Lengths and signs are for moderating.ts to judge, in the reader's language. */
const schema = z.strictObject({
  name: z.string().default(''),
  email: z.string().default(''),
  text: z.string().default(''),
  parentId: z.string().default(''),
  remember: z.literal('yes').optional(),
});

export function commentRoutes(app: App): Hono<Web> {
  const isHttps = app.config.siteUrl.startsWith('https:');
  const missing = () => new Problem('missing', 'There is nothing at this address.');
  const storyOf = async (c: WebContext): Promise<CommentedStory> => {
    const story = await commentedStory(app.db, c.req.param('id') ?? '');
    if (story === null) throw missing();
    return story;
  };
  const visitorOf = (c: WebContext): Visitor => ({
    network: networkOf(clientOf(c, app.config.trustedProxies)),
    commenter: readCookie(c, COMMENTER_COOKIE, isHttps),
  });

  const answerPosted = async (c: WebContext, posted: PostedComment, isFragment: boolean): Promise<Response> => {
    if (posted.commenter !== null) writeCookie(c, COMMENTER_COOKIE, posted.commenter, isHttps, COMMENTER_SECONDS);
    if (!isFragment)
      return c.redirect(
        posted.state === 'shown'
          ? `${posted.story.path}#c-${posted.id}`
          : paths.sentComment(posted.story.id, seal(app, posted.id)),
        303,
      );
    const frame = await frameOf(app);
    c.header('cache-control', 'no-store');
    const piece =
      posted.state === 'shown' ? commentItem(frame, { ...posted, replies: [] }) : heldNotice(frame.words, posted);
    return c.html(piece.toString(), posted.state === 'shown' ? 201 : 202);
  };

  return routes()
    .get(paths.commentsPattern, async (c) => c.redirect(`${(await storyOf(c)).path}#comments`, 303))
    .post(paths.commentsPattern, async (c) => {
      // Before the form is read: whether a story exists must not show in how a wrong form is answered.
      const story = await storyOf(c);
      const isFragment = c.req.header('accept') === FRAGMENT;
      return submit(c, {
        schema,
        act: (input) =>
          postComment(app, visitorOf(c), {
            ...input,
            storyId: story.id,
            parentId: input.parentId || null,
            remember: input.remember === 'yes',
          }),
        done: (posted) => answerPosted(c, posted, isFragment),
        again: async (form): Promise<Html> => {
          const frame = await frameOf(app);
          return isFragment ? commentForm(frame.words, story.id, form, 'h3') : commentAgainPage(frame, story, form);
        },
      });
    })
    .get(paths.sentCommentPattern, async (c) => {
      const story = await storyOf(c);
      const id = open(app, c.req.param('token') ?? '');
      const comment = id === null ? null : await sentComment(app.db, story.id, id);
      if (comment === null) throw missing();
      if (comment.state === 'shown') return c.redirect(`${story.path}#c-${comment.id}`, 303);
      return privatePage(c, sentCommentPage(await frameOf(app), story, comment));
    })
    .get(paths.commenter, async (c) => {
      const remembered = rememberedBy(app, readCookie(c, COMMENTER_COOKIE, isHttps));
      c.header('cache-control', 'no-store');
      if (c.req.header('accept') === 'application/json')
        return c.json(remembered === null ? {} : { name: remembered.name, email: remembered.email });
      return privatePage(c, rememberedPage(await frameOf(app), remembered));
    })
    .post(paths.commenter, (c) =>
      submit(c, {
        schema: z.strictObject({}),
        act: async () => writeCookie(c, COMMENTER_COOKIE, '', isHttps, 0),
        done: () => c.redirect(paths.commenter, 303),
        again: async () =>
          rememberedPage(await frameOf(app), rememberedBy(app, readCookie(c, COMMENTER_COOKIE, isHttps))),
      }),
    );
}

const SENT_LASTS = 7 * DAY;

/** The address of a comment that only its writer has. */
const seal = (app: App, id: string): string => app.keys.seal('sent comment', `${id} ${later(app.now(), SENT_LASTS)}`);

function open(app: App, token: string): string | null {
  const [id = null, until = ''] = app.keys.open('sent comment', token)?.split(' ') ?? [];
  return app.now() < until ? id : null;
}
