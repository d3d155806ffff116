/**
 * Public pages, kept as they were answered. A page depends on its path and the parameters its route
 * declares, never on cookies or other headers, and is dropped exactly when a thing it was made of changes.
 */
import { createHash } from 'node:crypto';
import type { OutgoingHttpHeaders } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompress, brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { LRUCache } from 'lru-cache';
import type { ChangeWatch } from '../db/changes.ts';

export interface Kept {
  etag: string;
  headers: Readonly<Record<string, string>>;
  identity: Buffer;
  gzip: Buffer;
  brotli: Buffer;
  things: readonly string[];
  /** Milliseconds since 1970 from which it is no longer true (the masthead's date), if any. */
  until: number;
  /** Headers as `writeHead` takes them, by encoding: built once, since most answers come from here. */
  written: Map<string, OutgoingHttpHeaders>;
}

export interface FreshPage {
  headers: Record<string, string>;
  body: Uint8Array;
  things: readonly string[];
  until: number;
}

export interface PageCache {
  find(target: string): Kept | null;
  /** Call before a render; give the result to `keep`. */
  note(): number;
  /** Keeps a page unless one of its things changed since `noted`. */
  keep(target: string, page: FreshPage, noted: number): Kept;
  size(): number;
}

const MOST_BYTES = 24_000_000;
const REMEMBERED_CHANGES = 1_000;
const compressHard = promisify(brotliCompress);

export const brotliQuality = (quality: number) => ({ params: { [constants.BROTLI_PARAM_QUALITY]: quality } });

interface Surroundings {
  changes: ChangeWatch;
  now(): number;
  /** The parameters that the route of `path` declares; all others are ignored. */
  declaredParameters(path: string): readonly string[];
}

export function pageCache({ changes, now, declaredParameters }: Surroundings): PageCache {
  const byThing = new Map<string, Set<string>>();
  const pages = new LRUCache<string, Kept>({
    maxSize: MOST_BYTES,
    sizeCalculation: (page, key) => page.identity.length + page.gzip.length + page.brotli.length + key.length * 2 + 2_000,
    dispose: (page, key) => {
      for (const thing of page.things) {
        const keys = byThing.get(thing);
        keys?.delete(key);
        if (keys?.size === 0) byThing.delete(thing);
      }
    },
  });
  const recent: { at: number; names: ReadonlySet<string> | null }[] = [];

  changes.onChange((names) => {
    recent.push({ at: changes.counter(), names: names && new Set(names) });
    if (recent.length > REMEMBERED_CHANGES) recent.shift();
    if (names === null) return pages.clear();
    for (const name of names) for (const key of byThing.get(name) ?? []) pages.delete(key);
  });

  const keyOf = (target: string): string => {
    const mark = target.indexOf('?');
    if (mark < 0) return target;
    const path = target.slice(0, mark);
    const given = new URLSearchParams(target.slice(mark));
    const kept = declaredParameters(path).flatMap((name) => given.getAll(name).map((value) => `${name}=${encodeURIComponent(value)}`));
    return kept.length === 0 ? path : `${path}?${kept.join('&')}`;
  };

  const isStale = (things: readonly string[], noted: number): boolean => {
    changes.look();
    if (!changes.trusted()) return true;
    const [oldest] = recent;
    if (oldest && recent.length === REMEMBERED_CHANGES && oldest.at > noted + 1) return true;
    return recent.some(({ at, names }) => at > noted && (names === null || things.some((thing) => names.has(thing))));
  };

  return {
    find: (target) => {
      changes.look();
      if (!changes.trusted()) return null;
      const page = pages.get(keyOf(target));
      if (page === undefined) return null;
      if (now() < page.until) return page;
      pages.delete(keyOf(target));
      return null;
    },
    note: () => {
      changes.look();
      return changes.counter();
    },
    keep: (target, { headers, body, things, until }, noted) => {
      const identity = Buffer.from(body);
      const page: Kept = {
        etag: `W/"${createHash('sha256').update(identity).digest('base64url').slice(0, 22)}"`,
        headers,
        identity,
        gzip: gzipSync(identity, { level: 6 }),
        brotli: brotliCompressSync(identity, brotliQuality(5)),
        things,
        until,
        written: new Map(),
      };
      if (isStale(things, noted)) return page;
      const key = keyOf(target);
      pages.set(key, page);
      for (const thing of things) {
        const keys = byThing.get(thing) ?? new Set();
        byThing.set(thing, keys.add(key));
      }
      void compressHard(identity, brotliQuality(11)).then((better) => {
        page.brotli = better;
        page.written.clear();
      });
      return page;
    },
    size: () => pages.calculatedSize,
  };
}

export type Encoding = 'br' | 'gzip' | 'identity';

/** The best encoding a client takes. */
export function encodingFor(accept: string | undefined): Encoding {
  if (accept === undefined) return 'identity';
  const takes = (name: string): boolean => new RegExp(`(^|[,\\s])${name}(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$))(\\s*[;,]|\\s*$)`, 'i').test(accept);
  if (takes('br')) return 'br';
  return takes('gzip') ? 'gzip' : 'identity';
}

export function bytesFor(page: Kept, encoding: Encoding): Buffer {
  return encoding === 'br' ? page.brotli : encoding === 'gzip' ? page.gzip : page.identity;
}

/** The answer to a request for a kept page: 304 where the client has it. */
export function headersFor(page: Kept, encoding: Encoding): OutgoingHttpHeaders {
  const known = page.written.get(encoding);
  if (known) return known;
  const headers: OutgoingHttpHeaders = {
    ...page.headers,
    etag: page.etag,
    vary: 'accept-encoding',
    'cache-control': 'public, no-cache',
    'content-length': bytesFor(page, encoding).length,
    ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
  };
  page.written.set(encoding, headers);
  return headers;
}

export function isFresh(page: Kept, ifNoneMatch: string | undefined): boolean {
  if (ifNoneMatch === undefined) return false;
  if (ifNoneMatch.trim() === '*') return true;
  const strong = page.etag.slice(2);
  return ifNoneMatch.split(',').some((tag) => tag.trim().replace(/^W\//, '') === strong);
}
