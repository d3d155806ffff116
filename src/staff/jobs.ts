import type { JobHandlers } from '../jobs/working.ts';
import { newsroom } from '../settings/queries.ts';
import { passwordResetMail } from './emails.ts';
import { resetLink } from './signing-in.ts';

export const staffJobs: JobHandlers = {
  'mail password reset': async (app, { staffId = '' }) => {
    const staff = await app.db.selectFrom('staff').select(['email']).where('id', '=', staffId).where('left_at', 'is', null).executeTakeFirst();
    if (!staff) return;
    const { settings } = await newsroom(app.db);
    // Made here, not when asked for: a job's row may hold ids only.
    const link = await resetLink(app, staffId);
    await app.mail.send({ to: staff.email, ...passwordResetMail(settings.name, link) });
  },
};
