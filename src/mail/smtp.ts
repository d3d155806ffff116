import { createTransport } from 'nodemailer';
import { headerText, type Mailer } from './mailer.ts';

/** A server that does not answer holds up neither the next mail nor the end of the program. */
const patience = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 60_000 };

/** Hands mails to one SMTP server. Options are fixed here: nothing from a message can name a file or a URL. */
export function smtpMailer(url: string, from: string): Mailer & { close(): void } {
  const closed = { disableFileAccess: true, disableUrlAccess: true };
  const transport = createTransport(
    { url, ...patience, ...closed },
    { headers: { 'Auto-Submitted': 'auto-generated' } },
  );
  return {
    kind: 'smtp',
    from,
    send: async ({ to, subject, text, html }) => {
      await transport.sendMail({ from, to: { name: '', address: to }, subject: headerText(subject), text, html });
    },
    close: () => transport.close(),
  };
}
