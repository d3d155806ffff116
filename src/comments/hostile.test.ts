import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { defaultTreeAdapter as tree, parse, type DefaultTreeAdapterTypes } from 'parse5';
import { elementsOf } from '../../test/html.ts';
import { system, testApp, type TestApp } from '../../test/make.ts';
import { instant } from '../db/times.ts';
import { doc, p } from '../document/building.ts';
import * as paths from '../paths.ts';
import { importStory } from '../stories/importing.ts';
import { bringComments, type BroughtComment } from './bringing.ts';
import { cleanName, cleanText, fits, isVisible } from './cleaning.ts';
import { room } from './moderating.ts';

/** Lists that are not ours to copy; where they are not beside the project, only an automatic run insists. */
const folder = join(import.meta.dirname, '../../../shared/hostile');
const isAbsent = !existsSync(folder) && process.env.CI !== 'true';
const skip = isAbsent ? 'The lists of hostile input are not beside this project.' : false;

function payloads(): string[] {
  const xss = readFileSync(join(folder, 'xss.jsonl'), 'utf8').trim().split('\n');
  const naughty = JSON.parse(readFileSync(join(folder, 'naughty-strings.json'), 'utf8')) as string[];
  return [...xss.map((line) => (JSON.parse(line) as { payload: string }).payload), ...naughty];
}

/** What readFields lets through, and what moderating.ts takes as text. */
const asText = (payload: string): boolean =>
  isPlain(payload) && isVisible(cleanText(payload)) && fits(cleanText(payload), room.text);
const asName = (payload: string): boolean => isPlain(payload) && isVisible(cleanName(payload));
const isPlain = (text: string): boolean => !text.includes('\0') && text.isWellFormed();

type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.Node;

function wordsIn(node: Node): string {
  if (tree.isTextNode(node)) return node.value;
  if (tree.isElementNode(node) && node.tagName === 'br') return '\n';
  return 'childNodes' in node ? node.childNodes.map(wordsIn).join('') : '';
}

const attribute = (element: Element, name: string): string =>
  element.attrs.find((one) => one.name === name)?.value ?? '';
const isClass = (name: string) => (element: Element) => attribute(element, 'class').split(' ').includes(name);

/** Elements with all their attributes, less what differs by design from one comment to the next. */
const outline = (elements: readonly Element[]): string[] =>
  [
    ...new Set(
      elements.map(
        ({ tagName, attrs }) =>
          `${tagName} ${attrs.map(({ name, value }) => `${name}=${value.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID').replace(/^\d{4}-.*Z$/, 'TIME')}`).join(' ')}`,
      ),
    ),
  ].sort();

/** One for all of these tests: they differ only in what they send. */
let site: TestApp;
let close: () => Promise<void>;
before(async () => {
  site = await testApp({ after: (tidy) => void (close = tidy as typeof close) }, { TRUST_PROXY: '127.0.0.1' });
});
after(() => close());

async function publish(): Promise<{ id: string; path: string }> {
  const document = doc(p('The board has had the survey since May.')).toJSON() as unknown;
  const { id, path } = await importStory(site.app, system, {
    headline: 'Harbour board',
    byline: [],
    datedAt: null,
    document,
    quarantined: [],
    recordPolicy: null,
    publish: true,
  });
  return { id, path: path ?? '' };
}

const harmless = (state: 'held' | 'shown'): Pick<BroughtComment, 'name' | 'text' | 'state'> => ({
  name: 'Ruth',
  text: 'One\nline.\n\nTwo.',
  state,
});

async function bring(
  storyId: string,
  comments: readonly Pick<BroughtComment, 'name' | 'text' | 'state'>[],
): Promise<void> {
  const from = Date.parse(site.app.now());
  const brought = comments.map((one, index) => ({
    storyId,
    parentId: null,
    email: 'ruth@pilot-row.example',
    at: instant(from + index),
    ...one,
  }));
  await site.app.change((tx) => bringComments(tx, system, brought, site.app.now()));
}

const fragment = { accept: 'text/vnd.onrecord.fragment+html' };
const MANY = 80;
const parts = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / MANY) }, (_, index) => all.slice(index * MANY, (index + 1) * MANY));
const known = isAbsent ? [] : parts(payloads());

