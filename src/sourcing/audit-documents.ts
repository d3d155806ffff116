import { inOrder, inQuotes } from './asking.ts';
import type { Audited, Found, Rule } from './audited.ts';
import { matchesOf, ownWordsIn } from './own-words.ts';
import { placeOf } from './sourced.ts';
import { documents, singular } from './source-words.ts';
import type { Source, Span } from './sourcing.ts';
import { withoutInsertion } from './withheld.ts';

/** Documents that somebody else holds, and words out of documents that are not public. */

export const documentHeldByOthers: Rule = {
  id: 'document-held-by-others',
  severity: 'high',
  principle: 'R-document',
  find(story) {
    const found: Found[] = [];
    for (const { start, end, groups } of matchesOf(story, held)) {
      const [holder = ''] = groups;
      const document = documentBefore(story, start);
      if (document === null || ours.test(holder) || isSeen(story, end) || isOwn(story, { start: document.start, end }))
        continue;
      const range = { start: document.start, end: end - (/[\s,.;:)]*$/.exec(holder)?.[0].length ?? 0) };
      found.push({
        ranges: [range],
        question: `${inQuotes(story, range)}: has anyone here seen it, and may the story say how?`,
      });
    }
    return found;
  },
};

export const quotedUnpublished: Rule = {
  id: 'quoted-unpublished',
  severity: 'medium',
  principle: 'R-document',
  find(story) {
    const found: Found[] = [];
    for (const source of story.sourcing.sources) {
      if (source.kind !== 'document') continue;
      const quoting = story.statementsOf(source).filter(({ quote, within }) => quote !== 'indirect' && within === null);
      const first = quoting[0];
      if (first?.sourceSpan === undefined || first.sourceSpan === null) continue;
      const secret = secretWords(story, source);
      if (secret === null || quoting.some((statement) => isShown(story, placeOf(statement)))) continue;
      const words = withoutInsertion(story.text, first.sourceSpan);
      const ranges = inOrder([words, ...quoting.flatMap(({ content }) => content)]);
      const question = `${inQuotes(story, words)} is “${secret}” and yet quoted word for word: who read it to us, or have we seen it?`;
      found.push({ ranges, question });
    }
    return found.length > 0 ? found : quotedFromWithin(story);
  },
};

const secretPaper =
  /\b(?:confidential|classified|leaked|private|internal|unpublished|sealed|secret)\s(?:[\p{L}-]{1,20}\s){0,2}(?:letters?|memos?|memorand(?:um|a)|e-?mails?|messages?|reports?|documents?|notes?|minutes|files?|drafts?|reviews?|chats?)\b/iu;

/** "In a private letter to the board, Moe wrote that it was “a farce”": a person is quoted, out of a paper that is not public. */
function quotedFromWithin(story: Audited): Found[] {
  for (const statement of story.sourcing.statements) {
    const { quote, content, within, cue } = statement;
    const sentence = story.sentenceAt(placeOf(statement));
    if (quote === 'indirect' || within !== null || cue === null || sentence === null) continue;
    if (sentence.paragraph === 0 && story.headline !== null) continue;
    const words = ownWordsIn(story, { ...sentence, end: Math.min(sentence.end, sentence.start + 3000) });
    const paper = secretPaper.exec(words);
    if (paper === null || isShown(story, placeOf(statement)) || isSeen(story, sentence.end)) continue;
    const span = { start: sentence.start + paper.index, end: sentence.start + paper.index + paper[0].length };
    const question = `${inQuotes(story, span)} is not public and yet quoted word for word: who read it to us, or have we seen it?`;
    return [{ ranges: inOrder([span, ...content]), question }];
  }
  return [];
}

