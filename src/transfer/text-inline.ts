import { safeHref } from '../document/links.ts';
import { onOneLine } from './page-pieces.ts';
import type { LeftOut, Mark, Run } from './page-pieces.ts';

/**
 * The signs that plain text uses for emphasis and links, as marks: `*Title*`, `_Title_`, `**strong**`,
 * `[words](address)`. A sign without its partner, or inside a word, is only a sign. Each change is noted.
 */
const signs =
  /(?<![\p{L}\p{N}*\\])\*\*(?=[^\s*])([^*\n]{1,300})(?<=\S)\*\*(?![\p{L}\p{N}*])|(?<![\p{L}\p{N}*\\])\*(?=[^\s*])([^*\n]{1,300})(?<=\S)\*(?![\p{L}\p{N}*])|(?<![\p{L}\p{N}_\\])_(?=[^\s_])([^_\n]{1,300})(?<=\S)_(?![\p{L}\p{N}_])|!\[([^[\]\n]{0,300})\]\(([^()\s]{1,2000})[^()\n]{0,200}\)|\[([^[\]\n]{1,300})\]\(([^()\s]{1,2000})[^()\n]{0,200}\)/gu;

export interface InlineReading {
  runs: Run[];
  /** How many signs were links, to wherever. */
  linked: number;
  notes: LeftOut[];
  pictures: LeftOut[];
}

export function readInline(text: string): InlineReading {
  const reading: InlineReading = { runs: [], linked: 0, notes: [], pictures: [] };
  const add = (words: string, marks: readonly Mark[] = []) => {
    if (words !== '') reading.runs.push({ text: words, marks });
  };
  let end = 0;
  for (const match of text.matchAll(signs)) {
    const [whole, strong, asterisked, underlined, alternative, source, words = '', address = ''] = match;
    add(text.slice(end, match.index));
    end = match.index + whole.length;
    const slanted = asterisked ?? underlined;
    if (strong !== undefined) add(strong, [{ type: 'strong' }]);
    else if (slanted !== undefined) {
      add(slanted, [{ type: 'emphasis' }]);
      const sign = asterisked === undefined ? 'underlines' : 'asterisks';
      reading.notes.push({ text: whole, reason: `The ${sign} around these words became emphasis.` });
    } else if (source !== undefined) {
      const picture = onOneLine(alternative ?? '') || source;
      reading.pictures.push({ text: picture, reason: 'A picture: pictures are not imported yet.' });
    } else {
      const href = /^(?:https?|mailto):/i.test(address) ? safeHref(address) : null;
      add(words, href === null ? [] : [{ type: 'link', attrs: { href } }]);
      reading.linked += words.length;
      if (href === null) reading.notes.push({ text: `${words} (${address})`, reason: deadLink });
    }
  }
  add(text.slice(end));
  return reading;
}

const deadLink = 'This link leads nowhere from here; its words stay.';

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  sbquo: '‚',
  bdquo: '„',
  laquo: '«',
  raquo: '»',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  shy: '',
  copy: '©',
  reg: '®',
  trade: '™',
  euro: '€',
  pound: '£',
  deg: '°',
  auml: 'ä',
  ouml: 'ö',
  uuml: 'ü',
  Auml: 'Ä',
  Ouml: 'Ö',
  Uuml: 'Ü',
  szlig: 'ß',
  eacute: 'é',
  egrave: 'è',
  middot: '·',
  bull: '•',
};

/** `&rsquo;` and `&#8217;` in a text that was escaped once too often, as the signs they stand for. */
export function withoutReferences(text: string): string {
  return text.replace(/&(?:amp;)?(#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,6});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return named[name] ?? whole;
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    const speaks =
      code >= 32 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) && !(code >= 0x7f && code <= 0x9f);
    return speaks ? String.fromCodePoint(code) : whole;
  });
}
