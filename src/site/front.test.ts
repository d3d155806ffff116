import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { system, testApp } from '../../test/make.ts';
import { publish } from '../../test/publish.ts';
import { addSection } from '../settings/sections.ts';
import { changeSettings } from '../settings/settling.ts';
import { withdrawStory } from '../stories/publishing.ts';

const count = (text: string, part: string): number => text.split(part).length - 1;
const linked = (page: string): unknown =>
  JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page)?.[1] ?? 'null') as unknown;

describe('the front page', () => {
  it('of an empty newsroom is a page, and leads its staff to the desk', async (t) => {
    const site = await testApp(t);
    const page = await site.page('/');
    assert.match(page, /<h2>The first edition is being written<\/h2>/);
    assert.match(page, /<a href="\/desk">/);
    assert.doesNotMatch(page, /<article|<nav class="sections"/);
  });

  it('of one story is that story alone, with the key in the foot', async (t) => {
    const site = await testApp(t);
    const { path } = await publish(site, { headline: 'Market stays on Fore Street' });
    const page = await site.page('/');
    assert.match(page, new RegExp(`<h2><a href="${path}"><bdi>Market stays`));
    assert.equal(count(page, '<article'), 1);
    assert.doesNotMatch(page, /class="latest"/);
    assert.match(page, /<footer[\s\S]*<ul class="key"/);
  });

  it('shows each of many stories once, with the latest, opinion and the sections', async (t) => {
    const site = await testApp(t);
    const sections = [];
    for (const name of ['News', 'Council', 'Opinion'])
      sections.push(await addSection(site.app, system, { name, accent: 'blue' }));
    const paths: string[] = [];
    for (let place = 0; place < 24; place++) {
      const sectionId = sections[place % 3] ?? null;
      paths.push((await publish(site, { headline: `Story ${place} of the day`, sectionId, hoursAgo: place })).path);
    }
    const page = await site.page('/');
    for (const path of paths) assert.ok(count(page, `href="${path}"`) <= 1, `${path} stands twice`);
    const shown = paths.filter((path) => page.includes(`href="${path}"`));
    assert.ok(shown.length > 15, `${shown.length} of 24 stories`);
    assert.match(page, /id="latest">Latest</);
    assert.match(page, /<section class="opinion" aria-labelledby="opinion" data-accent="blue">/);
    assert.match(page, /<div class="block" data-accent="blue">\n<h2 class="heading"><a href="\/sections\/council">/);
    assert.equal(count(page, 'class="key"'), 1, 'the key stands in the last column and not again in the foot');
  });

  it('A57 is made again when a story is published, and when it is taken back', async (t) => {
    const site = await testApp(t);
    await site.page('/');
    const { id } = await publish(site, { headline: 'Ferry stops in January' });
    assert.match(await site.page('/'), /Ferry stops/);
    await withdrawStory(site.app, system, { id });
    assert.doesNotMatch(await site.page('/'), /Ferry stops/);
  });

  it('A58 B39 says what the site is, to machines', async (t) => {
    const site = await testApp(t);
    await changeSettings(site.app, system, { name: 'The Courier', contactEmail: 'desk@courier.example' });
    const page = await site.page('/');
    assert.deepEqual(linked(page), {
      '@context': 'https://schema.org',
      '@graph': [
        {
          '@type': 'WebSite',
          '@id': 'http://127.0.0.1:3000/#website',
          name: 'The Courier',
          url: 'http://127.0.0.1:3000/',
          inLanguage: 'en',
          publisher: { '@id': 'http://127.0.0.1:3000/#newsroom' },
          potentialAction: {
            '@type': 'SearchAction',
            target: 'http://127.0.0.1:3000/search?q={words}',
            'query-input': 'required name=words',
          },
        },
        {
          '@type': 'NewsMediaOrganization',
          '@id': 'http://127.0.0.1:3000/#newsroom',
          name: 'The Courier',
          url: 'http://127.0.0.1:3000/',
          email: 'desk@courier.example',
          correctionsPolicy: 'http://127.0.0.1:3000/corrections',
          publishingPrinciples: 'http://127.0.0.1:3000/how-we-source',
        },
      ],
    });
    assert.match(page, /<link rel="canonical" href="http:\/\/127\.0\.0\.1:3000\/">/);
    assert.match(page, /<meta property="og:title" content="The Courier">/);
    assert.match(page, /<title>The Courier<\/title>/);
  });

  it('B53 B54 names nobody but the newsroom', async (t) => {
    const site = await testApp(t);
    await publish(site);
    assert.doesNotMatch(await site.page('/'), /onrecord|generator|powered/i);
  });

  it('speaks German in a German newsroom', async (t) => {
    const site = await testApp(t);
    await changeSettings(site.app, system, { language: 'de' });
    const page = await site.page('/');
    assert.match(page, /<html lang="de">/);
    assert.match(page, /Die erste Ausgabe entsteht gerade/);
    assert.match(page, /<legend>Darstellung<\/legend>/);
  });
});

describe('every public page', () => {
  it('B6 B29 needs no script: one file, and the choice of colours hidden until it runs', async (t) => {
    const site = await testApp(t);
    const { path } = await publish(site);
    for (const address of ['/', path, '/search', '/corrections', '/how-we-source']) {
      const page = await site.page(address);
      const scripts = page.match(/<script[^>]*>/g)?.filter((tag) => !tag.includes('ld+json')) ?? [];
      assert.equal(scripts.length, 1, address);
      assert.match(scripts[0] ?? '', /^<script src="\/assets\/\w+\/paper\.js">$/);
      assert.match(page, /<appearance-choice hidden>/);
      assert.doesNotMatch(page, / style="| on\w+="/);
    }
  });

  it('says noindex while the sample newsroom stands, and not afterwards', async (t) => {
    const site = await testApp(t);
    const { path } = await publish(site);
    await changeSettings(site.app, system, { sampleAt: site.app.now() });
    for (const address of ['/', path, '/corrections'])
      assert.match(await site.page(address), /<meta name="robots" content="noindex">/);
    await changeSettings(site.app, system, { sampleAt: null });
    for (const address of ['/', path, '/corrections']) assert.doesNotMatch(await site.page(address), /noindex/);
  });
});
