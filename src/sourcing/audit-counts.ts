import { inOrder, inQuotes, placeIn } from './asking.ts';
import type { Audited, Found, Rule } from './audited.ts';
import { matchesOf, ownWordsIn } from './own-words.ts';
import type { Source, Span } from './sourcing.ts';
import { bestMention, headOf, withoutInsertion } from './withheld.ts';

/** How many told us: the headline, the lead and the rest must tell of the same number. */

export const countsDisagree: Rule = {
  id: 'counts-disagree',
  severity: 'high',
  principle: 'R-count',
  find(story) {
    const found = [...singleAgainstSeveral(story), ...onlyOneBelow(story)];
    return [...(found.length > 0 ? found : severalThenTheOne(story)), ...numbersOfOneGroup(story)];
  },
};

const insiders =
  /^(?:source|official|person|people|aide|adviser|advisor|diplomat|insider|staffer|employee|executive|lawmaker|investigator|prosecutor|officer|witness|member)$/;
const isSeveral = ({ people, group }: Source) => people > 1 || group;

function unnamed({ sourcing }: Audited): Source[] {
  return sourcing.sources.filter((source) => source.kind === 'unnamed' && insiders.test(headOf(source)));
}

/** Two officials at the top, and "a single source" further down. */
function singleAgainstSeveral(story: Audited): Found[] {
  const [several] = unnamed(story).filter((source) => isSeveral(source) && isAtTop(story, source));
  const [match] = matchesOf(story, lone);
  const single = match && wholeOf(story, match);
  if (several === undefined || single === undefined) return [];
  const ranges = inOrder([...several.mentions.map((mention) => withoutInsertion(story.text, mention)), single]);
  const best = bestMention(story, several);
  const question = `${inQuotes(story, best)} ${placeIn(story, best.start)}, ${inQuotes(story, single)} ${placeIn(story, single.start)}: how many people told us this?`;
  return [{ ranges, question }];
}

/** As the story has it where it gives the source, if it does: "… to the ministry's internal papers" and not half of it. */
function wholeOf({ sourcing, text }: Audited, { start, end }: Span): Span {
  const mentions = sourcing.sources.flatMap((source) => source.mentions);
  const mention = mentions.find((one) => Math.abs(one.start - start) < 3 && one.end > end);
  return mention === undefined ? { start, end } : withoutInsertion(text, mention);
}

/** Said of whoever alone carries the news; "one official" may be one among several. */
const lone =
  /\b(?:(?:an?|the|one|only one|just one) (?:single|lone|sole|solitary) |the only |(?:only|just) one )(?:anonymous |unnamed )?(?:source|person|official|insider|individual|aide|diplomat)\b(?: (?:with|familiar|close)(?: [\p{L}'-]{1,20}){1,6})?/giu;

/** The headline, or the first two paragraphs below it. */
function isAtTop({ sentenceAt, reading }: Audited, { mentions }: Source): boolean {
  const paragraph = sentenceAt(mentions[0]?.start ?? 0)?.paragraph ?? Infinity;
  return paragraph <= (reading.headed ? 2 : 1);
}

/** A headline with several who say so, and one below. */
function onlyOneBelow(story: Audited): Found[] {
  const { headline, sourcing } = story;
  if (headline === null) return [];
  const isAbove = ({ start }: Span) => start < headline.end;
  const above = unnamed(story).find((source) => isSeveral(source) && source.mentions.every(isAbove));
  if (above === undefined) return [];
  const below = sourcing.sources.filter(({ mentions }) => mentions.some((mention) => !isAbove(mention)));
  const ones = below.filter((source) => source.kind === 'unnamed');
  const [one] = ones;
  // Whoever has a name or an office may be one of the officials.
  const isOther = ({ kind }: Source) => kind !== 'unnamed' && kind !== 'document' && kind !== 'publication';
  if (one === undefined || ones.length > 1 || isSeveral(one) || below.some(isOther)) return [];
  const ranges = inOrder([...above.mentions, bestMention(story, one)]);
  const best = bestMention(story, one);
  const question = `${inQuotes(story, above.mentions[0] ?? headline)} in the headline, ${inQuotes(story, best)} ${placeIn(story, best.start)}: how many people told us this?`;
  return [{ ranges, question }];
}

/** "Sources said …", and then "the source", of whom nothing was told before. */
function severalThenTheOne(story: Audited): Found[] {
  const all = unnamed(story);
  for (const one of all) {
    const [mention] = one.mentions;
    const head = headOf(one);
    if (mention === undefined || isSeveral(one) || !new RegExp(`^the ${head}$`, 'i').test(one.name)) continue;
    const several = all.find((other) => isSeveral(other) && headOf(other) === head && isBefore(other, mention));
    const isIntroduced = new RegExp(`\\b${head}\\b`, 'i').test(ownWordsIn(story, { start: 0, end: mention.start }));
    if (several === undefined || isIntroduced) continue;
    const best = bestMention(story, several);
    const question = `${inQuotes(story, best)} ${placeIn(story, best.start)}, ${inQuotes(story, mention)} ${placeIn(story, mention.start)}: how many people told us this?`;
    return [{ ranges: inOrder([best, mention]), question }];
  }
  return [];
}

const isBefore = ({ mentions }: Source, { start }: Span) => (mentions[0]?.start ?? Infinity) < start;

/** "two aides" and then "the three aides". */
function numbersOfOneGroup(story: Audited): Found[] {
  const counted = unnamed(story).filter(({ people }) => people > 1);
  const found: Found[] = [];
  const before = new Map<string, Source[]>();
  for (const source of counted) {
    const head = headOf(source);
    const earlier = before.get(head) ?? [];
    before.set(head, [...earlier, source].slice(-20));
    if (!/^(?:the|all|these|those)\s/i.test(source.name) || earlier.length === 0) continue;
    const sum = earlier.reduce((total, { people }) => total + people, 0);
    if (earlier.some(({ people }) => people === source.people) || sum === source.people) continue;
    const first = earlier[0];
    if (first === undefined || isPartNamed(story, head)) continue;
    const [a, b] = [bestMention(story, first), bestMention(story, source)];
    found.push({
      ranges: inOrder([a, b]),
      question: `${inQuotes(story, a)} ${placeIn(story, a.start)}, ${inQuotes(story, b)} ${placeIn(story, b.start)}: how many are there?`,
    });
  }
  return found;
}

/** "two of the officials", "a third aide": the text tells parts of the group apart. */
function isPartNamed(story: Audited, head: string): boolean {
  return matchesOf(story, parted).some(({ groups: [noun = ''], start, end }) =>
    noun === '' ? /^of them\b/i.test(story.text.slice(start, end)) : noun.startsWith(head.slice(0, 4)),
  );
}
const parted =
  /\b(?:of (?:them|the|those|these)|another|a (?:second|third|fourth|fifth|further)|other)\s(?:\w{1,12}\s){0,2}?(sources?|officials?|people|person|aides?|advis[eo]rs?|diplomats?|insiders?|staffers?|employees?|executives?|lawmakers?|investigators?|prosecutors?|officers?|witness(?:es)?|members?)?\b/gi;
