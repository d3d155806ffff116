import type { ChildNode, Element } from 'domhandler';
import { isTag, isText } from 'domhandler';
import { isPull } from './html-furniture.ts';
import { isLayout, listDraft, pullDraft, pulledBy, quoteDraft, tableRows } from './html-compounds.ts';
import { find, findAll, hrefOf, mediaIn, signUpForms } from './html-parts.ts';
import { isBlock, textOf } from './html-page.ts';
import { draftText, onOneLine, runsText, withoutUnseen } from './page-pieces.ts';
import type { Draft, LeftOut, Mark, Piece, Run } from './page-pieces.ts';
import type { Survey } from './html-survey.ts';

export interface HtmlPiece extends Piece {
  element: Element;
  /** Stands in the element that holds the story's body. */
  inside: boolean;
}

/** A walk through a part of the page: what it knows, and what it has gathered. */
export interface Walk {
  survey: Survey;
  headline: Element | null;
  base: string | null;
  /** Blank lines part paragraphs. */
  loose: boolean;
  notes: LeftOut[];
  pieces: HtmlPiece[];
  /** How many pieces stand above the headline; -1 before it was met. */
  headlineAt: number;
  inside: boolean;
  inRegion: boolean;
  quoted: boolean;
  /** Blocks within are only spaces between words: in a heading. */
  inline: boolean;
  /** Words that are no block yet, how many of their signs are links, and pictures among them. */
  runs: Run[];
  linked: number;
  waiting: HtmlPiece[];
  depth: number;
  /** All signs that were ever among the words. */
  signs: number;
  /** Links that cannot lead anywhere from here. */
  deadLinks: { words: string; address: string }[];
  /** Elements that something else has read. */
  skip: readonly Element[];
}

/** The blocks of the page in order. */
export function readBlocks(body: Element, start: Pick<Walk, 'survey' | 'headline' | 'base' | 'loose' | 'notes'>): Walk {
  const walk: Walk = {
    ...start,
    pieces: [],
    headlineAt: -1,
    inside: start.survey.story === body,
    inRegion: start.survey.region === body,
    quoted: false,
    inline: false,
    runs: [],
    linked: 0,
    waiting: [],
    depth: 0,
    skip: [],
    signs: 0,
    deadLinks: [],
  };
  walkChildren(walk, body, []);
  flush(walk, body);
  return walk;
}

/** The pieces of an element, gathered apart from the walk that met it. */
function readApart(walk: Walk, element: Element, more: Partial<Walk> = {}): HtmlPiece[] {
  const apart: Walk = {
    ...walk,
    inline: false,
    pieces: [],
    runs: [],
    linked: 0,
    waiting: [],
    depth: walk.depth + 1,
    ...more,
  };
  walkChildren(apart, element, []);
  flush(apart, element);
  return apart.pieces;
}

function walkChildren(walk: Walk, element: Element, marks: readonly Mark[]): void {
  for (const child of element.children) visit(walk, child, marks, element);
}

function visit(walk: Walk, node: ChildNode, marks: readonly Mark[], holder: Element): void {
  if (isText(node)) addText(walk, node.data, marks, holder);
  if (!isTag(node) || /^(?:script|style|template|noscript|head|datalist)$/.test(node.name) || walk.skip.includes(node))
    return;
  if (node === walk.headline) {
    flush(walk, holder);
    walk.headlineAt = walk.pieces.length;
    return;
  }
  const reason = walk.survey.left.get(node);
  if (reason !== undefined) return leave(walk, node, reason, holder);
  const { inside, inRegion } = walk;
  if (node === walk.survey.story || node === walk.survey.region) flush(walk, holder);
  walk.inside ||= node === walk.survey.story;
  walk.inRegion ||= node === walk.survey.region;
  visitElement(walk, node, marks, holder);
  [walk.inside, walk.inRegion] = [inside, inRegion];
}

