import { parse } from 'parse5';
import { adapter } from 'parse5-htmlparser2-tree-adapter';
import type { ChildNode, Element } from 'domhandler';
import { isTag, isText } from 'domhandler';
import { guardMarkup } from './markup-guard.ts';

/** A page's elements, and what its head says of it. */
export interface HtmlPage {
  body: Element;
  /** By `og:title` and the title element, without the site's name where it can be told. */
  titles: string[];
  description: string;
  siteName: string;
  /** What relative addresses are relative to; null where the page does not say. */
  base: string | null;
  published: string | null;
  authors: string[];
  /** A fragment without paragraphs of its own: blank lines part its paragraphs. */
  loose: boolean;
  flattened: boolean;
}

export function parsePage(text: string): HtmlPage {
  const { markup, flattened } = guardMarkup(text);
  const root = parse(markup, { treeAdapter: adapter });
  const elements = new Map<string, Element[]>();
  let body: Element | null = null;
  const visit = (node: ChildNode) => {
    if (!isTag(node)) return;
    if (node.name === 'body' || node.name === 'frameset') body ??= node;
    if (/^(?:meta|link|base|title|script)$/.test(node.name))
      elements.set(node.name, [...(elements.get(node.name) ?? []), node].slice(0, 500));
    node.children.forEach(visit);
  };
  root.children.forEach(visit);
  const metas = elements.get('meta') ?? [];
  const meta = (...names: string[]) => contentOf(metas, names);
  const structured = structuredArticle(elements.get('script') ?? []);
  return {
    body: body ?? emptyBody(),
    titles: [meta('og:title', 'twitter:title'), textOf(elements.get('title')?.[0]), structured.headline].filter(
      (title) => title !== '',
    ),
    description: meta('description', 'og:description', 'twitter:description'),
    siteName: meta('og:site_name', 'application-name'),
    base: baseOf(elements, meta('og:url')),
    published:
      meta('article:published_time', 'datepublished', 'date', 'dc.date', 'dcterms.created', 'pubdate') ||
      structured.published ||
      null,
    authors:
      structured.authors.length > 0
        ? structured.authors
        : [meta('author', 'article:author', 'parsely-author')].filter((name) => name !== '' && !/^https?:/.test(name)),
    loose: !/<(?:html|body|p)[\s>]/i.test(markup),
    flattened,
  };
}

function emptyBody(): Element {
  const [element] = parse('<body></body>', { treeAdapter: adapter }).children.filter(isTag);
  const body = element?.children.findLast(isTag);
  if (body === undefined) throw new RangeError('The parser made no body.');
  return body;
}

function contentOf(metas: readonly Element[], names: readonly string[]): string {
  for (const name of names) {
    const found = metas.find(({ attribs }) =>
      [attribs['property'], attribs['name'], attribs['itemprop']].some((given) => given?.toLowerCase() === name),
    );
    const content = found?.attribs['content']?.replace(/\s+/g, ' ').trim().slice(0, 2000) ?? '';
    if (content !== '') return content;
  }
  return '';
}

/** The first http address of `base`, `canonical` and `og:url`. */
function baseOf(elements: ReadonlyMap<string, readonly Element[]>, address: string): string | null {
  const canonical = (elements.get('link') ?? []).find(({ attribs }) => attribs['rel']?.toLowerCase() === 'canonical');
  for (const candidate of [elements.get('base')?.[0]?.attribs['href'], canonical?.attribs['href'], address]) {
    if (candidate !== undefined && /^https?:\/\//i.test(candidate) && URL.canParse(candidate)) return candidate;
  }
  return null;
}

interface StructuredArticle {
  headline: string;
  published: string;
  authors: string[];
}

/** What the page's JSON-LD says of its article; a page may say anything there, so nothing is trusted to have a type. */
function structuredArticle(scripts: readonly Element[]): StructuredArticle {
  for (const script of scripts.slice(0, 20)) {
    const found = articleIn(parseJson(script.children.map((child) => (isText(child) ? child.data : '')).join('')), 0);
    if (found === null) continue;
    const authors = [found['author']]
      .flat()
      .map((author) => (isObject(author) ? words(author['name']) : words(author)));
    return {
      headline: words(found['headline']),
      published: words(found['datePublished']),
      authors: authors.filter((name) => name !== '').slice(0, 20),
    };
  }
  return { headline: '', published: '', authors: [] };
}

function articleIn(value: unknown, depth: number): Record<string, unknown> | null {
  if (depth > 3) return null;
  if (Array.isArray(value)) {
    for (const item of value.slice(0, 50) as unknown[]) {
      const found = articleIn(item, depth + 1);
      if (found !== null) return found;
    }
    return null;
  }
  if (!isObject(value)) return null;
  const kind = [value['@type']].flat().map(String).join(' ');
  return /Article|BlogPosting|Report/.test(kind) ? value : articleIn(value['@graph'], depth + 1);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function words(value: unknown): string {
  return typeof value === 'string' ? value.replace(/\s+/g, ' ').trim().slice(0, 300) : '';
}

const blocks =
  /^(?:address|article|aside|blockquote|body|center|dd|details|dialog|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|legend|li|main|menu|nav|ol|option|p|pre|section|select|summary|table|tbody|td|tfoot|th|thead|tr|ul)$/;

/** Whether the element begins a new line; elements that a page invented do. */
export function isBlock(element: Element): boolean {
  return blocks.test(element.name) || element.name.includes('-');
}

const wordless = new Set(['script', 'style', 'template', 'noscript', 'svg', 'math', 'head', 'datalist']);

/** The words a reader sees, blocks parted by spaces. `skip` names elements that are told of elsewhere. */
export function textOf(element: Element | undefined, skip: (element: Element) => boolean = () => false): string {
  if (element === undefined) return '';
  const parts: string[] = [];
  const visit = (node: ChildNode) => {
    if (isText(node)) parts.push(node.data);
    if (!isTag(node) || wordless.has(node.name) || skip(node)) return;
    const apart = isBlock(node) || node.name === 'br' || /^(?:a|label|button)$/.test(node.name);
    if (apart) parts.push(' ');
    if (node.name === 'img') parts.push(` ${node.attribs['alt'] ?? ''} `);
    if (node.name === 'input')
      parts.push(
        ` ${/^(?:submit|button)$/i.test(node.attribs['type'] ?? '') ? (node.attribs['value'] ?? '') : (node.attribs['placeholder'] ?? '')} `,
      );
    node.children.forEach(visit);
    if (apart) parts.push(' ');
  };
  visit(element);
  return parts
    .join('')
    .replace(/\s+/g, ' ')
    .replace(/ ([,.;:!?])(?= |$)/g, '$1')
    .trim();
}
