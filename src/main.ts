/** Starts Onrecord: configuration, database, migrations, then the web server and the worker, by role. */
import { isMainThread, Worker, workerData } from 'node:worker_threads';
import { readConfig, type Config } from './config.ts';
import { Problem } from './problem.ts';
import { openApp } from './open-app.ts';
import { serve } from './serve.ts';
import { jobHandlers } from './app.ts';
import { workUntil } from './jobs/working.ts';

const DRAIN_MS = 10_000;

if (isMainThread) await main();
else await work(readConfig(workerData as Record<string, string>));

async function main(): Promise<void> {
  const stop = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stop.abort());
  try {
    const config = readConfig(process.env);
    if (config.role === 'worker') await work(config, stop.signal);
    else await serve(config, stop.signal, config.role === 'all' ? startWorkerThread : null);
  } catch (error) {
    process.exitCode = 1;
    process.stderr.write(`onrecord: ${sentenceFor(error)}\n`);
    if (!stop.signal.aborted) process.exit(1);
  }
}

/** The worker as a thread with its own App, so that long work never holds up a reader. */
function startWorkerThread(): { stop(): Promise<void> } {
  const worker = new Worker(new URL(import.meta.url), { workerData: { ...process.env } });
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  let isStopping = false;
  worker.once('error', (error) => {
    process.stderr.write(`onrecord: the worker stopped: ${sentenceFor(error)}\n`);
    if (!isStopping) process.kill(process.pid, 'SIGTERM');
  });
  return {
    stop: async () => {
      isStopping = true;
      worker.postMessage('stop');
      const late = setTimeout(() => void worker.terminate(), DRAIN_MS);
      await ended;
      clearTimeout(late);
    },
  };
}

async function work(config: Config, signal?: AbortSignal): Promise<void> {
  const opened = await openApp(config, { migrate: isMainThread });
  try {
    await workUntil(opened.app, jobHandlers, signal ?? (await stopMessage()));
  } finally {
    await opened.close();
  }
}

async function stopMessage(): Promise<AbortSignal> {
  const { parentPort } = await import('node:worker_threads');
  const stop = new AbortController();
  parentPort?.once('message', () => stop.abort());
  return stop.signal;
}

/** One sentence that says what to do; a bug keeps its stack. */
function sentenceFor(error: unknown): string {
  if (error instanceof Problem) return error.message;
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') return `Port ${process.env.PORT ?? 3000} is in use: stop the other program, or set PORT to another number.`;
  if (code === 'EACCES' && 'syscall' in error && error.syscall === 'listen') return 'This port needs special rights: set PORT to a number above 1023.';
  if (code === 'EADDRNOTAVAIL') return `HOST is “${process.env.HOST ?? ''}”: this machine has no such address.`;
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'ENOTDIR' || code === 'EEXIST') {
    return `The folder DATA_DIR (${process.env.DATA_DIR ?? 'data'}) cannot be written: choose another, or change its rights.`;
  }
  if (code === 'ERR_SQLITE_ERROR' && /unable to open|readonly/i.test(error.message)) {
    return `The database file in DATA_DIR (${process.env.DATA_DIR ?? 'data'}) cannot be opened: look at the folder's rights.`;
  }
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === '28P01' || code === '3D000') {
    return 'The database at DATABASE_URL does not answer, or refuses us: check the address, the name and the password.';
  }
  return error.stack ?? error.message;
}