function visitElement(walk: Walk, element: Element, marks: readonly Mark[], holder: Element): void {
  if (!isBlock(element) && mediaIn(element) === null) return visitInline(walk, element, marks, holder);
  if (walk.inline && mediaIn(element) === null) {
    addText(walk, ' ', marks, holder);
    walkChildren(walk, element, marks);
    return addText(walk, ' ', marks, holder);
  }
  const quotation =
    element.name === 'figure' || element.name === 'aside'
      ? find(element, (inner) => inner !== element && /^(?:blockquote|table|pre|ul|ol)$/.test(inner.name))
      : null;
  const picture = mediaIn(element);
  if (picture !== null && quotation === null && !isPull(element)) {
    if (picture.text !== '') walk.waiting.push(leftPiece(walk, element, picture.text, picture.reason));
    if (walk.runs.length === 0) flush(walk, holder);
    return;
  }
  flush(walk, holder);
  visitBlock(walk, element, marks);
  flush(walk, element);
}

function visitBlock(walk: Walk, element: Element, marks: readonly Mark[]): void {
  if (isPull(element) && /^(?:blockquote|aside|figure|div|section|p)$/.test(element.name))
    return addPull(walk, element);
  switch (element.name) {
    case 'h1':
    case 'h2':
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6': {
      walk.inline = true;
      walkChildren(walk, element, marks);
      walk.inline = false;
      return flush(walk, element, { type: 'heading', attrs: { level: element.name < 'h3' ? 2 : 3 } });
    }
    case 'blockquote':
      return add(walk, element, quoteDraft(readApart(walk, element, { quoted: true })));
    case 'ul':
    case 'ol':
    case 'menu':
      return add(
        walk,
        element,
        listDraft(element, walk.depth, (item) => readApart(walk, item)),
      );
    case 'table': {
      if (isLayout(element)) return walkChildren(walk, element, marks);
      const rows = tableRows(element);
      add(
        walk,
        element,
        rows.map((row) => ({ type: 'paragraph', runs: [{ text: row, marks: [] }] })),
      );
      if (rows.length > 0)
        walk.notes.push({ text: rows[0] ?? '', reason: 'A table became one paragraph for each of its rows.' });
      return;
    }
    case 'pre':
      return add(walk, element, [{ type: 'paragraph', runs: [{ text: preformatted(element), marks: [] }] }]);
    case 'hr':
      return add(walk, element, [{ type: 'rule' }]);
    case 'dt':
      return walkChildren(walk, element, withMark(marks, { type: 'strong' }));
    default:
      return walkChildren(walk, element, marks);
  }
}

function addPull(walk: Walk, element: Element): void {
  const by = pulledBy(element);
  add(walk, element, pullDraft(by, readApart(walk, element, { quoted: true, skip: [...walk.skip, ...by] })));
}

function visitInline(walk: Walk, element: Element, marks: readonly Mark[], holder: Element): void {
  const within = (mark: Mark) => walkChildren(walk, element, withMark(marks, mark));
  switch (element.name) {
    case 'br':
      return breakLine(walk, holder, marks);
    case 'em':
    case 'i':
    case 'cite':
    case 'dfn':
      return within({ type: 'emphasis' });
    case 'strong':
    case 'b':
      return within({ type: 'strong' });
    case 'del':
    case 's':
    case 'strike':
      walk.notes.push({ text: textOf(element), reason: 'Struck-out words were left out.' });
      return;
    case 'q':
      addText(walk, '“', marks, holder);
      walkChildren(walk, element, marks);
      return addText(walk, '”', marks, holder);
    case 'time':
      return visitTime(walk, element, marks, holder);
    case 'a':
      return visitLink(walk, element, marks);
    default:
      return walkChildren(walk, element, marks);
  }
}

/** Sites part a date from the words beside it by their styles alone. */
function visitTime(walk: Walk, element: Element, marks: readonly Mark[], holder: Element): void {
  if (/[\p{L}\p{N}]$/u.test(walk.runs.at(-1)?.text ?? '')) addText(walk, ' ', marks, holder);
  walkChildren(walk, element, marks);
  const { next } = element;
  if (next !== null && !(isText(next) && /^[\s\p{P}]/u.test(next.data))) addText(walk, ' ', marks, holder);
}

function visitLink(walk: Walk, element: Element, marks: readonly Mark[]): void {
  const before = walk.signs;
  const href = hrefOf(element, walk.base);
  walkChildren(walk, element, href === null ? marks : withMark(marks, { type: 'link', attrs: { href } }));
  const given = onOneLine(element.attribs['href'] ?? '');
  if (given.startsWith('#') && walk.inside) return;
  walk.linked += walk.signs - before;
  if (href === null && walk.inside && given !== '') {
    walk.deadLinks.push({ words: textOf(element), address: given.slice(0, 200) });
  }
}

