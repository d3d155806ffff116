/** Compression: what a client takes, and how it is made. */
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip, type BrotliOptions } from 'node:zlib';

export type Encoding = 'br' | 'gzip' | 'identity';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** A name of the header's list, unless it is weighed with nothing. */
const takes = (name: string): RegExp =>
  new RegExp(`(^|[,\\s])${name}(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$))(\\s*[;,]|\\s*$)`, 'i');
const takesBrotli = takes('br');
const takesGzip = takes('gzip');

/** The best encoding a client takes. */
export function encodingFor(accept: string | undefined): Encoding {
  if (accept === undefined) return 'identity';
  // Browsers say the same few things: what was said last is most often said again.
  if (accept !== last.accept) last = { accept, encoding: read(accept) };
  return last.encoding;
}

let last: { accept: string; encoding: Encoding } = { accept: '', encoding: 'identity' };

function read(accept: string): Encoding {
  if (takesBrotli.test(accept)) return 'br';
  return takesGzip.test(accept) ? 'gzip' : 'identity';
}

export function brotliQuality(quality: number): BrotliOptions {
  return { params: { [constants.BROTLI_PARAM_QUALITY]: quality } };
}

/** `quality`: of brotli, 0 to 11. */
export async function pack(bytes: Uint8Array, encoding: Encoding, quality: number): Promise<Uint8Array> {
  if (encoding === 'br') return brotli(bytes, brotliQuality(quality));
  return encoding === 'gzip' ? zip(bytes) : bytes;
}
