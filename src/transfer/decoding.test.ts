import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Problem } from '../problem.ts';
import { decodePage, mostPageBytes } from './decoding.ts';

const utf8 = new TextEncoder();

/** In the encoding that this project's own language would have been saved in long ago. */
function latin(text: string): Uint8Array {
  return Buffer.from(text, 'latin1');
}

function wide(text: string, bigEndian: boolean, mark = true): Uint8Array {
  const bytes = Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le');
  return bigEndian ? bytes.swap16() : bytes;
}

test('encodings: the mark first, then the label, then UTF-8, then windows-1252', () => {
  const text = 'Café – “closed”';
  const cases: [Uint8Array, string, string][] = [
    [utf8.encode(text), 'a.txt', 'utf-8'],
    [utf8.encode(`\ufeff${text}`), 'a.txt', 'utf-8'],
    [wide(text, false), 'a.txt', 'utf-16le'],
    [wide(text, true), 'a.txt', 'utf-16be'],
    [wide(text, false, false), 'a.txt', 'utf-16le'],
    [wide(text, true, false), 'a.txt', 'utf-16be'],
    [
      Buffer.concat([latin('Caf'), Buffer.from([0xe9, 0x20, 0x96, 0x20, 0x93]), latin('closed'), Buffer.from([0x94])]),
      'a.txt',
      'windows-1252',
    ],
  ];
  for (const [bytes, name, encoding] of cases) {
    const page = decodePage(bytes, name);
    assert.equal(page.text, text, encoding);
    assert.equal(page.encoding, encoding);
    assert.equal(page.kind, 'text');
  }
});

test('encodings: what a page says of itself is honoured, unless its bytes say otherwise', () => {
  const cyrillic = Buffer.from([0xcc, 0xee, 0xf1, 0xf2]);
  for (const label of [
    '<meta charset="windows-1251">',
    '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">',
    '<META CHARSET=cp1251 >',
  ]) {
    const page = decodePage(
      Buffer.concat([latin(`<html><head>${label}</head><p>`), cyrillic, latin('</p>')]),
      'a.html',
    );
    assert.match(page.text, /<p>Мост<\/p>/, label);
    assert.equal(page.kind, 'html');
  }
  assert.match(decodePage(latin('<meta charset="utf-8"><p>Caf\u00e9</p>'), 'a.html').text, /Café/);
  assert.match(decodePage(latin('<meta charset="nonsense"><p>Caf\u00e9</p>'), 'a.html').text, /Café/);
  assert.match(decodePage(utf8.encode('<meta charset="utf-16"><p>Café</p>'), 'a.html').text, /Café/);
  // A browser saved the page in UTF-8 and left the old label in it.
  assert.match(decodePage(utf8.encode('<meta charset="iso-8859-1"><p>Мост закроют</p>'), 'a.html').text, /Мост/);
});

test('text or HTML is decided by name and content', () => {
  const kinds: [string, string, 'text' | 'html'][] = [
    ['a.txt', 'A pier is mended', 'text'],
    ['a.html', '<p>A pier is mended', 'html'],
    ['a.html', 'A pier is mended, 5 < 6', 'text'],
    ['a.txt', '<!DOCTYPE html><title>A pier</title>', 'html'],
    ['a.txt', '<p>One</p><p>Two</p><p>Three</p>', 'html'],
    ['a.txt', `The tag </p> closes a paragraph, said the teacher.${' More.'.repeat(50)}`, 'text'],
    ['story.php', '<html><body>A pier</body></html>', 'html'],
    ['no-extension', 'A pier is mended', 'text'],
  ];
  for (const [name, text, kind] of kinds)
    assert.equal(decodePage(utf8.encode(text), name).kind, kind, `${name}: ${text.slice(0, 40)}`);
});

test('what is no page is refused in one sentence that names the file', () => {
  const refused: [string, Uint8Array, RegExp][] = [
    ['empty.txt', new Uint8Array(), /is empty\.$/],
    ['blank.txt', utf8.encode(' \n\t \u200b'), /is empty but for white space\.$/],
    ['large.txt', new Uint8Array(mostPageBytes + 1).fill(97), /is larger than 5 MB/],
    ['paper.txt', latin('%PDF-1.7 \n'), /is a PDF/],
    ['letter.docx', Buffer.from('PK\u0003\u0004 word', 'latin1'), /ZIP archive or an office document/],
    ['picture.html', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]), /is a PNG picture/],
    ['photo.txt', Buffer.from([0xff, 0xd8, 0xff, 0xe0]), /is a JPEG picture/],
    ['zeros.txt', Buffer.from('a pier\0 is mended', 'latin1'), /is not text but binary/],
    [
      'noise.txt',
      Buffer.from(Array.from({ length: 400 }, (_, index) => 1 + ((index * 7) % 31))),
      /is not text but binary/,
    ],
    ['list.json', utf8.encode('{"a": 1}'), /is not a page: give a \.txt or \.html file/],
  ];
  for (const [name, bytes, message] of refused) {
    assert.throws(
      () => decodePage(bytes, name),
      (error) =>
        error instanceof Problem &&
        error.kind === 'invalid' &&
        error.message.startsWith(`${name} `) &&
        message.test(error.message) &&
        !error.message.includes('\n'),
      name,
    );
  }
});
