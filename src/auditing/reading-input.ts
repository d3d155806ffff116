/** Files and standard input as bytes, with an end. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Problem } from '../problem.ts';
import { mostPageBytes } from '../transfer/decoding.ts';

export const standardInput = '-';

/** As sentences name it. */
export const nameOf = (path: string): string => (path === standardInput ? 'standard input' : path);

/** The bytes in pieces; throws a Problem that names the file where it cannot be opened or read. */
export async function* bytesOf(path: string, input: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (path !== standardInput) await refuseFolder(path);
  try {
    yield* path === standardInput ? input : (createReadStream(path) as AsyncIterable<Uint8Array>);
  } catch (cause) {
    if (!(cause instanceof Error) || !('syscall' in cause)) throw cause;
    throw new Problem('invalid', `${nameOf(path)} cannot be read: look at the name and its rights.`, { cause });
  }
}

async function refuseFolder(path: string): Promise<void> {
  const status = await stat(path).catch((cause: unknown) => {
    throw new Problem('invalid', `${path} cannot be opened: look at the name and its rights.`, { cause });
  });
  if (status.isDirectory()) throw new Problem('invalid', `${path} is not a file.`);
}

/** All of it; one piece more than is taken where it is larger, so that whoever reads it refuses it. */
export async function wholeOf(bytes: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of bytes) {
    pieces.push(piece);
    size += piece.length;
    if (size > mostPageBytes) break;
  }
  return Buffer.concat(pieces);
}
