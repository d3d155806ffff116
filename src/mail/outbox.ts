import { newId } from '../db/ids.ts';
import type { Change } from '../db/open.ts';
import { headerText, type Mailer } from './mailer.ts';

/** Keeps mails in the database, where the desk shows them: for newsrooms that have no mail server yet. */
export function outboxMailer(change: Change, now: () => string, from: string): Mailer {
  return {
    kind: 'outbox',
    from,
    send: async (message) => {
      await change(async (tx) => {
        await tx
          .insertInto('mail')
          .values({
            id: newId(),
            recipient: message.to,
            subject: headerText(message.subject),
            text: message.text,
            html: message.html,
            created_at: now(),
          })
          .execute();
      });
    },
  };
}
