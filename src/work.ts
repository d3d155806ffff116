/** The worker: an App of its own, and the handlers of every room's jobs. Loads no routes, no views of pages, no assets. */
import type { Config } from './config.ts';
import { workUntil, type JobHandlers } from './jobs/working.ts';
import { openApp } from './open-app.ts';
import { readerJobs } from './readers/jobs.ts';
import { staffJobs } from './staff/jobs.ts';
import { planTidying } from './staff/tidying.ts';

export const jobHandlers: JobHandlers = { ...readerJobs, ...staffJobs };

/** Works until `signal` aborts. */
export async function work(config: Config, signal: AbortSignal, opening: { migrate: boolean }): Promise<void> {
  const opened = await openApp(config, opening);
  try {
    await planTidying(opened.app);
    await workUntil(opened.app, jobHandlers, signal);
  } finally {
    await opened.close();
  }
}
