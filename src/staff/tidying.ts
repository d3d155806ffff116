/** Once a day: what nobody needs any more goes, so that nothing piles up. */
import type { App } from '../context.ts';
import type { Tx } from '../db/open.ts';
import { DAY, later } from '../db/times.ts';
import { enqueue } from '../jobs/enqueue.ts';
import { forgetDoneJobs } from '../jobs/tidying.ts';
import { forgetAttempts } from '../web/limits.ts';
import { forgetSessions } from './sessions.ts';
import { forgetTokens } from './tokens.ts';

export const TIDY = 'tidy';
const JOBS_STAY = 30 * DAY;

/** Called when a worker starts. Does nothing where it is planned already. */
export async function planTidying(app: App): Promise<void> {
  await app.change(async (tx) => {
    const planned = await tx
      .selectFrom('job')
      .select('id')
      .where('kind', '=', TIDY)
      .where('done_at', 'is', null)
      .where('failed_at', 'is', null)
      .executeTakeFirst();
    if (!planned) await enqueue(tx, app.now(), TIDY, {});
  });
}

export async function tidy(app: App): Promise<void> {
  const now = app.now();
  await untilNone(app, (tx, most) => forgetAttempts(tx, later(now, -DAY), most));
  await untilNone(app, (tx, most) => forgetSessions(tx, now, most));
  await untilNone(app, (tx, most) => forgetTokens(tx, now, most));
  await untilNone(app, (tx, most) => forgetDoneJobs(tx, later(now, -JOBS_STAY), most));
  await app.change((tx) => enqueue(tx, now, TIDY, {}, later(now, DAY)));
}

const AT_ONCE = 1_000;

/** A few at a time, so that nobody waits long for the database. */
async function untilNone(app: App, forget: (tx: Tx, most: number) => Promise<number>): Promise<void> {
  while ((await app.change((tx) => forget(tx, AT_ONCE))) === AT_ONCE);
}
