/** The program as whoever runs it sees it: how it refuses to start, starts, stops, and comes back after being killed. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { connect, createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { openStore, type Store } from '../src/db/open.ts';
import { databaseOf, killedStart, refusedStart, startOnrecord, startWorker, temporaryFolder } from './process.ts';

/** Opens a data folder's database beside the program. */
async function look<T>(dataDir: string, what: (store: Store) => Promise<T>): Promise<T> {
  const store = openStore(await databaseOf(dataDir));
  try {
    return await what(store);
  } finally {
    await store.close();
  }
}

function assertOneSentence({ code, stdout, stderr }: Awaited<ReturnType<typeof refusedStart>>, expected: RegExp): void {
  assert.match(stderr, expected);
  assert.match(stderr, /^onrecord: [^\n]+\.\n$/, 'one line that ends with a full stop');
  assert.doesNotMatch(stderr, /\n\s+at |node:/);
  assert.equal(stdout, '');
  assert.equal(code, 1);
}

// What is read before any database is opened need not be tried with each.
const onSqliteAlone = { skip: process.env.TEST_DATABASE === 'postgres' };

describe('what keeps it from starting is said in one sentence, with an exit code that is not 0', onSqliteAlone, () => {
  const wrong: [string, string, RegExp][] = [
    ['PORT', 'eighty', /PORT is “eighty”/],
    ['HOST', 'no such host', /HOST is “no such host”/],
    ['HOST', '203.0.113.77', /HOST is “203\.0\.113\.77”: this machine has no such address/],
    ['HOST', 'no-such-host.invalid', /HOST is “no-such-host\.invalid”: this machine has no such address/],
    ['SITE_URL', 'news.example', /SITE_URL is “news\.example”/],
    ['ROLE', 'both', /ROLE is “both”/],
    ['TRUST_PROXY', 'proxy', /TRUST_PROXY is “proxy”/],
    ['MAIL_URL', 'mail.example', /MAIL_URL/],
    ['MAIL_FROM', 'us', /MAIL_FROM is “us”/],
    ['SECRET', 'short', /SECRET/],
    ['DATABASE_URL', 'postgres://me:hunter2@127.0.0.1:9/x', /DATABASE_URL does not answer/],
    ['DATABASE_URL', 'mysql://me:hunter2@127.0.0.1/x', /DATABASE_URL is not an address/],
    ['DATA_DIR', '/proc/onrecord', /The folder DATA_DIR \(\/proc\/onrecord\) cannot be written/],
  ];
  for (const [name, value, expected] of wrong) {
    test(`${name}=${value}`, async (t) => {
      if (name === 'DATA_DIR' && process.platform !== 'linux') return t.skip('there is no /proc');
      const said = await refusedStart({ env: { [name]: value, ...(name === 'DATA_DIR' ? { DATABASE_URL: '' } : {}) } });
      assertOneSentence(said, expected);
      assert.doesNotMatch(said.stderr, /hunter2/);
    });
  }

  test('a port in use', async (t) => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    t.after(() => other.close());
    const { port } = other.address() as AddressInfo;
    assertOneSentence(await refusedStart({ env: { PORT: String(port) } }), new RegExp(`Port ${port} is in use`));
  });

  test('a database that takes the call and says nothing', async (t) => {
    const silent = createServer(() => {}).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    t.after(() => silent.close());
    const { port } = silent.address() as AddressInfo;
    const env = { DATABASE_URL: `postgres://127.0.0.1:${port}/x` };
    assertOneSentence(await refusedStart({ env }), /DATABASE_URL does not answer/);
  });

  test('a data folder that is a file', async () => {
    const dataDir = join(await temporaryFolder(), 'data');
    await writeFile(dataDir, 'no folder');
    assertOneSentence(
      await refusedStart({ dataDir, env: { DATABASE_URL: '' } }),
      /The folder DATA_DIR \(.*\) cannot be written/,
    );
  });

  test('a database file that is none, or is a folder', async () => {
    const dataDir = await temporaryFolder();
    await writeFile(join(dataDir, 'onrecord.sqlite'), 'This is a text about the sea. '.repeat(500));
    assertOneSentence(await refusedStart({ dataDir, env: { DATABASE_URL: '' } }), /is damaged, or is no database/);
    const other = await temporaryFolder();
    await mkdir(join(other, 'onrecord.sqlite'));
    assertOneSentence(await refusedStart({ dataDir: other, env: { DATABASE_URL: '' } }), /cannot be written/);
  });
});

test('a database that a newer release wrote', async () => {
  const site = await startOnrecord();
  await site.kill();
  await look(site.dataDir, (store) =>
    sql`insert into kysely_migration (name, timestamp) values ('999', '2099')`.execute(store.writer),
  );
  assertOneSentence(await refusedStart({ dataDir: site.dataDir }), /newer release/);
});

test('started, it prints its address and the owner’s link at once; SIGTERM ends it with 0', async () => {
  for (const role of ['all', 'web']) {
    const site = await startOnrecord({ env: { ROLE: role } });
    assert.match(
      site.stdout(),
      /^Site {3}http:\/\/127\.0\.0\.1:\d+\/\nOwner {2}http:\/\/127\.0\.0\.1:\d+\/desk\/setup\?token=[\w-]{43}\n$/,
    );
    assert.equal((await fetch(site.setupLink ?? '')).status, 200);
    assert.equal(await site.kill('SIGTERM'), 0);
    assert.equal(site.stderr(), '');
  }
});

