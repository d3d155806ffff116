import { Problem } from '../problem.ts';

/**
 * A page's bytes as text. What a byte-order mark says comes first, then what the page says of itself,
 * then UTF-8 where the bytes are UTF-8, then windows-1252, as browsers do.
 */
export interface DecodedPage {
  text: string;
  kind: 'text' | 'html';
  /** By its WHATWG name: utf-8, windows-1252, utf-16le … */
  encoding: string;
}

export const mostPageBytes = 5 * 1024 * 1024;

/** Throws a Problem of kind *invalid*, in one sentence that names the file. */
export function decodePage(bytes: Uint8Array, name: string): DecodedPage {
  if (bytes.length === 0) throw invalid(name, 'is empty');
  if (bytes.length > mostPageBytes) throw invalid(name, 'is larger than 5 MB, which no single page should be');
  const known = signatureOf(bytes);
  if (known !== null) throw invalid(name, `is ${known}, not a page of text or HTML`);
  const encoding = encodingOf(bytes);
  const text = new TextDecoder(encoding).decode(bytes);
  if (isBinary(text)) throw invalid(name, 'is not text but binary');
  if (!/[^\s\p{C}]/u.test(text)) throw invalid(name, 'is empty but for white space');
  return { text, kind: kindOf(text, name), encoding };
}

function invalid(name: string, what: string): Problem {
  return new Problem('invalid', `${name} ${what}.`);
}

/** The first bytes of files that people take for pages. */
const signatures: readonly (readonly [string, string])[] = [
  ['25504446', 'a PDF'],
  ['504b0304', 'a ZIP archive or an office document'],
  ['504b0506', 'an empty ZIP archive'],
  ['89504e47', 'a PNG picture'],
  ['ffd8ff', 'a JPEG picture'],
  ['474946383761', 'a GIF picture'],
  ['474946383961', 'a GIF picture'],
  ['52494646', 'a WebP picture, sound or film'],
  ['4d4d002a', 'a TIFF picture'],
  ['49492a00', 'a TIFF picture'],
  ['1f8b', 'a gzip archive'],
  ['425a68', 'a bzip2 archive'],
  ['377abcaf271c', 'a 7z archive'],
  ['526172211a07', 'a RAR archive'],
  ['7f454c46', 'a program'],
  ['d0cf11e0a1b11ae1', 'an old office document'],
  ['7b5c727466', 'an RTF document'],
  ['53514c69746520666f726d6174', 'a database'],
  ['494433', 'a sound file'],
  ['4f676753', 'a sound file'],
  ['0061736d', 'a program'],
  ['fffe0000', 'text in UTF-32, which we do not read'],
  ['0000feff', 'text in UTF-32, which we do not read'],
];

function signatureOf(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 16)).toString('hex');
  for (const [signature, what] of signatures) if (head.startsWith(signature)) return what;
  // Films name themselves after four bytes of length.
  return head.startsWith('66747970', 8) ? 'a film' : null;
}

function encodingOf(bytes: Uint8Array): string {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const wide = wideEncodingOf(bytes);
  if (wide !== null) return wide;
  const declared = declaredEncoding(bytes);
  const utf8 = isUtf8(bytes);
  // A browser saves what it shows in UTF-8 and leaves the old label in it; no other encoding looks like UTF-8 so often.
  if (declared === null || declared === 'utf-8' || (utf8 && hasManyWide(bytes))) return utf8 ? 'utf-8' : 'windows-1252';
  return declared;
}

function hasManyWide(bytes: Uint8Array): boolean {
  let wide = 0;
  for (const byte of bytes) if (byte >= 0xc2 && (wide += 1) > 5) return true;
  return false;
}

/** UTF-16 without its mark: in a text of any alphabet's digits, spaces and line feeds every other byte is 0. */
function wideEncodingOf(bytes: Uint8Array): string | null {
  const head = bytes.subarray(0, 4096);
  const zeros = [0, 0];
  for (const [index, byte] of head.entries()) if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (head.length < 4 || even + odd < head.length / 12) return null;
  if (even === 0) return 'utf-16le';
  return odd === 0 ? 'utf-16be' : null;
}

/** The label that the page gives itself, as a name that TextDecoder knows; null where it has none or a wrong one. */
function declaredEncoding(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString('latin1');
  const label =
    /<meta\s[^>]{0,300}?charset\s*=\s*["']?\s*([\w:.-]{2,40})/i.exec(head)?.[1] ??
    /^\s*<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([\w:.-]{2,40})["']/i.exec(head)?.[1];
  if (label === undefined) return null;
  try {
    const { encoding } = new TextDecoder(label);
    // A page that could be read as far as its own label is not in UTF-16, whatever the label says.
    return encoding.startsWith('utf-16') ? 'utf-8' : encoding;
  } catch {
    return null;
  }
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function isBinary(text: string): boolean {
  if (text.includes('\0')) return true;
  // oxlint-disable-next-line no-control-regex -- they are what is looked for
  const strange = text.match(/[\u0001-\u0008\u000e-\u001a\u001c-\u001f\u007f-\u009f\ufffd]/g)?.length ?? 0;
  return strange > 4 && strange > text.length / 100;
}

const pageName = /\.(?:te?xt|html?|xhtml|shtml|md|markdown)$/i;

/** Content decides more than the name: saved pages often have the wrong one. */
function kindOf(text: string, name: string): 'text' | 'html' {
  const extension = /\.[a-z0-9]{1,8}$/i.exec(name)?.[0] ?? '';
  if (looksLikeMarkup(text)) return 'html';
  if (/html?$/i.test(extension) && /<\/?[a-z][a-z0-9]{0,15}[\s>/]/i.test(text)) return 'html';
  if (extension !== '' && !pageName.test(name)) throw invalid(name, 'is not a page: give a .txt or .html file');
  return 'text';
}

function looksLikeMarkup(text: string): boolean {
  const head = text.slice(0, 2000).trimStart();
  if (/^(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,500}-->\s*)*<(?:!doctype\s+html|html|head|body)\b/i.test(head))
    return true;
  const closed = text.match(
    /<\/(?:p|div|article|section|main|h[1-6]|a|em|i|strong|b|li|ul|ol|blockquote|figure|span)\s*>|<(?:p|br|hr)\s*\/?>/gi,
  );
  // A story about HTML may quote a tag or two; a page has one in every few lines.
  return closed !== null && closed.length >= 3 && closed.length >= text.length / 3000;
}
