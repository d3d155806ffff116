/**
 * A whole Onrecord for a test: real database (SQLite, or PostgreSQL where TEST_DATABASE=postgres), real files, mails in
 * the outbox, requests through the routes. Everything goes when the test ends.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { makeRoutes, declaredParameters } from '../src/app.ts';
import { jobHandlers } from '../src/work.ts';
import { readConfig } from '../src/config.ts';
import type { App } from '../src/context.ts';
import { newId } from '../src/db/ids.ts';
import { instant } from '../src/db/times.ts';
import { runOneJob } from '../src/jobs/working.ts';
import { openApp } from '../src/open-app.ts';
import type { Actor, Role } from '../src/roles.ts';
import { assetsOf } from '../src/serve.ts';
import { SESSION_COOKIE, startSession } from '../src/staff/sessions.ts';
import type { KyselyPlugin } from 'kysely';
import type { Db, Store } from '../src/db/open.ts';
import type { Assets } from '../src/web/assets.ts';
import { pageCache } from '../src/web/page-cache.ts';
import { htmlFindings } from './html.ts';
import { freshPostgresDatabase } from './postgres-database.ts';

export type StaffActor = Extract<Actor, { kind: 'staff' }>;
export const system: Actor = { kind: 'system' };
export const reader: Actor = { kind: 'reader' };

export interface TestApp {
  app: App;
  assets: Assets;
  /** For a server of one's own: `webServer(site.app, site.assets, site)`. */
  store: Store;
  /** Milliseconds since 1970, as moved by `advance`. */
  clock(): number;
  /** Through the routes, as from a browser on our own pages. */
  request(path: string, init?: RequestInit): Promise<Response>;
  /** The text of a page, which must answer 200. */
  page(path: string, cookie?: string): Promise<string>;
  /** Sends a form as our own page would. */
  post(
    path: string,
    fields: Record<string, string>,
    cookie?: string,
    headers?: Record<string, string>,
  ): Promise<Response>;
  staff(role?: Role): Promise<{ actor: StaffActor; cookie: string }>;
  /** Runs every job that is due. */
  runJobs(): Promise<void>;
  /** Moves the clock of the App forward. */
  advance(milliseconds: number): void;
  /** How many statements were read through `app.db` so far. */
  statements(): number;
}

type ForTest = Pick<TestContext, 'after'>;

/** Styles and scripts are the same in every test of a process: they are bundled once. */
let sharedAssets: Promise<Assets> | null = null;

/** The same database, counting what is read through it. */
function counted(db: Db): { db: Db; statements: () => number } {
  let count = 0;
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      count += 1;
      return result;
    },
  };
  return { db: db.withPlugin(plugin), statements: () => count };
}

/** Pages that are longer are those of tests with very many things on one page. */
const LONGEST_CHECKED = 40_000;

/** Every page that a test sees is a good page, whatever else the test looks at. Both databases give the same ones. */
async function refuseBadHtml(path: string, answer: Response): Promise<void> {
  const isPage =
    answer.headers.get('content-type')?.startsWith('text/html') === true && !answer.headers.has('content-encoding');
  if (!isPage || process.env.TEST_DATABASE === 'postgres') return;
  const text = await answer.clone().text();
  const findings = text.length > LONGEST_CHECKED ? [] : htmlFindings(text);
  if (findings.length > 0) throw new Error(`The HTML of ${path} is not right:\n${findings.join('\n')}`);
}

export async function testApp(t: ForTest, environment: Record<string, string> = {}): Promise<TestApp> {
  const dataDir = await mkdtemp(join(tmpdir(), 'onrecord-test-'));
  const postgres = process.env.TEST_DATABASE === 'postgres' ? await freshPostgresDatabase() : null;
  const config = readConfig({
    DATA_DIR: dataDir,
    LOG_LEVEL: 'error',
    SECRET: 'a secret for tests only',
    ...(postgres ? { DATABASE_URL: postgres.url } : {}),
    ...environment,
  });
  let ahead = 0;
  const clock = (): number => Date.now() + ahead;
  const now = (): string => instant(clock());
  const opened = await openApp(config, { migrate: true, now });
  const assets = await (sharedAssets ??= assetsOf(opened));
  const { db, statements } = counted(opened.app.db);
  const app: App = { ...opened.app, assets, db };
  const cache = pageCache({ changes: opened.store.changes, now: clock, declaredParameters });
  const routes = makeRoutes(app, assets, cache);
  t.after(async () => {
    await opened.close();
    await postgres?.drop();
    await rm(dataDir, { recursive: true, force: true });
  });

  const request: TestApp['request'] = async (path, init = {}) => {
    const answer = await routes.request(`${config.siteUrl}${path}`, init);
    await refuseBadHtml(path, answer);
    return answer;
  };
  return {
    app,
    assets,
    store: opened.store,
    clock,
    request,
    page: async (path, cookie) => {
      const answer = await request(path, cookie === undefined ? {} : { headers: { cookie } });
      const text = await answer.text();
      if (answer.status !== 200) throw new Error(`GET ${path} answered ${answer.status}: ${text.slice(0, 600)}`);
      return text;
    },
    post: async (path, fields, cookie, headers = {}) =>
      request(path, {
        method: 'POST',
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'sec-fetch-site': 'same-origin',
          ...(cookie === undefined ? {} : { cookie }),
          ...headers,
        },
        body: new URLSearchParams(fields).toString(),
      }),
    staff: async (role = 'owner') => {
      const actor: StaffActor = { kind: 'staff', id: newId(), name: `Test ${role}`, role };
      const secret = await app.change(async (tx) => {
        await tx
          .insertInto('staff')
          .values({
            id: actor.id,
            name: actor.name,
            email: `${actor.id}@desk.example`,
            email_key: `${actor.id}@desk.example`,
            role,
            password_hash: '',
            created_at: now(),
            left_at: null,
          })
          .execute();
        return startSession(app, tx, actor.id);
      });
      return { actor, cookie: `${SESSION_COOKIE}=${secret}` };
    },
    runJobs: async () => {
      while (await runOneJob(app, jobHandlers));
    },
    advance: (milliseconds) => {
      ahead += milliseconds;
    },
    statements,
  };
}
