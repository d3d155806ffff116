/** T85: whose code runs here, pinned by its bytes, and nothing of it at installation. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import lock from '../package-lock.json' with { type: 'json' };
import manifest from '../package.json' with { type: 'json' };

interface Package {
  version?: string;
  integrity?: string;
  resolved?: string;
  link?: boolean;
  dev?: boolean;
  inBundle?: boolean;
  hasInstallScript?: boolean;
}

const packages = Object.entries(lock.packages as Record<string, Package>).filter(([path]) => path !== '');
const nameOf = (path: string): string => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);

test('T85 every package is pinned by its bytes, and comes from the registry that npm is set to', () => {
  for (const [path, { integrity, resolved, link, inBundle }] of packages) {
    assert.match(integrity ?? '', /^sha512-[\w+/]{86}==$/, path);
    assert.equal(resolved ?? link ?? inBundle, undefined, `${path} comes from elsewhere`);
  }
  const named = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };
  for (const [name, version] of Object.entries(named))
    assert.match(version, /^\d+\.\d+\.\d+(-[\w.]+)?$/, `${name} is not exact`);
});

test('T85 what runs the program runs no script when it is installed', async () => {
  const scripted = packages.filter(([, { hasInstallScript }]) => hasInstallScript === true);
  const atRunTime = scripted.filter(([, { dev }]) => dev !== true).map(([path]) => nameOf(path));
  // It only checks what npm has put in place, and makes its command faster, which is not used here: see below.
  assert.deepEqual(atRunTime, ['esbuild'], 'a package at run time wants to run a script: choose another one');
  for (const name of Object.keys(manifest.allowScripts)) {
    const [, found] = packages.find(([path]) => nameOf(path) === name) ?? assert.fail(name);
    assert.equal(found.dev, true, `${name} is for development alone`);
  }
});

test('T85 esbuild bundles though its install script never ran', async (t) => {
  const modules = join(import.meta.dirname, '../node_modules');
  const binary = `@esbuild/${process.platform}-${process.arch}`;
  if (!existsSync(join(modules, binary))) return t.skip('Another package holds the binary here.');
  const folder = await mkdtemp(join(tmpdir(), 'onrecord-bundler-'));
  t.after(() => rm(folder, { recursive: true }));
  for (const name of ['esbuild/lib', 'esbuild/package.json', binary])
    await cp(join(modules, name), join(folder, 'node_modules', name), { recursive: true });
  await writeFile(
    join(folder, 'run.mjs'),
    `import { transform, stop } from 'esbuild'; console.log((await transform('let a: 1 = 1', { loader: 'ts' })).code); await stop();`,
  );
  const { stdout } = await promisify(execFile)(process.execPath, [join(folder, 'run.mjs')], { env: {} });
  assert.equal(stdout.trim(), 'let a = 1;');
});
