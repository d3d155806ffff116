import type { Node } from 'prosemirror-model';
import { br, doc, em, form, h2, h3, li, link, ol, p, pull, quote, rule, strong, ul } from './building.ts';
import type { Inline } from './building.ts';
import type { Document } from './schema.ts';

/** Documents for tests that should hold for any document: the same seed gives the same document. */
export function randomDocument(seed: number): Document {
  const random = numbers(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  const pick = <T>(choices: readonly T[], otherwise: T): T => choices[below(choices.length)] ?? otherwise;
  const many = <T>(most: number, make: () => T): T[] => Array.from({ length: 1 + below(most) }, make);

  const word = () => pick(hostileWords, 'word');
  const words = () => many(4, word).join(pick([' ', ''], ' '));
  const run = (): Inline =>
    pick<() => Inline>(
      [words, words, () => em(words()), () => strong(words()), () => strong(em(words())), br, linked],
      words,
    )();
  const linked = () =>
    link(pick(['https://example.org/?a=1&b="2"', '/a/b', 'javascript:x'], '/a'), words(), em(words()));
  const paragraph = () => (below(8) === 0 ? p() : p(...many(5, run)));
  const item = (depth: number): Node =>
    depth > 2 || below(3) > 0 ? li(words()) : li([words(), br()], list(depth + 1));
  const list = (depth: number): Node => {
    const items = many(3, () => item(depth));
    return below(2) === 0 ? ul(...items) : ol(below(20), ...items);
  };
  const blocks: (() => Node)[] = [
    paragraph,
    paragraph,
    paragraph,
    () => h2(words()),
    () => h3(run()),
    () => quote(...many(2, paragraph)),
    () => pull(words(), ...many(2, paragraph)),
    () => list(0),
    rule,
    () => form(below(2) === 0 ? null : words()),
  ];
  return doc(...many(8, () => pick(blocks, paragraph)()));
}

const hostileWords = [
  'the',
  'wall',
  'fell',
  '“quoted”',
  '<script>alert(1)</script>',
  '<b',
  '&amp;',
  '"><img src=x>',
  "' onclick='x",
  'a\nb',
  '🧱',
  'Стена',
  '[form id="3"]',
];

/** Mulberry32: small, and the same everywhere. */
export function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
