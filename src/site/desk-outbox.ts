import type { Hono } from 'hono';
import type { App } from '../context.ts';
import { raw } from '../html.ts';
import { deskFrameOf } from '../layouts/desk-frame.ts';
import { outboxMail, outboxMails } from '../mail/queries.ts';
import * as paths from '../paths.ts';
import { Problem } from '../problem.ts';
import { needs } from '../web/needs.ts';
import { privatePage } from '../web/pages.ts';
import { routes, type Web } from '../web/web.ts';
import { mailPage, outboxPage } from './desk-outbox-views.ts';

/** Mails carry their styles inline, as mail programs want them; nothing runs, nothing is sent, nothing is fetched from elsewhere. */
const MAIL_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'self'";

export function deskOutbox(app: App): Hono<Web> {
  const see = needs('see mail');
  const mailOf = async (id: string) => {
    const mail = await outboxMail(app.db, id);
    if (!mail) throw new Problem('missing', 'This mail is gone.');
    return mail;
  };
  return (
    routes()
      .get(paths.deskOutbox, see, async (c) =>
        privatePage(c, outboxPage(await deskFrameOf(app, c.get('actor')), await outboxMails(app.db))),
      )
      .get('/desk/outbox/:id', see, async (c) =>
        privatePage(c, mailPage(await deskFrameOf(app, c.get('actor')), await mailOf(c.req.param('id')))),
      )
      // The mail's own HTML, made by our templates; its policy lets it run and send nothing.
      .get('/desk/outbox/:id/preview', see, async (c) => {
        const mail = await mailOf(c.req.param('id'));
        c.header('content-security-policy', MAIL_POLICY);
        return privatePage(c, raw(mail.html));
      })
  );
}
