/** The worker: takes due jobs under a lease, one at a time, tries again with growing waits, drains when told. */
import { setTimeout as pause } from 'node:timers/promises';
import { claimJob, clock, renewLease, type ClaimedJob } from '../db/claim.ts';
import type { App } from '../context.ts';

export type JobPayload = Record<string, string>;
export type JobHandler = (app: App, payload: JobPayload) => Promise<void>;
export type JobHandlers = Readonly<Record<string, JobHandler>>;

const LEASE_SECONDS = 60;
const RENEW_MS = 20_000;
const IDLE_MS = 500;
/** Seconds before each further try; after the last the job is failed and shown at the desk. */
export const WAITS = [5, 30, 120, 600, 3_600, 14_400];

/** Runs one due job. False where none was due. */
export async function runOneJob(app: App, handlers: JobHandlers): Promise<boolean> {
  const job = await claimJob(app.change, LEASE_SECONDS);
  if (!job) return false;
  const heartbeat = setInterval(() => void renewLease(app.change, job, LEASE_SECONDS).catch(() => {}), RENEW_MS);
  try {
    await work(app, job, handlers);
    await finish(app, job);
  } catch (error) {
    app.log.warn({ job: job.id, kind: job.kind, attempt: job.attempts, error: nameOf(error) }, 'a job failed');
    await postpone(app, job, nameOf(error));
  } finally {
    clearInterval(heartbeat);
  }
  return true;
}

async function work(app: App, job: ClaimedJob, handlers: JobHandlers): Promise<void> {
  // Its worker died every time, without a word: the next one shall not.
  if (job.attempts > WAITS.length + 1) throw new Error('Given up.');
  const handler = handlers[job.kind];
  if (!handler) throw new Error(`No handler for jobs of kind ${job.kind}.`);
  await handler(app, JSON.parse(job.payload) as JobPayload);
}

/** Works until `signal` aborts; the job in hand is finished first. */
export async function workUntil(app: App, handlers: JobHandlers, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const worked = await runOneJob(app, handlers).catch((error: unknown) => {
      app.log.error({ error: nameOf(error) }, 'the job table could not be read');
      return false;
    });
    if (!worked) await pause(IDLE_MS, undefined, { signal }).catch(() => {});
  }
}

async function finish(app: App, job: ClaimedJob): Promise<void> {
  await app.change((tx) =>
    tx
      .updateTable('job')
      .set({ done_at: clock(tx, 0), lease: null, lease_until: null, error: null })
      .where('id', '=', job.id)
      .where('lease', '=', job.lease)
      .execute(),
  );
}

async function postpone(app: App, job: ClaimedJob, error: string): Promise<void> {
  const wait = WAITS[job.attempts - 1];
  await app.change((tx) =>
    tx
      .updateTable('job')
      .set({
        lease: null,
        lease_until: null,
        error,
        ...(wait === undefined ? { failed_at: clock(tx, 0) } : { run_at: clock(tx, wait) }),
      })
      .where('id', '=', job.id)
      .where('lease', '=', job.lease)
      .execute(),
  );
}

/** The kind of an error, not its words: those may hold an address. */
function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown error';
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  return `${error.name}${code}`;
}
