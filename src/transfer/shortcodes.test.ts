import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findShortcodes } from './shortcodes.ts';

/** What is found, in few signs: `form 314`, `other gallery`, `closing box`. */
function found(text: string): string[] {
  return findShortcodes(text).map(({ kind, name, id }) => (kind === 'form' ? `form ${id}` : `${kind} ${name}`));
}

test('A33 a form keeps its id in any spelling', () => {
  const spellings = [
    '[mc4wp_form id="314"]',
    '[mc4wp_form id=“314”]',
    '[mc4wp_form id=”314″]',
    '[mc4wp_form id=„314“]',
    '[mc4wp_form id=«314»]',
    "[mc4wp_form id='314']",
    '[mc4wp_form id=‘314’]',
    '[mc4wp_form id=314]',
    '[mc4wp_form 314]',
    '[ mc4wp_form  id = "314" ]',
    '[MC4WP_FORM ID="314"]',
    '[mc4wp_form id="314" /]',
    '[mc4wp_form id="314"/]',
    '[mc4wp_form\nid="314"]',
    '[mc4wp_form title="Join [today]" id="314"]',
    '[[mc4wp_form id="314"]]',
    '[[[mc4wp_form id="314"]]]',
    '&#91;mc4wp_form id=&quot;314&quot;&#93;',
    '[mc4wp_form id=&#8221;314&#8243;]',
    '[mc4wp_form id=&amp;quot;314&amp;quot;]',
    '\\[mc4wp\\_form id="314"\\]',
    '［mc4wp_form id="314"］',
    '[mc4wp_form id="314]',
    '[mc4wp_form id="314"',
    '[mc4wp_form id="314"]our own copy[/mc4wp_form]',
    '[mailpoet_form id="314"]',
    '[yikes-mailchimp form="314"]',
    '[sibwp_form id=314]',
    '[newsletter_form form="314"]\n[newsletter_field name="email"]\n[/newsletter_form]',
  ];
  for (const spelling of spellings) {
    for (const text of [spelling, `before ${spelling} behind`, `before\n\n${spelling}\n\nbehind`]) {
      assert.deepEqual(found(text), ['form 314'], text);
    }
  }
});

test('A33 what is cut out is the whole shortcode and nothing else', () => {
  for (const code of [
    '[[mc4wp_form id="314"]]',
    '&#91;mc4wp_form id=&quot;314&quot;&#93;',
    '[mc4wp_form id=“314”]',
    '\\[mc4wp\\_form id=314\\]',
  ]) {
    const text = `“Well,” he said – ${code} – “no.”`;
    const [one] = findShortcodes(text);
    assert.equal(one?.text, code);
    assert.equal(text.slice(0, one?.start) + text.slice(one?.end), '“Well,” he said –  – “no.”');
  }
});

test('A33 a form without an id has none, and two forms are two', () => {
  assert.deepEqual(found('[mc4wp_form]'), ['form null']);
  assert.deepEqual(found('[newsletter]'), ['form null']);
  assert.deepEqual(found('[mc4wp_form id="2"] and [mc4wp_form id=“7”]'), ['form 2', 'form 7']);
});

test('A33 forms are found inside other shortcodes and inside their values', () => {
  assert.deepEqual(found('[vc_row][vc_column width="1/2"][mc4wp_form id="9"][/vc_column][/vc_row]'), [
    'other vc_row',
    'other vc_column',
    'form 9',
    'closing vc_column',
    'closing vc_row',
  ]);
  assert.deepEqual(found(`[popup content="[mc4wp_form id='9']"]`), ['other popup', 'form 9']);
});

test('A33 other shortcodes are found by name, value, closing tag or a line of their own', () => {
  assert.deepEqual(found('See [gallery ids="1,2"] there'), ['other gallery']);
  assert.deepEqual(found('[contact-form-7 404 "Not found"]'), ['other contact-form-7']);
  assert.deepEqual(found('a [b]bold[/b] word'), ['other b', 'closing b']);
  assert.deepEqual(found('[[caption]The quay[/caption]]'), ['other caption', 'closing caption']);
  assert.deepEqual(found('[foo bar="a]b"] behind'), ['other foo']);
  assert.deepEqual(found('The quay.\n\n[weatherbox]\n\nThe pier.'), ['other weatherbox']);
});

test('an editor’s brackets are no shortcodes', () => {
  const sentences = [
    'He said [sic] that it was [1] so […] and [the minister] agreed [2, 3].',
    '[T]he pier and [s]he stayed. [Laughter] It [the newsletter] was late.',
    'We are [anti-war] and [pro-peace], [emphasis added], [vice-president] said.',
    'See the [gallery] and the [video] and [Mailchimp] and [Editor’s note: x=3].',
    'where [x=3] and [the sum y=4] hold, [[1]]',
    '[laughter]',
    '[Applause]',
    '[…]',
    '[1]',
    '[12 May]',
    '[no closing bracket',
    '[words](https://example.org/)',
  ];
  for (const sentence of sentences) assert.deepEqual(found(sentence), [], sentence);
});

test('T72 hostile brackets are looked at a bounded number of times', () => {
  const shapes = ['[', '[a ', '[]', '[a_b ', '[[a]]', '[a b="', '[/a]', '&#91;', '\\[', '[a_b c="[', '[“'];
  for (const shape of shapes) {
    for (const text of [shape.repeat(40_000), shape.repeat(40_000) + ']'.repeat(40_000)]) {
      const start = performance.now();
      findShortcodes(text);
      assert.ok(performance.now() - start < 2000, `${shape} took ${Math.round(performance.now() - start)} ms`);
    }
  }
});
