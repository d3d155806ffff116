/** Words on a terminal: harmless, as wide as they look, coloured where somebody looks at them. */

export interface Screen {
  /** Signs in a line. */
  width: number;
  colours: boolean;
}

export type Style = 'bold' | 'dim' | 'red' | 'yellow' | 'cyan';

const codes: Record<Style, number> = { bold: 1, dim: 2, red: 31, yellow: 33, cyan: 36 };

export const styled = ({ colours }: Screen, style: Style, text: string): string =>
  colours && text !== '' ? `\u001b[${codes[style]}m${text}\u001b[0m` : text;

/** On one line, with one space for each sign that would move the cursor, hide or turn text around. */
export const harmless = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, ' ');

const noWidth = /^[\p{M}\u200b-\u200f]$/u;
const doubleWidth =
  /^[\p{Emoji_Presentation}\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]$/u;

/** Columns that a text takes. */
export function widthOf(text: string): number {
  // Nearly all of it is plain.
  if (/^[\u0020-\u007e]*$/.test(text)) return text.length;
  let width = 0;
  for (const sign of text) width += noWidth.test(sign) ? 0 : doubleWidth.test(sign) ? 2 : 1;
  return width;
}

/** As much of it as fits, with an ellipsis where there is more. */
export function fitted(text: string, width: number): string {
  const line = harmless(text.slice(0, width * 4))
    .replace(/ +/g, ' ')
    .trim();
  if (text.length <= width * 4 && widthOf(line) <= width) return line;
  let fits = '';
  let columns = 1;
  for (const sign of line) {
    columns += widthOf(sign);
    if (columns > width) break;
    fits += sign;
  }
  return `${fits.trimEnd()}…`;
}

/** Broken at spaces; a word that is longer than a line stands alone. */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of harmless(text).split(' ').filter(Boolean)) {
    if (line !== '' && widthOf(line) + 1 + widthOf(word) > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return line === '' ? lines : [...lines, line];
}
