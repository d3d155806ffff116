import type { ChildNode, Element } from 'domhandler';
import { isTag, isText } from 'domhandler';
import { commentsReason, markupReason, namesOf } from './html-furniture.ts';
import { isBlock } from './html-page.ts';

/** Where the story stands on a page, and what on it is furniture by its markup. */
export interface Survey {
  /** The element that holds the body of the story. */
  story: Element;
  /** The article, main part or page that it is the heart of. */
  region: Element;
  /** Furniture, by its outermost element, with the reason. */
  left: ReadonlyMap<Element, string>;
}

/** Shorter blocks are labels, not sentences. */
const shortestProse = 40;
/** An element with so much of all sentences is no furniture, whatever it is called: some sites wrap a page in a form. */
const mostInFurniture = 0.4;

export function surveyPage(body: Element, headline: Element | null): Survey {
  const all = proseOf(body, new Map());
  const holders = new Set<Element>();
  for (let element = headline?.parent; element; element = element.parent) if (isTag(element)) holders.add(element);
  if (headline !== null) holders.add(headline);
  const left = new Map<Element, string>();
  const comments = commentsIn(body, holders);
  const total = (all.get(body) ?? 0) - comments.reduce((sum, element) => sum + (all.get(element) ?? 0), 0);
  const visit = (node: ChildNode) => {
    if (!isTag(node)) return;
    const reason = node === body || isCredit(node) ? null : markupReason(node);
    const holds =
      holders.has(node) || (reason !== commentsReason && (all.get(node) ?? 0) > total * mostInFurniture && total > 0);
    if (reason !== null && !holds) left.set(node, reason);
    else node.children.forEach(visit);
  };
  visit(body);
  return { ...storyElement(body, proseOf(body, left)), left };
}

/** The outermost blocks of comments, so that a long discussion of a short story is not taken for the story. */
function commentsIn(body: Element, holders: ReadonlySet<Element>): Element[] {
  const found: Element[] = [];
  const visit = (node: ChildNode) => {
    if (!isTag(node)) return;
    if (node !== body && !holders.has(node) && markupReason(node) === commentsReason) found.push(node);
    else node.children.forEach(visit);
  };
  visit(body);
  return found;
}

/** How many signs of sentences, outside links, each element holds. Every text belongs to the nearest block around it. */
function proseOf(body: Element, left: ReadonlyMap<Element, string>): Map<Element, number> {
  const prose = new Map<Element, number>();
  const visit = (element: Element, inLink: boolean): { own: number; below: number } => {
    let own = 0;
    let below = 0;
    for (const node of element.children) {
      if (isText(node)) own += inLink ? 0 : node.data.replace(/\s+/g, ' ').trim().length;
      if (!isTag(node) || left.has(node) || /^(?:figure|h[1-6])$/.test(node.name)) continue;
      const inner = visit(node, inLink || node.name === 'a');
      own += inner.own;
      below += inner.below;
    }
    if (!isBlock(element)) return { own, below };
    const sum = below + (own >= shortestProse ? own : 0);
    prose.set(element, sum);
    return { own: 0, below: sum };
  };
  visit(body, false);
  return prose;
}

const bodyNames =
  /^(?:entry|post|article|story|single|page|content)[-_]+(?:content|body|text|main|inner)$|^(?:text|articlebody|article__body|story__body|post__content|e-content|body-copy|articletext|artikeltext|entry__content)$/;

/** The element named as the body, else the article or main part, else the page; then down to where the sentences stand. */
function storyElement(body: Element, prose: ReadonlyMap<Element, number>): { story: Element; region: Element } {
  const total = prose.get(body) ?? 0;
  const weight = (element: Element) => prose.get(element) ?? 0;
  const heaviest = (elements: readonly Element[], least: number) => {
    const [first] = elements.toSorted((a, b) => weight(b) - weight(a));
    return first !== undefined && weight(first) > 0 && weight(first) >= total * least ? first : null;
  };
  const elements = [...prose.keys()];
  const named = elements.filter(
    (element) => element.attribs['itemprop'] === 'articleBody' || namesOf(element).some((name) => bodyNames.test(name)),
  );
  const article = heaviest(
    elements.filter((element) => element.name === 'article'),
    0.4,
  );
  const main = heaviest(
    elements.filter((element) => element.name === 'main' || element.attribs['role'] === 'main'),
    0.3,
  );
  const region = article ?? main ?? body;
  let story = heaviest(named, 0.5) ?? region;
  for (;;) {
    const next: Element | undefined = story.children
      .filter(isTag)
      .find((child) => weight(child) >= weight(story) * 0.8 && weight(child) > 0 && isHolder(child));
    if (next === undefined) return { story, region };
    story = next;
  }
}

/** Whose words a quotation is stands in its footer. */
function isCredit({ name, parent }: Element): boolean {
  return name === 'footer' && parent !== null && isTag(parent) && parent.name === 'blockquote';
}

function isHolder(element: Element): boolean {
  return !/^(?:p|h[1-6]|ul|ol|dl|li|blockquote|pre|table|figure|details)$/.test(element.name);
}
