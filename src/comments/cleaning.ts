/** What is kept of what a stranger typed. Everything here takes linear time, whatever was sent. */

/** Signs that turn the direction of the text around them, or have no width and join nothing. */
const tricks =
  /[\p{Cc}\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

export function cleanName(name: string): string {
  return name.normalize('NFC').replace(/\s/g, ' ').replace(tricks, '').replace(/ +/g, ' ').trim();
}

/** As typed, less controls that no page may hold, and with no more than one blank line in a row. */
export function cleanText(text: string): string {
  const lines = text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/[\p{Cc}--[\n\t]]/gv, '')
    .split('\n');
  return lines
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Whether there is anything to see: fillers, joiners, lone accents and the blank Braille cell are not. */
export function isVisible(text: string): boolean {
  return /[[\p{L}\p{N}\p{P}\p{S}]--[\p{Default_Ignorable_Code_Point}\u2800]]/v.test(text);
}

export interface Room {
  /** Signs as a reader counts them. */
  graphemes: number;
  /** A second bound, since one sign can be made of any number of code points. */
  bytes: number;
}

const segmenter = new Intl.Segmenter();

export function fits(text: string, room: Room): boolean {
  if (Buffer.byteLength(text) > room.bytes) return false;
  if (text.length <= room.graphemes) return true;
  let count = 0;
  for (const _ of segmenter.segment(text)) if (++count > room.graphemes) return false;
  return true;
}
