import { allInQuotes, inOrder } from './asking.ts';
import type { Audited, Rule } from './audited.ts';
import { isGrave } from './grave.ts';
import { overlapping } from './overlapping.ts';
import type { Span, Statement } from './sourcing.ts';
import { isPublicGroup } from './withheld.ts';

/** Judgement from behind a withheld name. */

export const unnamedOpinion: Rule = {
  id: 'unnamed-opinion',
  severity: 'high',
  principle: 'R-anon-opinion',
  find(story) {
    const spans: Span[] = [];
    for (const statement of story.sourcing.statements) {
      const source = story.sourceOf(statement);
      if (source?.kind !== 'unnamed' || statement.quote === 'indirect' || isPublicGroup(source)) continue;
      spans.push(...judgementsIn(story, statement));
    }
    const ranges = inOrder(spans);
    if (ranges.length === 0) return [];
    const words = allInQuotes(story, ranges);
    return [
      { ranges, question: `${words}: is this information, or a judgement that its author should put a name to?` },
    ];
  },
};

const insults =
  'liars?|lying|lies|lied|incompetent|incompetence|corrupt|crooks?|crooked|criminals?|thugs?|bull(?:y|ies|ying)|cowards?|cowardly|clowns?|idiots?|idiotic|fools?|foolish|' +
  'stupid|unhinged|delusional|paranoid|arrogan(?:t|ce)|greedy|greed|lazy|reckless|recklessly|ruthless|toxic|poisonous|dishonest|' +
  'dishonourable|dishonorable|disgrace|disgraceful|shameful|shameless|pathetic|spineless|clueless|useless|unfit|' +
  'untrustworthy|hypocrites?|hypocrisy|hypocritical|cynical|vindictive|petty|vain|selfish|nasty|monsters?|tyrants?|dictators?|' +
  'puppets?|traitors?|betray(?:ed|al|ing)|loose cannon|out of (?:his|her|their|its) depth|out of touch|power-hungry|' +
  'control freak|dysfunctional|irresponsible|naive|' +
  'narcissist\\w{0,4}|sexist|racist|bigots?|extremists?|fanatics?';
const motives =
  "more interested in|only interested in|not interested in|(?:only|just|still)? ?(?:cares?|caring|cared) (?:only |more )?about|doesn[’']t care|don[’']t care|couldn[’']t care less|" +
  'in it for|out for (?:himself|herself|themselves|itself)|profit(?:s|ed|ing)? from|cash(?:es|ed|ing)? in|lining (?:his|her|their)|' +
  'using (?:it|this|that|them|him|her|us|the \\w{2,15}) (?:as|to|for)|no idea what|has no idea|have no idea|lost the plot|lost control|' +
  'hiding (?:something|the truth|behind)|playing games|has an agenda|have an agenda|clearly (?:wants?|trying|doesn)|' +
  "can[’']t be trusted|cannot be trusted|never (?:be )?trust|a problem for|a threat to|a danger to|ruin(?:ed|ing)|wreck(?:ed|ing)|" +
  'has failed|have failed|should (?:resign|quit|go|be ashamed|be fired|step down)|has to go|obsessed with|addicted to|bent on';

/** Of storms and traffic as often: a judgement only with a person for its subject. */
const ofThingsToo =
  /\b(?:he|she|they)(?: (?:is|was|are|were|has been|have been)|['’]s|['’]re) (?:\w{1,12} ){0,3}(?:weak|nightmare|joke|farce|embarrassment|disaster|catastrophe|shambles|chaotic|crazy|insane|hopeless|problem)\b/i;
const judging = new RegExp(`\\b(?:${insults}|${motives})\\b`, 'i');
/** A person or a body is judged. */
const person =
  /\b(?:he|she|they|him|her|them|his|their|who)\b|\b(?:he|she|they)['’]|\bthe (?:\w{3,15} )?(?:government|administration|company|management|leadership|board|council|party|minister|president|mayor|chief|boss)\b/i;
const name = /(?:^|[^.!?]\s)['"‘“]?\p{Lu}\p{Ll}{2,}\b/u;
const longest = 600;

function judgementsIn({ reading, text }: Audited, { content }: Statement): Span[] {
  const spans: Span[] = [];
  for (const piece of content) {
    for (const quotation of overlapping(reading.quotations, piece)) {
      const words = text.slice(quotation.start, Math.min(quotation.end, quotation.start + longest));
      const around = text.slice(piece.start, Math.min(quotation.end, piece.start + longest));
      const isOfSomebody =
        person.test(words) || name.test(words) || (piece.start < quotation.start && name.test(around));
      if (ofThingsToo.test(words) || ((judging.test(words) || isGrave(words)) && isOfSomebody)) spans.push(quotation);
    }
  }
  return spans;
}
