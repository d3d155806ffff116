import { Fragment } from 'prosemirror-model';
import type { Node } from 'prosemirror-model';
import { safeHref } from './links.ts';
import { schema } from './schema.ts';
import type { Document } from './schema.ts';

/**
 * A small language for writing documents in code: `doc(p('They ', em('knew'), '.'), h2('Later'))`.
 * For the importer, the sample newsroom and tests. Every node is checked as it is made.
 */
export type Inline = string | Node | readonly Inline[];

export const doc = (...blocks: Node[]): Document => schema.node('doc', null, blocks);
export const p = (...words: Inline[]): Node => schema.node('paragraph', null, flat(words));
export const h2 = (...words: Inline[]): Node => schema.node('heading', { level: 2 }, flat(words));
export const h3 = (...words: Inline[]): Node => schema.node('heading', { level: 3 }, flat(words));
export const quote = (...paragraphs: Node[]): Node => schema.node('blockquote', null, paragraphs);
export const pull = (by: string, ...paragraphs: Node[]): Node => schema.node('pullQuote', { by }, paragraphs);
export const ul = (...items: Node[]): Node => schema.node('bulletList', null, items);
export const ol = (start: number, ...items: Node[]): Node => schema.node('orderedList', { start }, items);
/** A list's item: its words, then lists below it. */
export const li = (words: Inline, ...lists: Node[]): Node => schema.node('listItem', null, [p(words), ...lists]);
export const rule = (): Node => schema.node('rule');
export const form = (reference: string | null = null): Node => schema.node('formReference', { reference });

export const br = (): Node => schema.node('hardBreak');
export const em = (...words: Inline[]): Node[] => marked('emphasis', words);
export const strong = (...words: Inline[]): Node[] => marked('strong', words);
/** A link where `href` may be one, and only the words where it may not. */
export const link = (href: string, ...words: Inline[]): Node[] => {
  const address = safeHref(href);
  return address === null ? [...flat(words).content] : marked('link', words, { href: address });
};

/**
 * Words with the few signs that people type for emphasis: `*emphasis*`, `**strong**`, `[words](address)`.
 * A sign without its partner is only a sign, and signs do not nest.
 */
export function inline(text: string): Node[] {
  const nodes: Node[] = [];
  let end = 0;
  for (const match of text.matchAll(
    /\*\*(?=\S)([^*]+)(?<=\S)\*\*|\*(?=\S)([^*]+)(?<=\S)\*|\[([^[\]]+)\]\(([^()\s]+)\)/g,
  )) {
    const [whole, bold, slanted, words, href] = match;
    nodes.push(...flat([text.slice(end, match.index)]).content);
    if (bold !== undefined) nodes.push(...strong(bold));
    else if (slanted !== undefined) nodes.push(...em(slanted));
    else if (words !== undefined && href !== undefined) nodes.push(...link(href, words));
    end = match.index + whole.length;
  }
  nodes.push(...flat([text.slice(end)]).content);
  return nodes;
}

function marked(type: string, words: readonly Inline[], attrs: { href: string } | null = null): Node[] {
  const mark = schema.mark(type, attrs);
  return flat(words).content.map((node) => node.mark(mark.addToSet(node.marks)));
}

function flat(words: readonly Inline[]): Fragment {
  return Fragment.fromArray(words.flatMap((word) => nodesOf(word)));
}

function nodesOf(word: Inline): readonly Node[] {
  if (typeof word === 'string') return word === '' ? [] : [schema.text(word)];
  return 'type' in word ? [word] : word.flatMap((part) => nodesOf(part));
}
