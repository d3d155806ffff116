/**
 * Menus, comment forms and adverts that were saved together with a story as plain text. They are blanked, sign for
 * sign, so that every word of the story keeps its place in the file.
 */
import { Problem } from '../problem.ts';
import { onOneLine, withoutUnseen } from '../transfer/page-pieces.ts';
import { readText } from '../transfer/reading-text.ts';

export function withoutFurniture(file: string, name: string): { text: string; leftOut: number } {
  const removed = furnitureOf(file, name);
  let leftOut = 0;
  const lines = file.split('\n').map((line) => {
    if (removed[leftOut] !== onOneLine(withoutUnseen(line))) return line;
    leftOut += 1;
    return ' '.repeat(line.length);
  });
  return leftOut === 0 ? { text: file, leftOut } : { text: lines.join('\n'), leftOut };
}

/** A code of another system, or markup: the page would lose it, so the editor is asked about it. */
const isCode = /^\s*(?:[[{<]|!\[)/;

/** The lines that the reader of pages leaves out, in order; none where it takes the whole for furniture, or too long. */
function furnitureOf(file: string, name: string): string[] {
  try {
    const { pieces } = readText(file, name);
    if (pieces.every(({ left }) => left !== null)) return [];
    return pieces.flatMap(({ left, source, forms }) =>
      left === null || source === '' || forms.length > 0 || isCode.test(source) ? [] : [onOneLine(source)],
    );
  } catch (error) {
    if (error instanceof Problem) return [];
    throw error;
  }
}