function withMark(marks: readonly Mark[], mark: Mark): Mark[] {
  return [...marks.filter(({ type }) => type !== mark.type), mark];
}

function addText(walk: Walk, text: string, marks: readonly Mark[], holder: Element): void {
  const parts = walk.loose && !walk.inline ? text.split(/\n[ \t]*\r?\n\s*/) : [text];
  for (const [index, part] of parts.entries()) {
    if (index > 0) flush(walk, holder);
    const words = withoutUnseen(part).replace(/[ \t\n\r\f]+/g, ' ');
    if (words === '') continue;
    walk.runs.push({ text: words, marks });
    walk.signs += words.length;
  }
}

/** One break is a line's end; two are a paragraph's. */
function breakLine(walk: Walk, holder: Element, marks: readonly Mark[]): void {
  if (walk.inline) return addText(walk, ' ', marks, holder);
  const last = walk.runs.findLast((run) => run.text !== ' ');
  if (last === undefined) return;
  if (last.text !== '\n') walk.runs.push({ text: '\n', marks: [] });
  else flush(walk, holder);
}

/** Makes the words gathered so far a block. */
export function flush(walk: Walk, holder: Element, draft: Omit<Draft, 'runs'> = { type: 'paragraph' }): void {
  const { runs, linked, waiting } = walk;
  Object.assign(walk, { runs: [], linked: 0, waiting: [] });
  const source = onOneLine(runsText(runs));
  if (source !== '') walk.pieces.push(pieceOf(walk, holder, { ...draft, runs }, linked / source.length));
  walk.pieces.push(...waiting);
}

function add(walk: Walk, element: Element, drafts: readonly (Draft | HtmlPiece)[]): void {
  const links = linkShare(element);
  for (const draft of drafts) {
    if ('draft' in draft) walk.pieces.push(draft);
    else if (draft.type === 'rule' || /\S/.test(draftText(draft)))
      walk.pieces.push(pieceOf(walk, element, draft, links));
  }
}

function linkShare(element: Element): number {
  const all = textOf(element).length;
  const linked = findAll(
    element,
    ({ name, attribs }) => name === 'a' && !(attribs['href'] ?? '#').startsWith('#'),
  ).reduce((sum, link) => sum + textOf(link).length, 0);
  return all === 0 ? 0 : Math.min(1, linked / all);
}

function pieceOf(walk: Walk, element: Element, draft: Draft, links: number): HtmlPiece {
  const quoted = walk.quoted || draft.type === 'blockquote' || draft.type === 'pullQuote';
  return {
    source: draftText(draft),
    draft,
    apart: true,
    links: Math.min(1, links),
    quoted,
    left: null,
    forms: [],
    element,
    inside: walk.inside,
  };
}

function leftPiece(walk: Walk, element: Element, text: string, reason: string): HtmlPiece {
  return { ...pieceOf(walk, element, { type: 'paragraph', runs: [{ text, marks: [] }] }, 0), left: reason };
}

/** Leaves a piece of furniture out, its forms apart. Inside a line it only goes: a hidden hint, a button. */
function leave(walk: Walk, element: Element, reason: string, holder: Element): void {
  if (!isBlock(element) && walk.runs.some((run) => /\S/.test(run.text))) return;
  flush(walk, holder);
  const forms = findAll(element, (inner) => inner !== element && inner.name === 'form');
  const references = walk.inRegion || walk.inside ? signUpForms(element) : [];
  for (const part of [element, ...forms]) {
    const text = textOf(part, (inner) => inner !== part && forms.includes(inner));
    if (text === '' && (part !== element || references.length === 0)) continue;
    const piece = leftPiece(walk, part, text, part === element ? reason : `${reason.replace(/\.$/, '')}: its form.`);
    if (part === element) piece.forms = references;
    walk.pieces.push(piece);
  }
}

function preformatted(element: Element): string {
  const parts: string[] = [];
  const gather = (node: ChildNode) => {
    if (isText(node)) parts.push(node.data);
    else if (isTag(node) && node.name === 'br') parts.push('\n');
    else if (isTag(node)) node.children.forEach(gather);
  };
  gather(element);
  return parts.join('').replace(/\r\n?/g, '\n');
}
