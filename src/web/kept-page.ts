/** A public page as it is kept: compressed once, answered many times. */
import { createHash } from 'node:crypto';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { brotliQuality, pack, type Encoding } from './encodings.ts';

export interface FreshPage {
  headers: Record<string, string>;
  body: Uint8Array;
  things: readonly string[];
  /** Milliseconds since 1970 from which it is no longer true (the masthead's date), if any. */
  until: number;
}

export interface Kept extends Omit<FreshPage, 'body'> {
  etag: string;
  identity: Buffer;
  gzip: Buffer;
  brotli: Buffer;
  /** Answers as Node writes them fastest, by encoding: built once, since most answers come from here. */
  written: Map<Encoding, Written>;
}

interface Written {
  /** Name after value. */
  headers: string[];
  /** Bytes as a latin1 string where they are few: Node then writes head and body by one call, without a request of its own. */
  body: string | Buffer;
}

/** Node writes strings up to 16 KB at once; the head takes its share. */
const AT_ONCE_BYTES = 14_000;

export function keptFrom({ headers, body, things, until }: FreshPage): Kept {
  const identity = Buffer.from(body);
  return {
    etag: `W/"${createHash('sha256').update(identity).digest('base64url').slice(0, 22)}"`,
    headers,
    identity,
    gzip: gzipSync(identity, { level: 6 }),
    brotli: brotliCompressSync(identity, brotliQuality(5)),
    things,
    until,
    written: new Map(),
  };
}

/** Takes its time, in a thread of Node's; meanwhile the page is answered as it is. */
export async function compressHarder(page: Kept): Promise<void> {
  page.brotli = Buffer.from(await pack(page.identity, 'br', 11));
  page.written.clear();
}

export function bytesFor(page: Kept, encoding: Encoding): Buffer {
  return encoding === 'br' ? page.brotli : encoding === 'gzip' ? page.gzip : page.identity;
}

/** The headers of an answer with the page's bytes. */
export function headersFor(page: Kept, encoding: Encoding): Record<string, string> {
  return {
    ...page.headers,
    ...freshHeaders(page),
    'content-length': String(bytesFor(page, encoding).length),
    ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
  };
}

export function writtenFor(page: Kept, encoding: Encoding): Written {
  const known = page.written.get(encoding);
  if (known) return known;
  const bytes = bytesFor(page, encoding);
  const written = {
    headers: Object.entries(headersFor(page, encoding)).flat(),
    body: bytes.length > AT_ONCE_BYTES ? bytes : bytes.toString('latin1'),
  };
  page.written.set(encoding, written);
  return written;
}

/** The headers of 304, where the client has the page. */
export function freshHeaders({ etag }: Kept): Record<string, string> {
  return { etag, vary: 'accept-encoding', 'cache-control': 'public, no-cache' };
}

export function isFresh(page: Kept, ifNoneMatch: string | undefined): boolean {
  if (ifNoneMatch === undefined) return false;
  if (ifNoneMatch.trim() === '*') return true;
  const strong = page.etag.slice(2);
  return ifNoneMatch.split(',').some((tag) => tag.trim().replace(/^W\//, '') === strong);
}
