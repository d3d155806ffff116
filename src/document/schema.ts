import { Schema } from 'prosemirror-model';
import type { Node } from 'prosemirror-model';
import { Problem } from '../problem.ts';
import { safeHref } from './links.ts';

/**
 * What a story may be made of. Every entrance (editor, import, API) ends in this schema, and every
 * exit (page, feed, mail, search, sourcing) begins from it, so whatever is not named here does not exist.
 *
 * Each attribute has `validate`, which throws a Problem: without it ProseMirror takes any value, an
 * object too. `parseDOM` and `toDOM` serve the editor and pasted or imported HTML; pages are rendered by `documentHtml`.
 */

/** A whole story text: a checked node of type `doc`. */
export type Document = Node;

const longestByline = 300;
const longestReference = 200;

export const schema = new Schema({
  nodes: {
    doc: { content: 'block+' },
    paragraph: { group: 'block', content: 'inline*', parseDOM: [{ tag: 'p' }], toDOM: () => ['p', 0] },
    heading: {
      group: 'block',
      content: 'inline*',
      defining: true,
      attrs: { level: { default: 2, validate: checkLevel } },
      // The page's own headline is the h1: what was an h1 elsewhere comes in below it.
      parseDOM: [
        { tag: 'h1', attrs: { level: 2 } },
        { tag: 'h2', attrs: { level: 2 } },
        ...['h3', 'h4', 'h5', 'h6'].map((tag) => ({ tag, attrs: { level: 3 } })),
      ],
      toDOM: (node) => [headingLevel(node) === 2 ? 'h2' : 'h3', 0],
    },
    pullQuote: {
      group: 'block',
      content: 'paragraph+',
      defining: true,
      attrs: { by: { default: '', validate: checkByline } },
      parseDOM: [
        {
          tag: 'blockquote.pull',
          getAttrs: (element) => ({
            by: (element.querySelector('footer')?.textContent ?? '').trim().slice(0, longestByline),
          }),
        },
        { tag: 'blockquote footer', ignore: true },
      ],
      toDOM: (node) => [
        'blockquote',
        { class: 'pull' },
        ['div', 0],
        ['footer', { contenteditable: 'false' }, pulledFrom(node)],
      ],
    },
    blockquote: {
      group: 'block',
      content: 'paragraph+',
      defining: true,
      parseDOM: [{ tag: 'blockquote' }],
      toDOM: () => ['blockquote', 0],
    },
    bulletList: { group: 'block list', content: 'listItem+', parseDOM: [{ tag: 'ul' }], toDOM: () => ['ul', 0] },
    orderedList: {
      group: 'block list',
      content: 'listItem+',
      attrs: { start: { default: 1, validate: checkStart } },
      parseDOM: [{ tag: 'ol', getAttrs: (element) => ({ start: startFrom(element.getAttribute('start')) }) }],
      toDOM: (node) => ['ol', listStart(node) === 1 ? {} : { start: String(listStart(node)) }, 0],
    },
    listItem: { content: 'paragraph list*', defining: true, parseDOM: [{ tag: 'li' }], toDOM: () => ['li', 0] },
    rule: { group: 'block', parseDOM: [{ tag: 'hr' }], toDOM: () => ['hr'] },
    /** A sign-up form stood here. `reference` is the id it had where the text came from; null: our default form. */
    formReference: {
      group: 'block',
      atom: true,
      attrs: { reference: { default: null, validate: checkReference } },
      parseDOM: [
        {
          tag: 'div[data-form-reference]',
          getAttrs: (element) => ({
            reference: element.getAttribute('data-form-reference')?.slice(0, longestReference) || null,
          }),
        },
      ],
      toDOM: (node) => ['div', { 'data-form-reference': formReference(node) ?? '' }],
    },
    text: { group: 'inline' },
    hardBreak: {
      group: 'inline',
      inline: true,
      selectable: false,
      linebreakReplacement: true,
      leafText: () => '\n',
      parseDOM: [{ tag: 'br' }],
      toDOM: () => ['br'],
    },
  },
  marks: {
    // The order is the order of nesting: a link stands outside, emphasis inside.
    link: {
      attrs: { href: { validate: checkHref } },
      inclusive: false,
      parseDOM: [
        {
          tag: 'a[href]',
          getAttrs: (element) => {
            const href = safeHref(element.getAttribute('href'));
            return href === null ? false : { href };
          },
        },
      ],
      toDOM: (mark) => ['a', { href: safeHref(mark.attrs['href']) ?? '#' }, 0],
    },
    strong: {
      parseDOM: [
        { tag: 'strong' },
        // Some word processors wrap whole texts in a `b` that is not bold.
        { tag: 'b', getAttrs: (element) => (element.style?.fontWeight === 'normal' ? false : null) },
        { style: 'font-weight', getAttrs: (value) => (/^(bold(er)?|[6-9]\d{2})$/.test(value) ? null : false) },
      ],
      toDOM: () => ['strong', 0],
    },
    emphasis: {
      parseDOM: [
        { tag: 'em' },
        { tag: 'i', getAttrs: (element) => (element.style?.fontStyle === 'normal' ? false : null) },
        { tag: 'cite' },
        { style: 'font-style=italic' },
      ],
      toDOM: () => ['em', 0],
    },
  },
});

/** Attributes by name and type: ProseMirror itself types them as anything. */
export function headingLevel(node: Node): 2 | 3 {
  return node.attrs['level'] === 3 ? 3 : 2;
}
export function pulledFrom(node: Node): string {
  return String(node.attrs['by']);
}
export function listStart(node: Node): number {
  return Number(node.attrs['start']);
}
export function formReference(node: Node): string | null {
  const reference: unknown = node.attrs['reference'];
  return typeof reference === 'string' ? reference : null;
}

function checkLevel(value: unknown): void {
  if (value !== 2 && value !== 3) throw invalid('A heading has level 2 or 3.');
}
function checkByline(value: unknown): void {
  if (typeof value !== 'string') throw invalid('The name below a pull quote must be text.');
  if (value.length > longestByline) throw invalid(`The name below a pull quote may have ${longestByline} signs.`);
}
function checkStart(value: unknown): void {
  const fits = typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value <= 1_000_000;
  if (!fits) throw invalid('A numbered list starts with a whole number.');
}
function checkReference(value: unknown): void {
  const fits = value === null || (typeof value === 'string' && value !== '' && value.length <= longestReference);
  if (!fits) throw invalid('A form is named by a short text, or not at all.');
}
function checkHref(value: unknown): void {
  if (safeHref(value) === null) {
    throw invalid('A link may lead to a web page, a mail address, a telephone number or a path of this site.');
  }
}

function invalid(reason: string): Problem {
  return new Problem('invalid', `This text cannot be kept as it is. ${reason}`);
}

function startFrom(attribute: string | null): number {
  return attribute !== null && /^\d{1,6}$/.test(attribute) ? Number(attribute) : 1;
}