test('with an owner no link is printed', async () => {
  const site = await startOnrecord();
  const token = new URL(site.setupLink ?? '').searchParams.get('token') ?? '';
  const fields = {
    token,
    newsroom: 'The Courier',
    name: 'Ada',
    email: 'ada@holm.example',
    password: 'harbour lamp and crab',
    language: 'en',
    timeZone: 'UTC',
  };
  const answer = await fetch(`${site.url}/desk/setup`, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { origin: site.url },
    redirect: 'manual',
  });
  assert.equal(answer.status, 303);
  await site.restart();
  assert.match(site.stdout(), /^Site {3}\S+\n$/);
});

test('told to stop, it takes no new connection, finishes the answer under way, and ends with 0', async () => {
  const site = await startOnrecord();
  const body = 'email=x&password=y&next=';
  const socket = connect(site.port, '127.0.0.1');
  let answer = '';
  socket.setEncoding('utf8').on('data', (text: string) => (answer += text));
  const head = `POST /desk/sign-in HTTP/1.1\r\nHost: 127.0.0.1:${site.port}\r\nOrigin: ${site.url}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\n\r\n`;
  const closed = once(socket, 'close');
  socket.write(head + body.slice(0, 5));
  await pause(200);
  const ended = site.kill('SIGTERM');
  while (
    await fetch(`${site.url}/health`).then(
      () => true,
      () => false,
    )
  )
    await pause(20);
  socket.write(body.slice(5));
  await closed;
  assert.match(answer, /^HTTP\/1\.1 422 /);
  assert.equal(await ended, 0);
});

describe('roles', () => {
  const signUp = async (url: string) => {
    const page = await (await fetch(`${url}/sign-ups`)).text();
    const fields = Object.fromEntries(
      [...page.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
        name,
        value,
      ]),
    );
    const answer = await fetch(`${url}/sign-ups`, {
      method: 'POST',
      body: new URLSearchParams({ ...fields, email: 'ruth@reader.example' }),
      headers: { origin: url },
      redirect: 'manual',
    });
    assert.equal(answer.status, 303, await answer.text());
  };
  const mails = (dataDir: string) =>
    look(dataDir, async ({ db }) => (await db.selectFrom('mail').select('id').execute()).length);

  test('web serves and leaves work alone; worker works and does not listen', async () => {
    const web = await startOnrecord({ env: { ROLE: 'web' } });
    await signUp(web.url);
    await pause(1_500);
    assert.equal(await mails(web.dataDir), 0);
    const worker = await startWorker(web.dataDir);
    for (let tries = 0; (await mails(web.dataDir)) === 0; tries++) {
      assert.ok(tries < 100, 'no mail was written');
      await pause(100);
    }
    await assert.rejects(fetch(`http://127.0.0.1:${worker.port}/health`));
    assert.equal(await worker.kill(), 0);
    assert.equal(await web.kill(), 0);
  });

  test('all does both', async () => {
    const site = await startOnrecord({ env: { ROLE: 'all' } });
    await signUp(site.url);
    for (let tries = 0; (await mails(site.dataDir)) === 0; tries++) {
      assert.ok(tries < 100, 'no mail was written');
      await pause(100);
    }
    assert.equal(await site.kill(), 0);
  });
});

describe('kill -9 during the very first start', () => {
  const isFull = process.env.SOAK === 'full';
  const seed = Number(process.env.SEED ?? Date.now() % 100_000);
  const random = randomFrom(seed);
  /** Rows by table, but for what each start makes anew. */
  const rows = (dataDir: string) =>
    look(dataDir, async ({ db }) => {
      const tables = [
        'newsletter',
        'form',
        'prompt',
        'secret',
        'story',
        'publication',
        'revision',
        'section',
        'comment',
        'media',
        'correction',
      ] as const;
      const counts = await Promise.all(
        tables.map(async (table) => [table, (await db.selectFrom(table).selectAll().execute()).length]),
      );
      const settings = await db.selectFrom('setting').select('name').orderBy('name').execute();
      return { ...Object.fromEntries(counts), settings: settings.map(({ name }) => name) };
    });

  for (const sample of ['no', 'yes']) {
    test(`the next start is healthy and complete (SAMPLE=${sample}, seed ${seed})`, async (t) => {
      t.diagnostic(`SEED=${seed}`);
      const env = { SAMPLE: sample };
      const begin = Date.now();
      const whole = await startOnrecord({ env });
      const untilHealthy = Date.now() - begin;
      const expected = await rows(whole.dataDir);
      await whole.kill();
      const moments = [20, 60, 120, 250, 500, ...[0.4, 0.6, 0.7, 0.8, 0.9].map((part) => part * untilHealthy)];
      // One folder that dies again and again, each time further on; in a soak, also many that die once.
      const lives = isFull
        ? [moments, ...Array.from({ length: 60 }, () => [random() * untilHealthy * 1.1])]
        : [moments];
      for (const deaths of lives) {
        const dataDir = await temporaryFolder();
        for (const moment of deaths) await killedStart(dataDir, moment, env);
        const site = await startOnrecord({ dataDir, env });
        assert.deepEqual(await rows(dataDir), expected, `killed after ${deaths.map(Math.round).join(', ')} ms`);
        assert.equal((await fetch(site.url)).status, 200);
        assert.equal((await fetch(site.setupLink ?? '')).status, 200);
        assert.equal(await site.kill(), 0);
      }
    });
  }
});

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
