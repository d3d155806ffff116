/** Figures, measured: `npm run bench`. Speeds are ratios against a reference in the same run. */
import { execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, stat } from 'node:fs/promises';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startOnrecord } from '../test/process.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const run = promisify(execFile);
const say = (name: string, figure: string): void => console.log(`${name.padEnd(64)} ${figure}`);
const median = (figures: readonly number[]): number =>
  figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? 0;

interface Fetched {
  bytes: Buffer;
  headers: IncomingHttpHeaders;
}

/** The answer as it came over the wire, compressed. */
async function fetchRaw(url: string): Promise<Fetched> {
  const [response] = (await once(httpRequest(url, { headers: { 'accept-encoding': 'br' } }).end(), 'response')) as [
    AsyncIterable<Buffer> & { headers: IncomingHttpHeaders },
  ];
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk);
  return { bytes: Buffer.concat(chunks), headers: response.headers };
}

/** Answers a second of ours and of the reference, slice by slice. */
async function load(path: string, ours: number, bare: number): Promise<[number, number][]> {
  const { stdout } = await run(process.execPath, [join(root, 'bench/load.ts'), path, '60', String(ours), String(bare)]);
  return JSON.parse(stdout) as [number, number][];
}

async function startBare({ bytes, headers }: Fetched): Promise<{ port: number; stop(): void }> {
  const child = fork(join(root, 'bench/bare.ts'), [], { execArgv: ['--disable-warning=ExperimentalWarning'] });
  const { date: _date, connection: _connection, 'keep-alive': _keepAlive, ...kept } = headers;
  child.send({ body: bytes.toString('base64'), headers: kept });
  const [port] = (await once(child, 'message')) as [number];
  return { port, stop: () => child.kill() };
}

async function residentMegabytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1_024;
}

/** Packages that a run needs, without Node itself, and what they weigh. */
async function packages(): Promise<{ count: number; megabytes: number }> {
  const { stdout } = await run('npm', ['ls', '--omit=dev', '--all', '--parseable'], { cwd: root, maxBuffer: 1e7 });
  const folders = stdout
    .trim()
    .split('\n')
    .slice(1)
    .filter((path) => !/node_modules\/node-(bin-)?(linux|darwin|win)/.test(path));
  let bytes = 0;
  for (const folder of new Set(folders)) bytes += await weigh(folder);
  return { count: new Set(folders).size, megabytes: bytes / 1e6 };
}

async function weigh(folder: string): Promise<number> {
  let bytes = 0;
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (entry.name === 'node_modules') continue;
    const path = join(folder, entry.name);
    bytes += entry.isDirectory() ? await weigh(path) : (await stat(path)).size;
  }
  return bytes;
}

const started = performance.now();
const first = await startOnrecord({ env: { SAMPLE: 'yes' } });
await fetchRaw(first.url);
say('Installed, first start: until the first page has come', `${((performance.now() - started) / 1_000).toFixed(2)} s`);
await first.kill('SIGTERM');
const again = performance.now();
const site = await startOnrecord({ dataDir: first.dataDir });
await fetchRaw(site.url);
say('Second start: until the first page has come', `${((performance.now() - again) / 1_000).toFixed(2)} s`);

const front = (await (await fetch(site.url)).text()).match(/href="(\/\d{4}\/\d{2}\/[^"]+)"/)?.[1] ?? '/';
const page = await fetchRaw(new URL(front, site.url).href);
say('Story page, brotli', `${page.bytes.length} bytes`);

for (let count = 0; count < 2_000; count++)
  await (await fetch(new URL(count % 2 === 0 ? front : `/search?q=${count}`, site.url))).arrayBuffer();
say('Resident after 2,000 requests, web and worker together', `${(await residentMegabytes(site.pid)).toFixed(0)} MB`);

const bare = await startBare(await fetchRaw(new URL(front, site.url).href));
const pairs = await load(front, site.port, bare.port);
const ratios = pairs.map(([ours, reference]) => ours / reference).toSorted((a, b) => a - b);
const quartile = (share: number): string => (ratios[Math.floor(ratios.length * share)] ?? 0).toFixed(3);
say(
  'Answers a second from memory, ours and bare: medians',
  pairs.length === 0 ? '' : [0, 1].map((index) => median(pairs.map((pair) => pair[index] ?? 0)).toFixed(0)).join(', '),
);
say(
  `Story page from memory against bare node:http, same bytes: median of ${pairs.length}`,
  `${quartile(0.5)} (quartiles ${quartile(0.25)}, ${quartile(0.75)})`,
);
bare.stop();
await site.kill('SIGTERM');

const { count, megabytes } = await packages();
say('Run-time packages, without Node', `${count}, ${megabytes.toFixed(0)} MB`);