/** "obtained by", "leaked to" and up to six words of whoever holds it. */
const held =
  /\b(?:(?:obtained|seen|reviewed|viewed|acquired|intercepted|accessed|examined) by|(?:leaked|shown) to)\s{1,3}((?:the|an?|our|this|us)?\s{0,3}(?:(?:[\p{L}\p{N}'&.-]{1,30})(?:\s{1,3}(?=[\p{Lu}])|\s{1,3}(?=(?:agency|newspaper|paper|magazine|outlet|broadcaster|service|press|intelligence|news|media|website|network|channel|station|organi[sz]ation)\b))?){1,6})/gu;
const ours = /^(?:us|our|this)\b/i;
const seenAlso =
  /\b(?:and|also|then|later)\b[^.]{0,40}\b(?:seen|reviewed|verified|read|obtained|checked) by (?:us|this|our)\b|\b(?:we|this (?:newspaper|paper|newsroom|magazine|website)) (?:has |have )?(?:also |since )?(?:seen|read|reviewed|verified|obtained|checked)\b|\bindependently (?:verified|confirmed|reviewed)/i;
const nearby = 300;

/** Said in the same sentence or just behind: we have seen it too. */
function isSeen(story: Audited, end: number): boolean {
  return seenAlso.test(ownWordsIn(story, { start: Math.max(0, end - nearby), end: end + nearby }));
}

const mostBetween = 7;
const joining =
  /^(?:that|which|who|was|were|had|been|has|have|of|the|on|about|from|to|and|a|an|it|its|in|by|dated|first|also|recently|marked)$/;

/** The document that "obtained by" tells of: its noun stands a few words before. */
function documentBefore(story: Audited, start: number): Span | null {
  const sentence = story.sentenceAt(start);
  if (sentence === null) return null;
  const { items, parts } = sentence;
  let index = items.findIndex((item) => item.start >= start) - 1;
  const farthest = Math.max(0, index - mostBetween);
  for (; index >= farthest; index -= 1) {
    const { lower } = items[index] ?? { lower: '' };
    if (/^(?:stop|semicolon|colon|quote|saying)$/.test(parts[index] ?? '')) return null;
    if (isDocument(lower) && parts[index] !== 'verb') break;
  }
  if (index < farthest) return null;
  let from = index;
  while (
    from > 0 &&
    index - from < 5 &&
    /^(?:noun|name|number|determiner|participle|ing|adverb)$/.test(parts[from - 1] ?? '')
  ) {
    from -= 1;
    if (parts[from] === 'determiner') break;
  }
  return { start: items[from]?.start ?? start, end: items[index]?.end ?? start };
}

/** Nouns of documents that are also held and given as things that nobody reads. */
const noPapers =
  /^(?:will|text|book|bill|order|contract|notice|title|index|inquiry|investigation|evidence|finding|result|data|figure|treaty|policy|ruling|verdict|judge?ment|resolution|warrant|certificate|medicine|statement|release|record|evaluation|review|inspection|plaque|invoice|receipt|bulletin|constitution|decree)$/;
const morePapers =
  /^(?:documents?|files?|papers|emails?|e-mails?|messages|recordings?|footage|texts|cables?|logs?|data|records|slides?|excerpts?|copy|copies|plans?)$/;

function isDocument(lower: string): boolean {
  const one = singular(lower);
  if (morePapers.test(lower)) return true;
  return (documents.has(lower) || documents.has(one)) && !noPapers.test(one) && !joining.test(lower);
}

/** The engine reads who "by" names, and knows it for the newsroom itself. */
function isOwn(story: Audited, { start, end }: Span): boolean {
  if (!/\sby\s/.test(story.text.slice(start, end))) return false;
  const isIn = (span: Span | null) => span !== null && span.start <= start && end <= span.end;
  return story.sourcing.statements.some((statement) => {
    const { sourceSpan, hand, via, within } = statement;
    if (hand === 'second' || via !== null || within !== null || !isIn(sourceSpan)) return false;
    return story.sourceOf(statement)?.kind === 'document';
  });
}

const unpublished =
  /\b(?:unpublished|unreleased|confidential|classified|leaked|secret|sealed|not (?:been )?(?:made public|published|released|disclosed)|never (?:been )?(?:made public|published|released)|yet to be (?:published|released|made public)|private|internal)\b/i;

/** The words that say that a document is not public, where it is named. */
function secretWords(story: Audited, source: Source): string | null {
  for (const { start, end } of source.mentions) {
    const words = unpublished.exec(ownWordsIn(story, { start, end: Math.min(end, start + nearby) }))?.[0];
    if (words !== undefined) return words;
  }
  return null;
}

const shown =
  /\b(?:seen|reviewed|viewed|obtained|read (?:out|aloud|to)|shown|provided|given|shared|copy|copies|excerpts?|leaked to|intercepted|published (?:by|in|on)|posted|filed|released)\b/i;

/** The sentence says how the words came out. */
function isShown(story: Audited, offset: number): boolean {
  const sentence = story.sentenceAt(offset);
  if (sentence === null) return false;
  const words = ownWordsIn(story, sentence).replace(/\bnot (?:been )?(?:released|published|made public)\b/gi, '');
  return shown.test(words.slice(0, 3000));
}
