// A real browser for the journeys: one a test process, out of a package, shut off from everything but this machine.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import axe from 'axe-core';
import type { AxeResults } from 'axe-core';
import { chromium } from 'playwright-core';
import type { Browser, LaunchOptions, Page } from 'playwright-core';
import { atEnd } from './at-end.ts';

const run = promisify(execFile);
const modules = join(import.meta.dirname, '../node_modules');
const packageFolder = join(modules, '@sparticuz/chromium');

// Not the package's own flags: they fit one cloud, and they switch off what we test (one process, no web security).
const flags = ['--no-sandbox', '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost'];

let opened: Promise<Browser> | undefined;

/** The browser of this test process; it is closed when the file's tests have run. */
export function openBrowser(): Promise<Browser> {
  opened ??= program().then((options) => chromium.launch({ ...options, args: flags }));
  return opened;
}

atEnd(async () => (await opened?.catch(() => undefined))?.close());

/** Where no Chromium comes in a package, CHROMIUM names one, and without it an installed Chrome serves. */
async function program(): Promise<LaunchOptions> {
  const given = process.env.CHROMIUM;
  if (given !== undefined) return { executablePath: given };
  if (process.platform !== 'linux' || process.arch !== 'x64') return { channel: 'chrome' };
  const folder = await unpacked();
  const executablePath = join(folder, 'chromium');
  const { stdout } = await run('ldd', [executablePath]);
  // A machine that never had a browser lacks its libraries; the package brings them.
  if (!stdout.includes('not found')) return { executablePath };
  return { executablePath, env: { ...process.env, LD_LIBRARY_PATH: join(folder, 'al2023/lib') } };
}

/**
 * The folder of this version's unpacked Chromium. The package would unpack into the temporary folder and take whatever
 * lies there, half-written or old. Here it appears at once and whole, by a rename: of processes that unpack at the same
 * time the first one's stays.
 */
async function unpacked(): Promise<string> {
  const { version } = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8')) as { version: string };
  const cache = join(modules, '.cache');
  const folder = join(cache, `chromium-${version}`);
  if (existsSync(folder)) return folder;
  await mkdir(cache, { recursive: true });
  const scratch = await mkdtemp(join(cache, 'unpacking-'));
  const script = `const { default: chromium, inflate } = await import('@sparticuz/chromium');
    await chromium.executablePath();
    await inflate(${JSON.stringify(join(packageFolder, 'bin/al2023.tar.br'))});`;
  const environment = { ...process.env, TMPDIR: scratch };
  await run(process.execPath, ['--input-type=module', '--eval', script], { cwd: modules, env: environment });
  await rename(scratch, folder).catch(async (error: NodeJS.ErrnoException) => {
    await rm(scratch, { recursive: true });
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
  });
  return folder;
}

/** What axe finds in the page, a readable line for each element; frames are pages of their own. */
export async function axeFindings(page: Page): Promise<string[]> {
  const options = {
    iframes: false,
    resultTypes: ['violations'],
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  };
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<AxeResults>(`axe.run(document, ${JSON.stringify(options)})`);
  return violations.flatMap(({ id, impact, help, nodes }) =>
    nodes.map(({ target, failureSummary = '' }) => {
      const [, reason = help] = failureSummary.split('\n');
      return `${id} (${impact ?? 'minor'}) at ${target.join(' ')}: ${reason.trim()}`;
    }),
  );
}

/** How far content moved under the reader's eyes since the page was opened; what their own input moved is left out. */
export function layoutShift(page: Page): Promise<number> {
  return page.evaluate<number>(`new Promise((resolve) => {
    let sum = 0;
    const add = (shifts) => {
      for (const shift of shifts) if (!shift.hadRecentInput) sum += shift.value;
    };
    const observer = new PerformanceObserver((list) => add(list.getEntries()));
    observer.observe({ type: 'layout-shift', buffered: true });
    // Two frames, so that a shift which this very moment causes has happened and has been told.
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => {
      add(observer.takeRecords());
      resolve(sum);
    })));
  })`);
}

/** From now on, the addresses that the page asks for outside the site it opens first; the list grows by itself. */
export function noThirdParties(page: Page): readonly string[] {
  const outside: string[] = [];
  let site: string | undefined;
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (!protocol.startsWith('http')) return;
    site ??= origin;
    if (origin !== site) outside.push(request.url());
  });
  return outside;
}
