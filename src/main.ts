/** Starts Onrecord: configuration, database, migrations, then the web server and the worker, by role. */
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { jobHandlers } from './app.ts';
import { readConfig, type Config } from './config.ts';
import { sentenceFor } from './explain.ts';
import { workUntil } from './jobs/working.ts';
import { openApp } from './open-app.ts';
import { serve } from './serve.ts';

/** How long a job in hand may take once the program is told to stop; then its lease runs out, and another takes it. */
const DRAIN_MS = 10_000;

if (isMainThread) await main();
else await work(readConfig(workerData as Record<string, string>), stopMessage());

async function main(): Promise<void> {
  const stop = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stop.abort());
  try {
    const config = readConfig(process.env);
    if (config.role === 'worker') await workAlone(config, stop.signal);
    else await serve(config, stop.signal, config.role === 'all' ? startWorkerThread : null);
  } catch (error) {
    process.stderr.write(`onrecord: ${sentenceFor(error, process.env)}\n`);
    process.exit(1);
  }
}

async function workAlone(config: Config, signal: AbortSignal): Promise<void> {
  signal.addEventListener('abort', () => setTimeout(() => process.exit(0), DRAIN_MS).unref());
  await work(config, signal);
}

/** The worker as a thread with its own App, so that long work never holds up a reader. */
function startWorkerThread(): { stop(): Promise<void> } {
  const worker = new Worker(new URL(import.meta.url), { workerData: { ...process.env } });
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  // Without its worker the program is not whole: it stops, and whoever watches it starts it anew.
  worker.once('error', (error) => {
    process.stderr.write(`onrecord: the worker stopped: ${sentenceFor(error, process.env)}\n`);
    process.exitCode = 1;
    process.kill(process.pid, 'SIGTERM');
  });
  return {
    stop: async () => {
      worker.postMessage('stop');
      const late = setTimeout(() => void worker.terminate(), DRAIN_MS);
      await ended;
      clearTimeout(late);
    },
  };
}

async function work(config: Config, signal: AbortSignal): Promise<void> {
  const opened = await openApp(config, { migrate: isMainThread });
  try {
    await workUntil(opened.app, jobHandlers, signal);
  } finally {
    await opened.close();
  }
}

function stopMessage(): AbortSignal {
  const stop = new AbortController();
  parentPort?.once('message', () => stop.abort());
  return stop.signal;
}
