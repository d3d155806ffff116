import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { folderFiles } from './files.ts';

async function folder(t: TestContext): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'onrecord-files-'));
  t.after(() => rm(path, { recursive: true, force: true }));
  return path;
}

test('bytes come back as they went in, whole and as a stream, until they are deleted', async (t) => {
  const files = folderFiles(await folder(t));
  const bytes = Buffer.from('engraving');
  const name = await files.put(bytes, 'webp');
  assert.deepEqual(Buffer.from((await files.get(name)) ?? []), bytes);
  const stream = await files.stream(name);
  assert.equal(stream?.size, bytes.length);
  assert.equal(await new Response(stream?.bytes).text(), 'engraving');
  assert.equal(files.address(name), `/files/${name}`);
  await files.delete(name);
  assert.equal(await files.get(name), null);
  assert.equal(await files.stream(name), null);
});

test('the same bytes twice are one file, and nothing half-written stays behind', async (t) => {
  const path = await folder(t);
  const files = folderFiles(path);
  const names = await Promise.all([1, 2, 3].map(() => files.put(Buffer.from('same'), 'png')));
  assert.equal(new Set(names).size, 1);
  const stored = (await readdir(join(path, 'files'), { recursive: true })).filter((name) => name.includes('.'));
  assert.equal(stored.length, 1);
});

test('T64 a name that put() did not make reaches no file', async (t) => {
  const files = folderFiles(await folder(t));
  for (const name of [
    '../onrecord.sqlite',
    '..%2fonrecord.sqlite',
    '/etc/passwd',
    'a.webp',
    `${'a'.repeat(32)}.webp/..`,
    '.',
    '',
  ]) {
    assert.equal(await files.get(name), null, name);
    assert.equal(await files.stream(name), null, name);
    await assert.rejects(files.delete(name), TypeError, name);
  }
});
