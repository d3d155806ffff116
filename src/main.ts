/** Starts Onrecord: configuration, database, migrations, then the web server and the worker, by role. */
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { readConfig, type Config } from './config.ts';
import { sentenceFor } from './explain.ts';

/** How long a job in hand may take once the program is told to stop; then its lease runs out, and another takes it. */
const DRAIN_MS = 10_000;

if (isMainThread) await main();
else await workInThread();

async function main(): Promise<void> {
  const stop = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stop.abort());
  try {
    const config = readConfig(process.env);
    if (config.role === 'worker') await workAlone(config, stop.signal);
    else await serveAlone(config, stop.signal);
  } catch (error) {
    process.stderr.write(`onrecord: ${sentenceFor(error, process.env)}\n`);
    process.exit(1);
  }
}

// Each role loads what it needs and nothing else: a worker has no use for pages, and memory is counted.
async function serveAlone(config: Config, signal: AbortSignal): Promise<void> {
  const { serve } = await import('./serve.ts');
  await serve(config, signal, config.role === 'all' ? startWorkerThread : null);
}

async function workAlone(config: Config, signal: AbortSignal): Promise<void> {
  signal.addEventListener('abort', () => setTimeout(() => process.exit(0), DRAIN_MS).unref());
  const { work } = await import('./work.ts');
  await work(config, signal, { migrate: true });
}

async function workInThread(): Promise<void> {
  const stop = new AbortController();
  parentPort?.once('message', () => stop.abort());
  const { work } = await import('./work.ts');
  await work(readConfig(workerData as Record<string, string>), stop.signal, { migrate: false });
}

/** The worker as a thread with its own App, so that long work never holds up a reader. */
function startWorkerThread(): { stop(): Promise<void> } {
  const worker = new Worker(new URL(import.meta.url), {
    workerData: { ...process.env },
    resourceLimits: { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 4 },
  });
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
