/** T72: long and repetitive text, given to everything that looks through what somebody else wrote. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { claimsOffice, looksLike } from '../src/comments/likeness.ts';
import { cleanName, cleanText, fits, isVisible } from '../src/comments/cleaning.ts';
import { countLinks, room } from '../src/comments/moderating.ts';
import { terms } from '../src/db/search.ts';
import { doc, inline, p } from '../src/document/building.ts';
import { safeHref } from '../src/document/links.ts';
import { headerText } from '../src/mail/mailer.ts';
import * as paths from '../src/paths.ts';
import { plainAddress } from '../src/readers/addresses.ts';
import { addressWords, excerptOf, marker } from '../src/site/asked-words.ts';
import { bylineFrom, cleanLine } from '../src/stories/lines.ts';
import { documentFrom } from '../src/stories/plain-body.ts';
import { startStory } from '../src/stories/writing.ts';
import { reportText } from '../src/transfer/report.ts';
import { slugOf } from '../src/words/slugs.ts';
import { testApp } from './make.ts';

const report = (text: string) => ({
  id: 'x',
  url: null,
  headline: text,
  paragraphs: 1,
  removed: [{ text, reason: text }],
  references: [{ kind: 'form' as const, id: text, text }],
  quarantined: [{ name: text, text }],
  notes: [{ text, reason: text }],
});

/** Every scanner that meets what somebody else wrote; those of imports and of the record have tests in their rooms. */
const scanners: Record<string, (text: string) => unknown> = {
  cleanName,
  cleanText,
  isVisible,
  fits: (text) => fits(text, room.text),
  countLinks,
  claimsOffice,
  looksLike: (text) => looksLike(text, 'Marit Osk'),
  terms: (text) => terms(text, 'en'),
  inline,
  safeHref,
  headerText,
  plainAddress,
  addressOf: (text) => plainAddress(`a@${text}`),
  addressWords: (text) => addressWords(`/${text.slice(0, 16_000)}`),
  marker: (text) => marker('wall the a')(text),
  excerptOf: (text) => excerptOf(text, 'wall the'),
  cleanLine,
  bylineFrom,
  documentFrom: (text) => documentFrom(text, doc(p('x'))),
  slugOf: (text) => slugOf(text, 'story'),
  reportText: (text) => reportText([report(text)]),
};

const LENGTH = 50_000;
const shapes = [
  'a',
  'a ',
  ' ',
  '\n',
  ' \n',
  '\t',
  '*',
  '*a ',
  '**',
  '[',
  '[a](',
  ']',
  '(',
  '>',
  '> ',
  '>>',
  '#',
  '- ',
  '1. ',
  '{form: ',
  '"',
  '“',
  "'",
  '.',
  'a.',
  '@',
  'a@',
  '-',
  '&',
  '/',
  '://',
  'www.',
  '\u0301',
  '\u200d',
  '\u00a0',
  'ﬀ',
  '漢',
  'İ',
  ', ',
];

const asksNone = process.env.TEST_DATABASE === 'postgres' ? 'It asks no database.' : false;

describe('T72 hostile text', () => {
  it('is gone through in a time that grows as it does, by every scanner', { skip: asksNone }, () => {
    for (const [name, scan] of Object.entries(scanners)) {
      for (const shape of shapes) {
        const text = shape.repeat(Math.floor(LENGTH / shape.length));
        const start = performance.now();
        scan(text);
        scan(`x${text}y`);
        const took = performance.now() - start;
        // Several times what a slow machine needs; who goes back at every sign needs many seconds.
        assert.ok(took < 1_000, `${name} on ${JSON.stringify(shape)}: ${Math.round(took)} ms`);
      }
    }
  });

  it('typed into the plain form of a story, holds up nobody', async (t) => {
    const site = await testApp(t);
    const { actor, cookie } = await site.staff('reporter');
    const { id } = await startStory(site.app, actor);
    const fields = {
      revision: '1',
      headline: 'Ferry',
      standfirst: '',
      byline: '',
      sectionId: '',
      pictureId: '',
      pictureCaption: '',
    };
    const start = performance.now();
    const answer = await site.post(paths.deskStory(id), { ...fields, body: `a${' '.repeat(300_000)}b` }, cookie);
    assert.equal(answer.status, 303);
    assert.ok(performance.now() - start < 5_000);
  });
});
