/**
 * Files that outlive a request: uploads, renditions, bundles. Names are made by the server and hold a
 * hash of the bytes, so a file never changes and may be cached for ever. A folder now; a bucket has the
 * same six functions.
 */
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, mkdirSync, statSync } from 'node:fs';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { file as filePath } from './paths.ts';

export interface Files {
  /** Stores bytes under a name made of their hash and `extension` ("webp"); the same bytes twice are one file. */
  put(bytes: Uint8Array, extension: string): Promise<string>;
  /** Null where there is no such file. */
  get(name: string): Promise<Uint8Array | null>;
  stream(name: string): Promise<{ bytes: ReadableStream<Uint8Array>; size: number } | null>;
  delete(name: string): Promise<void>;
  /** Where readers fetch it. */
  address(name: string): string;
  isName(name: string): boolean;
}

export function folderFiles(dataDir: string): Files {
  const folder = join(dataDir, 'files');
  const at = (name: string): string => {
    if (!isName(name)) throw new TypeError('A file name is made by put().');
    return join(folder, name.slice(0, 2), name);
  };

  return {
    put: async (bytes, extension) => {
      const name = `${createHash('sha256').update(bytes).digest('hex').slice(0, 32)}.${extension}`;
      const path = at(name);
      if (
        await stat(path).then(
          () => true,
          () => false,
        )
      )
        return name;
      await mkdir(join(folder, name.slice(0, 2)), { recursive: true });
      await writeWhole(path, bytes);
      return name;
    },
    get: async (name) => (isName(name) ? readFile(at(name)).catch(absent) : null),
    stream: async (name) => {
      if (!isName(name)) return null;
      const found = await stat(at(name)).catch(absent);
      if (!found) return null;
      const bytes = Readable.toWeb(createReadStream(at(name))) as ReadableStream<Uint8Array>;
      return { bytes, size: found.size };
    },
    delete: async (name) => rm(at(name), { force: true }),
    address: filePath,
    isName,
  };
}

/** A crash leaves the whole file or none: written beside, made durable, then renamed. */
async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const beside = `${path}.${randomUUID()}.part`;
  const handle = await open(beside, 'wx');
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(beside, path);
}

function isName(name: string): boolean {
  return /^[0-9a-f]{32}\.[a-z0-9]{1,5}$/.test(name);
}

function absent(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}

/** Makes a folder and those above it, step by step: where that cannot work, `recursive` of Node may never come back. */
export function ensureFolder(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return;
  const above = dirname(path);
  if (above !== path) ensureFolder(above);
  try {
    mkdirSync(path);
  } catch (error) {
    // Another process was faster.
    if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw error;
  }
}
