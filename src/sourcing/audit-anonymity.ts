import { allInQuotes, inOrder } from './asking.ts';
import type { Audited, Rule } from './audited.ts';
import type { Source, Span } from './sourcing.ts';
import { following } from './own-words.ts';
import { statementsIn } from './sourced.ts';
import { bestMention, headOf, isBare, isWithheld } from './withheld.ts';

/** Whether the text says why a name is withheld, and how it describes who has none. One question for each source. */

const formula =
  /\b(?:on (?:the )?condition of anonymity|(?:asked|requested|wished|wishes|wanted|declined|preferred) (?:to remain anonymous|not to be (?:named|identified|quoted)|anonymity|to be (?:named|identified))|(?:did|do|does) not (?:want|wish) to be (?:named|identified)|(?:due to|because of|given|citing) the sensitivity of (?:the|this|that) \w{3,14}|on background|spoke anonymously|speaking anonymously)\b/i;
const unauthorised =
  /(?:\bnot|n['’]t|\bwithout being)\s(?:been\s)?(?:authori[sz]ed|allowed|permitted|cleared)\sto\s(?:speak|comment|discuss|talk|brief)\b/i;

export const noReason: Rule = {
  id: 'no-reason',
  severity: 'high',
  principle: 'R-anon-reason',
  find(story) {
    const bare = story.sourcing.sources.filter(
      (source) =>
        source.reason === null &&
        isWithheld(source, story) &&
        isToldBelow(story, source) &&
        !isBare(story, source) &&
        !isAfraid(story, source) &&
        !isNamedSoon(story, source) &&
        !isOneOfMany(story, source) &&
        formulaOf(story, source) === null &&
        !isOnlyTheirs(story, source),
    );
    const ranges = inOrder(bare.map((source) => bestMention(story, source)));
    if (ranges.length === 0) return [];
    const who = allInQuotes(story, ranges);
    const question =
      ranges.length === 1
        ? `Why is ${who} not named, and can the story say so?`
        : `Why are ${who} not named, and can the story say so for each of them?`;
    return [{ ranges, question }];
  },
};

export const stockPhrase: Rule = {
  id: 'stock-phrase',
  severity: 'low',
  principle: 'R-anon-reason',
  find(story) {
    const spans: Span[] = [];
    for (const source of story.sourcing.sources) {
      if (source.kind !== 'unnamed') continue;
      if (source.reason !== null && !isFormula(source.reason)) continue;
      const phrase = formulaOf(story, source);
      if (phrase?.isAll === true) spans.push(phrase.span);
    }
    const ranges = inOrder(spans);
    if (ranges.length === 0) return [];
    const phrases = allInQuotes(story, ranges);
    return [
      { ranges, question: `${phrases} is a set phrase: what would happen to the source if the name were printed?` },
    ];
  },
};

export const bareSource: Rule = {
  id: 'bare-source',
  severity: 'medium',
  principle: 'R-anon-describe',
  find(story) {
    const bare = story.sourcing.sources.filter(
      (source) => isBare(story, source) && isToldBelow(story, source) && !isOnlyTheirs(story, source),
    );
    const ranges = inOrder(bare.map((source) => bestMention(story, source)));
    if (ranges.length === 0) return [];
    const who = allInQuotes(story, ranges);
    return [
      {
        ranges,
        question: `${who}: what may the reader be told about who this is, how they know, and why they are not named?`,
      },
    ];
  },
};

/** A headline may be short about a source; the text below it may not. */
function isToldBelow({ headline, sourcing }: Audited, { mentions }: Source): boolean {
  if (headline === null || mentions.some(({ start }) => start >= headline.end)) return true;
  return !sourcing.sources.some(
    (other) => other.kind === 'unnamed' && other.mentions.some(({ start }) => start >= headline.end),
  );
}

/** "A lawmaker said on Monday …", and her name a sentence later: the lead of many stories. */
function isNamedSoon(story: Audited, { name, people, mentions }: Source): boolean {
  const { body, headline } = story;
  const below = mentions.filter(({ start }) => headline === null || start >= headline.end);
  const [mention] = below;
  const isSource = /\b(?:source|person|insider)\b/i.test(name);
  if (mention === undefined || below.length > 1 || people > 1 || isSource) return false;
  const sentence = story.sentenceAt(mention.start);
  if (sentence === null || sentence.paragraph > (body[0]?.paragraph ?? 0)) return false;
  return following(story, sentence, mostBetween).some((one) =>
    statementsIn(story, one).some((statement) => story.sourceOf(statement)?.kind === 'named-person'),
  );
}

const mostBetween = 6;

/** "an official", after officials of an office who need no names. */
function isOneOfMany(story: Audited, source: Source): boolean {
  const head = /^(?:an?|one|another|the) (\p{L}+)$/iu.exec(source.name)?.[1]?.toLowerCase();
  const start = source.mentions[0]?.start ?? 0;
  if (head === undefined) return false;
  return story.sourcing.sources.some(
    (other) =>
      other.group &&
      headOf(other) === head &&
      (other.mentions[0]?.start ?? Infinity) < start &&
      !isWithheld(other, story),
  );
}

const fear =
  /\b(?:fear(?:s|ed|ing|ful)?|afraid|frightened|retaliation|reprisals?|los(?:e|ing) (?:his|her|their) (?:job|jobs|post|posts|visas?)|be (?:dismissed|sacked|fired|arrested|punished))\b/i;

/** "Both said they feared for their jobs.": a reason, though it is not said to be one. */
function isAfraid(story: Audited, { mentions }: Source): boolean {
  return mentions.some(({ start, end }) => {
    const sentence = story.sentenceAt(start);
    if (sentence === null) return false;
    const next = behind(story, sentence.end);
    const own = story.text.slice(end, Math.min(sentence.end, end + nearby));
    return /^,? (?:who|which)\b/.test(own) && fear.test(own) ? true : fear.test(story.text.slice(next.start, next.end));
  });
}

/** The reason that is given is the set phrase itself. */
function isFormula(reason: string): boolean {
  return unauthorised.test(reason);
}

const nearby = 260;

interface Phrase {
  span: Span;
  /** Nothing behind it that could be a reason. */
  isAll: boolean;
}

/** Where the sentence of a mention, or the next one, withholds the name in a set phrase. */
function formulaOf(story: Audited, { mentions }: Source): Phrase | null {
  for (const mention of mentions) {
    const sentence = story.sentenceAt(mention.start);
    if (sentence === null) continue;
    const start = Math.max(sentence.start, mention.start - nearby);
    const here = phraseIn(story, { start, end: Math.min(sentence.end, mention.end + nearby) });
    const found = here ?? phraseIn(story, behind(story, sentence.end));
    if (found !== null) return found;
  }
  return null;
}

const goesOn =
  /^[^.;]{0,30}?,? (?:saying (?:he|she|they|it|that)|while|until|as long as|for (?:reasons|safety|security|personal)|since|because)\b/i;

function phraseIn({ text }: Audited, { start, end }: Span): Phrase | null {
  const words = text.slice(start, end);
  const match = unauthorised.exec(words) ?? formula.exec(words);
  if (match === null) return null;
  const to = match.index + match[0].length;
  // "…, saying she works there", "… while the inquiry goes on": more than the phrase.
  return { span: { start: start + match.index, end: start + to }, isAll: !goesOn.test(words.slice(to)) };
}

/** "She spoke on condition of anonymity.": the next sentence, if it is about whoever spoke in this one. */
function behind(story: Audited, end: number): Span {
  const next = story.sentenceAt(end + 1) ?? { start: end, end };
  const first = story.text.slice(next.start, next.start + 6);
  return /^(?:The|She|He|They|Both|All)\s/.test(first)
    ? { start: next.start, end: Math.min(next.end, next.start + nearby) }
    : { start: end, end };
}

/** Another newsroom's source, and each time said to be theirs: that newsroom is asked for, not the source. */
function isOnlyTheirs(story: Audited, source: Source): boolean {
  const statements = story.statementsOf(source);
  return statements.every(({ via, sourceSpan }) => {
    if (via === null || sourceSpan === null) return false;
    const sentence = story.sentenceAt(sourceSpan.start);
    return sentence !== null && story.words(sentence).includes(via.split(' ').at(-1) ?? via);
  });
}
