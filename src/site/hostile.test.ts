/** T09, T04: lists of hostile input in every field that stands on public pages. They are not ours to copy. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { defaultTreeAdapter as tree, parse } from 'parse5';
import { elementsOf, skeletonOf } from '../../test/html.ts';
import { system, testApp, type TestApp } from '../../test/make.ts';
import { publish } from '../../test/publish.ts';
import { childrenOf, readXml, textOf } from '../../test/xml.ts';
import { addSection } from '../settings/sections.ts';
import { changeSettings } from '../settings/settling.ts';
import { cleanByline, cleanLine } from '../stories/lines.ts';

const list = join(import.meta.dirname, '../../../shared/hostile/xss.jsonl');
const isAbsent = !existsSync(list) && process.env.CI !== 'true';
const skip = isAbsent ? 'The list of hostile input is not beside this project.' : false;

const TOGETHER = 16;

/** Payloads in groups that fit one story, as the desk would store them. */
function groups(): string[][] {
  const lines = readFileSync(list, 'utf8').trim().split('\n');
  const payloads = lines
    .map((line) => cleanLine((JSON.parse(line) as { payload: string }).payload))
    .filter((text) => text.isWellFormed() && text !== '');
  return Array.from({ length: Math.ceil(payloads.length / TOGETHER) }, (_, place) =>
    payloads.slice(place * TOGETHER, (place + 1) * TOGETHER),
  );
}

const told = (words: readonly string[], byline: readonly string[], sectionId: string) => ({
  headline: words.join(' '),
  standfirst: words.join(' '),
  byline,
  text: [words.join(' ')],
  sectionId,
  isConfirmed: false,
  recordPolicy: 'off' as const,
});

async function skeletonOfTame(site: TestApp, count: number, sectionId: string): Promise<string[]> {
  const names = Array.from({ length: count }, (_, place) => `name ${place}`);
  const { path } = await publish(site, told(['x'.repeat(120)], names, sectionId));
  return skeletonOf(withoutRelated(await site.page(path)));
}

/** Other stories of the section have pages of their own here. */
const withoutRelated = (page: string): string => page.replace(/<aside[\s\S]*?<\/aside>/, '');

describe('hostile words', { skip }, () => {
  it('T09 in headline, standfirst, names and text change no element of a page, and stay what they are in JSON-LD', async (t) => {
    const site = await testApp(t);
    const sectionId = await addSection(site.app, system, { name: 'News', accent: null });
    // By the number of names, the same story with words that do nothing.
    const tame = new Map<number, string[]>();
    for (const words of groups()) {
      const names = cleanByline(words);
      const { path } = await publish(site, told(words, names, sectionId));
      const hostile = await site.page(path);
      const quiet = tame.get(names.length) ?? (await skeletonOfTame(site, names.length, sectionId));
      tame.set(names.length, quiet);
      const headline = words.join(' ');
      assert.deepEqual(skeletonOf(withoutRelated(hostile)), quiet, headline);
      const linked = elementsOf(parse(hostile)).find(({ attrs }) =>
        attrs.some(({ value }) => value === 'application/ld+json'),
      );
      const script = linked?.childNodes.map((node) => (tree.isTextNode(node) ? node.value : '')).join('') ?? '';
      assert.doesNotMatch(script, /[<>\u2028\u2029]/);
      assert.equal((JSON.parse(script) as { headline: string }).headline, headline);
    }
    for (const { tagName, attrs } of elementsOf(parse(await site.page('/')))) {
      assert.ok(
        tagName !== 'script' || attrs.some(({ name }) => name === 'src' || name === 'type'),
        'a script of ours',
      );
      assert.ok(!attrs.some(({ name }) => name.startsWith('on') || name === 'style'), tagName);
    }
    for (const item of childrenOf(
      childrenOf(readXml(await site.page('/feed')), 'channel')[0] ?? assert.fail(),
      'item',
    )) {
      assert.doesNotMatch(textOf(item, 'title') ?? '', /[<>]/);
      assert.doesNotMatch(textOf(item, 'content:encoded') ?? '', /<(?!\/?(p|em|strong)>)/);
    }
    readXml(await site.page('/sitemap.xml'));
  });

  it('T09 in the newsroom’s and a section’s name, and in what is searched, change no element either', async (t) => {
    const site = await testApp(t);
    const names = groups().map((words) => words.join(' '));
    const sectionId = await addSection(site.app, system, { name: 'News', accent: null });
    await publish(site, { sectionId });
    await changeSettings(site.app, system, { name: 'x', earLine: 'x', imprint: 'x' });
    const tame = skeletonOf(await site.page('/sections/news'));
    const nothing = skeletonOf(await site.page('/search?q=xyzzy'));
    for (const name of names) {
      await changeSettings(site.app, system, { name, earLine: name, imprint: name });
      await site.app.change((tx) => tx.updateTable('section').set({ name }).where('id', '=', sectionId).execute());
      assert.deepEqual(skeletonOf(await site.page('/sections/news')), tame, name);
      assert.deepEqual(skeletonOf(await site.page(`/search?q=${encodeURIComponent(name)}`)), nothing, name);
      readXml(await site.page('/feed'));
      readXml(await site.page('/sitemap.xml'));
    }
  });
});
