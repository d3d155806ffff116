import assert from 'node:assert/strict';
import { test } from 'node:test';
import { system, testApp, type TestApp } from '../../test/make.ts';
import { doc, p } from '../document/building.ts';
import * as paths from '../paths.ts';
import type { RecordPolicy } from '../settings/queries.ts';
import { changeSettings } from '../settings/settling.ts';
import { confirmRecord } from './confirming.ts';
import { deskStory } from './desk-queries.ts';
import { importStory } from './importing.ts';
import { setRecordPolicy } from './publishing.ts';
import { saveStory } from './writing.ts';

const document = doc(
  p('Tove Lind, the harbour master, said that the ferry will stop. “We were not asked,” she said.'),
  p('Two officials said that the price was agreed in June, according to the Channel Examiner.'),
).toJSON() as unknown;

async function published(
  site: TestApp,
  recordPolicy: RecordPolicy | null = null,
): Promise<{ id: string; path: string }> {
  const { id, path } = await importStory(site.app, system, {
    headline: 'Ferry to stop',
    byline: ['Ines Calder'],
    datedAt: null,
    document,
    quarantined: [],
    recordPolicy,
    publish: true,
  });
  assert.ok(path);
  return { id, path };
}
/** What the form of one source sends. */
const sourceForm = async (site: TestApp, id: string, source: string, changes: Record<string, string> = {}) => {
  const story = await deskStory(site.app.db, id);
  const one = story?.record.sources.find((each) => each.id === source) ?? assert.fail();
  const { name, kind, note } = one;
  return { revision: String(story?.revision), source, name, kind, note, link: one.link ?? '', same: '', ...changes };
};
/** What the button “Confirm the record” sends. */
const confirmForm = async (site: TestApp, id: string, cookie: string) => {
  const page = await site.page(paths.deskStoryRecord(id), cookie);
  const [, revision = '', seen = ''] =
    / name="revision" value="(\d+)"><input type="hidden" name="seen" value="([^"]+)"/.exec(page) ?? [];
  return { revision, seen };
};
const linked = (page: string) =>
  JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/.exec(page)?.[1] ?? '{}') as {
    citation?: { name: string }[];
    hasPart?: { '@type': string; text: string; creator?: { name: string } }[];
  };

