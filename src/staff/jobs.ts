import type { JobHandlers } from '../jobs/working.ts';
import { newsroom } from '../settings/queries.ts';
import { passwordResetMail } from './emails.ts';
import { staffAddress } from './queries.ts';
import { resetLink } from './resetting.ts';
import { tidy, TIDY } from './tidying.ts';

export const staffJobs: JobHandlers = {
  [TIDY]: tidy,
  'mail password reset': async (app, { staffId = '' }) => {
    const to = await staffAddress(app.db, staffId);
    if (to === null) return;
    const { settings } = await newsroom(app.db);
    // Made here, not when asked for: a job's row may hold ids only.
    const link = await resetLink(app, staffId);
    await app.mail.send({ to, ...passwordResetMail(settings.name, link) });
  },
};
