/**
 * Public pages, kept as they were answered. A page depends on its path and the parameters its route
 * declares, never on cookies or other headers, and is dropped exactly when a thing it was made of changes.
 */
import { LRUCache } from 'lru-cache';
import type { ChangeWatch } from '../db/changes.ts';
import { compressHarder, keptFrom, type FreshPage, type Kept } from './kept-page.ts';

export interface PageCache {
  find(target: string): Kept | null;
  /** Call before a render; give the result to `keep`. */
  note(): number;
  /** Keeps a page unless one of its things changed since `noted`. */
  keep(target: string, page: FreshPage, noted: number): Kept;
  /** In bytes. */
  size(): number;
}

export interface CacheSurroundings {
  changes: ChangeWatch;
  now(): number;
  /** The parameters that the route of `path` declares; all others are ignored. */
  declaredParameters(path: string): readonly string[];
  mostBytes?: number;
}

const MOST_BYTES = 24_000_000;

export function pageCache({ changes, now, declaredParameters, mostBytes = MOST_BYTES }: CacheSurroundings): PageCache {
  const pages = pagesByThing(mostBytes);
  const isChanged = recentChanges(changes);
  changes.onChange((names) => pages.drop(names));
  const key = (target: string): string | null => keyOf(target, declaredParameters);

  return {
    find: (target) => {
      changes.look();
      if (!changes.trusted()) return null;
      const page = pages.get(key(target) ?? '');
      return page !== undefined && now() < page.until ? page : null;
    },
    note: () => {
      changes.look();
      return changes.counter();
    },
    keep: (target, fresh, noted) => {
      const page = keptFrom(fresh);
      changes.look();
      const name = key(target);
      if (name === null || !changes.trusted() || isChanged(fresh.things, noted)) return page;
      pages.set(name, page);
      void compressHarder(page);
      return page;
    },
    size: pages.size,
  };
}

/** Null for an address that is not spelled as ours are: nobody knows what its route declares, so it is not kept. */
function keyOf(target: string, declaredParameters: (path: string) => readonly string[]): string | null {
  const mark = target.indexOf('?');
  const path = mark < 0 ? target : target.slice(0, mark);
  if (path.includes('%')) return null;
  if (mark < 0) return target;
  const given = new URLSearchParams(target.slice(mark));
  const kept = declaredParameters(path).flatMap((name) =>
    given.getAll(name).map((value) => `${name}=${encodeURIComponent(value.toWellFormed())}`),
  );
  return kept.length === 0 ? path : `${path}?${kept.join('&')}`;
}

/** Pages by key, and the keys of the pages that each thing stands in. */
function pagesByThing(mostBytes: number) {
  const keysOf = new Map<string, Set<string>>();
  const pages = new LRUCache<string, Kept>({
    maxSize: mostBytes,
    sizeCalculation: (page, key) =>
      page.identity.length + 2 * (page.gzip.length + page.brotli.length) + key.length * 2 + 2_000,
    dispose: ({ things }, key) => {
      for (const thing of things) {
        const keys = keysOf.get(thing);
        keys?.delete(key);
        if (keys?.size === 0) keysOf.delete(thing);
      }
    },
  });
  return {
    get: (key: string): Kept | undefined => pages.get(key),
    set: (key: string, page: Kept): void => {
      pages.set(key, page);
      if (!pages.has(key)) return;
      for (const thing of page.things) keysOf.set(thing, (keysOf.get(thing) ?? new Set()).add(key));
    },
    drop: (names: readonly string[] | null): void => {
      if (names === null) return pages.clear();
      for (const name of names) for (const key of keysOf.get(name) ?? []) pages.delete(key);
    },
    size: (): number => pages.calculatedSize,
  };
}

const REMEMBERED_CHANGES = 1_000;

/** Whether one of some things changed since the counter stood at `noted`; in doubt, it did. */
function recentChanges(changes: ChangeWatch): (things: readonly string[], noted: number) => boolean {
  const recent: { at: number; names: ReadonlySet<string> | null }[] = [];
  changes.onChange((names) => {
    recent.push({ at: changes.counter(), names: names && new Set(names) });
    if (recent.length > REMEMBERED_CHANGES) recent.shift();
  });
  return (things, noted) => {
    const isForgotten = recent.length === REMEMBERED_CHANGES && (recent[0]?.at ?? 0) > noted + 1;
    return (
      isForgotten ||
      recent.some(({ at, names }) => at > noted && (names === null || things.some((thing) => names.has(thing))))
    );
  };
}
