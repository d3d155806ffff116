import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { testApp, type TestApp } from '../../test/make.ts';
import { webServer } from '../serve.ts';
import { pictures } from './queries.ts';

const red = { create: { width: 900, height: 600, channels: 3 as const, background: '#a3271b' } };
const jpeg = await sharp(red).jpeg().toBuffer();

interface Sent {
  alt?: string;
  credit?: string;
  type?: string;
  name?: string;
  more?: Record<string, string>;
  path?: string;
}

async function upload(site: TestApp, cookie: string, bytes: Uint8Array, sent: Sent = {}): Promise<Response> {
  const {
    alt = 'A wall',
    credit = 'Ada Holm',
    type = 'image/png',
    name = 'wall.png',
    more = {},
    path = '/desk/pictures',
  } = sent;
  const form = new FormData();
  if (path === '/desk/pictures') {
    form.set('alt', alt);
    form.set('credit', credit);
  }
  for (const [field, value] of Object.entries(more)) form.set(field, value);
  form.set('file', new Blob([new Uint8Array(bytes)], { type }), name);
  return send(site, cookie, path, form);
}

async function send(site: TestApp, cookie: string, path: string, form: FormData): Promise<Response> {
  const packed = new Response(form);
  const headers = { cookie, 'sec-fetch-site': 'same-origin', 'content-type': packed.headers.get('content-type') ?? '' };
  return site.request(path, { method: 'POST', headers, body: await packed.arrayBuffer() });
}

/** Addresses of all sizes of the newest picture, smallest first. */
const sizesOf = async ({ app }: TestApp): Promise<string[]> =>
  ((await pictures(app.db))[0]?.renditions ?? []).map(({ name }) => app.files.address(name));

const bytesAt = async (site: TestApp, address: string): Promise<Buffer> =>
  Buffer.from(await (await site.request(address)).arrayBuffer());

test('a picture is stored in the sizes that pages ask for, and stands on its page', async (t) => {
  const site = await testApp(t);
  const { cookie } = await site.staff('reporter');
  for (const format of ['jpeg', 'png', 'gif', 'webp', 'avif'] as const) {
    const answer = await upload(site, cookie, await sharp(red).toFormat(format).toBuffer(), {
      alt: `As ${format}`,
      type: 'text/html',
    });
    assert.equal(answer.status, 303, format);
  }
  const page = await site.page('/desk/pictures', cookie);
  for (const format of ['jpeg', 'png', 'gif', 'webp', 'avif']) assert.match(page, new RegExp(`alt="As ${format}"`));
  const sizes = await sizesOf(site);
  const widths = await Promise.all(
    sizes.map(async (address) => (await sharp(await bytesAt(site, address)).metadata()).width),
  );
  assert.deepEqual(widths, [480, 800, 900]);
});

