import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { html } from '../html.ts';
import { addressWords, excerptOf, marker } from './asked-words.ts';

describe('the words of an address', () => {
  const cases: [string, string][] = [
    ['/2031/11/sea-wall-survey', 'sea wall survey'],
    ['/2031/11/sea-wall-survey/', 'sea wall survey'],
    ['/2031/11', ''],
    ['/', ''],
    ['/wp-login.php', 'wp login'],
    ['/caf%C3%A9-closes', 'café closes'],
    ['/broken%E0%A4%A-escape%', 'broken A escape'],
    ['/a+b_c', 'a b c'],
    ['/%3Cscript%3Ealert(1)%3C/script%3E', 'script'],
    ['/новости-дня', 'новости дня'],
  ];
  for (const [path, expected] of cases) {
    it(`of ${path} are “${expected}”`, () =>
      assert.equal(
        addressWords(path)
          .join(' ')
          .replace(/\ufffd/g, ''),
        expected,
      ));
  }
});

describe('marks of a search', () => {
  const marked = (text: string, asked: string): string => html`${marker(asked)(text)}`.toString();

  it('stand around whole words that begin with what was asked', () => {
    assert.equal(
      marked('Walls of the wall, walled in a wallflower', 'wall'),
      '<mark>Walls</mark> of the <mark>wall</mark>, <mark>walled</mark> in a <mark>wallflower</mark>',
    );
    assert.equal(marked('Seawall', 'wall'), 'Seawall');
  });

  it('T09 escape the text, and hold nothing of what was asked', () => {
    assert.equal(marked('a <b> wall & more', '<b> wall'), 'a &lt;<mark>b</mark>&gt; <mark>wall</mark> &amp; more');
    assert.equal(marked('a.c abc', 'a.c'), '<mark>a</mark>.<mark>c</mark> abc');
  });

  it('take short words only whole', () => {
    assert.equal(marked('to the town', 'to'), '<mark>to</mark> the town');
  });

  it('leave a text alone where nothing was asked', () => {
    assert.equal(marked('a text', '?!'), 'a text');
  });
});

describe('an excerpt', () => {
  const text = `${'Long before that. '.repeat(20)}The wall gave way on Sunday. ${'Much came after. '.repeat(30)}`;

  it('is cut at words around the first that was asked for', () => {
    const excerpt = excerptOf(text, 'wall') ?? '';
    assert.match(excerpt, /^… .*The wall gave way on Sunday\..* …$/);
    assert.ok(excerpt.length < 260, excerpt);
  });

  it('is the beginning where the word stands there, and nothing where it stands nowhere', () => {
    assert.equal(excerptOf('The wall gave way.', 'wall'), 'The wall gave way.');
    assert.equal(excerptOf('The wall gave way.', 'ferry'), null);
  });
});
