import { judge } from './furniture.ts';
import { draftText, onOneLine } from './page-pieces.ts';
import type { LeftOut, Piece } from './page-pieces.ts';

/** Lets furniture go from pieces that nothing else has decided about yet. */
export function judgePieces(pieces: readonly Piece[], notes: LeftOut[]): void {
  const asked = pieces.filter(
    (piece) => (piece.left === null && piece.draft.type !== 'rule') || piece.forms.length > 0,
  );
  const verdicts = judge(
    asked.map((piece) => ({
      text: onOneLine(draftText(piece.draft)),
      links: piece.links,
      quoted: piece.quoted,
      code: piece.forms.length > 0,
    })),
  );
  for (const [index, piece] of asked.entries()) {
    const verdict = verdicts[index];
    if (verdict === undefined || piece.left !== null) continue;
    if (verdict.reason !== null) piece.left = verdict.reason;
    else if (verdict.doubt !== null) notes.push({ text: onOneLine(piece.source), reason: verdict.doubt });
  }
}
