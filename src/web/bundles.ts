/**
 * The scripts of browser/, bundled once for each state of their sources and then kept in `files`. A page has
 * one script: all islands of the paper lie in paper.js, all of the desk in desk.js.
 */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Files } from '../files.ts';

/** Bundles hold these folders; when one of their files changes, a bundle is made anew. */
const SOURCES = ['browser', 'browser/editor', 'src/words', 'src/document', 'src/sourcing'];

export async function bundleScripts(root: string, files: Files, index: BundleIndex): Promise<Map<string, Uint8Array>> {
  const state = await stateOf(root);
  const kept = await index.read(state);
  const bundles = new Map<string, Uint8Array>();
  for (const [name, fileName] of Object.entries(kept ?? {})) {
    const bytes = await files.get(fileName);
    if (bytes) bundles.set(name, bytes);
  }
  if (entries.every(({ name }) => bundles.has(name))) return bundles;
  return make(root, files, index, state);
}

export interface BundleIndex {
  read(state: string): Promise<Record<string, string> | null>;
  write(state: string, names: Record<string, string>): Promise<void>;
}

/** The paper's script stands in the head and runs at once, so it is no module. */
const entries = [
  { name: 'paper.js', path: 'browser/paper.ts', format: 'iife' },
  { name: 'desk.js', path: 'browser/desk.ts', format: 'esm' },
  { name: 'editor.js', path: 'browser/editor/editor.ts', format: 'esm' },
] as const;

async function make(root: string, files: Files, index: BundleIndex, state: string): Promise<Map<string, Uint8Array>> {
  const { build, stop } = await import('esbuild');
  const bundles = new Map<string, Uint8Array>();
  const names: Record<string, string> = {};
  for (const { name, path, format } of entries) {
    const { outputFiles } = await build({
      entryPoints: [path],
      absWorkingDir: root,
      bundle: true,
      minify: true,
      format,
      target: 'es2022',
      write: false,
      logLevel: 'silent',
    });
    const [bundle] = outputFiles;
    if (!bundle) throw new Error(`No bundle was made of ${path}.`);
    bundles.set(name, bundle.contents);
    names[name] = await files.put(bundle.contents, 'js');
  }
  await stop();
  await index.write(state, names);
  return bundles;
}

async function stateOf(root: string): Promise<string> {
  const hash = createHash('sha256');
  for (const folder of SOURCES) {
    const names = (await readdir(join(root, folder))).filter(
      (name) => name.endsWith('.ts') && !name.endsWith('.test.ts'),
    );
    for (const name of names.sort()) hash.update(name).update(await readFile(join(root, folder, name)));
  }
  return hash.update(await readFile(join(root, 'package.json'))).digest('hex');
}
