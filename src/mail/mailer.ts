/** What leaves by mail. Plain fields only: nothing in them is a path, an address list or a header. */
export interface Message {
  /** One plain address. */
  to: string;
  subject: string;
  text: string;
  html: string;
}

export interface Mailer {
  /** Resolves when the mail server (or the outbox) has taken it; throws otherwise. */
  send(message: Message): Promise<void>;
  /** Where mails go: the desk shows the outbox only where it is one. */
  kind: 'smtp' | 'outbox';
  /** The sender's address, as readers see it. */
  from: string;
}

/** One line, no control characters: what may stand in a header. */
export function headerText(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}

export function senderAddress(mailFrom: string | null, siteUrl: string): string {
  return mailFrom ?? `newsroom@${new URL(siteUrl).hostname}`;
}
