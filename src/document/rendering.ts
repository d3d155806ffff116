import type { Node } from 'prosemirror-model';
import { html, raw } from '../html.ts';
import type { Html } from '../html.ts';
import { formReference, headingLevel, listStart, pulledFrom } from './schema.ts';
import type { Document } from './schema.ts';
import { blocksOf } from './text.ts';
import type { Block } from './text.ts';
import { inlineHtml } from './inline.ts';
import type { Said } from './inline.ts';

/**
 * A document as HTML, for the page, the feed and mail, made without a DOM. Every word of it goes
 * through the `html` tag; nothing that stands in the document can become markup.
 */
export interface Rendering {
  /** A sign-up form for a reference; null for nothing. Without it no form is rendered: feeds, mail. */
  form?: (reference: string | null) => Html | null;
}

/** Marks of attribution lie at offsets into `documentText(headline, document)`, so the headline belongs to them. */
export interface MarkedRendering extends Rendering {
  headline: string;
  marks: readonly Said[];
}

export function documentHtml(document: Document, options: Rendering | MarkedRendering = {}): Html {
  const said = 'marks' in options ? placed(blocksOf(options.headline, document), options.marks) : noMarks;
  return joined(document.children.map((node) => block(node, { form: options.form ?? (() => null), said })));
}

interface Context {
  form: (reference: string | null) => Html | null;
  /** By textblock: its marks, at offsets into its own text. */
  said: ReadonlyMap<Node, readonly Said[]>;
}

const noMarks: Context['said'] = new Map();

/** Hands every mark to the block where its words begin; what reaches beyond that block is cut off. */
function placed(blocks: readonly Block[], marks: readonly Said[]): Context['said'] {
  const said = new Map<Node, Said[]>();
  const waiting = marks.filter((mark) => mark.start < mark.end).sort((a, b) => a.start - b.start || a.end - b.end);
  let next = 0;
  for (const { start, end, node } of blocks) {
    const here: Said[] = [];
    for (let mark = waiting[next]; mark !== undefined && mark.start < end; mark = waiting[++next]) {
      if (mark.start >= start) here.push({ ...mark, start: mark.start - start, end: Math.min(mark.end, end) - start });
    }
    if (node !== null && here.length > 0) said.set(node, here);
  }
  return said;
}

function block(node: Node, context: Context): Html {
  const content = () => joined(node.children.map((child) => block(child, context)));
  switch (node.type.name) {
    case 'paragraph':
      return textblock(node, context, (words) => html`<p>${words}</p>`);
    case 'heading':
      return textblock(node, context, (words) =>
        headingLevel(node) === 2 ? html`<h2>${words}</h2>` : html`<h3>${words}</h3>`,
      );
    case 'blockquote':
      return html`<blockquote>${content()}</blockquote>`;
    case 'pullQuote': {
      const by = pulledFrom(node).trim();
      const footer = by === '' ? null : html`<footer>${by}</footer>`;
      return html`<blockquote class="pull">${content()}${footer}</blockquote>`;
    }
    case 'bulletList':
      return html`<ul>${content()}</ul>`;
    case 'orderedList': {
      const start = listStart(node);
      return html`<ol${start === 1 ? null : html` start="${start}"`}>${content()}</ol>`;
    }
    case 'listItem': {
      const [first, ...lists] = node.children;
      const words = first === undefined ? null : inlineHtml(first, context.said.get(first));
      return html`<li>${words}${lists.map((list) => block(list, context))}</li>`;
    }
    case 'rule':
      return html`<hr>`;
    case 'formReference':
      return context.form(formReference(node)) ?? nothing;
    default:
      throw new RangeError(`No rendering for a node of type ${node.type.name}`);
  }
}

const nothing = html``;

/** An empty paragraph is a writer's breath, and an empty heading a hole in the outline: neither is rendered. */
function textblock(node: Node, context: Context, wrap: (words: Html) => Html): Html {
  return node.childCount === 0 ? nothing : wrap(inlineHtml(node, context.said.get(node)));
}

function joined(parts: readonly Html[]): Html {
  return raw(
    parts
      .map(String)
      .filter((part) => part !== '')
      .join('\n'),
  );
}
