/** The web process: assets, routes, the listener, and what the person who started it needs to read. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { once } from 'node:events';
import type { Server } from 'node:http';
import { declaredParameters, makeRoutes } from './app.ts';
import { isOnThisMachine, type Config } from './config.ts';
import type { App } from './context.ts';
import * as paths from './paths.ts';
import { openApp, type OpenedApp } from './open-app.ts';
import { loadSampleOnce } from './sample/loading.ts';
import { keptBundles } from './settings/queries.ts';
import { keepBundles } from './settings/settling.ts';
import { ownerLink } from './staff/setup.ts';
import { loadAssets, type Assets } from './web/assets.ts';
import { bundleScripts } from './web/bundles.ts';
import { pageCache } from './web/page-cache.ts';
import { drain, makeServer } from './web/server.ts';

const DRAIN_MS = 10_000;
const root = fileURLToPath(new URL('..', import.meta.url));

export async function serve(
  config: Config,
  stop: AbortSignal,
  startWorker: (() => { stop(): Promise<void> }) | null,
): Promise<void> {
  const opened = await openApp(config, { migrate: true });
  const assets = await assetsOf(opened);
  const app: App = { ...opened.app, assets };
  await loadSampleOnce(app, config.sample === 'yes' || (config.sample === 'loopback' && isOnThisMachine(config)));
  const server = webServer(app, assets, opened);
  const listening = once(server, 'listening');
  server.listen(config.port, config.host);
  await listening;
  const worker = startWorker?.();
  await greet(app);
  if (!stop.aborted) await once(stop, 'abort');
  await Promise.all([drain(server, DRAIN_MS), worker?.stop()]);
  await opened.close();
}

export async function assetsOf({ app, store }: OpenedApp): Promise<Assets> {
  const scripts = await bundleScripts(root, app.files, {
    read: (state) => keptBundles(app.db, state),
    write: (state, names) => keepBundles(store.change, state, names),
  });
  return loadAssets(join(root, 'public'), scripts);
}

/** `clock`: milliseconds since 1970. It is asked for every page from memory, so it is not `app.now`, which makes a text. */
export function webServer(
  app: App,
  assets: Assets,
  { store, clock = Date.now }: Pick<OpenedApp, 'store'> & { clock?: () => number },
): Server {
  const cache = pageCache({ changes: store.changes, now: clock, declaredParameters });
  const routes = makeRoutes(app, assets, cache);
  return makeServer({ routes, cache, hosts: app.config.hosts, anyHost: (path) => path === paths.health });
}

/** Both lines at once: who reads the first knows that the second is there too. */
async function greet(app: App): Promise<void> {
  const link = await ownerLink(app);
  process.stdout.write(`Site   ${app.config.siteUrl}/\n${link === null ? '' : `Owner  ${link}\n`}`);
}
