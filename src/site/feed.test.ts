import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { system, testApp } from '../../test/make.ts';
import { publish } from '../../test/publish.ts';
import { childrenOf, readXml, textOf } from '../../test/xml.ts';
import { doc, form, link, p } from '../document/building.ts';
import { addSection } from '../settings/sections.ts';
import { changeSettings } from '../settings/settling.ts';
import { addCorrection } from '../stories/correcting.ts';

const itemsOf = (text: string) => {
  const [channel] = childrenOf(readXml(text), 'channel');
  assert.ok(channel);
  return { channel, items: childrenOf(channel, 'item') };
};

describe('the feed', () => {
  it('A37 holds whole stories with names, section, absolute links and an id that never changes', async (t) => {
    const site = await testApp(t);
    const sectionId = await addSection(site.app, system, { name: 'Harbour & quay', accent: null });
    const document = doc(
      p(
        '“It will not hold,” said Marit Osk, ',
        ...link('/corrections', 'as before'),
        ' and ',
        ...link('https://other.example/a?b=1&c=2', 'there'),
        '.',
      ),
      form('314'),
      p('The end.'),
    ).toJSON() as unknown;
    const { id, path } = await publish(site, {
      byline: ['Ines Calder', 'Tom <Ferris>'],
      standfirst: 'Twice & in writing.',
      sectionId,
      document,
    });
    const answer = await site.request('/feed');
    assert.equal(answer.headers.get('content-type'), 'application/rss+xml; charset=utf-8');
    const { channel, items } = itemsOf(await answer.text());
    const [item] = items;
    assert.ok(item);
    assert.equal(textOf(item, 'guid'), id);
    assert.equal(childrenOf(item, 'guid')[0]?.attributes?.['isPermaLink'], 'false');
    assert.equal(textOf(item, 'link'), `http://127.0.0.1:3000${path}`);
    assert.deepEqual(
      childrenOf(item, 'dc:creator').map((one) => one.elements?.[0]?.text),
      ['Ines Calder', 'Tom <Ferris>'],
    );
    assert.equal(textOf(item, 'category'), 'Harbour & quay');
    assert.equal(textOf(item, 'description'), 'Twice & in writing.');
    const content = textOf(item, 'content:encoded') ?? '';
    assert.match(content, /href="http:\/\/127\.0\.0\.1:3000\/corrections"/);
    assert.match(content, /href="https:\/\/other\.example\/a\?b=1&amp;c=2"/);
    assert.match(content, /This story rests on one named person\./);
    assert.doesNotMatch(content, /<form|314|sign-up|class="said"/);
    assert.equal(textOf(channel, 'language'), 'en');
    assert.equal(new Date(textOf(channel, 'lastBuildDate') ?? '').toUTCString(), textOf(item, 'pubDate'));
  });

  it('A59 tells corrections, and moves its date with them', async (t) => {
    const site = await testApp(t);
    const { id } = await publish(site, { hoursAgo: 3 });
    const before = textOf(itemsOf(await site.page('/feed')).channel, 'lastBuildDate') ?? '';
    await addCorrection(site.app, system, { id, kind: 'correction', text: 'It has 61 pages.' });
    const { channel, items } = itemsOf(await site.page('/feed'));
    assert.match(
      textOf(items[0] ?? channel, 'content:encoded') ?? '',
      /<strong>Correction, [^<]+<\/strong> It has 61 pages\./,
    );
    assert.ok(Date.parse(textOf(channel, 'lastBuildDate') ?? '') > Date.parse(before));
  });

  it('holds the newest twenty, and none where nothing was published', async (t) => {
    const site = await testApp(t);
    assert.equal(itemsOf(await site.page('/feed')).items.length, 0);
    for (let place = 0; place < 22; place++)
      await publish(site, { headline: `Story ${place}`, hoursAgo: place, isConfirmed: false });
    const { items } = itemsOf(await site.page('/feed'));
    assert.deepEqual(
      [textOf(items[0] ?? assert.fail(), 'title'), items.length, textOf(items[19] ?? assert.fail(), 'title')],
      ['Story 0', 20, 'Story 19'],
    );
  });

  it('answers 304 to who has it already, and 200 once it changed', async (t) => {
    const site = await testApp(t);
    await publish(site);
    const first = await site.request('/feed');
    const etag = first.headers.get('etag') ?? '';
    const headers = { 'if-none-match': etag };
    assert.match(etag, /^W\//);
    assert.equal((await site.request('/feed', { headers })).status, 304);
    await publish(site, { headline: 'Something new' });
    assert.equal((await site.request('/feed', { headers })).status, 200);
  });

  it('T09 is well-formed whatever stands in it, and no word of it is markup', async (t) => {
    const site = await testApp(t);
    await changeSettings(site.app, system, { name: 'A & B <i>]]>' });
    const sectionId = await addSection(site.app, system, { name: ']]><x>&amp;', accent: null });
    const hostile = 'a ]]> b ]]> <script>alert(1)</script> &lt;b&gt; &amp; & ]]>';
    await publish(site, {
      headline: hostile,
      standfirst: hostile,
      byline: [hostile],
      text: [`${hostile}\u0001\u0008\ufffe\uffff end`],
      sectionId,
    });
    const { channel, items } = itemsOf(await site.page('/feed'));
    const [item] = items;
    assert.ok(item);
    assert.equal(textOf(channel, 'title'), 'A & B <i>]]>');
    assert.equal(textOf(item, 'category'), ']]><x>&amp;');
    assert.equal(textOf(item, 'dc:creator'), hostile);
    const title = textOf(item, 'title') ?? '';
    assert.doesNotMatch(title, /[<>]/, 'read as HTML, the title holds no element');
    assert.match(
      title,
      /^a \]\]&gt; b \]\]&gt; &lt;script&gt;alert\(1\)&lt;\/script&gt; &amp;lt;b&amp;gt; &amp;amp; &amp; \]\]&gt;$/,
    );
    assert.doesNotMatch(textOf(item, 'content:encoded') ?? '', /<script/);
  });
});
