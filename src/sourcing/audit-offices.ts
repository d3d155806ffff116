import { inOrder, inQuotes, placeIn } from './asking.ts';
import { twoOffices } from './audit-two-offices.ts';
import type { Audited, Found, Rule } from './audited.ts';
import { matchesOf, ownWordsIn } from './own-words.ts';
import type { Match } from './own-words.ts';
import type { Span } from './sourcing.ts';

/** One person, one office at a time: nobody is both the former mayor and the mayor. */

export const officesDisagree: Rule = {
  id: 'offices-disagree',
  severity: 'high',
  principle: 'R-accuracy',
  find(story) {
    const found: Found[] = [];
    for (const [surname, past] of [...formerHolders(story)].slice(0, mostHolders)) {
      const sitting = [
        ...titled(story, surname, past),
        ...described(story, surname, past),
        ...governing(story, surname, past),
      ];
      const [first] = past.spans;
      const [other] = inOrder(sitting);
      if (first === undefined || other === undefined) continue;
      const question = `${inQuotes(story, first)} ${placeIn(story, first.start)}, ${inQuotes(story, other)} ${placeIn(story, other.start)}: which office does “${past.name}” hold now?`;
      found.push({ ranges: inOrder([...past.spans, ...sitting]), question });
    }
    return [...found, ...consorts(story), ...twoOffices(story)];
  },
};

const mostHolders = 20;

interface Former {
  name: string;
  office: string;
  spans: Span[];
  /** First names under which the text knows the surname. */
  given: Set<string>;
}

const offices =
  'prime minister|vice president|president|premier|chancellor|governor|mayor|senator|first lady|first minister|foreign minister|' +
  'finance minister|defence minister|defense minister|interior minister|minister|secretary of state|speaker|chairman|chairwoman|chair|chief executive|' +
  'director|commissioner|ambassador|attorney general|police chief|king|queen|sheriff|headteacher|principal|party leader|leader';
/** "former Mayor Dana Reyes", "former mayor of the town, Dana Reyes" and "Dana Reyes, a former mayor". */
const nameThen = "((?:\\p{Lu}[\\p{L}'.-]{0,24}\\s){0,3}\\p{Lu}[\\p{L}'-]{1,24})";
const formerThenName = new RegExp(
  `\\b(?:[Ff]ormer|[Ee]x)[\\s-](?:(?:\\p{Lu}|U\\.S\\.|deputy)[\\p{L}.]{1,20}\\s){0,2}?(${eitherCase(offices)})\\s(?:of\\s(?:the\\s)?[\\p{L}]{2,20},?\\s)?${nameThen}`,
  'gu',
);
const nameThenFormer = new RegExp(
  `(?<![\\p{L}\\p{N}])${nameThen},\\s(?:the|a|an)\\sformer\\s(?:\\p{L}{2,20}\\s){0,2}?(${eitherCase(offices)})\\b`,
  'gu',
);

