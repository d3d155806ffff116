import { allInQuotes, inOrder } from './asking.ts';
import type { Audited, Rule } from './audited.ts';
import { besides, following, matchesOf, ownWordsIn } from './own-words.ts';
import type { ReadSentence } from './reading.ts';
import { holds, statementsIn } from './sourced.ts';
import type { Span } from './sourcing.ts';

/** Statements with nobody behind them, and groups of whom no member is named. */

export const noSource: Rule = {
  id: 'no-source',
  severity: 'medium',
  principle: 'R-attribute',
  find(story) {
    const ranges = tellingOnes(
      story,
      inOrder(matchesOf(story, hidden)).filter((range) => isOwnVoice(story, range)),
    );
    if (ranges.length === 0) return [];
    const words = allInQuotes(story, ranges);
    return [{ ranges, question: `${words}: who told us this, and can the story say so?` }];
  },
};

export const unnamedGroup: Rule = {
  id: 'unnamed-group',
  severity: 'low',
  principle: 'R-attribute',
  find(story) {
    const ranges = inOrder(story.body.flatMap((sentence) => groupsIn(story, sentence)));
    if (ranges.length === 0) return [];
    const words = allInQuotes(story, ranges);
    return [{ ranges, question: `${words}: which of them said so, and can one be named?` }];
  },
};

