import type { Element } from 'domhandler';
import { isTag } from 'domhandler';
import { creditIn, creditReason, namesIn } from './page-bylines.ts';
import { machineDate } from './page-dates.ts';
import { namesOf } from './html-furniture.ts';
import { find, findAll } from './html-parts.ts';
import { textOf } from './html-page.ts';
import type { HtmlPage } from './html-page.ts';
import type { HtmlPiece } from './html-blocks.ts';
import { draftText, onOneLine } from './page-pieces.ts';
import type { LeftOut } from './page-pieces.ts';

export interface HtmlCredits {
  standfirst: string | null;
  byline: string[];
  datedAt: string | null;
  /** Pieces that became these fields and are neither body nor furniture. */
  taken: Set<HtmlPiece>;
}

/** Blocks after the first words of the story that may still be its head: some sites set the byline below a picture. */
const deepestInBody = 3;

/** Who, when and the standfirst, from the blocks around the headline; else from what the page's head says. */
export function readCredits(
  page: HtmlPage,
  pieces: readonly HtmlPiece[],
  headlineAt: number,
  notes: LeftOut[],
): HtmlCredits {
  const head = headPieces(pieces, headlineAt);
  const credits: HtmlCredits = { standfirst: null, byline: [], datedAt: null, taken: new Set() };
  let changed: string | null = null;
  for (const piece of head) {
    if (piece.left !== null) continue;
    const found = creditOf(piece);
    if (found === null) continue;
    credits.taken.add(piece);
    credits.byline.push(...found.byline.filter((name) => !credits.byline.includes(name)));
    if (found.updated) changed ??= found.datedAt;
    else credits.datedAt ??= found.datedAt;
    notes.push({ text: onOneLine(piece.source), reason: creditReason(found) });
  }
  const standfirst = head.find((piece, index) => isStandfirst(page, piece, pieces.indexOf(piece) >= headlineAt, index));
  if (standfirst !== undefined && headlineAt >= 0) {
    credits.standfirst = onOneLine(standfirst.source);
    credits.taken.add(standfirst);
  }
  fromHead(page, credits, notes);
  credits.datedAt ??= changed;
  return credits;
}

/** The blocks near the headline: a few above it, all that follow until the story is under way. */
function headPieces(pieces: readonly HtmlPiece[], headlineAt: number): HtmlPiece[] {
  const start = Math.max(0, headlineAt - 8);
  const rest = pieces.slice(Math.max(0, headlineAt));
  const begun = rest.findIndex(
    (piece) =>
      piece.inside &&
      piece.left === null &&
      piece.draft.type === 'paragraph' &&
      draftText(piece.draft).length > 80 &&
      creditOf(piece) === null,
  );
  const end = begun === -1 ? Math.min(rest.length, 12) : begun + deepestInBody;
  return [...pieces.slice(start, Math.max(0, headlineAt)), ...rest.slice(0, end)];
}

const bylineName =
  /^(?:by-?line|by-?author|authors?|(?:post|entry|article|story)[-_]+(?:author|byline)|vcard|writer|autor|verfasser)(?:s|[-_]+name)?$/;
const dateName =
  /^(?:(?:post|entry|article|story|publish(?:ed)?)[-_]+(?:date|time|on)|date|dateline|published|pubdate|timestamp|datum)$/;
const changeName = /updat|modif|chang|correct|aktualis|geändert/i;