function eitherCase(words: string): string {
  return words.replace(/\b[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`);
}

function formerHolders(story: Audited): Map<string, Former> {
  const holders = new Map<string, Former>();
  const note = (match: Match, name: string, office: string) => {
    const words = name.replace(/'s$/, '').split(/\s+/);
    const surname = words.at(-1) ?? '';
    const one = holders.get(surname) ?? {
      name: words.join(' '),
      office: office.toLowerCase(),
      spans: [],
      given: new Set(),
    };
    holders.set(surname, one);
    if (words.length > 1) one.given.add(words[0] ?? '');
    if (one.office === office.toLowerCase())
      one.spans.push({ start: match.start, end: match.end - (name.endsWith("'s") ? 2 : 0) });
  };
  for (const match of matchesOf(story, formerThenName)) note(match, match.groups[1] ?? '', match.groups[0] ?? '');
  for (const match of matchesOf(story, nameThenFormer)) note(match, match.groups[0] ?? '', match.groups[1] ?? '');
  return holders;
}

const escaped = (words: string) => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** "Mayor Reyes", "Mayor Dana Reyes" with no "former" before it, of today. */
function titled(story: Audited, surname: string, { office, given }: Former): Span[] {
  const pattern = new RegExp(
    `([\\p{L}-]{1,20}[\\s-])?(${eitherCase(office)})\\s((?:\\p{Lu}[\\p{L}'.-]{0,24}\\s){0,3})${escaped(surname)}(?![\\p{L}\\p{N}])`,
    'gu',
  );
  return matchesOf(story, pattern)
    .filter(
      ({ groups: [before = '', , first = ''] }) =>
        !/^(?:former|ex|then|late|future|under|by|since|during|elect|vice|deputy|acting|\w+['-])[\s-]$/i.test(before) &&
        isSame(first, given),
    )
    .map(({ start, end, groups: [before = ''] }) => ({ start: start + before.length, end }))
    .filter((span) => !isCalledFormer(story, span) && isOfToday(story, span));
}

/** "Reyes, the mayor of the town," and "Reyes is mayor". */
function described(story: Audited, surname: string, { office, given }: Former): Span[] {
  if (given.size > 1) return [];
  const pattern = new RegExp(
    `\\b${escaped(surname)}(?:,|\\sis)\\s(?:the\\s)?(?:current\\s|sitting\\s)?(?:${eitherCase(office)})\\b(?!\\s(?:from|between|for\\s\\w+\\syears))`,
    'gu',
  );
  return matchesOf(story, pattern).filter((span) => isOfToday(story, span));
}

/** "former Harbour Town mayor": up to three words between. */
function isCalledFormer(story: Audited, { start }: Span): boolean {
  return /\b(?:former|ex|then|late|future)[\s-](?:[^\s,]{1,20}\s){0,3}$/i.test(
    ownWordsIn(story, { start: Math.max(0, start - 70), end: start }),
  );
}

/** Another first name: another person of the family. */
function isSame(first: string, given: ReadonlySet<string>): boolean {
  const [one = ''] = first.trim().split(/\s+/);
  return given.size < 2 && (one === '' || given.size === 0 || given.has(one));
}

const governs = /^(?:president|prime minister|premier|chancellor|governor|mayor|first minister|leader|king|queen)$/;
const today =
  /^(?:\s*,[^,.]{1,80},)?\s(?:(?:quietly|also|now|still|already|soon)\s)?(?:is|are|has|have|will|can|could|may|might|must|should|would|wants?|plans?|says?|faces?|needs?|remains?|intends?|hopes?|expects?|continues?)\b/;

/** "Reyes's administration has", "the Reyes government will": it governs today. */
function governing(story: Audited, surname: string, { office, given }: Former): Span[] {
  if (!governs.test(office) || given.size > 1) return [];
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${escaped(surname)}'s?|the ${escaped(surname)})\\s(?:administration|government|cabinet)\\b`,
    'giu',
  );
  return matchesOf(story, pattern).filter(({ start, end }) => {
    const sentence = story.sentenceAt(start);
    const behind = ownWordsIn(story, { start: end, end: Math.min(sentence?.end ?? end, end + 110) });
    const asked = /\b(?:can|will|could|does|is|has)\s$/i.test(
      ownWordsIn(story, { start: Math.max(0, start - 8), end: start }),
    );
    return (asked || today.test(behind)) && isOfToday(story, { start, end });
  });
}

const past =
  /\b(?:when|while|then|during|under|served|was|were|ago|at the time|in office|years? (?:later|earlier|before)|previously|formerly|once|tenure|term|predecessors?|successors?|elected|defeated|lost|won|resigned|stepped down|left office|until|since|decades?|(?:1[5-9]|20)\d\d|\d{2}s)\b/i;
const longest = 600;
const justBehind = 50;

/** What stands before it in the sentence, and just behind it, tells of no past time. */
function isOfToday(story: Audited, { start, end }: Span): boolean {
  const sentence = story.sentenceAt(start);
  if (sentence === null) return false;
  const around = { start: Math.max(sentence.start, start - longest), end: Math.min(sentence.end, end + justBehind) };
  return !past.test(ownWordsIn(story, around));
}

/** "the former first lady" and "the First Lady": there is one, and the text names no other. */
function consorts(story: Audited): Found[] {
  const all = [...story.text.slice(0, farthest).matchAll(consort)].map(({ index, 0: words, 1: former = '' }) => ({
    span: { start: index, end: index + words.length },
    isFormer: former !== '',
  }));
  const former = all.find(({ isFormer }) => isFormer);
  const sitting = all.filter(({ isFormer, span }) => !isFormer && !isBygone(story, span));
  const [other] = sitting;
  if (former === undefined || other === undefined || matchesOf(story, namedConsort).length > 0) return [];
  const ranges = inOrder([former.span, ...sitting.map(({ span }) => span)]);
  const question = `${inQuotes(story, former.span)} ${placeIn(story, former.span.start)}, ${inQuotes(story, other.span)} ${placeIn(story, other.span.start)}: is that the same person, and which is right?`;
  return [{ ranges, question }];
}

/** "when she was the first lady". */
function isBygone(story: Audited, { start }: Span): boolean {
  return /\b(?:then|when|while|during|was|were|been|became|as)\b[^.]{0,30}$/i.test(
    ownWordsIn(story, { start: Math.max(0, start - 40), end: start }),
  );
}

const farthest = 200_000;
const consort = /\bthe (former |ex-)?first (?:lady|gentleman)\b(?!['’]s)/gi;
/** A second one has a name: then there are two. */
const namedConsort = /(?<!ormer |ex-)\b[Ff]irst (?:[Ll]ady|[Gg]entleman)(?:,? \p{Lu})/gu;
