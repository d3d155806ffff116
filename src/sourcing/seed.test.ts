import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { extract } from './extract.ts';
import type { Source } from './sourcing.ts';

/** A page as another site published it, kept outside of this repository. */
const page = new URL('../../../shared/seed/page.txt', import.meta.url);
const isThere = existsSync(page);
const isWanted = process.env['CI'] !== undefined && process.env['CI'] !== '';
const skip = isThere || isWanted ? false : 'The page ../shared/seed/page.txt is not on this machine.';

test('a real page: who speaks, who is not named, and through whom we have it', { skip }, () => {
  const text = readFileSync(page, 'utf8').replaceAll('\r\n', '\n');
  const { language, partial, sources, statements } = extract({ text });
  assert.equal(language, 'en');
  assert.equal(partial, false);
  const named = (name: RegExp): Source => {
    const found = sources.filter((source) => name.test(source.name));
    assert.equal(found.length, 1, `${name}: ${found.map((source) => source.name).join('; ')}`);
    return found[0] as Source;
  };

  const single = named(/^a single source with access/);
  assert.deepEqual([single.kind, single.people, single.hand], ['unnamed', 1, 'second']);
  assert.ok(single.mentions.length >= 4, 'with every "the source" after it');
  const officials = named(/^two senior .* officials/);
  assert.deepEqual([officials.kind, officials.people, officials.group], ['unnamed', 2, false]);
  assert.equal(officials.mentions.length, 2, 'in the headline too');
  assert.equal(named(/^Axios$/).kind, 'publication');
  for (const name of [/Zelensky$/, /^Donald Trump$/])
    assert.deepEqual([named(name).kind, named(name).hand], ['named-person', 'second']);
  for (const name of [/letter/i, /report obtained/, /transcript/]) assert.equal(named(name).kind, 'document');
  for (const name of [/^one anonymous source/, /^A source close to/, /defense official/])
    assert.equal(named(name).kind, 'unnamed');
  assert.equal(named(/office$/).kind, 'organisation');

  const report = named(/report obtained/);
  assert.equal(
    sources.some(({ name }) => /^The New York Times$/.test(name)),
    false,
    'the holder of a document is not its source',
  );
  const vias = statements.filter(({ source }) => source === report.id).map(({ via }) => via);
  assert.deepEqual([...new Set(vias)], ['The New York Times']);
  for (const { kind, reason } of sources)
    if (kind === 'unnamed') assert.equal(reason, null, 'no reason is given in that text');
});