/** What nobody can know without having been told, and moods that nobody has measured. */
const hidden = new RegExp(
  [
    /\b(?:has|have|had|is|are|was|were)\s(?:been\s|also\s|long\s){0,2}(?:quietly|secretly|privately|covertly|discreetly)\s(?:been\s)?[a-z]{3,16}(?:ing|ed|n|t)\b/,
    /\b(?:quietly|secretly|privately|covertly)\s(?:considered|explored|floated|discussed|offered|agreed|approved|met|told|investigated|funded|urged|warned|ordered|planned|sought|pushed|lobbied|negotiated|transferred|paid|sold|authori[sz]ed)\b/,
    /\b(?:had|has|have)\s(?:previously\s|already\s|earlier\s|once\s|also\s){0,2}floated\s(?:the\s|an?\s)?\w{2,20}\b/,
    /\bthere (?:is|are|was|were) (?:a )?(?:growing|mounting|deepening|widespread|increasing|rising|considerable) (?:concerns?|fears?|anger|unease|alarm|frustration|doubts?|suspicions?|discontent|resentment|speculation|worry|worries|sense|feeling|belief)\b/,
    /\b(?:is|are|was|were) (?:widely )?(?:said|believed|thought|understood) to (?:be|have)\b/,
    /\bit (?:is|was) (?:now |widely |generally |also ){0,2}(?:believed|feared|assumed|known) that\b/,
    /\bit (?:has |had |later )?(?:since )?(?:emerged|transpired)\b/,
    /\b(?:behind (?:the scenes|closed doors)|in a closed-door (?:meeting|session|briefing|talk|hearing)s?)\b/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'gi',
);

/** "behind the scenes" is left out where its sentence holds something that was done there. */
function tellingOnes(story: Audited, ranges: readonly Span[]): Span[] {
  const isPlace = (range: Span) => /^(?:behind|in)\b/i.test(story.words(range));
  const done = new Set(ranges.filter((range) => !isPlace(range)).map(({ start }) => story.sentenceAt(start)));
  return ranges.filter((range) => !isPlace(range) || !done.has(story.sentenceAt(range.start)));
}

const toldBy =
  /\b(?:according to|citing|cited|told|said|says|confirmed|reported|showed?|shows|revealed|documents|records|police|officials|prosecutors|court|indictment|poll|survey)\b/i;

/** Inside of no statement, and no statement with a source of its own beside it in the paragraph. */
function isOwnVoice(story: Audited, range: Span): boolean {
  const sentence = story.sentenceAt(range.start);
  if (sentence === null) return false;
  if (story.headline !== null && range.start < story.headline.end) return false;
  const here = statementsIn(story, sentence);
  if (here.some((statement) => holds(statement, range) || isPlain(story, statement))) return false;
  const around =
    ownWordsIn(story, { start: sentence.start, end: range.start }) +
    ownWordsIn(story, { start: range.end, end: sentence.end });
  if (here.length === 0 && toldBy.test(around)) return false;
  return !besides(story, sentence).some((one) =>
    statementsIn(story, one).some(({ source, hand }) => source !== null && hand === 'first'),
  );
}

/** A statement that says more than some quoted words has the whole sentence for its own. */
function isPlain(
  { sentenceAt }: Audited,
  { source, quote, content }: { source: string | null; quote: string; content: Span[] },
): boolean {
  if (source === null) return false;
  return quote !== 'direct' || (content.length > 0 && sentenceAt(content[0]?.start ?? 0) === null);
}

const groups =
  /^(?:analysts|experts|critics|observers|commentators|pundits|insiders|skeptics|sceptics|detractors|watchdogs|strategists|economists|[a-z]{3,20}-watchers|watchers)$/;
const moods = /^(?:among|by|from|of)$/;
const opinions = new Set(
  'see sees saw view views viewed believe believed fear feared worry worried think thought expect expected doubt doubted ' +
    'question questioned consider considered regard regarded suspect suspected interpret interpreted read agree agreed ' +
    'disagree praise praised accuse accused wonder wondered'.split(' '),
);
const felt =
  /\b(?:speculation|concerns?|fears?|eyebrows|criticism|alarm|anger|debate|worry|worries|unease|doubts?|scepticism|skepticism|questions|outrage|praise)\b/i;

/** Groups that carry a statement or an opinion in the sentence, with no member named near. */
function groupsIn(story: Audited, sentence: ReadSentence): Span[] {
  const { items, parts } = sentence;
  const spans: Span[] = [];
  for (const [index, item] of items.entries()) {
    if (!groups.test(item.lower) || item.quotation !== null) continue;
    if (!speaks(sentence, index) && !isFeltBy(story, sentence, index)) continue;
    // "African Union observers": a body's own, sent and known.
    if (/^(?:observers|experts|strategists)$/.test(item.lower) && parts[index - 1] === 'name') continue;
    let from = index;
    while (from > 0 && /^(?:noun|name|participle)$/.test(parts[from - 1] ?? '') && index - from < 3) from -= 1;
    if (
      parts[from - 1] === 'number' ||
      /^(?:the|these|those|two|three|both|his|her|their|its)$/.test(items[from - 1]?.lower ?? '')
    )
      continue;
    spans.push({ start: items[from]?.start ?? item.start, end: item.end });
  }
  return spans.length > 0 && hasMember(story, sentence) ? [] : spans;
}

/** A verb of saying or of opinion follows, or "according to" and the like stands before. */
function speaks({ items, parts }: ReadSentence, index: number): boolean {
  if (['say', 'says', 'said'].includes(items[index - 1]?.lower ?? '')) return true;
  if (items.slice(Math.max(0, index - 5), index).some(({ lower }) => lower === 'according')) return true;
  for (let at = index + 1; at < Math.min(items.length, index + 5); at += 1) {
    const { lower = '' } = items[at] ?? {};
    if (parts[at] === 'saying' || opinions.has(lower)) return true;
    if (!/^(?:comma|relative|auxiliary|adverb|quote)$/.test(parts[at] ?? '')) return false;
  }
  return false;
}

/** "speculation among analysts", "drew criticism from observers". */
function isFeltBy(story: Audited, sentence: ReadSentence, index: number): boolean {
  const { items } = sentence;
  const before = items.slice(Math.max(0, index - 4), index);
  if (!before.some(({ lower }) => moods.test(lower))) return false;
  const start = items[Math.max(0, index - 9)]?.start ?? sentence.start;
  return felt.test(ownWordsIn(story, { start, end: items[index]?.start ?? start }));
}

const learned =
  /\b(?:analyst|expert|economist|professor|researcher|fellow|historian|strategist|lecturer|critic|observer|director|head|chief|lawyer|leader|campaigner|activist|author|consultant|scientist|commentator|scholar|adviser|advisor|institute|university|think ?tank|centre|center|spokes\w{3,6})\b/i;

/** A person with a name and a standing speaks in this sentence or in one of the next. */
function hasMember(story: Audited, sentence: ReadSentence): boolean {
  return following(story, sentence, 4).some((one) => {
    const isNamed = statementsIn(story, one).some((statement) => story.sourceOf(statement)?.kind === 'named-person');
    return isNamed && (learned.test(ownWordsIn(story, one)) || one === sentence);
  });
}
