import type { ChildNode, Element } from 'domhandler';
import { isTag } from 'domhandler';
import type { HtmlPage } from './html-page.ts';
import { textOf } from './html-page.ts';
import { isUnseen, namesOf } from './html-furniture.ts';

const mostHeadings = 60;

/** The heading that is the story's headline; null where none can be. */
export function headlineElement(page: HtmlPage): Element | null {
  const headings: { element: Element; inStory: boolean; inFurniture: boolean }[] = [];
  const visit = (node: ChildNode, inStory: boolean, inFurniture: boolean) => {
    if (!isTag(node) || headings.length >= mostHeadings || isUnseen(node)) return;
    const story = inStory || node.name === 'article' || node.name === 'main' || node.attribs['role'] === 'main';
    const furniture =
      inFurniture ||
      /^(?:nav|aside|footer|dialog)$/.test(node.name) ||
      (node.name === 'header' && !story) ||
      isSite(node);
    if (isHeading(node)) headings.push({ element: node, inStory: story, inFurniture: furniture });
    else for (const child of node.children) visit(child, story, furniture);
  };
  visit(page.body, false, false);
  let best: { element: Element; score: number } | null = null;
  for (const [index, { element, inStory, inFurniture }] of headings.entries()) {
    const score = headingScore(element, page) + (inStory ? 4 : 0) - (inFurniture ? 5 : 0) - Math.min(2, index / 10);
    if (score >= 4 && (best === null || score > best.score)) best = { element, score };
  }
  return best?.element ?? null;
}

const headlineNames =
  /^(?:(?:entry|post|article|story|page|single)[-_]+(?:title|headline|header__title)|headline|p-name|title)$/;

function isHeading(element: Element): boolean {
  return (
    /^h[1-3]$/.test(element.name) ||
    namesOf(element).some(
      (name) =>
        /^(?:entry-title|post-title|article-title|article-headline|headline)$/.test(name) &&
        /^(?:p|div|span)$/.test(element.name),
    )
  );
}

function isSite(element: Element): boolean {
  return namesOf(element).some((name) =>
    /^(?:masthead|site-header|site-branding|site-title|logo|nameplate|sidebar|related|comments?|newsletter|newsletter-(?:box|form|signup)|sign-?up)$/.test(
      name,
    ),
  );
}

function headingScore(element: Element, page: HtmlPage): number {
  const text = textOf(element);
  if (text === '' || text.length > 300) return -10;
  let score = { h1: 5, h2: 2, h3: 1 }[element.name] ?? 2;
  if (element.attribs['itemprop'] === 'headline' || namesOf(element).some((name) => headlineNames.test(name)))
    score += 4;
  if (page.siteName !== '' && text === page.siteName) score -= 6;
  if (page.titles.some((title) => sameTitle(title, text))) score += 5;
  return score;
}

function sameTitle(title: string, text: string): boolean {
  const plain = (words: string) =>
    words
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  const [one, other] = [plain(title), plain(text)];
  return other !== '' && (one === other || (other.split(' ').length >= 3 && one.includes(other)));
}

/** The page's title without the name of its site, for a page that has no headline. */
export function titleOf(page: HtmlPage): string {
  const [title = ''] = page.titles;
  const parts = title.split(/\s+[|–—·»-]\s+/);
  const story = parts.filter((part) => part !== page.siteName);
  return (story.length < parts.length ? story.join(' – ') : parts.length === 2 ? (parts[0] ?? '') : title)
    .trim()
    .slice(0, 250);
}
