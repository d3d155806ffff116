import { createTransport } from 'nodemailer';
import { headerText, type Mailer } from './mailer.ts';

/** Hands mails to one SMTP server. Options are fixed here: nothing from a message can name a file or a URL. */
export function smtpMailer(url: string, from: string): Mailer & { close(): void } {
  const transport = createTransport(url, {
    disableFileAccess: true,
    disableUrlAccess: true,
    headers: { 'Auto-Submitted': 'auto-generated' },
  } as never);
  return {
    kind: 'smtp',
    from,
    send: async ({ to, subject, text, html }) => {
      await transport.sendMail({ from, to: { name: '', address: to }, subject: headerText(subject), text, html });
    },
    close: () => transport.close(),
  };
}
