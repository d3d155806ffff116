// The real program in a process of its own, for what only that can show: starting, stopping, and being killed.
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { atEnd } from './at-end.ts';
import { cleanEnvironment } from './environment.ts';
import { freePort } from './free-port.ts';
import { freshPostgresDatabase } from './postgres-database.ts';

const root = join(import.meta.dirname, '..');
/** As bin/run-node26.js starts it. */
const nodeOptions = [
  '--disable-warning=ExperimentalWarning',
  '--max-semi-space-size=4',
  '--no-parallel-scavenge',
  `--import=${join(root, 'bin/end-with-parent.js')}`,
];
const compileCache = { NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/onrecord') };

type Environment = Record<string, string>;

export interface Onrecord {
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  readonly dataDir: string;
  /** The one-time address of the owner's set-up, while there is no owner. */
  readonly setupLink: string | null;
  stdout(): string;
  stderr(): string;
  /** Sends the signal and waits for the end: the exit code, or as a shell counts it 128 and the signal's number. */
  kill(signal?: NodeJS.Signals): Promise<number>;
  /** Starts it again on the same port and data; one that still runs is ended first. */
  restart(): Promise<void>;
}

const launched = new Set<ChildProcess>();
const folders = new Set<string>();
const databases = new Map<string, ReturnType<typeof freshPostgresDatabase>>();

atEnd(async () => {
  await Promise.all([...launched].map((child) => end(child, 'SIGKILL')));
  for (const database of databases.values()) await (await database).drop();
});
process.on('exit', () => {
  for (const child of launched) killGroup(child);
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** Starts src/main.ts and waits until it is healthy; if it ends before, rejects with what it said on standard error. */
export async function startOnrecord(
  given: { dataDir?: string; port?: number; env?: Environment; args?: string[] } = {},
): Promise<Onrecord> {
  const port = given.port ?? (await freePort());
  const dataDir = given.dataDir ?? (await temporaryFolder());
  const url = `http://127.0.0.1:${port}`;
  const env = { ...(await environmentFor(dataDir)), PORT: String(port), ...given.env };
  const start = async () => {
    const child = launch('src/main.ts', given.args ?? [], env);
    await untilHealthy(child, url);
    return child;
  };
  let current = await start();
  return {
    url,
    port,
    dataDir,
    get pid() {
      return current.process.pid ?? 0;
    },
    get setupLink() {
      return /^Owner\s+(\S+)/m.exec(current.stdout())?.[1] ?? null;
    },
    stdout: () => current.stdout(),
    stderr: () => current.stderr(),
    kill: (signal = 'SIGTERM') => end(current.process, signal),
    restart: async () => {
      await end(current.process, 'SIGTERM');
      current = await start();
    },
  };
}

/** Starts src/main.ts where it must not come up, and waits for its end. */
export async function refusedStart(given: { dataDir?: string; env?: Environment } = {}): Promise<Ended> {
  const dataDir = given.dataDir ?? (await temporaryFolder());
  const env = { ...(await environmentFor(dataDir)), PORT: String(await freePort()), ...given.env };
  return outcome(launch('src/main.ts', [], env));
}

/** Starts src/main.ts and kills it so many milliseconds later, wherever it is then. */
export async function killedStart(dataDir: string, milliseconds: number, given: Environment = {}): Promise<void> {
  const env = { ...(await environmentFor(dataDir)), PORT: String(await freePort()), ...given };
  const { process: child, closed } = launch('src/main.ts', [], env);
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  killGroup(child);
  await Promise.all([ended(child), closed]);
}

/** A worker alone, which never gets healthy as a web server does. */
export async function startWorker(dataDir: string): Promise<{ port: number; kill(): Promise<number> }> {
  const port = await freePort();
  const { process: child } = launch('src/main.ts', [], {
    ...(await environmentFor(dataDir)),
    PORT: String(port),
    ROLE: 'worker',
  });
  return { port, kill: () => end(child, 'SIGTERM') };
}

/** Where a data folder's database lies, to look into it from outside. */
export async function databaseOf(dataDir: string): Promise<{ dataDir: string; databaseUrl: string | null }> {
  const { DATABASE_URL = null } = await environmentFor(dataDir);
  return { dataDir, databaseUrl: DATABASE_URL };
}

interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

async function outcome(program: Launched): Promise<Ended> {
  const [code] = await Promise.all([ended(program.process), program.closed]);
  return { code, stdout: program.stdout(), stderr: program.stderr() };
}

/** Runs one command of src/cli.ts to its end. */
export async function onrecord(
  args: string[],
  given: { dataDir?: string; env?: Environment; input?: string | Buffer } = {},
): Promise<Ended> {
  const dataDir = given.dataDir ?? (await temporaryFolder());
  const command = launch('src/cli.ts', args, { ...(await environmentFor(dataDir)), ...given.env });
  // A command that ends without reading its input is no error of the test's.
  command.process.stdin?.on('error', () => {}).end(given.input);
  return outcome(command);
}

export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'onrecord-test-'));
  folders.add(folder);
  return folder;
}

/** In the PostgreSQL run, each data folder has a database of its own, as it has a file of its own in the SQLite run. */
async function environmentFor(dataDir: string): Promise<NodeJS.ProcessEnv> {
  const environment = { ...cleanEnvironment(), DATA_DIR: dataDir, SAMPLE: 'no' };
  if (process.env.TEST_DATABASE !== 'postgres') return environment;
  const database = databases.get(dataDir) ?? freshPostgresDatabase();
  databases.set(dataDir, database);
  return { ...environment, DATABASE_URL: (await database).url };
}

type Launched = ReturnType<typeof launch>;

function launch(program: string, args: string[], env: NodeJS.ProcessEnv) {
  const child = spawn(process.execPath, [...nodeOptions, join(root, program), ...args], {
    env: { ...compileCache, ...env },
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const said = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const)
    child[name].setEncoding('utf8').on('data', (chunk: string) => (said[name] += chunk));
  launched.add(child);
  return { process: child, closed: once(child, 'close'), stdout: () => said.stdout, stderr: () => said.stderr };
}

async function untilHealthy(program: Launched, url: string): Promise<void> {
  const deadline = Date.now() + 30_000;
  // Its own greeting too: another program may have taken the port and answer there.
  while (!(program.stdout().includes('Site ') && (await isHealthy(url)))) {
    if (program.process.exitCode !== null || program.process.signalCode !== null) {
      await program.closed;
      throw new Error(program.stderr().trim() || `It ended with ${program.process.exitCode} and said nothing.`);
    }
    if (Date.now() > deadline) {
      await end(program.process, 'SIGKILL');
      throw new Error(`It was not healthy after 30 s.\n${program.stdout()}${program.stderr()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

function isHealthy(url: string): Promise<boolean> {
  return fetch(`${url}/health`).then(
    async (response) => {
      await response.body?.cancel();
      return response.ok;
    },
    () => false,
  );
}

/** The program and what it started itself: a killed program leaves those behind. */
function killGroup({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // Nothing of it is left.
  }
}

function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number> {
  if (child.exitCode === null && child.signalCode === null) child.kill(signal);
  return ended(child);
}

async function ended(child: ChildProcess): Promise<number> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return child.exitCode ?? 128 + constants.signals[child.signalCode ?? 'SIGKILL'];
}
