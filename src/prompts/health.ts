/** Whether signing up can work at all, and when it last did: for the desk. */
import type { App } from '../context.ts';
import { defaultForm, lastSignUps } from './queries.ts';
import type { SignUpForm } from './wording.ts';

export interface SignUpHealth {
  /** Null: references to forms, the front and the sign-up page show nothing. */
  form: SignUpForm | null;
  sender: string;
  /** Mails stay at the desk: nobody gets them. */
  isOutbox: boolean;
  signedUpAt: string | null;
  confirmedAt: string | null;
}

export async function signUpHealth(app: Pick<App, 'db' | 'mail'>): Promise<SignUpHealth> {
  const form = await defaultForm(app.db);
  return { form, sender: app.mail.from, isOutbox: app.mail.kind === 'outbox', ...(await lastSignUps(app.db)) };
}