describe('T01 T09 T77 hostile names and texts', { skip }, () => {
  for (const [number, some] of known.entries()) {
    it(`are inert and whole under the story, ${number + 1} of ${known.length}`, async () => {
      const story = await publish();
      await bring(story.id, [harmless('shown')]);
      const allowed = outline(elementsOf(parse(await site.page(story.path))));
      const shown = some.map((payload) => ({
        name: asName(payload) ? payload : 'Ruth',
        text: asText(payload) ? payload : 'Nothing.',
        state: 'shown' as const,
      }));
      await bring(story.id, shown);
      const elements = elementsOf(parse(await site.page(story.path)));
      assert.deepEqual(outline(elements), allowed, 'no element and no attribute that a harmless comment has not');
      const items = elements.filter(isClass('comment'));
      assert.equal(items.length, shown.length + 1);
      for (const [index, { name, text }] of [harmless('shown'), ...shown].entries()) {
        const inside = elementsOf(items[index] ?? assert.fail('A comment is missing.'));
        assert.equal(
          wordsIn(inside.find(({ tagName }) => tagName === 'bdi') ?? assert.fail('no name')),
          cleanName(name),
        );
        assert.equal(
          inside
            .filter(({ tagName }) => tagName === 'p')
            .map(wordsIn)
            .join('\n\n'),
          cleanText(text),
        );
      }
    });

    it(`are inert and whole at the desk, ${number + 1} of ${known.length}`, async () => {
      const story = await publish();
      const { cookie } = await site.staff('editor');
      await site.app.change((tx) => tx.deleteFrom('comment').execute());
      await bring(story.id, [harmless('held'), harmless('held')]);
      const allowed = outline(elementsOf(parse(await site.page(paths.deskComments, cookie))));
      const held = some
        .filter((payload) => asName(payload) && asText(payload))
        .map((payload) => ({ name: payload, text: payload, state: 'held' as const }));
      for (const few of [held.slice(0, 90), held.slice(90)]) {
        await site.app.change((tx) => tx.deleteFrom('comment').execute());
        await bring(story.id, few);
        const elements = elementsOf(parse(await site.page(paths.deskComments, cookie)));
        assert.deepEqual(
          outline(elements).filter((one) => !allowed.includes(one)),
          [],
        );
        assert.deepEqual(
          elements
            .filter(({ tagName }) => tagName === 'blockquote')
            .map((quote) =>
              elementsOf(quote)
                .filter(({ tagName }) => tagName === 'p')
                .map(wordsIn)
                .join('\n\n'),
            ),
          few.map(({ text }) => cleanText(text)),
        );
      }
    });

    it(`come back in the form as they were typed, ${number + 1} of ${known.length}`, async () => {
      const story = await publish();
      const answered = async (text: string, isWhole: boolean) => {
        const fields = { name: text, email: `${text}@`, text, parentId: text };
        return (await site.post(paths.comments(story.id), fields, undefined, isWhole ? {} : fragment)).text();
      };
      const harmlessPages = [answered('x', true), answered('', true), answered('x', false), answered('', false)];
      const allowed = harmlessPages.map(async (page) => outline(elementsOf(parse(await page))).map(withoutValue));
      const isAllowed = new Set((await Promise.all(allowed)).flat());
      for (const [index, payload] of some.filter(isPlain).entries()) {
        const elements = elementsOf(parse(await answered(payload, index % 4 === 0)));
        const area = elements.find(({ tagName }) => tagName === 'textarea') ?? assert.fail('no form');
        assert.equal(wordsIn(area), payload.replace(/\r\n?/g, '\n'));
        const strange = outline(elements)
          .map(withoutValue)
          .filter((one) => !isAllowed.has(one));
        assert.deepEqual(strange, []);
      }
    });
  }

  it('are taken at the door as they are', async () => {
    const story = await publish();
    const taken = known
      .flat()
      .filter((payload) => asText(payload) && asName(payload) && fits(cleanName(payload), room.name))
      .filter((_, index) => index % 24 === 0);
    for (const [index, payload] of taken.entries()) {
      const fields = { name: payload, email: `reader${index}@pilot-row.example`, text: payload };
      const answer = await site.post(paths.comments(story.id), fields, undefined, {
        'x-forwarded-for': `10.0.${index}.1`,
      });
      assert.equal(answer.status, 303, payload);
    }
    const stored = await site.app.db
      .selectFrom('comment')
      .select(['name', 'text', 'state'])
      .where('story_id', '=', story.id)
      .orderBy('created_at')
      .execute();
    assert.deepEqual(
      stored.map((row) => ({ ...row })),
      taken.map((payload) => ({ name: cleanName(payload), text: cleanText(payload), state: 'held' })),
    );
  });
});

/** Which field is wrong first, and so has the keys, depends on the words. */
const withoutValue = (element: string): string => element.replace(/ value=.*$/s, '').replace(' autofocus=', '');

it('E34 an address is in nothing that anybody else can read', async () => {
  const story = await publish();
  const { cookie } = await site.staff('editor');
  const canary = 'canary-7f3a';
  const fields = { name: 'Ruth', email: `${canary}@pilot-row.example`, text: 'I was there.', remember: 'yes' };
  const answer = await site.post(paths.comments(story.id), fields);
  const own = answer.headers.get('location') ?? '';
  const asked = [
    await site.page(own),
    own,
    await site.page(paths.deskComments, cookie),
    await site.page(paths.desk, cookie),
  ];
  const { id } = await site.app.db
    .selectFrom('comment')
    .select('id')
    .where('story_id', '=', story.id)
    .executeTakeFirstOrThrow();
  await site.post(paths.deskCommentDecision(id), { decision: 'approve', from: 'held' }, cookie);
  const piece = await site.post(paths.comments(story.id), { ...fields, text: 'More.' }, undefined, fragment);
  asked.push(await piece.text());
  for (const path of [story.path, paths.front, paths.feed, paths.sitemap, paths.search('Ruth')])
    asked.push(await site.page(path));
  asked.push(JSON.stringify(await site.app.db.selectFrom('event').selectAll().execute()));
  asked.push(JSON.stringify(await site.app.db.selectFrom('attempt').selectAll().execute()));
  for (const [index, text] of asked.entries()) {
    assert.ok(
      !text.includes(canary) && !text.includes(Buffer.from(canary).toString('base64url').slice(0, 12)),
      `output ${index}`,
    );
  }
});
