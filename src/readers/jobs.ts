import type { App } from '../context.ts';
import type { JobHandlers } from '../jobs/working.ts';
import { newsroom } from '../settings/queries.ts';
import { wordsFor } from '../words/words.ts';
import { confirmEmail, knownEmail, type LetterParts } from './emails.ts';
import { confirmationLink, leavingLink } from './links.ts';
import { isOnList, signUpAsked, standingOf } from './queries.ts';

/** The mail may go out twice where a crash falls between it and its mark; it never fails to go. */
async function mailConfirmation(app: App, signUpId: string): Promise<void> {
  const asked = await signUpAsked(app.db, signUpId);
  if (!asked || standingOf(asked) === 'void') return;
  const { settings } = await newsroom(app.db);
  const parts: LetterParts = {
    // In the language in which the reader signed up.
    voice: { words: wordsFor(asked.language), settings },
    language: asked.language,
    newsletterName: asked.newsletterName,
    leavingLink: leavingLink(app, asked.readerId),
  };
  const letter = (await isOnList(app.db, asked))
    ? knownEmail(parts)
    : confirmEmail({ ...parts, confirmationLink: confirmationLink(app, signUpId) });
  await app.mail.send({ to: asked.email, ...letter });
  await app.change((tx) =>
    tx.updateTable('sign_up').set({ mailed_at: app.now() }).where('id', '=', signUpId).execute(),
  );
}

export const readerJobs: JobHandlers = {
  'confirm sign-up': async (app, { signUpId = '' }) => mailConfirmation(app, signUpId),
};
