import type { Audited, Rule } from './audited.ts';
import { apart, listed, placed } from './audit-words.ts';
import type { ReadSentence } from './reading.ts';
import { spanOf } from './reading.ts';
import type { Source, Span } from './sourcing.ts';

/**
 * Words that take sides where the publication itself speaks: verbs of the tabloids, a verb that vouches for an unnamed
 * source or doubts it, words of intrigue. "Claim", "warn", "admit" are ordinary with a named source: nothing is asked there.
 */
export const loadedVerb: Rule = {
  id: 'loaded-verb',
  severity: 'low',
  principle: 'R-neutral',
  find(story) {
    const spans = [
      ...ofUnnamed(story),
      ...story.body.flatMap((sentence) => [...verbsOfSaying(sentence), ...phrasesIn(story, sentence)]),
    ].filter((span) => !story.isQuoted(span));
    const ranges = apart([...spans, ...doubted(story)], most);
    if (ranges.length === 0) return [];
    const words = listed(story.text, ranges);
    return [{ ranges, question: `Would plainer words than ${words} say the same without taking a side?` }];
  },
};

const most = 10;
const set = (words: string) => new Set(words.split(' '));

/** They say that it is so, that it is not, or that it was hidden: an unnamed source cannot be weighed against that. */
const weighing = set('claim admit concede warn reveal insist boast allege contend confess');
/** With any source. */
const loud = set('slam lambast lament boast sneer scoff chide rebuke rail mock');

function ofUnnamed(story: Audited): Span[] {
  const { sourcing, reading } = story;
  const unnamed = new Set<number>();
  for (const statement of sourcing.statements) {
    const source = story.sourceOf(statement);
    const words = statement.sourceSpan === null ? '' : story.words(statement.sourceSpan);
    if (
      statement.cue !== null &&
      statement.within === null &&
      source?.kind === 'unnamed' &&
      isOneBehindAnonymity(source, words)
    )
      unnamed.add(statement.cue.start);
  }
  return reading.sentences.flatMap((sentence) =>
    sentence.cues.flatMap((cue) => {
      const span = spanOf(sentence, cue);
      const isWeighing = cue.verb !== null && weighing.has(cue.verb.base) && isInBody(story, sentence);
      return isWeighing && unnamed.has(span.start) ? [span] : [];
    }),
  );
}

/** Verbs that doubt whoever speaks, or make a statement a confession: "claimed that", "admitted that", outside of courts. */
function doubted(story: Audited): Span[] {
  return story.body.flatMap((sentence) =>
    sentence.cues.flatMap((cue) => {
      if (cue.verb === null || !/^(?:claim|admit|concede|confess)$/.test(cue.verb.base)) return [];
      const span = spanOf(sentence, cue);
      if (story.isQuoted(span)) return [];
      const after = story.text.slice(span.end, span.end + 40);
      return /^,? (?:that|he|she|they|it|there|the|his|her|their|its|to (?:be|have))\b|^[,:]? ?["“‘«„]|^\./.test(
        after,
      ) && !notSaid.test(after)
        ? [span]
        : [];
    }),
  );
}
const notSaid =
  /^ (?:the|his|her|their|its) (?:[\p{L}-]+ )?(?:responsibility|victory|credit|lives|life|title|charges?|offences?|crimes?|murders?|killings?|thefts?|prize|throne|island|territory|seat)/iu;

/** "One official", "a person close to the mayor"; not a spokesman, who speaks for those who sent him. */
const isOneBehindAnonymity = ({ name, group }: Source, words: string) =>
  !group &&
  /^(?:an?|one|another|the|this|two|three)\s/i.test(name) &&
  !/[Ss]pokes|\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+$/u.test(name) &&
  !namedBehind.test(words);

/** "The chairman of the governors, Major Arno Welk,". */
const namedBehind = /, (?:\p{Lu}[\p{L}.’'-]+ ?){2}/u;

const isInBody = ({ reading }: Audited, { paragraph }: ReadSentence) => !reading.headed || paragraph > 0;

function verbsOfSaying(sentence: ReadSentence): Span[] {
  return sentence.cues
    .filter(({ verb }) => verb !== null && loud.has(verb.base))
    .map((cue) => spanOf(sentence, { from: cue.from, to: cue.to }));
}

/** Verbs that are no verbs of saying elsewhere count only with what follows them when people are scolded. */
const phrases = [
  /(?<!\p{L})(?:lash(?:ed|es|ing)|hit(?:s|ting)?) out (?=at |against |over )/giu,
  /(?<!\p{L})(?:blast|slam|skewer|lambast|savag|eviscerat)(?:m?ed|e?s|m?ing) (?!into |on |down |shut |\p{L}+ (?:doors?|brakes?|phone|gavel|fists?|windows?|lid|rocks?|holes?) )(?=(?:\p{L}[\p{L}'’-]* ){0,8}?(?:for (?:its|his|her|their|not|\p{L}+ing)|as|over)(?!\p{L}))/giu,
  /(?<!\p{L})(?:tore|tears|tearing|ripped|rips|ripping|laid|lays) into (?=the |his |her |their |its |\p{Lu})/giu,
  /(?<!\p{L})(?:fumed|fumes|ranted|rants|gushed|gushes|thundered|thunders|crowed|crows|bragged|brags|whined|whines) (?=that |about |against |over |[“"‘'«])/giu,
  /(?<=[”"’'»] )(?:he |she |they )?(?:fumed|ranted|raged|gushed|thundered|crowed|bragged|whined|fumes|rants|gushes|brags)(?!\p{L})/giu,
  /(?<!\p{L})(?:refused|refuses) to (?:say|comment|answer|discuss|explain|be drawn)(?!\p{L})/giu,
  /(?<!\p{L})(?:adding|adds|added|lending|bringing) (?:yet )?(?:another|a(?: new| further| fresh)?|an extra|more|to the) (?:(?:layer|dose|hint|note|touch|air|element|twist) of )?(?:intrigue|mystery|drama|suspense)(?!\p{L})/giu,
  /(?<!\p{L})(?:has |have |had )?(?:rais(?:ed|es|ing)|rais(?:ed|es|ing) (?:a few|many|some|several)) eyebrows(?!\p{L})/giu,
  /(?<!\p{L})in (?:a|an|what was a|yet another) (?:stunning|shock|shocking|bombshell|explosive|jaw-dropping|astonishing|sensational|extraordinary|dramatic|brazen|shameful|scathing|blistering) (?:move|reversal|turn|twist|turn of events|rebuke|admission|revelation|development|about-face|u-turn|attack|statement|interview|decision|letter|outburst)(?!\p{L})/giu,
  /(?<!\p{L})(?:sent|sends|sending) shock ?waves(?!\p{L})/giu,
  /(?<!\p{L})(?:bombshell|explosive|damning|jaw-dropping|sensational) (?:revelations?|claims?|allegations?|reports?|letters?|memos?|documents?|admissions?|interviews?)(?!\p{L})/giu,
  /(?<!\p{L})(?:the plot thickens|tongues (?:are |were )?wagging|sparked a frenzy|the stakes have never been higher|the (?:whole )?world (?:is )?watch(?:es|ing))(?!\p{L})/giu,
];

function phrasesIn({ text }: Audited, { start, end }: ReadSentence): Span[] {
  const words = text.slice(start, end);
  return phrases.flatMap((pattern) =>
    placed(words, pattern).map((span) => ({
      start: start + span.start,
      end: start + span.start + words.slice(span.start, span.end).trimEnd().length,
    })),
  );
}
