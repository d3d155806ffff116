/**
 * A text as a machine that looks for code should read it: character references, Markdown's backslashes,
 * curly and foreign quotation marks, wide brackets and odd spaces in their plain spelling; with the way
 * back to the offsets of the text as it stands.
 */
export interface PlainSpelling {
  plain: string;
  /** The stretch of the text that the stretch of the plain spelling stands for. */
  source: (start: number, end: number) => { start: number; end: number };
}

const odd =
  /&(?:amp;){0,3}(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8});|\\[[\]_"'=\-*]|[“”„‟″«»]|[‘’‚‛′`´]|[\u00a0\u2000-\u200a\u202f\u3000]|[\u00ad\u200b-\u200d\u2060\ufeff]|[［］]/gi;

const named: Readonly<Record<string, string>> = {
  quot: '"',
  ldquo: '"',
  rdquo: '"',
  bdquo: '"',
  laquo: '"',
  raquo: '"',
  Prime: '"',
  apos: "'",
  lsquo: "'",
  rsquo: "'",
  sbquo: "'",
  prime: "'",
  lbrack: '[',
  lsqb: '[',
  rbrack: ']',
  rsqb: ']',
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
  thinsp: ' ',
  shy: '',
  equals: '=',
  lowbar: '_',
  sol: '/',
  amp: '&',
  lt: '<',
  gt: '>',
};

export function plainSpelling(text: string): PlainSpelling {
  /** Where in the plain spelling each replaced sign stands, and what it replaced. */
  const places: { plain: number; length: number; start: number; end: number }[] = [];
  let plain = '';
  let end = 0;
  for (const match of text.matchAll(odd)) {
    const sign = plainSign(match[0]);
    if (sign === null) continue;
    plain += text.slice(end, match.index);
    end = match.index + match[0].length;
    places.push({ plain: plain.length, length: sign.length, start: match.index, end });
    plain += sign;
  }
  plain += text.slice(end);

  /** The last replaced sign at or before the offset. */
  const before = (offset: number) => {
    let low = 0;
    let high = places.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((places[middle]?.plain ?? Infinity) <= offset) low = middle + 1;
      else high = middle;
    }
    return places[low - 1];
  };
  const startOf = (offset: number) => {
    const place = before(offset);
    if (place === undefined) return offset;
    return offset < place.plain + place.length ? place.start : place.end + offset - place.plain - place.length;
  };
  const endOf = (offset: number) => {
    const place = before(offset - 1);
    if (place === undefined) return offset;
    return offset <= place.plain + place.length ? place.end : place.end + offset - place.plain - place.length;
  };
  return {
    plain,
    source: (start, stop) => ({ start: startOf(start), end: stop <= start ? startOf(start) : endOf(stop) }),
  };
}

/** The plain spelling of one odd sign; null where it is none that matters. */
function plainSign(sign: string): string | null {
  if (sign.startsWith('&')) return characterReference(sign);
  if (sign.startsWith('\\')) return sign.slice(1);
  if (/[“”„‟″«»]/.test(sign)) return '"';
  if (/[‘’‚‛′`´]/.test(sign)) return "'";
  if (sign === '［') return '[';
  if (sign === '］') return ']';
  return /[\u00ad\u200b-\u200d\u2060\ufeff]/.test(sign) ? '' : ' ';
}

function characterReference(reference: string): string | null {
  const name = reference.replace(/^&(?:amp;)*/i, '').slice(0, -1);
  if (!name.startsWith('#')) return named[name] ?? named[name.toLowerCase()] ?? null;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  if (!(code >= 32 && code <= 0x10ffff)) return null;
  const sign = String.fromCodePoint(code);
  return plainSign(sign) === ' ' && !/\s/u.test(sign) ? sign : plainSign(sign);
}
