/** What pages may cost: statements and bytes. The figures in budgets.json may only go down. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import { doc, form, p } from '../src/document/building.ts';
import { changePrompt } from '../src/prompts/prompting.ts';
import { defaultForm } from '../src/prompts/queries.ts';
import { addSection } from '../src/settings/sections.ts';
import { addCorrection } from '../src/stories/correcting.ts';
import { system, testApp, type TestApp } from './make.ts';
import { publish } from './publish.ts';

interface Budgets {
  statements: Record<string, number>;
  bytes: Record<string, number>;
}

const budgets = JSON.parse(readFileSync(join(import.meta.dirname, 'budgets.json'), 'utf8')) as Budgets;

/** About 900 words with a source in nearly every paragraph. */
const paragraphs = Array.from({ length: 18 }, (_, place) =>
  p(
    `The stretch of wall between the slip and the row was looked at again in the spring of that year, and nobody who looked at it liked what they saw there (${place + 1}). ` +
      `“It was always going to be the winter that told us,” said Marit Osk${'abcdefghi'[place % 9] ?? ''}, who signed the survey. ` +
      'The board met behind closed doors for forty-one minutes and came out with one sentence.',
  ),
);

async function paper(t: TestContext): Promise<{ site: TestApp; addresses: Record<string, string> }> {
  const site = await testApp(t);
  const sectionId = await addSection(site.app, system, { name: 'Harbour', accent: 'sea' });
  for (let place = 0; place < 30; place++)
    await publish(site, {
      headline: `Story ${place} of the harbour`,
      standfirst: 'What happened, and who said so.',
      sectionId,
      hoursAgo: place + 1,
    });
  const document = doc(...paragraphs, form('314')).toJSON() as unknown;
  const { id, path } = await publish(site, { headline: 'Harbour board kept survey to itself', sectionId, document });
  await addCorrection(site.app, system, { id, kind: 'correction', text: 'It has 61 pages.' });
  const plain = await publish(site, { headline: 'A plain story', sectionId });
  await slideIn(site);
  const addresses = {
    front: '/',
    section: '/sections/harbour',
    /** With a slide-in. */
    story: plain.path,
    /** The same, corrected, and with a form in its text. */
    fullStory: path,
    search: '/search?q=harbour',
    feed: '/feed',
    sitemap: '/sitemap.xml',
    robots: '/robots.txt',
    howWeSource: '/how-we-source',
    corrections: '/corrections',
    missing: '/2031/11/harbour-board-kept-sur',
  };
  return { site, addresses };
}

async function slideIn(site: TestApp): Promise<void> {
  const { id } = (await defaultForm(site.app.db)) ?? assert.fail('there is a default form');
  await changePrompt(site.app, system, {
    formId: id,
    kicker: 'The Friday Letter',
    title: 'What the town decided, and who said so',
    text: 'Every Friday at seven.',
    button: '',
    smallPrint: '',
    thanks: '',
    trigger: 'end',
    seconds: 20,
    sections: [],
    startsAt: null,
    endsAt: null,
    isOn: true,
  });
}

describe('budgets', () => {
  it('A57 a page asks the database no more than this', async (t) => {
    const { site, addresses } = await paper(t);
    const measured: Record<string, number> = {};
    for (const [name, path] of Object.entries(addresses)) {
      const before = site.statements();
      await site.request(path);
      measured[name] = site.statements() - before;
    }
    assert.deepEqual(measured, budgets.statements, 'lower the figure where a page became cheaper');
  });

  it('B29 a page weighs no more than this, with all that it needs but pictures', async (t) => {
    const { site, addresses } = await paper(t);
    const weigh = async (path: string): Promise<number> =>
      brotliCompressSync(Buffer.from(await (await site.request(path)).arrayBuffer())).length;
    const fonts = ['faustina.woff2', 'faustina-italic.woff2', 'archivo-narrow.woff2'];
    const measured: Record<string, number> = {
      front: await weigh(addresses['front'] ?? ''),
      story: await weigh(addresses['fullStory'] ?? ''),
      styles: await weigh(site.assets.path('paper.css')),
      script: await weigh(site.assets.path('paper.js')),
      fonts: (await Promise.all(fonts.map((name) => weigh(site.assets.path(name))))).reduce(
        (sum, bytes) => sum + bytes,
        0,
      ),
    };
    measured['storyWithAll'] = ['story', 'styles', 'script', 'fonts'].reduce(
      (sum, name) => sum + (measured[name] ?? 0),
      0,
    );
    t.diagnostic(JSON.stringify(measured));
    assert.deepEqual(Object.keys(measured), Object.keys(budgets.bytes));
    for (const [name, most] of Object.entries(budgets.bytes)) {
      assert.ok((measured[name] ?? Infinity) <= most, `${name}: ${measured[name]} bytes, more than ${most}`);
    }
  });
});
