import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { asked, audited, hostile, story } from '../../test/audited-story.ts';
import { axeFindings, openBrowser } from '../../test/browser.ts';
import { htmlFindings, skeletonOf } from '../../test/html.ts';
import { standardPolicy } from '../sourcing/engine.ts';
import { auditFile } from './auditing.ts';
import { reportPage } from './report-html.ts';

describe('the report as a page', () => {
  const page = async (text: string, words: readonly string[], name?: string): Promise<string> => {
    const audit = await audited(text, name);
    return reportPage([{ ...audit, findings: words.map((one) => asked(text, one)) }]);
  };
  /** What a page links inside itself, and is not there. */
  const deadLinks = (text: string): string[] => {
    const ids = new Set(Array.from(text.matchAll(/ id="([^"]*)"/g), ([, id]) => id));
    return Array.from(text.matchAll(/ href="#([^"]*)"/g), ([, id = '']) => id).filter((id) => !ids.has(id));
  };

  test('links each question with its words and each source with its places, whatever overlaps', async () => {
    const words = [
      'Two members',
      'Two members of the board said',
      'members of the',
      'she said',
      'Harbour',
      'the board said that nobody',
    ];
    const text = await page(story, words);
    assert.deepEqual(htmlFindings(text), []);
    assert.deepEqual(deadLinks(text), []);
    assert.match(text, /<mark class="high" id="q1-5-1">Harbour<\/mark>&NoBreak;<a class="flag high" href="#q1-5"/);
    assert.match(text, /<a href="#q1-1-1"><bdi>Two members<\/bdi><\/a> <span class="meta">5:1</);
    assert.match(text, /<a class="said named" id="w1-1-1" href="#s1-1">/);
    assert.doesNotMatch(text, /<a [^>]*>(?:(?!<\/a>)[^])*<a /, 'no link in a link');
    assert.doesNotMatch(text, /<script|style=|(?:src|href)="(?!#|data:,)/);
    assert.match(text, /content="default-src &#39;none&#39;; style-src &#39;sha256-[^&]+&#39;;/);
  });

  test('holds several stories, one that was not read and one without a headline', async () => {
    const audits = [
      await audited(story),
      await audited('Der Hafen bleibt zu, sagte die Leiterin der Behörde.'),
      await audited('It fell, said Marit Osk. That was all that was known.'),
    ];
    const text = await reportPage(audits);
    assert.deepEqual(htmlFindings(text), []);
    assert.deepEqual(deadLinks(text), []);
    assert.match(text, /This text does not look like English; it was not read\./);
    assert.equal(text.match(/<article/g)?.length, 3);
  });

  test('hostile words make no other element', async () => {
    const calm = await page(story.replace('Osk, who', 'Osk Calm, who'), ['survey']);
    const bad = `Osk"'><img src=x onerror=alert(1)><!--</style></title>&#60;script&#62;`;
    const text = await page(story.replace('Osk, who', `${bad}, who`), ['survey'], `"><script>.txt`);
    assert.deepEqual(
      skeletonOf(text).filter((one) => /^(?:img|script)/.test(one)),
      [],
    );
    assert.deepEqual(new Set(skeletonOf(text)), new Set(skeletonOf(calm)));
    const misleading = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;
    assert.doesNotMatch(
      await reportPage([
        auditFile(
          { ...(await audited(story)).file, name: hostile, input: { text: `${hostile}\0\n\n${story}` } },
          standardPolicy,
          false,
        ),
      ]),
      misleading,
    );
  });

  test('very many questions about the same words stay a page', async () => {
    const audit = await audited(story);
    const findings = Array.from({ length: 3000 }, (_, index) =>
      asked(story, index % 2 ? 'Two members of the board' : 'members'),
    );
    const text = await reportPage([{ ...audit, findings }]);
    assert.ok(text.length < 4_000_000);
    assert.deepEqual(deadLinks(text), []);
  });

  test(
    'reads well by other means than eyes, wide and narrow, light and dark, and asks for nothing',
    { skip: process.env.TEST_DATABASE === 'postgres' },
    async (t) => {
      const browser = await openBrowser();
      const text = await page(story, ['Harbour', 'Two members', 'It will fall', 'the Channel Post', 'survey, said']);
      for (const colorScheme of ['light', 'dark'] as const) {
        const context = await browser.newContext({
          viewport: { width: colorScheme === 'light' ? 390 : 1280, height: 844 },
          colorScheme,
        });
        t.after(() => context.close());
        const tab = await context.newPage();
        const troubles: string[] = [];
        tab.on('request', (request) => troubles.push(request.url()));
        tab.on('console', (message) => troubles.push(message.text()));
        await tab.setContent(text);
        assert.deepEqual(await axeFindings(tab), []);
        assert.ok(await tab.evaluate<boolean>('document.documentElement.scrollWidth <= innerWidth'));
        assert.ok(
          await tab.evaluate<boolean>('document.fonts.ready.then(() => document.fonts.check("16px Faustina"))'),
        );
        assert.deepEqual(troubles, []);
      }
    },
  );
});
