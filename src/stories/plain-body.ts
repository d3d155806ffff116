/**
 * A story's text as people type it without the editor: blank lines between paragraphs, a few signs for
 * the rest. What the signs cannot say is not lost: a block that was not touched stays the node it was.
 */
import { br, doc, form, h2, h3, inline, ol, p, pull, quote, rule, ul, type Inline } from '../document/building.ts';
import { formReference, headingLevel, listStart, pulledFrom, schema, type Document } from '../document/schema.ts';

type Node = Document;

export function plainFrom(document: Document): string {
  return document.children
    .map(plainBlock)
    .filter((block) => block !== '')
    .join('\n\n');
}

/** `before` is what the text was made of: its untouched blocks come back as they were. */
export function documentFrom(plain: string, before: Document): Document {
  if (plain.trim() === plainFrom(before).trim()) return before;
  const known = new Map(before.children.map((node) => [plainBlock(node), node]));
  const blocks = plain
    .split(/\n[ \t]*\n+/)
    .map((block) => block.replace(/^\n+/, '').trimEnd())
    .filter((block) => block !== '');
  const nodes = blocks.map((block) => known.get(block) ?? blockFrom(block));
  return nodes.length === 0 ? doc(p()) : doc(...nodes);
}

function plainBlock(node: Node): string {
  switch (node.type.name) {
    case 'heading':
      return `${headingLevel(node) === 2 ? '##' : '###'} ${plainInline(node)}`;
    case 'blockquote':
      return node.children.map((one) => prefixed('> ', plainInline(one))).join('\n>\n');
    case 'pullQuote': {
      const by = pulledFrom(node);
      const words = node.children.map((one) => prefixed('>> ', plainInline(one))).join('\n>>\n');
      return by === '' ? words : `${words}\n>> — ${by}`;
    }
    case 'bulletList':
    case 'orderedList':
      return plainList(node, '');
    case 'rule':
      return '---';
    case 'formReference': {
      const reference = formReference(node);
      return reference === null ? '{form}' : `{form: ${reference}}`;
    }
    default:
      return plainInline(node);
  }
}

const prefixed = (sign: string, text: string): string => text.replace(/^/gm, sign);

function plainList(list: Node, indent: string): string {
  const start = listStart(list);
  return list.children
    .flatMap((item, index) => {
      const sign = list.type.name === 'bulletList' ? '- ' : `${start + index}. `;
      const [words, ...below] = item.children;
      return [
        `${indent}${sign}${words === undefined ? '' : plainInline(words).replaceAll('\n', ' ')}`,
        ...below.map((one) => plainList(one, `${indent}  `)),
      ];
    })
    .join('\n');
}

function plainInline(textblock: Node): string {
  return textblock.children
    .map((node) => {
      if (!node.isText) return '\n';
      const has = (name: string) => node.marks.find(({ type }) => type.name === name);
      const link = has('link');
      const words = has('strong') ? `**${node.text}**` : has('emphasis') ? `*${node.text}*` : (node.text ?? '');
      return link === undefined ? words : `[${node.text}](${String(link.attrs['href'])})`;
    })
    .join('');
}

function blockFrom(block: string): Node {
  const lines = block.split('\n');
  const [first = ''] = lines;
  const heading = /^(#{2,3})\s+(\S.*)$/.exec(block);
  if (heading) return (heading[1] === '##' ? h2 : h3)(...inline(heading[2] ?? ''));
  if (/^(-{3,}|\*{3,})$/.test(block)) return rule();
  const reference = /^\{form(?::\s*([^{}\n]{1,200}))?\}$/.exec(block);
  if (reference) return form(reference[1]?.trim() || null);
  if (lines.every((line) => line.startsWith('>>'))) return pullFrom(lines);
  if (lines.every((line) => line.startsWith('>')))
    return quote(...paragraphsFrom(lines.map((line) => line.replace(/^>\s?/, ''))));
  if (lines.every((line) => line.startsWith('- '))) return ul(...lines.map((line) => itemFrom(line.slice(2))));
  const start = /^(\d{1,6})\. /.exec(first);
  if (start && lines.every((line) => /^\d{1,6}\. /.test(line))) {
    return ol(Number(start[1]), ...lines.map((line) => itemFrom(line.replace(/^\d+\. /, ''))));
  }
  return paragraphFrom(lines);
}

function pullFrom(lines: readonly string[]): Node {
  const words = lines.map((line) => line.replace(/^>>\s?/, ''));
  const by = /^[—–-]\s*(.+)$/.exec(words.at(-1) ?? '')?.[1];
  const said = by !== undefined && words.length > 1 ? words.slice(0, -1) : words;
  return pull(said.length < words.length ? (by ?? '').slice(0, 300) : '', ...paragraphsFrom(said));
}

/** Lines with empty ones between paragraphs. */
function paragraphsFrom(lines: readonly string[]): Node[] {
  const groups: string[][] = [[]];
  for (const line of lines) {
    if (line.trim() === '') groups.push([]);
    else groups.at(-1)?.push(line);
  }
  const paragraphs = groups.filter((group) => group.length > 0).map(paragraphFrom);
  return paragraphs.length === 0 ? [p()] : paragraphs;
}

/** A single line break is one in the story too. */
function paragraphFrom(lines: readonly string[]): Node {
  return p(...lines.flatMap((line, index): Inline[] => (index === 0 ? inline(line) : [br(), ...inline(line)])));
}

const itemFrom = (text: string): Node => schema.node('listItem', null, [p(...inline(text))]);
