/** T44: a canary word in every state that is not public, looked for in everything that is. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { system, testApp, type TestApp } from '../../test/make.ts';
import { publish } from '../../test/publish.ts';
import { doc, p } from '../document/building.ts';
import { addSection } from '../settings/sections.ts';
import { withdrawStory } from '../stories/publishing.ts';
import { decideSource } from '../stories/recording.ts';
import { saveStory } from '../stories/writing.ts';

const canary = (words: string): string => `Canary ${words}`;
const canaryText = doc(p('A canary sang, said Marit Osk.')).toJSON() as unknown;

async function everythingPublic(site: TestApp, paths: readonly string[]): Promise<[string, string][]> {
  const addresses = [
    '/',
    '/sections/news',
    '/feed',
    '/sitemap.xml',
    '/robots.txt',
    '/health',
    '/how-we-source',
    '/corrections',
    '/search?q=sang',
    '/search?q=osk',
    '/nothing/sang-osk-marit',
    ...paths,
  ];
  return Promise.all(
    addresses.map(async (address): Promise<[string, string]> => [address, await (await site.request(address)).text()]),
  );
}

describe('what is not published', () => {
  it('T44 is on no public page, in no feed, map, search or guess', async (t) => {
    const site = await testApp(t);
    const sectionId = await addSection(site.app, system, { name: 'News', accent: null });
    const paths: string[] = [];
    const headline = 'Harbour board kept survey to itself';

    // A draft.
    await publish(site, { headline: canary('draft'), document: canaryText, sectionId, publish: false });
    // A published story that is being written on.
    const edited = await publish(site, { headline, sectionId });
    await saveStory(site.app, system, {
      id: edited.id,
      revision: 1,
      headline: canary('revision'),
      standfirst: canary('standfirst'),
      byline: [canary('writer')],
      sectionId,
      document: canaryText,
    });
    paths.push(edited.path);
    // A record that an editor changed and did not confirm.
    const noted = await publish(site, { headline, sectionId });
    await decideSource(site.app, system, {
      id: noted.id,
      revision: 1,
      source: { id: '1', name: canary('source'), kind: 'named-person', note: canary('note'), leftOut: false },
    });
    paths.push(noted.path);
    // A record that nobody confirmed.
    const unread = await publish(site, { headline, sectionId, isConfirmed: false });
    paths.push(unread.path);
    // A story that was taken back.
    const gone = await publish(site, { headline: canary('gone'), document: canaryText, sectionId });
    await withdrawStory(site.app, system, { id: gone.id });

    for (const [address, text] of await everythingPublic(site, paths)) {
      assert.doesNotMatch(text, /canary/i, address);
      assert.ok(!text.includes(gone.id), `${address} names a withdrawn story`);
    }
    assert.doesNotMatch(await site.page(unread.path), /class="record"|class="said/);
    assert.equal((await site.request(gone.path)).status, 410);
  });
});
