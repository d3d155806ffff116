import assert from 'node:assert/strict';
import { test } from 'node:test';
import { slugOf } from './slugs.ts';

test('an address is made of the headline’s words in any script, and never of nothing', () => {
  const slugs: Record<string, string> = {
    'Harbour board kept sea-wall survey to itself': 'harbour-board-kept-sea-wall-survey-to-itself',
    'Größe über Straße: Ärger für Özil': 'groesse-ueber-strasse-aerger-fuer-oezil',
    'L’été à Besançon, œuvre d’un Łukasz': 'lete-a-besancon-oeuvre-dun-lukasz',
    'Стена упала в ночь на Йом': 'stena-upala-v-noch-na-iom',
    'Ελλάδα: φωτιά': 'ellada-fotia',
    'U.S. and U.K. to meet, 3.5 years on': 'us-and-uk-to-meet-3-5-years-on',
    東京: 'story',
    '   ': 'story',
    '../../etc/passwd?x=1#y': 'etc-passwd-x-1-y',
  };
  for (const [headline, slug] of Object.entries(slugs)) assert.equal(slugOf(headline, 'story'), slug);
  const long = slugOf('word '.repeat(60), 'story');
  assert.ok(long.length <= 80 && long.endsWith('word'), 'cut behind a word');
  assert.ok(slugOf('w'.repeat(500), 'story').length <= 80);
});
