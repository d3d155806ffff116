import { cutFromLine, cutShortcodes } from './cutting-shortcodes.ts';
import { evidenceOf } from './furniture.ts';
import { readBlocks } from './html-blocks.ts';
import type { HtmlPiece, Walk } from './html-blocks.ts';
import { readCredits } from './html-credits.ts';
import { headlineElement, titleOf } from './html-headline.ts';
import { parsePage, textOf } from './html-page.ts';
import type { HtmlPage } from './html-page.ts';
import { surveyPage } from './html-survey.ts';
import { judgePieces } from './judging-pieces.ts';
import { draftText, onOneLine } from './page-pieces.ts';
import type { LeftOut, PageParts } from './page-pieces.ts';

/**
 * A page as HTML. Its markup says most: what is a menu, a form, a sidebar; where most sentences stand is
 * the story. Inside the story the blocks are judged as the lines of a text are.
 */
export function readHtml(text: string): PageParts {
  const page = parsePage(text);
  const notes: LeftOut[] = [];
  if (page.flattened)
    notes.push({
      text: '',
      reason: 'Some elements of the page lay too deep or were too many; their words were kept without them.',
    });
  const headline = headlineElement(page);
  const survey = surveyPage(page.body, headline);
  const { pieces, headlineAt, deadLinks } = readBlocks(page.body, {
    survey,
    headline,
    base: page.base,
    loose: page.loose,
    notes,
  });
  const { quarantined, changes } = cutShortcodes(pieces);
  const { words: written, piece: headlinePiece } =
    headline === null ? headlineWithout(page, pieces, notes) : { words: textOf(headline), piece: null };
  const { words, forms, quarantined: inHeadline } = cutFromLine(written);
  pieces[Math.max(0, headlineAt)]?.forms.unshift(...forms);
  quarantined.unshift(...inHeadline);
  const credits = readCredits(page, pieces, headlineAt, notes);
  const stay = pieces.filter((piece) => piece !== headlinePiece && !credits.taken.has(piece));
  leaveOutside(stay, pieces[headlineAt]);
  for (const piece of stay)
    if (piece.left === null && onOneLine(draftText(piece.draft)) === words && words !== '')
      piece.left = 'The headline once more.';
  judgePieces(
    stay.filter((piece) => piece.inside || piece.left === null),
    notes,
  );
  for (const [piece, changed] of changes) if (piece.left === null) notes.push(...changed);
  noteDeadLinks(stay, deadLinks, notes);
  return {
    headline: words,
    standfirst: credits.standfirst,
    byline: credits.byline,
    datedAt: credits.datedAt,
    pieces: stay,
    quarantined,
    notes,
  };
}

const mostDeadLinks = 200;

/** Links in furniture are nobody's loss. */
function noteDeadLinks(pieces: readonly HtmlPiece[], links: Walk['deadLinks'], notes: LeftOut[]): void {
  const kept = pieces.filter((piece) => piece.left === null).map((piece) => onOneLine(piece.source));
  const text = kept.join('\n');
  const reason = 'This link leads nowhere from here; its words stay.';
  for (const { words, address } of links.slice(0, mostDeadLinks))
    if (text.includes(words)) notes.push({ text: `${words} (${address})`, reason });
}

/** For a page without headings: its title, or the first short line of the story; and the piece that is that line. */
function headlineWithout(
  page: HtmlPage,
  pieces: readonly HtmlPiece[],
  notes: LeftOut[],
): { words: string; piece: HtmlPiece | null } {
  const title = titleOf(page);
  if (title !== '') {
    const same = pieces.find((piece) => onOneLine(piece.source) === title) ?? null;
    if (same === null) notes.push({ text: title, reason: 'The page shows no headline; its title stands in for one.' });
    return { words: title, piece: same };
  }
  const first = pieces.find(
    (piece) => piece.inside && piece.left === null && /\p{L}/u.test(draftText(piece.draft)) && !isFurniture(piece),
  );
  if (first === undefined) return { words: '', piece: null };
  const line = onOneLine(draftText(first.draft));
  if (line.length <= 250) return { words: line, piece: first };
  const words = `${line.slice(0, 110).replace(/\s+\S*$/, '')} …`;
  notes.push({ text: words, reason: 'No headline was found: the first words of the story stand in for one.' });
  return { words, piece: null };
}

function isFurniture(piece: HtmlPiece): boolean {
  return evidenceOf({ text: onOneLine(draftText(piece.draft)), links: piece.links, quoted: false, code: false }).sure;
}

/**
 * What stands outside the story's element goes, but for sentences between the headline and the story and
 * parts that have the same element and class as the story: some sites set a story in several pieces.
 */
function leaveOutside(pieces: readonly HtmlPiece[], first: HtmlPiece | undefined): void {
  const below = first === undefined ? -1 : pieces.findIndex((piece) => piece === first);
  const begun = pieces.findIndex((piece) => piece.inside);
  const kin = kinOf(pieces);
  for (const [index, piece] of pieces.entries()) {
    if (piece.inside || piece.left !== null) continue;
    const between = below !== -1 && index >= below && index < begun;
    const { prose, words, sure, reason } = evidenceOf({
      text: onOneLine(draftText(piece.draft)),
      links: piece.links,
      quoted: piece.quoted,
      code: false,
    });
    if ((between || kin(piece)) && prose && words >= 12 && piece.links < 0.3) continue;
    piece.left = sure ? reason : index < begun ? 'It stands above the story.' : 'It stands outside the story.';
  }
}

/** Whether a piece lies in a sibling of the story's element that is like it. */
function kinOf(pieces: readonly HtmlPiece[]): (piece: HtmlPiece) => boolean {
  const holder = pieces.find((piece) => piece.inside)?.element.parent;
  if (!holder || holder.type !== 'tag') return () => false;
  const likeness = `${holder.name}.${holder.attribs['class'] ?? ''}`;
  return ({ element }) => {
    const other = element.parent;
    if (!other || other.type !== 'tag' || other.parent !== holder.parent) return false;
    return (holder.attribs['class'] ?? '') !== '' && `${other.name}.${other.attribs['class'] ?? ''}` === likeness;
  };
}
