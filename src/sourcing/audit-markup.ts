import type { Rule } from './audited.ts';
import { apart, listed, placed } from './audit-words.ts';

/**
 * Mark-up that came into the text with it: Markdown, HTML, wiki marks, the short codes of other systems. Every pattern
 * is bounded, so hostile text costs no more than its length. What editors put between brackets themselves ("[sic]",
 * "[the minister]", "[1]") is none.
 */
const tags =
  'a|abbr|article|aside|audio|b|blockquote|br|center|cite|code|div|em|figcaption|figure|font|h[1-6]|hr|i|iframe|img|li|ol|p|' +
  'picture|pre|q|s|script|section|small|source|span|strike|strong|style|sub|sup|svg|table|tbody|td|th|thead|tr|tt|u|ul|video';
const entities =
  'amp|nbsp|quot|apos|lt|gt|hellip|bull|middot|copy|reg|trade|deg|euro|pound|cent|yen|sect|para|times|frac12|frac14|frac34|' +
  '[lr][sda]quo|[sb]dquo|laquo|raquo|[mn]dash|shy|zwj|zwnj|ensp|emsp|thinsp|szlig|' +
  '[a-zA-Z](?:acute|grave|circ|uml|tilde|cedil|ring|caron|slash)|[aoAO][eE]lig';

const patterns = [
  new RegExp(`</?(?:${tags})(?:[\\s/][^<>\\n]{0,400})?>`, 'giu'),
  /<!--[^<>]{0,400}-->/gu,
  new RegExp(`&(?:#\\d{1,7}|#x[\\da-f]{1,6}|${entities});`, 'gu'),
  // [gallery ids="1,2"], [newsletter_form], [/caption]
  /\[[a-z][a-z\d_-]{1,30}(?:\s[^[\]\n]{0,200}?)?\s?=\s?["'“”‘’″]?[^[\]\n]{0,200}\]/giu,
  /\[(?=[a-z\d_-]{0,30}_)[a-z][a-z\d_-]{1,40}\]|\[(?:gallery|embed|caption|playlist|shortcode)\]/giu,
  /\[\/[a-z][a-z\d_-]{0,30}\]/giu,
  // **strong**, *emphasis*, __strong__, _emphasis_, ~~gone~~
  /(?<![\p{L}\p{N}*])\*{1,3}(?=[\p{L}\p{N}"“‘'«])[^*\n]{0,160}[\p{L}\p{N}.,!?"”’'»)]\*{1,3}(?![\p{L}\p{N}*])/gu,
  /(?<![\p{L}\p{N}_@#/.])_{1,3}(?=[\p{L}\p{N}"“‘'«])[^_\n]{0,160}[\p{L}\p{N}.,!?"”’'»)]_{1,3}(?![\p{L}\p{N}_])/gu,
  /~~(?=\S)[^~\n]{1,160}~~/gu,
  // [words](address), ![picture](address)
  /!?\[[^[\]\n]{0,200}\]\((?:https?:|mailto:|\/|#|www\.)[^()\s]{0,400}\)/giu,
  /^#{1,6} (?=\S)[^\n]{1,100}/gmu,
  /^>{1,3} (?=\S)[^\n]{1,60}/gmu,
  /^```[^\n]{0,40}/gmu,
  // [[Page|words]], {{template}}, '''strong''', == heading ==
  /\[\[[^[\]\n]{1,200}\]\]/gu,
  /\{\{[^{}\n]{1,200}\}\}/gu,
  /'''(?=[^\s'])[^'\n]{1,160}'''/gu,
  /(?<!['\p{L}\p{N}])''(?=[^\s'])[^'\n]{1,160}''(?!')/gu,
  /^={2,5} ?[^=\n]{1,100} ?={2,5}(?=\s|$)/gmu,
];

const most = 12;

export const markup: Rule = {
  id: 'markup',
  severity: 'low',
  principle: 'house',
  find({ reading, text }) {
    const read = text.slice(0, reading.paragraphs.at(-1)?.end ?? 0);
    const ranges = apart(
      patterns.flatMap((pattern) => placed(read, pattern)),
      most,
    );
    if (ranges.length === 0) return [];
    return [{ ranges, question: `Does ${listed(text, ranges)} belong in the text, or is it left-over mark-up?` }];
  },
};
