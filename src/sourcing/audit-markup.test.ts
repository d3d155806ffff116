import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asked } from './asked.ts';

const story = (passage: string) =>
  `Harbour wall to be rebuilt\n\nThe council said on Monday that the wall would be rebuilt.\n\n${passage}\n\nWork begins in June.`;

const left = (passage: string) => asked('markup', story(passage))[0] ?? [];

test('mark-up that was left in the text', () => {
  const cases: [string, string[]][] = [
    ['It was first reported by *The Channel Examiner* and others.', ['*The Channel Examiner*']],
    ['The wall is **not safe**, and __never was__.', ['**not safe**', '__never was__']],
    ['The ship _Anna Dorn_ was held.', ['_Anna Dorn_']],
    ['The survey ([read it](https://example.org/wall)) is public.', ['[read it](https://example.org/wall)']],
    ['## What happens next\n\nThe wall is closed.', ['## What happens next']],
    ['The wall<br> is <a href="/wall">closed</a>.', ['<br>', '<a href="/wall">', '</a>']],
    ['Sorley &amp; Pike drew the plans&#8230;', ['&amp;', '&#8230;']],
    ['[gallery ids="4,5"]', ['[gallery ids="4,5"]']],
    ['[signup_form]', ['[signup_form]']],
    ['[wpform id=“12”]', ['[wpform id=“12”]']],
    ['[caption id="a"]The wall[/caption]', ['[caption id="a"]', '[/caption]']],
    ['The [[harbour|old harbour]] is deep.', ['[[harbour|old harbour]]']],
    ["The ship '''Anna Dorn''' and {{sister ship}}.", ["'''Anna Dorn'''", '{{sister ship}}']],
    ['== The wall ==\n\nIt is closed.', ['== The wall ==']],
  ];
  for (const [passage, words] of cases) assert.deepEqual(left(passage), words, passage);
});

test('one question for all of it, which names the words', () => {
  assert.equal(asked('markup', story('A *b* c **d** e &amp; f.')).length, 1);
});

test('what is no mark-up', () => {
  const sound = [
    'It was first reported by The Channel Examiner.',
    '“It [the wall] was shut [sic],” she said [1]. “[…] We knew [laughs].”',
    '“[The co-author] told [name withheld] so,” she said.',
    'The names* were changed.\n\n*Names were changed at the request of the family.',
    'It cost 3 * 4 = 12 crowns, and 2 < 3 > 1.',
    'He called it a f**k-up and a s***show, and gave it *****.',
    'Write to a_b_c@example.org or @osk_marit_ or see https://example.org/a_b_c.',
    'AT&T and R&B; the Q&A; #wall and #1 of 3.',
    '* * *',
    '- The wall\n- The slip',
    "The dogs' and cats' homes, the '90s.",
    'On page [12] and at [email protected] there is more.',
  ];
  for (const passage of sound) assert.deepEqual(left(passage), [], passage);
});
