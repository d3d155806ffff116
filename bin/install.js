// Brings node_modules in line with package-lock.json, so that `npm start` and `npm test` work alone on a fresh clone.
// Plain JavaScript without imports of its own: it runs before anything is installed, on Node 20 or newer.
// `--all` also installs what only development needs.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');
const lock = join(root, 'package-lock.json');
const mark = join(modules, '.onrecord-installed');
const all = process.argv.includes('--all');

if (!existsSync(lock)) say('There is no package-lock.json, so nothing is installed.');
else if (!isInstalled()) install();

function isInstalled() {
  if (!existsSync(mark)) return false;
  const [hash, extent] = readFileSync(mark, 'utf8').trim().split(' ');
  return hash === lockHash() && (extent === 'all' || !all);
}

function install() {
  const npm = process.env.npm_execpath;
  if (!npm) fail('Start this through npm (for example `npm start`): it needs npm to install what is missing.');
  say(`Installing ${all ? 'everything, with what the tests need' : 'what Onrecord needs'}; this may take a minute …`);
  // Without its mark, a half-finished installation is done again.
  rmSync(mark, { force: true });
  setRunningNodeAside();
  // The extents are named, so that NODE_ENV or a setting of the user's cannot leave Node 26 or the tests' tools out.
  // Whoever only runs the program runs no script of anybody's package; a tool of the tests needs its own.
  const extent = all ? ['--include=dev'] : ['--omit=dev', '--ignore-scripts'];
  const { status, signal, error } = spawnSync(
    npmNode(),
    // Its warnings are about the Node that runs npm; ours is another.
    [npm, 'ci', ...extent, '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'],
    // npm's own words go to standard error: standard output belongs to the command that follows.
    { cwd: root, stdio: ['ignore', 2, 2] },
  );
  if (status !== 0) {
    const reason = error?.message ?? (signal ? `ended by ${signal}` : `exit code ${status}`);
    fail(`Installing failed (npm ci: ${reason}): see npm's message above, check the network, and try again.`);
  }
  removeNodeHeaders();
  mkdirSync(modules, { recursive: true });
  writeFileSync(mark, `${lockHash()} ${all ? 'all' : 'runtime'}\n`);
}

/** The Node that runs npm itself: the `node` of our own node_modules is about to be replaced. */
function npmNode() {
  const node = process.env.npm_node_execpath;
  return node && existsSync(node) && !isOurs(node) ? node : process.execPath;
}

/** Windows cannot delete a program that runs, but it can move it. */
function setRunningNodeAside() {
  if (process.platform !== 'win32' || !isOurs(process.execPath)) return;
  const aside = join(root, '.cache');
  mkdirSync(aside, { recursive: true });
  renameSync(process.execPath, join(aside, `node-${process.pid}.exe`));
}

function isOurs(path) {
  return path.startsWith(modules + sep);
}

/** The Node package brings 30 MB of headers and manuals that nothing here reads. */
function removeNodeHeaders() {
  for (const name of readdirSync(modules).filter((entry) => /^node-(bin-)?(linux|darwin|win)-/.test(entry)))
    for (const part of ['include', 'share']) rmSync(join(modules, name, part), { recursive: true, force: true });
}

function lockHash() {
  return createHash('sha256').update(readFileSync(lock)).digest('hex');
}

function say(sentence) {
  process.stderr.write(`${sentence}\n`);
}

function fail(sentence) {
  say(sentence);
  process.exit(1);
}