function creditOf(piece: HtmlPiece): { byline: string[]; datedAt: string | null; updated: boolean } | null {
  const text = onOneLine(draftText(piece.draft));
  if (text.length > 250 || text === '') return null;
  // The element may hold other blocks as well: only what lies in these words tells of them.
  const within = (element: Element) => {
    const words = textOf(element);
    return words !== '' && text.includes(words);
  };
  const lines = draftText(piece.draft)
    .split('\n')
    .map((line) => creditIn(line));
  const byWords = lines.find((credit) => credit !== null) ?? null;
  // A sentence of the story may name a day, too.
  if (byWords === null && /[.!?…]["'”’)]*$/.test(text) && !/\b[ap]\.m\.$/i.test(text)) return null;
  const times = findAll(
    piece.element,
    ({ name, attribs }) => name === 'time' && attribs['datetime'] !== undefined,
  ).filter(within);
  const first = times.find((time) => !isChange(time)) ?? times[0];
  const datedAt = first === undefined ? null : machineDate(first.attribs['datetime'] ?? '');
  const named = find(
    piece.element,
    (inner) =>
      (hasName(inner, bylineName) || inner.attribs['rel'] === 'author' || inner.attribs['itemprop'] === 'author') &&
      within(inner),
  );
  const name = named !== null ? textOf(named) : text.length <= 80 && standsInByline(piece.element) ? text : '';
  const byline = byWords?.byline.length ? byWords.byline : namesIn(name.replace(/^(?:by|von|words|text)[\s:]+/i, ''));
  const dated = find(piece.element, (inner) => hasName(inner, dateName) && within(inner)) !== null;
  const isDate = datedAt !== null && (text.length <= 60 + textOf(first).length || dated);
  if (byWords === null && byline.length === 0 && !isDate && !dated) return null;
  const moment = datedAt ?? byWords?.datedAt ?? null;
  if (byline.length === 0 && moment === null) return null;
  return {
    byline,
    datedAt: moment,
    updated: datedAt === null ? (byWords?.updated ?? false) : first !== undefined && isChange(first),
  };
}

function hasName(element: Element, name: RegExp): boolean {
  return namesOf(element).some((given) => name.test(given));
}

/** Whether an element around it, near enough to be its own, says so in any of its attributes. */
function standsInByline(element: Element): boolean {
  let around: Element | null = element;
  for (let steps = 0; steps < 4 && around !== null && around.name !== 'article' && around.name !== 'body'; steps += 1) {
    const attributes = Object.entries(around.attribs).filter(([name]) => /^(?:class|id|data-|itemprop|rel)/.test(name));
    if (attributes.some(([, value]) => /by-?line|(?:^|[-_ ])authors?(?:$|[-_ ])/i.test(value.slice(0, 500))))
      return textOf(around).length < 300;
    around = around.parent !== null && isTag(around.parent) ? around.parent : null;
  }
  return false;
}

function isChange(time: Element): boolean {
  if (changeName.test(`${time.attribs['class'] ?? ''} ${time.attribs['itemprop'] ?? ''}`)) return true;
  const before = time.prev;
  return before !== null && before.type === 'text' && 'data' in before && changeName.test(String(before.data));
}

const standfirstName =
  /^(?:standfirst|stand-first|dek|deck|subtitle|sub-title|subheadline|sub-headline|subheading|strapline|tagline|summary|excerpt|(?:article|post|entry|story|content)[-_]+(?:standfirst|dek|deck|subtitle|subheadline|summary|excerpt|intro|lead|lede|teaser|description)|vorspann|unterzeile|anleser)$/;

function isStandfirst(page: HtmlPage, piece: HtmlPiece, below: boolean, index: number): boolean {
  const text = onOneLine(draftText(piece.draft));
  if (!below || piece.left !== null || text.length < 20 || text.length > 600 || piece.links > 0.3) return false;
  if (namesOf(piece.element).some((name) => standfirstName.test(name))) return true;
  if (piece.element.attribs['itemprop'] === 'description') return true;
  // The page says of itself what stands below its headline, and the body goes on without it.
  return !piece.inside && index < 12 && page.description.length >= 20 && onOneLine(page.description) === text;
}

function fromHead(page: HtmlPage, credits: HtmlCredits, notes: LeftOut[]): void {
  const reason = 'Not on the page itself: its head says so.';
  if (credits.byline.length === 0) {
    credits.byline = page.authors.flatMap((author) => namesIn(author)).slice(0, 20);
    if (credits.byline.length > 0) notes.push({ text: credits.byline.join(', '), reason });
  }
  if (credits.datedAt !== null || page.published === null) return;
  credits.datedAt = machineDate(page.published);
  if (credits.datedAt !== null) notes.push({ text: page.published, reason });
}
