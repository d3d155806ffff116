import { findShortcodes } from './shortcodes.ts';
import type { Shortcode } from './shortcodes.ts';
import { draftText, leavesOf, onOneLine } from './page-pieces.ts';
import type { Draft, FormReference, LeftOut, Piece, Quarantined, Run } from './page-pieces.ts';

/** A leaf's place in the text of the whole page, in which shortcodes are looked for: one may begin in a block and end in another. */
interface Place {
  piece: Piece;
  leaf: Draft;
  start: number;
  end: number;
  cuts: { start: number; end: number }[];
}

/**
 * Takes every shortcode out of the pieces, in place. A form stays as a reference of the piece it stood
 * in; a piece that was nothing but code is left out; what changed in one that keeps words is told in `changes`.
 */
export function cutShortcodes(pieces: readonly Piece[]): {
  quarantined: Quarantined[];
  changes: Map<Piece, LeftOut[]>;
} {
  const { text, places } = pageText(pieces);
  const found = findShortcodes(text);
  const opened = new Set(found.filter(({ kind }) => kind !== 'closing').map(({ name }) => name));
  const quarantined: Quarantined[] = [];
  let first = 0;
  for (const shortcode of found) {
    while ((places[first]?.end ?? Infinity) < shortcode.start) first += 1;
    for (let index = first; (places[index]?.start ?? Infinity) < shortcode.end; index += 1)
      places[index]?.cuts.push(shortcode);
    const piece = places[first]?.piece;
    if (shortcode.kind === 'form')
      piece?.forms.push({ kind: 'form', id: shortcode.id, text: onOneLine(shortcode.text) });
    else if (shortcode.kind === 'other' || !opened.has(shortcode.name)) quarantined.push(quarantine(shortcode));
  }
  const changes = new Map<Piece, LeftOut[]>();
  for (const [piece, cut] of byPiece(places.filter(({ cuts }) => cuts.length > 0))) {
    for (const place of cut) place.leaf.runs = runsWithout(place.leaf.runs ?? [], place);
    const note = afterCutting(piece);
    if (note !== null) changes.set(piece, [note]);
  }
  return { quarantined, changes };
}

/** The same for words that are no piece: an HTML page's headline. */
export function cutFromLine(text: string): { words: string; forms: FormReference[]; quarantined: Quarantined[] } {
  let words = '';
  let end = 0;
  const found = findShortcodes(text);
  for (const cut of found) {
    words += text.slice(end, Math.max(end, cut.start));
    end = Math.max(end, cut.end);
  }
  return {
    words: onOneLine(words + text.slice(end)),
    forms: found
      .filter(({ kind }) => kind === 'form')
      .map(({ id, text: code }) => ({ kind: 'form', id, text: onOneLine(code) })),
    quarantined: found.filter(({ kind }) => kind === 'other').map(quarantine),
  };
}

function quarantine({ name, text }: Shortcode): Quarantined {
  return { name, text: onOneLine(text) };
}

function pageText(pieces: readonly Piece[]): { text: string; places: Place[] } {
  const parts: string[] = [];
  const places: Place[] = [];
  let length = 0;
  for (const piece of pieces) {
    let gap = piece.apart ? '\n\n' : '\n';
    for (const leaf of leavesOf(piece.draft)) {
      const words = (leaf.runs ?? []).map((run) => run.text).join('');
      parts.push(gap, words);
      length += gap.length + words.length;
      places.push({ piece, leaf, start: length - words.length, end: length, cuts: [] });
      gap = '\n';
    }
  }
  return { text: parts.join(''), places };
}

function byPiece(places: readonly Place[]): Map<Piece, Place[]> {
  const groups = new Map<Piece, Place[]>();
  for (const place of places) {
    const group = groups.get(place.piece);
    if (group === undefined) groups.set(place.piece, [place]);
    else group.push(place);
  }
  return groups;
}

/** The runs without the cut stretches, which come in order and may overlap. */
function runsWithout(runs: readonly Run[], { start, cuts }: Place): Run[] {
  const kept: Run[] = [];
  let at = start;
  let next = 0;
  for (const run of runs) {
    const end = at + run.text.length;
    let words = '';
    while (at < end) {
      while (next < cuts.length && (cuts[next]?.end ?? 0) <= at) next += 1;
      const cut = cuts[next];
      if (cut !== undefined && cut.start <= at) {
        at = Math.min(end, cut.end);
        continue;
      }
      const stop = Math.min(end, cut?.start ?? end);
      words += run.text.slice(run.text.length - (end - at), run.text.length - (end - stop));
      at = stop;
    }
    if (words !== '') kept.push({ text: words, marks: run.marks });
  }
  return kept;
}

/** Leaves the piece out where no words are left in it; else says what was done to it. */
function afterCutting(piece: Piece): LeftOut | null {
  if (piece.left !== null) return null;
  const form = piece.forms.at(-1);
  const rest = draftText(piece.draft)
    .replace(/\bhttps?:\/\/\S+/g, '')
    .replace(/<[^<>]{0,500}>/g, '');
  if (/[\p{L}\p{N}]/u.test(rest)) {
    return {
      text: onOneLine(piece.source),
      reason: 'A shortcode was taken out of these words; check that the sentence still stands.',
    };
  }
  if (form === undefined) piece.left = 'A shortcode, put in quarantine.';
  else
    piece.left = `The shortcode of a sign-up form, kept as a reference to ${form.id === null ? 'a form without a number' : `form ${form.id}`}.`;
  return null;
}
