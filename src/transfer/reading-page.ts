import { Problem } from '../problem.ts';
import { readDocument } from '../document/reading.ts';
import { brokenQuotations } from './broken-quotations.ts';
import { decodePage } from './decoding.ts';
import { draftJson, draftText, onOneLine } from './page-pieces.ts';
import type { Draft, FormReference, LeftOut, NodeJson, Piece, Quarantined } from './page-pieces.ts';
import { readHtml } from './reading-html.ts';
import { readText } from './reading-text.ts';

/** A scraped page as a story that could be stored, and an account of all that did not become part of it. */
export interface PageReading {
  headline: string;
  standfirst: string | null;
  byline: string[];
  /** ISO, UTC; null where the page does not say. */
  datedAt: string | null;
  /** ProseMirror JSON, as `readDocument` gave it. */
  document: NodeJson;
  /** How many paragraph nodes the document has. */
  paragraphs: number;
  /** One entry for each source line (text) or block (HTML) that was left out, in the order of the page. */
  removed: LeftOut[];
  references: FormReference[];
  quarantined: Quarantined[];
  /** What was changed, or kept with a doubt. */
  notes: LeftOut[];
}

/** Reads a page; throws a Problem of kind *invalid* whose one sentence names the file. Nothing is stored. */
export function readPage(bytes: Uint8Array, name: string): PageReading {
  const { text, kind } = decodePage(bytes, name);
  const parts = kind === 'html' ? readHtml(text) : readText(text, name);
  leaveHanging(parts.pieces);
  const kept = parts.pieces.filter((piece) => piece.left === null);
  if (!kept.some((piece) => /\p{L}/u.test(draftText(piece.draft)))) {
    throw new Problem('invalid', `${name} holds no story: all of it is the furniture of a page.`);
  }
  if (parts.headline === '')
    throw new Problem('invalid', `${name} holds no headline and no sentence that could be one.`);
  const document = readDocument({ type: 'doc', content: blocksOf(parts.pieces) }).toJSON() as NodeJson;
  return {
    headline: parts.headline,
    standfirst: parts.standfirst,
    byline: parts.byline,
    datedAt: parts.datedAt,
    document,
    paragraphs: countParagraphs(document),
    removed: parts.pieces.flatMap(({ source, left }) =>
      left === null || source === '' ? [] : [{ text: onOneLine(source), reason: left }],
    ),
    references: parts.pieces.flatMap((piece) => piece.forms),
    quarantined: parts.quarantined,
    notes: [...parts.notes, ...brokenQuotations(kept.map((piece) => draftText(piece.draft)))],
  };
}

/** The blocks of the body, with a form's reference where the form stood, but never above the first words. */
function blocksOf(pieces: readonly Piece[]): NodeJson[] {
  const drafts: Draft[] = [];
  const early: Draft[] = [];
  for (const piece of pieces) {
    if (piece.left === null) addDraft(drafts, piece.draft);
    const forms = piece.forms.map(({ id }): Draft => ({ type: 'formReference', attrs: { reference: id } }));
    if (drafts.length === 0) early.push(...forms);
    else drafts.push(...forms);
  }
  return [...drafts, ...early].map(draftJson).filter((block) => block !== null);
}

function addDraft(drafts: Draft[], draft: Draft): void {
  const last = drafts.at(-1);
  if (draft.joins === true && last?.joins === true && last.type === draft.type)
    last.children?.push(...(draft.children ?? []));
  else drafts.push(draft.children === undefined ? draft : { ...draft, children: [...draft.children] });
}

/** A heading of what was left out is left out with it, and so is a rule with nothing above or below. */
function leaveHanging(pieces: readonly Piece[]): void {
  let below: Piece | null = null;
  let gone = true;
  for (const piece of pieces.toReversed()) {
    if (piece.left !== null) {
      gone = true;
      continue;
    }
    const level = headingLevel(piece);
    const headed: boolean = below !== null && (headingLevel(below) ?? Infinity) > (level ?? 0);
    if (level !== null && gone && !headed) piece.left = 'A heading with nothing left below it.';
    else if (piece.draft.type === 'rule' && below === null) piece.left = 'A rule with nothing left below it.';
    else [below, gone] = [piece, false];
  }
  for (const piece of pieces) {
    if (piece.left !== null) continue;
    if (piece.draft.type !== 'rule') break;
    piece.left = 'A rule with nothing left above it.';
  }
}

function headingLevel({ draft }: Piece): number | null {
  return draft.type === 'heading' ? Number(draft.attrs?.['level']) : null;
}

function countParagraphs(node: NodeJson): number {
  return (
    (node.type === 'paragraph' ? 1 : 0) + (node.content ?? []).reduce((sum, child) => sum + countParagraphs(child), 0)
  );
}
