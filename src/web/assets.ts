/** Styles, fonts and scripts under addresses that hold a hash of their bytes: they may be cached for ever. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { asset as assetPath } from '../paths.ts';
import { encodingFor, pack, type Encoding } from './encodings.ts';
import { routes, type Web } from './web.ts';
import type { Hono } from 'hono';

export interface Assets {
  /** The address of a file in public/ or of a script: `path('paper.css')`. */
  path(name: string): string;
  /** The public styles with a newsroom's own accent, as two colours without their "#". */
  styles(accent: { light: string; dark: string } | null): string;
  routes: Hono<Web>;
}

interface Asset {
  name: string;
  hash: string;
  type: string;
  bytes: Buffer;
}

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.txt': 'text/plain; charset=utf-8',
};

export async function loadAssets(folder: string, scripts: ReadonlyMap<string, Uint8Array>): Promise<Assets> {
  const assets = new Map<string, Asset>();
  const add = (name: string, bytes: Buffer) => {
    const hash = createHash('sha256').update(bytes).digest('base64url').replace(/[-_]/g, '').slice(0, 12);
    assets.set(name, { name, hash, type: types[extname(name)] ?? 'application/octet-stream', bytes });
  };
  for (const name of await readdir(join(folder, 'fonts'))) add(name, await readFile(join(folder, 'fonts', name)));
  for (const [name, bytes] of scripts) add(name, Buffer.from(bytes));
  const path = (name: string): string => {
    const found = assets.get(name);
    if (!found) throw new Error(`There is no asset ${name}.`);
    return assetPath(`${found.hash}/${found.name}`);
  };
  // Both style sheets begin with the same tokens, and name the fonts by the addresses they have here.
  const tokens = await readFile(join(folder, 'tokens.css'), 'utf8');
  const withFonts = (styles: string): Buffer =>
    Buffer.from(styles.replace(/url\(fonts\/([\w-]+\.woff2)\)/g, (_, font: string) => `url(${path(font)})`));
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (!entry.isFile() || entry.name === 'tokens.css') continue;
    const bytes = await readFile(join(folder, entry.name));
    add(entry.name, entry.name.endsWith('.css') ? withFonts(`${tokens}\n${bytes.toString()}`) : bytes);
  }
  return {
    path,
    styles: (accent) =>
      accent === null ? path('paper.css') : path('paper.css').replace(/\.css$/, `.${accent.light}.${accent.dark}.css`),
    routes: assetRoutes(assets),
  };
}

function assetRoutes(assets: ReadonlyMap<string, Asset>): Hono<Web> {
  const packed = packedOnce();
  return routes().get('/assets/:hash/:name', async (c) => {
    const { hash, name } = c.req.param();
    const [, light, dark] = /^paper\.([0-9a-f]{6})\.([0-9a-f]{6})\.css$/.exec(name) ?? [];
    const found = assets.get(light === undefined ? name : 'paper.css');
    if (!found) return c.notFound();
    const isText = /^(text|image\/svg)/.test(found.type);
    const encoding = isText ? encodingFor(c.req.header('accept-encoding')) : 'identity';
    // Anybody may ask for any pair of colours: those are packed afresh, so that nothing piles up.
    const body =
      light === undefined || dark === undefined
        ? await packed(found, encoding)
        : await pack(withAccent(found.bytes, light, dark), encoding, 5);
    return c.body(new Uint8Array(body), 200, {
      'content-type': found.type,
      'content-length': String(body.length),
      // A page made by the release before may still ask with its hash: give it ours, for a while.
      'cache-control': hash === found.hash ? 'public, max-age=31536000, immutable' : 'public, max-age=60',
      ...(isText ? { vary: 'accept-encoding' } : {}),
      ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
    });
  });
}

/** Each asset is packed as well as can be, when it is first asked for, and once. */
function packedOnce(): (asset: Asset, encoding: Encoding) => Promise<Uint8Array> {
  const made = new Map<string, Promise<Uint8Array>>();
  return ({ name, bytes }, encoding) => {
    const key = `${encoding} ${name}`;
    const bytesOnce = made.get(key) ?? pack(bytes, encoding, 11);
    made.set(key, bytesOnce);
    return bytesOnce;
  };
}

function withAccent(styles: Buffer, light: string, dark: string): Buffer {
  return Buffer.concat([styles, Buffer.from(`\n:root { --accent: light-dark(#${light}, #${dark}) }\n`)]);
}
