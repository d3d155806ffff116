import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { system, testApp } from '../../test/make.ts';
import { publish } from '../../test/publish.ts';
import { addSection } from '../settings/sections.ts';
import { changeSettings } from '../settings/settling.ts';
import { addCorrection } from '../stories/correcting.ts';
import { withdrawStory } from '../stories/publishing.ts';

describe('a section', () => {
  it('lists its stories on numbered pages, and only on those', async (t) => {
    const site = await testApp(t);
    const sectionId = await addSection(site.app, system, { name: 'Harbour', accent: 'sea' });
    for (let place = 1; place <= 23; place++)
      await publish(site, { headline: `Notice ${place}`, sectionId, hoursAgo: place });
    await publish(site, { headline: 'Elsewhere' });
    const first = await site.page('/sections/harbour');
    const second = await site.page('/sections/harbour?page=2');
    assert.match(first, /<body data-accent="sea">/);
    assert.match(first, /<a href="\/sections\/harbour" aria-current="page">/);
    assert.match(first, /Notice 20</);
    assert.doesNotMatch(first, /Notice 21<|Elsewhere/);
    assert.match(first, /<link rel="next" href="\/sections\/harbour\?page=2">/);
    assert.match(first, /<a href="\/sections\/harbour\?page=2" rel="next">Older stories<\/a>/);
    assert.match(second, /Notice 23</);
    assert.match(second, /<a href="\/sections\/harbour" rel="prev">/);
    assert.match(second, /<link rel="canonical" href="http:\/\/127\.0\.0\.1:3000\/sections\/harbour\?page=2">/);
    assert.doesNotMatch(second, /rel="next"/);
    for (const wrong of [
      'page=3',
      'page=1',
      'page=0',
      'page=-1',
      'page=2.0',
      'page=02',
      'page=two',
      'page=',
      'page=2&page=2',
      'page=9999999999',
    ]) {
      assert.equal((await site.request(`/sections/harbour?${wrong}`)).status, 404, wrong);
    }
  });

  it('without stories says so, and an unknown one is not there', async (t) => {
    const site = await testApp(t);
    await addSection(site.app, system, { name: 'Sport', accent: null });
    assert.match(await site.page('/sections/sport'), /Nothing has been published in this section yet/);
    for (const path of ['/sections/chess', '/sections/', '/sections', '/sections/sport/x']) {
      assert.equal((await site.request(path)).status, 404, path);
    }
  });
});

describe('the search', () => {
  it('finds headlines and texts, marks the words, and keeps what was asked in the field', async (t) => {
    const site = await testApp(t);
    await publish(site, { headline: 'Sea wall gives way', text: ['Nobody was hurt on Pilot Row.'] });
    await publish(site, {
      headline: 'Ferry stops',
      text: ['The wall at the quay is sound, said Tom Rook.'],
      hoursAgo: 1,
    });
    await publish(site, { headline: 'Bell rings', text: ['For forty years.'] });
    const answer = await site.request('/search?q=wall');
    const page = await answer.text();
    assert.equal(answer.headers.get('cache-control'), 'no-store');
    assert.match(page, /<h1>Two stories with “\u2068wall\u2069”<\/h1>/);
    assert.match(page, /Sea <mark>wall<\/mark> gives way/);
    assert.match(page, /The <mark>wall<\/mark> at the quay/);
    assert.doesNotMatch(page, /Bell rings/);
    assert.match(page, /name="q" type="search" value="wall"/);
    assert.match(page, /noindex/);
  });

  it('says when nothing was found, and offers the newest', async (t) => {
    const site = await testApp(t);
    await publish(site, { headline: 'Bell rings' });
    const page = await site.page('/search?q=%22%3E%3Cscript%3Exyzzy');
    assert.match(page, /No story holds “\u2068&quot;&gt;&lt;script&gt;xyzzy\u2069”/);
    assert.match(page, /Bell rings/);
    assert.match(page, /value="&quot;&gt;&lt;script&gt;xyzzy"/);
  });

  it('shows the form where nothing was asked', async (t) => {
    const site = await testApp(t);
    for (const path of ['/search', '/search?q=', '/search?q=%20%20', '/search?other=1']) {
      const page = await site.page(path);
      assert.match(page, /<h1>Search<\/h1>/, path);
      assert.match(page, /A story is found when it holds all of them/);
    }
  });

  it('T15 answers whatever is asked', async (t) => {
    const site = await testApp(t);
    await publish(site);
    for (const asked of [
      '"',
      '*',
      'NEAR(a b)',
      'headline:x',
      '%00',
      '%F0%9F',
      "'; drop table story --",
      '(((((',
      'a AND',
      '🂡',
      'ß'.repeat(4000),
    ]) {
      assert.equal(
        (await site.request(`/search?q=${asked.startsWith('%') ? asked : encodeURIComponent(asked)}`)).status,
        200,
        asked,
      );
    }
    assert.equal((await site.request('/search?q=one&q=two')).status, 422);
  });
});