test('T08 T27 what is no picture by its bytes is refused at the field, whatever name and type come with it', async (t) => {
  const site = await testApp(t);
  const { cookie } = await site.staff('owner');
  const text = (words: string) => Buffer.from(words, 'latin1');
  const wrong: [string, Uint8Array][] = [
    ['HTML', text('<!DOCTYPE html><script>alert(1)</script>')],
    ['SVG', text('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
    ['SVG with a declaration', text('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['a GIF that is a page', text('GIF89a<script>alert(1)</script>')],
    ['a JPEG that is a page', text('\xff\xd8\xff<script>alert(1)</script>')],
    ['a PNG that is a page', text('\x89PNG\r\n\x1a\n<script>alert(1)</script>')],
    ['a WebP that is an SVG', text('RIFF\x00\x00\x00\x00WEBP<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['TIFF', await sharp(red).tiff().toBuffer()],
    ['PDF', text('%PDF-1.7\n')],
    ['a delegate’s script', text('push graphic-context\nviewbox 0 0 640 480')],
    ['HEIC', text('\0\0\0\x18ftypheic\0\0\0\0')],
    ['half a picture', jpeg.subarray(0, jpeg.length / 2)],
    ['one byte', text('x')],
  ];
  for (const [name, bytes] of wrong) {
    const answer = await upload(site, cookie, bytes);
    const page = await answer.text();
    assert.equal(answer.status, 422, name);
    assert.match(
      page,
      /<span class="error" id="file-error">(Use a JPEG, PNG, GIF, WebP or AVIF picture\.|This picture cannot be read)/,
      name,
    );
    assert.match(page, /value="A wall"/, name);
    assert.equal(
      (await upload(site, cookie, bytes, { path: '/desk/logo', more: { deed: 'put' } })).status,
      422,
      `${name} as logo`,
    );
  }
  assert.deepEqual(await pictures(site.app.db), []);
  const stored = await readdir(`${site.app.config.dataDir}/files`, { recursive: true }).catch(() => []);
  assert.ok(
    stored.every((name) => !/\.(webp|orig)$/.test(name)),
    stored.join(),
  );
});

test('T08 a picture with a page behind it is drawn anew: nothing of the page is served', async (t) => {
  const site = await testApp(t);
  const { cookie } = await site.staff('owner');
  await upload(site, cookie, Buffer.concat([jpeg, Buffer.from('<script>alert(1)</script>')]));
  for (const address of await sizesOf(site)) assert.ok(!(await bytesAt(site, address)).includes('<script>'));
});

/** A picture whose header says one size and whose body holds next to nothing. */
function bomb(width: number, height: number): Buffer {
  const chunk = (kind: string, content: Buffer): Buffer => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(content.length);
    const body = Buffer.concat([Buffer.from(kind), content]);
    const check = Buffer.alloc(4);
    check.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, check]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2], 8);
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(100_000))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

test('T27 a picture that would unpack to gigabytes is refused by its header', async (t) => {
  const site = await testApp(t);
  const { cookie } = await site.staff('owner');
  const before = process.memoryUsage().rss;
  for (const [width, height] of [
    [50_000, 50_000],
    [7_100, 7_100],
    [20_000, 1],
    [2 ** 31 - 1, 2 ** 31 - 1],
  ] as const) {
    const answer = await upload(site, cookie, bomb(width, height));
    assert.equal(answer.status, 422);
    assert.match(
      await answer.text(),
      /id="file-error">This picture cannot be read, or is larger than 50 million pixels/,
    );
  }
  assert.ok(process.memoryUsage().rss - before < 100_000_000);
});

test('where a picture was taken, and by what, is not told; it stands upright', async (t) => {
  const site = await testApp(t);
  const { cookie } = await site.staff('owner');
  const told = await sharp(red)
    .withExif({
      IFD0: { Make: 'A camera of mine', Artist: 'Secret Name' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '55/1 40/1 0/1' },
    })
    .withMetadata({ orientation: 6 })
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf>Secret Place</rdf></x:xmpmeta>')
    .jpeg()
    .toBuffer();
  assert.ok(told.includes('A camera of mine') && told.includes('Secret Place'));
  await upload(site, cookie, told);
  const [picture] = await pictures(site.app.db);
  assert.deepEqual([picture?.width, picture?.height], [600, 900]);
  for (const address of await sizesOf(site)) {
    const bytes = await bytesAt(site, address);
    assert.doesNotMatch(bytes.toString('latin1'), /camera|Secret|Exif|EXIF|XMP |xmpmeta|ICCP/);
    const { exif, xmp, icc, orientation, width, height } = await sharp(bytes).metadata();
    assert.deepEqual([exif, xmp, icc, orientation], [undefined, undefined, undefined, undefined]);
    assert.ok(height > width);
  }
});

test('files say what they are and may be kept for ever; originals are served to nobody', async (t) => {
  const site = await testApp(t);
  const { cookie } = await site.staff('owner');
  await upload(site, cookie, jpeg);
  const [address = ''] = await sizesOf(site);
  const answer = await site.request(address);
  assert.equal(answer.headers.get('content-type'), 'image/webp');
  assert.equal(answer.headers.get('cache-control'), 'public, max-age=31536000, immutable');
  assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
  assert.match(answer.headers.get('content-security-policy') ?? '', /default-src 'none'/);
  assert.equal(Number(answer.headers.get('content-length')), (await answer.arrayBuffer()).byteLength);
  const { original } = await site.app.db.selectFrom('media').select('original').executeTakeFirstOrThrow();
  assert.match(original, /^[0-9a-f]{32}\.orig$/);
  assert.deepEqual(Buffer.from((await site.app.files.get(original)) ?? []), jpeg);
  for (const headers of [{}, { cookie }])
    assert.equal((await site.request(`/files/${original}`, { headers })).status, 404);
  for (const bundle of await site.app.db
    .selectFrom('setting')
    .select('value')
    .where('name', '=', 'bundles')
    .execute()) {
    for (const name of bundle.value.match(/[0-9a-f]{32}\.js/g) ?? [])
      assert.equal((await site.request(`/files/${name}`)).status, 404);
  }
});

test('T64 no name leads out of the folder, however it is written', async (t) => {
  const site = await testApp(t);
  const server = webServer(site.app, site.assets, site);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  const { port } = server.address() as AddressInfo;
  const names = [
    '../onrecord.sqlite',
    '..%2fonrecord.sqlite',
    '..%2Fonrecord.sqlite',
    '%2e%2e%2fonrecord.sqlite',
    '%2e%2e/onrecord.sqlite',
    '..%5conrecord.sqlite',
    '..%255conrecord.sqlite',
    '%252e%252e%252fonrecord.sqlite',
    '..;/onrecord.sqlite',
    '.%00./x',
    'x.webp%00.png',
    '%2fetc%2fpasswd',
    '/etc/passwd',
    '//etc/passwd',
    '....//onrecord.sqlite',
    'a'.repeat(32),
    `${'a'.repeat(32)}.webp`,
    `${'a'.repeat(32)}.webp/..`,
    `${'A'.repeat(32)}.webp`,
    '',
    '.',
    '%',
    '%zz',
    '%c0%ae%c0%ae%c0%afx',
  ];
  for (const folder of ['/files/', '/assets/', '/assets/x/']) {
    for (const name of names) {
      const { get } = await import('node:http');
      const request = get({ port, host: '127.0.0.1', path: folder + name, headers: { host: '127.0.0.1:3000' } });
      const [answer] = (await once(request, 'response')) as [import('node:http').IncomingMessage];
      answer.resume();
      assert.ok(answer.statusCode === 404 || answer.statusCode === 400, `${folder}${name}: ${answer.statusCode}`);
    }
  }
});

test('whoever only asks whether a file is there leaves none open', async (t) => {
  if (process.platform !== 'linux') return t.skip('open files are listed on Linux alone');
  const site = await testApp(t);
  // Longer than what is read ahead.
  const address = site.app.files.address(await site.app.files.put(randomBytes(1_000_000), 'webp'));
  const open = async () => (await readdir('/proc/self/fd')).length;
  await site.request(address, { method: 'HEAD' });
  const before = await open();
  for (let number = 0; number < 300; number++) {
    const answer = await site.request(address, { method: 'HEAD' });
    assert.equal(answer.status, 200);
  }
  assert.ok((await open()) - before < 20, `${(await open()) - before} files`);
});

test('a logo takes the place of the name, at most as large as its box, and goes again', async (t) => {
  const site = await testApp(t);
  const { cookie } = await site.staff('owner');
  const wide = await sharp({ create: { ...red.create, width: 3_000, height: 300 } })
    .png()
    .toBuffer();
  assert.equal((await upload(site, cookie, wide, { path: '/desk/logo', more: { deed: 'put' } })).status, 303);
  const found = /<img src="(\/files\/[0-9a-f]{32}\.webp)" alt="Our newsroom" width="900" height="90">/.exec(
    await site.page('/'),
  );
  assert.ok(found?.[1]);
  assert.equal((await sharp(await bytesAt(site, found[1])).metadata()).width, 900);
  const none = new FormData();
  none.set('deed', 'remove');
  await send(site, cookie, '/desk/logo', none);
  assert.doesNotMatch(await site.page('/'), /\/files\//);
  none.set('deed', 'put');
  const empty = await send(site, cookie, '/desk/logo', none);
  assert.equal(empty.status, 422);
  assert.match(await empty.text(), /id="file-error">Choose a file\./);
  const { cookie: editor } = await site.staff('editor');
  assert.equal((await upload(site, editor, wide, { path: '/desk/logo', more: { deed: 'put' } })).status, 403);
});

test('T47 a picture comes with a sentence and a credit, and with nothing else', async (t) => {
  const site = await testApp(t);
  const { cookie } = await site.staff('owner');
  assert.equal((await upload(site, cookie, jpeg, { more: { sample_at: '2031-01-01' } })).status, 422);
  assert.equal((await upload(site, cookie, jpeg, { more: { created_by: 'x' } })).status, 422);
  const answer = await upload(site, cookie, jpeg, { alt: ' ', credit: '' });
  const page = await answer.text();
  assert.equal(answer.status, 422);
  assert.match(page, /id="alt-error"/);
  assert.match(page, /id="credit-error"/);
  const two = new FormData();
  for (const name of ['file', 'other']) two.set(name, new Blob([new Uint8Array(jpeg)]), 'x.jpg');
  const answerToTwo = await send(site, cookie, '/desk/pictures', two);
  assert.equal(answerToTwo.status, 422);
  assert.deepEqual(await pictures(site.app.db), []);
});

test('T58 more than twelve megabytes are not taken', async (t) => {
  const site = await testApp(t);
  const { cookie } = await site.staff('owner');
  const answer = await upload(site, cookie, Buffer.concat([jpeg, Buffer.alloc(12_000_001)]));
  assert.equal(answer.status, 413);
  assert.deepEqual(await pictures(site.app.db), []);
});

test('who came from a story goes back to it with the new picture, and nowhere else', async (t) => {
  const site = await testApp(t);
  const { cookie } = await site.staff('editor');
  const story = '01a20deb-a307-7f67-9f1a-b07e7bda3922';
  assert.match(
    await site.page(`/desk/pictures?for=${story}`, cookie),
    new RegExp(`<a href="/desk/stories/${story}">Back to the story</a>`),
  );
  const back = await upload(site, cookie, jpeg, { more: { for: story } });
  assert.equal(back.headers.get('location'), `/desk/stories/${story}?done=pictured`);
  const elsewhere = await upload(site, cookie, jpeg, { more: { for: '//evil.example/' } });
  assert.equal(elsewhere.headers.get('location'), '/desk/pictures?done=added');
});
