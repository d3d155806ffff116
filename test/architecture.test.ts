/** The rules of ARCHITECTURE.md, read out of it and held against every file, so that neither can rot. */
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';

const root = fileURLToPath(new URL('..', import.meta.url));
const document = await readFile(join(root, 'ARCHITECTURE.md'), 'utf8');

const between = (name: string): string => {
  const found = new RegExp(`<!-- ${name} -->([\\s\\S]*?)<!-- /${name} -->`).exec(document);
  assert.ok(found?.[1], `ARCHITECTURE.md marks its list of ${name}`);
  return found[1];
};

const order = between('imports').replaceAll('```', '').trim().split(/\s+/);
const owners = new Map(
  [...between('owners').matchAll(/^\| `(\w+)` *\| (.+?) *\|$/gm)].map(([, room = '', tables = '']) => [
    room,
    tables.split(', '),
  ]),
);

interface Source {
  path: string;
  text: string;
  imports: string[];
}

async function sources(folder: string): Promise<Source[]> {
  const names = (await readdir(join(root, folder), { recursive: true })).filter((name) => name.endsWith('.ts'));
  return Promise.all(
    names.map(async (name) => {
      const path = join(folder, name);
      const text = await readFile(join(root, path), 'utf8');
      const imports = [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map(([, to = '']) =>
        relative(root, resolve(root, dirname(path), to)),
      );
      return { path, text, imports };
    }),
  );
}

/** src/db/open.ts → db; src/html.ts → html. */
const roomOf = (path: string): string => path.split('/')[1]?.replace(/\.ts$/, '') ?? '';
const isTest = (path: string): boolean => path.endsWith('.test.ts');

const src = await sources('src');
const code = src.filter(({ path }) => !isTest(path));
const browser = (await sources('browser')).filter(({ path }) => !isTest(path));

test('every room and root file has its place in the order of imports', () => {
  for (const { path } of code) assert.ok(order.includes(roomOf(path)), `${path}: ${roomOf(path)} is not in the list`);
  for (const name of order)
    assert.ok(
      code.some(({ path }) => roomOf(path) === name),
      `${name} is listed but is not there`,
    );
});

test('a file imports only from names before its own', () => {
  const wrong = code.flatMap(({ path, imports }) =>
    imports
      .filter((to) => roomOf(to) !== roomOf(path) && order.indexOf(roomOf(to)) > order.indexOf(roomOf(path)))
      .map((to) => `${path} imports ${to}`),
  );
  assert.deepEqual(wrong, []);
});

test('between rooms nobody imports routes or desks', () => {
  const wrong = code
    .filter(({ path }) => path !== 'src/app.ts')
    .flatMap(({ path, imports }) =>
      imports
        .filter((to) => roomOf(to) !== roomOf(path) && /^(routes|desk)\.ts$/.test(basename(to)))
        .map((to) => `${path} imports ${to}`),
    );
  assert.deepEqual(wrong, []);
});

test('document and sourcing do no I/O and know no clock', () => {
  for (const { path, text, imports } of code.filter((one) => ['document', 'sourcing'].includes(roomOf(one.path)))) {
    assert.doesNotMatch(text, /from 'node:|Date\.now|new Date\(\)|Math\.random|process\./, path);
    const allowed =
      roomOf(path) === 'sourcing'
        ? ['html', 'problem', 'words', 'document', 'sourcing']
        : ['html', 'problem', 'words', 'document'];
    for (const to of imports) assert.ok(allowed.includes(roomOf(to)), `${path} imports ${to}`);
  }
});

test('only routes, desks and web/ know Hono, Request or Response', () => {
  const mayKnow =
    /^src\/(web\/.*|app\.ts|serve\.ts|[a-z]+\/(routes|desk)(-[a-z-]+)?\.ts|staff\/guard\.ts|layouts\/.*)$/;
  for (const { path, text } of code.filter((one) => !mayKnow.test(one.path))) {
    assert.doesNotMatch(text, /from 'hono|: Request\b|: Response\b|new Response\(/, path);
  }
});

test('only db/ asks which dialect it is on', () => {
  for (const { path, text } of code.filter((one) => roomOf(one.path) !== 'db')) {
    assert.doesNotMatch(text, /isSqlite|PostgresAdapter|SqliteAdapter|node:sqlite/, path);
  }
});

test('a room writes only its own tables', () => {
  const wrong: string[] = [];
  for (const { path, text } of code) {
    for (const [, table = ''] of text.matchAll(/\.(?:insertInto|updateTable|deleteFrom)\('(\w+)'\)/g)) {
      const owner = [...owners].find(([, tables]) => tables.includes(table))?.[0];
      if (owner !== roomOf(path)) wrong.push(`${path} writes ${table}, which is ${owner ?? 'nobody'}'s`);
    }
  }
  assert.deepEqual(wrong, []);
});

test('the browser imports only what is pure', () => {
  const allowed = ['html', 'paths', 'words', 'document', 'sourcing'];
  for (const { path, imports } of browser) {
    for (const to of imports.filter((one) => one.startsWith('src/')))
      assert.ok(allowed.includes(roomOf(to)), `${path} imports ${to}`);
  }
});

test('files lie straight in their rooms, with names a newcomer can guess', () => {
  for (const { path } of src) {
    assert.match(path, /^src\/([a-z-]+\/)?[a-z0-9-]+(\.test)?\.ts$/, path);
    assert.doesNotMatch(basename(path), /^(index|types|utils|helpers|common|lib)\b/, path);
  }
  for (const { path } of browser) assert.match(path, /^browser\/(editor\/)?[a-z0-9-]+\.ts$/, path);
});

test('no default exports, no classes but the three kinds, no any', () => {
  for (const { path, text } of [...code, ...browser]) {
    assert.doesNotMatch(text, /^export default/m, path);
    for (const [, name = '', parent] of text.matchAll(/^\s*(?:export )?class (\w+)(?: extends (\w+))?/gm)) {
      assert.ok(name === 'Problem' || name === 'Html' || parent === 'HTMLElement', `${path}: class ${name}`);
    }
    if (path !== 'src/db/open.ts') assert.doesNotMatch(text, /[:<] ?any\b(?! )/, path);
  }
});

test('no file is longer than 400 lines', () => {
  for (const { path, text } of [...code, ...browser])
    assert.ok(text.split('\n').length <= 401, `${path} has ${text.split('\n').length} lines`);
});

test('readers fetch nothing by our program: no outbound request is made', () => {
  for (const { path, text } of code)
    assert.doesNotMatch(text, /(?<![.\w])fetch\(|from 'undici'|node:https?'.*request/, path);
});