describe('an address where nothing is', () => {
  it('offers the story whose words it holds, also with a letter lost, and a search for them', async (t) => {
    const site = await testApp(t);
    const { path } = await publish(site, { headline: 'Harbour board kept survey to itself' });
    await publish(site, { headline: 'Board meets' });
    for (const wrong of [
      '/2031/11/harbour-board-kept-sur',
      '/old/harbour-board-kept-survey.html',
      '/harbuor-board-kept-survey-itself/',
    ]) {
      const answer = await site.request(wrong);
      const page = await answer.text();
      assert.equal(answer.status, 404);
      assert.match(page, /Perhaps you wanted this:/, wrong);
      assert.ok(page.includes(`<a href="${path}">`), wrong);
      assert.match(page, /<span class="rule" aria-hidden="true"><i class="named">/);
      assert.match(page, /name="q" type="search" value="har\w+ board kept sur/);
    }
  });

  it('offers nothing where the address says nothing', async (t) => {
    const site = await testApp(t);
    await publish(site, { headline: 'Login page broken' });
    for (const wrong of ['/wp-login.php', '/login', '/.env', '/%', '/%E0%A4%A', '/a/b/c/d']) {
      const answer = await site.request(wrong);
      assert.equal(answer.status, 404, wrong);
      assert.doesNotMatch(await answer.text(), /Perhaps you wanted/, wrong);
    }
  });

  it('T54 is any address with something behind a story’s', async (t) => {
    const site = await testApp(t);
    const { path } = await publish(site);
    for (const wrong of [`${path}/`, `${path}/x.css`, `${path}.css`, `${path}%2Fx.css`, `/${path}`]) {
      assert.equal((await site.request(wrong)).status, 404, wrong);
    }
  });

  it('T44 is the address of a draft, and answers like any other', async (t) => {
    const site = await testApp(t);
    const draft = await publish(site, { headline: 'Canary in the drawer', publish: false });
    assert.equal(draft.path, '');
    const guesses = [
      '/canary-in-the-drawer',
      `/${site.app.now().slice(0, 7).replace('-', '/')}/canary-in-the-drawer`,
      `/stories/${draft.id}`,
    ];
    for (const guess of guesses) {
      const answer = await site.request(guess);
      assert.equal(answer.status, 404);
      assert.doesNotMatch(await answer.text(), /Canary in the drawer|Perhaps/);
    }
  });
});

describe('a withdrawn story', () => {
  it('T44 is gone: 410, and no word of it on any page', async (t) => {
    const site = await testApp(t);
    const sectionId = await addSection(site.app, system, { name: 'News', accent: null });
    const { id, path } = await publish(site, {
      headline: 'Canary on the wall',
      text: ['The canary sang, said Marit Osk.'],
      sectionId,
    });
    const other = await publish(site, { headline: 'Another story', sectionId });
    await addCorrection(site.app, system, { id, kind: 'correction', text: 'The canary was yellow.' });
    assert.match(await site.page(other.path), /[Cc]anary/, 'it is among the related ones');
    await withdrawStory(site.app, system, { id });
    const answer = await site.request(path);
    const page = await answer.text();
    assert.equal(answer.status, 410);
    assert.match(page, /<h1>This story has been withdrawn<\/h1>/);
    assert.match(page, /noindex/);
    const addresses = ['/', '/sections/news', '/feed', '/sitemap.xml', '/corrections', '/search?q=another', other.path];
    for (const text of [page, ...(await Promise.all(addresses.map((address) => site.page(address))))]) {
      assert.doesNotMatch(text.replaceAll(path, ''), /canary/i);
    }
    assert.doesNotMatch(await site.page('/search?q=sang'), /Canary on/);
  });
});

describe('how we source', () => {
  it('says what is true under the newsroom’s policy', async (t) => {
    const site = await testApp(t);
    const confirmed = await site.page('/how-we-source');
    assert.match(confirmed, /An editor corrects it and confirms it; only then do you see it/);
    await changeSettings(site.app, system, { recordPolicy: 'unchecked' });
    const unchecked = await site.page('/how-we-source');
    assert.match(unchecked, /Until an editor has corrected and confirmed it/);
    assert.doesNotMatch(unchecked, /only then do you see it/);
  });

  it('is not there while the record is off, and nothing leads to it', async (t) => {
    const site = await testApp(t);
    const { path } = await publish(site);
    await changeSettings(site.app, system, { recordPolicy: 'off' });
    assert.equal((await site.request('/how-we-source')).status, 404);
    for (const address of ['/', path, '/sitemap.xml', '/corrections']) {
      assert.doesNotMatch(await site.page(address), /how-we-source|class="key"|class="record"/, address);
    }
  });
});

describe('corrections', () => {
  it('A59 stand on one page, the newest first, each with its story', async (t) => {
    const site = await testApp(t);
    assert.match(await site.page('/corrections'), /nothing to correct/);
    const { id, path } = await publish(site);
    await addCorrection(site.app, system, { id, kind: 'correction', text: 'It has 61 pages, not 64.' });
    site.advance(60_000);
    await addCorrection(site.app, system, { id, kind: 'clarification', text: 'Three of them are drawings.' });
    const page = await site.page('/corrections');
    assert.ok(page.indexOf('Three of them') < page.indexOf('It has 61'), 'newest first');
    assert.match(page, new RegExp(`<a href="${path}"><bdi>Harbour board kept`));
    assert.match(page, /Clarification, <time datetime=/);
  });
});

describe('for machines', () => {
  it('A55 /health says the version and that the database answers, and is never kept', async (t) => {
    const site = await testApp(t);
    const answer = await site.request('/health');
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get('cache-control'), 'no-store');
    assert.deepEqual(await answer.json(), { status: 'ok', version: '0.1.0', database: 'ok' });
  });

  it('/robots.txt keeps machines from the desk and the search, and names the map', async (t) => {
    const site = await testApp(t);
    assert.equal(
      await site.page('/robots.txt'),
      'User-agent: *\nDisallow: /desk\nDisallow: /search\n\nSitemap: http://127.0.0.1:3000/sitemap.xml\n',
    );
    await changeSettings(site.app, system, { sampleAt: site.app.now() });
    assert.doesNotMatch(await site.page('/robots.txt'), /Sitemap/);
  });

  it('A40 /sitemap.xml lists every story with the time it last changed, and the newest as news', async (t) => {
    const site = await testApp(t);
    const { id, path } = await publish(site, { headline: 'Cats & dogs', hoursAgo: 3 });
    const old = await publish(site, { headline: 'Old', hoursAgo: 72 });
    const before = await site.page('/sitemap.xml');
    assert.match(before, new RegExp(`<loc>http://127\\.0\\.0\\.1:3000${old.path}</loc><lastmod>[^<]+</lastmod></url>`));
    assert.match(before, /<news:title>Cats &amp; dogs<\/news:title>/);
    await addCorrection(site.app, system, { id, kind: 'correction', text: 'Two cats.' });
    const { changed_at: changed } = await site.app.db
      .selectFrom('story')
      .select('changed_at')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    assert.ok((await site.page('/sitemap.xml')).includes(`${path}</loc><lastmod>${changed}</lastmod>`));
    site.advance(50 * 3_600_000);
    assert.doesNotMatch(await site.page('/sitemap.xml'), /<news:title>/);
  });
});