test('a record is shown, marked or absent as the policy says, on the page, in JSON-LD and on fronts', async (t) => {
  const site = await testApp(t);
  for (const policy of ['off', 'confirmed', 'unchecked'] as const) {
    for (const isConfirmed of [false, true]) {
      const { id, path } = await published(site, policy);
      if (isConfirmed) await confirmRecord(site.app, system, { id, revision: 1 });
      const page = await site.page(path);
      const what = `${policy}, ${isConfirmed ? 'confirmed' : 'not confirmed'}`;
      const isShown = policy === 'unchecked' || (policy === 'confirmed' && isConfirmed);
      assert.equal(page.includes('id="record"'), isShown, what);
      assert.equal(page.includes('class="said named"'), isShown, `marks in the text: ${what}`);
      assert.equal(page.includes('Rests on 1\u00a0named'), isShown, `the line’s words: ${what}`);
      assert.equal(
        /class="unchecked">This record is unchecked/.test(page),
        isShown && !isConfirmed,
        `the mark: ${what}`,
      );
      assert.equal(
        linked(page).citation?.[0]?.name,
        isShown && isConfirmed ? 'The Channel Examiner' : undefined,
        `JSON-LD: ${what}`,
      );
      assert.deepEqual(
        linked(page).hasPart,
        isShown && isConfirmed
          ? [
              {
                '@type': 'Quotation',
                text: 'We were not asked',
                creator: { '@type': 'Person', name: 'Tove Lind' },
              },
            ]
          : undefined,
        `quotations: ${what}`,
      );
      if (isConfirmed) {
        const feed = await site.page(paths.feed);
        assert.doesNotMatch(feed, /class="said|#s1/, `the feed has no marks: ${what}`);
        assert.match(feed, /We were not asked/);
      }
      const front = await site.page(paths.front);
      assert.equal(front.includes('1\u00a0named, 2\u00a0unnamed, 1\u00a0other paper'), isShown, `the front: ${what}`);
      // The next one stands alone again.
      await site.app.change((tx) => tx.deleteFrom('story').where('id', '=', id).execute());
    }
  }
});

test('the panel names the sources in order of weight, and every number leads to words in the text', async (t) => {
  const site = await testApp(t);
  const { path } = await published(site, 'unchecked');
  const page = await site.page(path);
  const panel = page.slice(page.indexOf('id="record"'));
  const names = [...panel.matchAll(/<h3><bdi>(.*?)<\/bdi> <span>(.*?)<\/span>/g)].map(
    ([, name, kind]) => `${name}: ${kind}`,
  );
  assert.deepEqual(names, ['Tove Lind: Named', 'Two officials: Not named', 'The Channel Examiner: Other publication']);
  const places = [...panel.matchAll(/href="#(w\d+-\d+)"/g)].map(([, id]) => id);
  assert.ok(places.length >= 4);
  for (const id of places) assert.ok(page.includes(`id="${id}"`), `${id} is in the text`);
  for (const [, id] of page.matchAll(/class="said \w+" id="w[\d-]+" href="#(s\d+)"/g))
    assert.ok(panel.includes(`<li id="${id}">`));
  assert.match(
    page,
    /This story rests on one named person and two people who are not named\. It also cites one other publication\./,
  );
});

test('a person sets the record right and confirms it: readers see that at once', async (t) => {
  const site = await testApp(t);
  const { cookie } = await site.staff('editor');
  const { id, path } = await published(site);
  assert.doesNotMatch(await site.page(path), /id="record"/);
  const page = await site.page(paths.deskStoryRecord(id), cookie);
  assert.match(
    page,
    /<a class="said named" id="w1-1" href="#source-1">Tove Lind, the harbour master/,
    'the words stand beside the source',
  );
  const [named, unnamed, other] = (await deskStory(site.app.db, id))?.record.sources ?? [];
  assert.ok(named && unnamed && other);
  const keep = async (source: string, changes: Record<string, string>) =>
    (await site.post(paths.deskStoryRecord(id), await sourceForm(site, id, source, changes), cookie)).status;
  assert.equal(await keep(named.id, { note: 'Spoke to us <on record>.' }), 303);
  assert.equal(await keep(unnamed.id, { name: 'Two officials of the council', known: 'yes' }), 303);
  assert.equal(await keep(other.id, { out: 'yes' }), 303);
  assert.doesNotMatch(await site.page(path), /id="record"/, 'kept, not confirmed');
  assert.match(await site.page(paths.deskStoryRecord(id), cookie), /Two officials of the council/);

  const confirm = async () =>
    (await site.post(paths.deskStoryRecordConfirmation(id), await confirmForm(site, id, cookie), cookie)).status;
  assert.equal(await confirm(), 303);
  const shown = await site.page(path);
  assert.match(shown, /Spoke to us &lt;on record&gt;\./);
  assert.match(shown, /Two officials of the council/);
  assert.doesNotMatch(shown, /<h3><bdi>The Channel Examiner|class="said publication"/, 'what was left out is nowhere');
  assert.doesNotMatch(shown, /class="unchecked"/);

  assert.equal(await keep(named.id, { name: 'T. Lind' }), 303);
  assert.match(await site.page(path), /Tove Lind<\/bdi>/, 'readers keep what was confirmed until the change is');
  const story = await deskStory(site.app.db, id);
  assert.equal(story?.recordConfirmedAt, null);
});

test('T47 the record’s form has its own fields alone, and a source keeps a name', async (t) => {
  const site = await testApp(t);
  const { cookie } = await site.staff('editor');
  const { id } = await published(site);
  const [source] = (await deskStory(site.app.db, id))?.record.sources ?? [];
  assert.ok(source);
  const send = async (changes: Record<string, string>) =>
    (await site.post(paths.deskStoryRecord(id), await sourceForm(site, id, source.id, changes), cookie)).status;
  assert.equal(await send({ name: ' ' }), 422);
  assert.equal(await send({ kind: 'none' }), 422);
  assert.equal(await send({ who: 'x' }), 422);
  assert.equal(await send({ note: 'n'.repeat(501) }), 422);
  assert.equal(await send({ same: 'Nobody of this name' }), 422);
  assert.equal(await send({ same: source.name }), 422, 'itself');
  for (const link of ['http://a.test/', 'javascript:alert(1)', 'https://u:p@a.test/', 'x', '//a.test', 'https:'])
    assert.equal(await send({ link }), 422, link);
  assert.equal(
    (await site.post(paths.deskStoryRecordConfirmation(id), { revision: '1', seen: 'x' }, cookie)).status,
    409,
  );
  assert.equal((await site.post(paths.deskStoryRecordPolicy(id), { policy: 'always' }, cookie)).status, 422);
  assert.equal((await deskStory(site.app.db, id))?.recordConfirmedAt, null);
});

test('a text that changed while somebody looked through its record is not confirmed unseen', async (t) => {
  const site = await testApp(t);
  const { cookie } = await site.staff('editor');
  const { id } = await published(site);
  const opened = await confirmForm(site, id, cookie);
  await saveStory(site.app, system, {
    id,
    revision: 1,
    headline: 'Ferry to stop',
    standfirst: '',
    byline: [],
    sectionId: null,
    document: doc(p('Other words.')).toJSON(),
  });
  const answer = await site.post(paths.deskStoryRecordConfirmation(id), opened, cookie);
  assert.ok(answer.status === 409 || answer.status === 422);
  assert.equal((await deskStory(site.app.db, id))?.recordConfirmedAt, null);
});

test('the newsroom’s policy holds for every story without one of its own, at the next request', async (t) => {
  const site = await testApp(t);
  const { actor, cookie } = await site.staff('owner');
  const { id, path } = await published(site);
  assert.doesNotMatch(await site.page(path), /id="record"/);
  await changeSettings(site.app, actor, { recordPolicy: 'unchecked' });
  assert.match(await site.page(path), /class="unchecked"/);
  assert.equal((await site.post(paths.deskStoryRecordPolicy(id), { policy: 'off' }, cookie)).status, 303);
  assert.doesNotMatch(await site.page(path), /id="record"|class="said/);
  await setRecordPolicy(site.app, actor, { id, policy: null });
  assert.match(await site.page(path), /id="record"/);
});

test('a German newsroom reads its record in German, and a text that no engine reads has none', async (t) => {
  const site = await testApp(t);
  await changeSettings(site.app, (await site.staff('owner')).actor, { language: 'de', recordPolicy: 'unchecked' });
  const { path } = await published(site);
  const page = await site.page(path);
  assert.match(page, /<h2 id="record-title">Der Beleg<\/h2>/);
  assert.match(page, /Dieser Beleg ist ungeprüft/);
  assert.match(page, /Von <bdi>Ines Calder<\/bdi>/);
  const german = doc(p('Die Mauer ist gefallen, sagte die Bürgermeisterin am Montag dem Blatt.')).toJSON() as unknown;
  const other = await importStory(site.app, system, {
    headline: 'Die Mauer',
    byline: [],
    datedAt: null,
    document: german,
    quarantined: [],
    recordPolicy: null,
    publish: true,
  });
  assert.doesNotMatch(await site.page(other.path ?? ''), /id="record"/);
});
