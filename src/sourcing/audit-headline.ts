import type { Found, Rule } from './audited.ts';
import { named } from './audit-words.ts';
import { amountsIn, headedFrom, inBody, inHeadline, stemOf } from './headline-words.ts';
import type { Amount, Headed } from './headline-words.ts';
import type { Span } from './sourcing.ts';

/** The headline says more than the text: more of them, more certain, another number. */
export const headlineExceeds: Rule = {
  id: 'headline-exceeds',
  severity: 'medium',
  principle: 'R-headline',
  find(story) {
    const headed = headedFrom(story);
    if (headed === null) return [];
    return checks.flatMap((check) => check(headed) ?? []).slice(0, most);
  },
};

const most = 3;

type Check = (headed: Headed) => Found | null;

/** One question about how sure it is, at most. */
const sure: Check = (headed) => stronger(headed) ?? confirmed(headed) ?? certain(headed) ?? refused(headed);

const checks: readonly Check[] = [talks, several, sure, numbered];

const secret = /secret|covert|clandestine|hush/i;

/** "Secret talks" where the first paragraphs tell of one call or meeting, and nothing in the text is secret; "talks" where it was a call. */
function talks(headed: Headed): Found | null {
  const { body, story } = headed;
  const said = inHeadline(
    headed,
    /(?<!\p{L})(?:(?:secret|covert|clandestine|hush-hush) )?(?:talks|negotiations)(?!\p{L})/iu,
  );
  if (said === null) return null;
  const isSecret = secret.test(story.words(said));
  if (conversing.test(isSecret ? body.slice(0, lead) : body) || (isSecret && secret.test(body))) return null;
  const told = inBody(headed, isSecret ? oneConversation : oneCall);
  return told === null ? null : carried(headed, said, told);
}

const conversing =
  /(?<!\p{L})(?:talks|negotiat\p{L}*|discussions|meetings|calls|conversations|rounds|sessions|summit)(?!\p{L})/iu;
const oneCall = /(?<!\p{L})(?:the|a|an|one|this) (?:[\p{L}-]+,? ){0,3}?(?:call|chat)(?!\p{L})/iu;
const oneConversation =
  /(?<!\p{L})(?:the|a|an|one|this) (?:[\p{L}-]+,? ){0,3}?(?:call|chat|conversation|exchange|meeting|dinner|lunch|visit)(?!\p{L})/iu;

const carried = ({ story }: Headed, said: Span, told: Span): Found => ({
  ranges: [said, told],
  question: `Does ${named(story.text, told)} in the text bear out ${named(story.text, said)} in the headline?`,
});

const countable =
  'meeting call letter email deal attack explosion blast arrest strike lawsuit leak victim witness protest raid visit complaint ' +
  'warning threat accusation resignation document memo tape recording video contract payment source';

/** "Letters" where the text has one letter. */
function several(headed: Headed): Found | null {
  for (const noun of countable.split(' ')) {
    const plural = noun === 'witness' ? 'witnesses' : `${noun}s`;
    // Not "attacks the board": a noun stands behind another word and before no object.
    const said = inHeadline(
      headed,
      new RegExp(
        `(?<=(?:^|\\s)(?:secret|private|new|more|several|series of|of|in|over|after|by|on|for|from|to|with|about) )${plural}(?= ?$|[,;:]| (?:in|on|to|from|with|over|about|by|at|after|of|between|show|reveal|say|confirm))`,
        'iu',
      ),
    );
    if (
      said === null ||
      new RegExp(
        `(?<!\\p{L})(?:${plural}|both|two|three|four|five|six|several|many|series|wave|string)(?!\\p{L})`,
        'iu',
      ).test(headed.body)
    )
      continue;
    const told = inBody(
      headed,
      new RegExp(`(?<!\\p{L})(?:the|a|an|one|that|single) (?:[\\p{L}-]+ ){0,2}?${noun}(?!\\p{L})`, 'iu'),
    );
    if (told !== null) return carried(headed, said, told);
  }
  return null;
}

const hedgedLine =
  /[?“”‘"«„]|(?<!\p{L})(?:may|might|could|would|can|set|likely|unlikely|considers?|considering|mulls?|weighs?|plans?|planned|proposes?|proposed|proposal|eyes|seeks?|wants?|hopes?|aims?|reportedly|alleged(?:ly)?|said|says?|claims?|claimed|reports?|reported|potential|possible|possibly|suspected|suspects?|fears?|feared|to|looms?|threatens?|near|close|bid|talks of|rumou?rs?|urges?|calls? for|suggests?|indicates?|hints?|warns?|predicts?|forecasts?|expects?|expected|believes?)(?!\p{L})/iu;
const hedged =
  /(?<!\p{L})(?:(?:potential|possible|rumou?red|mooted) (?:[\p{Ll}-]+ )?|(?:may|might|could) (?:(?:also|soon|have|be|well|now|yet|still) ){0,2}|(?:(?:is|are|was|were|be|been) )?(?:considering|weighing|mulling|contemplating|exploring)(?: [\p{Ll}-]+){0,3}? |(?:is|are|was|were) (?:said|reported|rumou?red|believed|thought) to (?:have |be )?(?:[\p{Ll}]+ )?|(?:reportedly|allegedly|apparently) (?:[\p{Ll}]+ )?)(\p{Ll}[\p{Ll}-]{2,})/gu;

/** "Minister resigns" where the minister is said to have resigned, or may. */
function certain(headed: Headed): Found | null {
  const { line, headline, story, offset } = headed;
  if (hedgedLine.test(line.replaceAll(/['’]s(?!\p{L})/gu, ''))) return null;
  const told = new Map<string, Span>();
  for (const match of headed.body.slice(0, lead).matchAll(hedged)) {
    const stem = stemOf(match[1] ?? '');
    const span = { start: offset + match.index, end: offset + match.index + match[0].length };
    if (!told.has(stem)) told.set(stem, span);
  }
  for (const match of line.matchAll(/\p{L}[\p{L}-]{3,}/gu)) {
    const span = told.get(stemOf(match[0]));
    if (span === undefined || common.test(match[0]) || isFlat(headed, stemOf(match[0]))) continue;
    const said = { start: headline.start + match.index, end: headline.start + match.index + match[0].length };
    return {
      ranges: [said, span],
      question: `Is ${named(story.text, said)} in the headline as sure as ${named(story.text, span)} in the text?`,
    };
  }
  return null;
}

/** "Minister to resign" where the minister was asked to, and will not. */
function refused(headed: Headed): Found | null {
  const { line, headline, story } = headed;
  const match = /(?<=\p{Ll} to )(\p{Ll}{4,})/u.exec(line);
  const verb = match?.[1];
  if (match === null || verb === undefined || urged.test(line)) return null;
  const told = inBody(
    headed,
    new RegExp(`(?<!\\p{L})(?:(?:would|will) not|won['’]t|refused to|no plans? to) ${verb}(?!\\p{L})`, 'iu'),
  );
  if (told === null) return null;
  const said = { start: headline.start + match.index - 3, end: headline.start + match.index + verb.length };
  return {
    ranges: [said, told],
    question: `Does ${named(story.text, said)} in the headline agree with ${named(story.text, told)} in the text?`,
  };
}

const urged =
  /(?<!\p{L})(?:not|refus\p{L}*|urg\p{L}*|ask\p{L}*|call\p{L}*|press\p{L}*|told|order\p{L}*|declin\p{L}*|fail\p{L}*)(?!\p{L})/iu;

/** The first paragraphs: what the headline sums up. */
const lead = 700;
const common =
  /^(?:have|been|make|made|take|come|over|after|with|from|more|than|that|this|into|about|people|year|first|last|were|will|face|help|need|lead|seen|said)$/i;

/** The text says it without a hedge somewhere. */
function isFlat({ body: words }: Headed, stem: string): boolean {
  const all = words.toLowerCase().match(/\p{L}[\p{L}'’-]*/gu) ?? [];
  const flat = all.filter((word) => stemOf(word) === stem).length;
  const kept = Array.from(words.matchAll(hedged), ([, word]) => stemOf(word ?? '')).filter(
    (one) => one === stem,
  ).length;
  return flat > kept;
}

const denial =
  /(?<!\p{L})(?:not|n['’]t|never|declin\p{L}*|refus\p{L}*|cannot|unable|yet|neither|without|nor)(?: [\p{L}’']+){0,4}? confirm\p{L}*|unconfirmed/giu;

/** "Confirms" where nobody in the text does, and nobody speaks on the record. */
function confirmed(headed: Headed): Found | null {
  const said = inHeadline(
    headed,
    /(?<!(?:not|to|yet|never|declines|refuses|un)[ -]?)(?<!\p{L})confirm(?:s|ed)?(?!\p{L})/iu,
  );
  if (said === null) return null;
  const denied = inBody(headed, new RegExp(denial.source, 'iu'));
  const rest = headed.body.replaceAll(denial, '');
  if (/confirm|acknowledg|admit|announc|verif|concede/i.test(rest)) return null;
  const { sourcing, sourceOf } = headed.story;
  const onRecord = sourcing.statements.some((statement) => {
    const kind = sourceOf(statement)?.kind;
    return (
      statement.cue !== null &&
      statement.cue.start >= headed.offset &&
      statement.hand === 'first' &&
      kind !== 'unnamed' &&
      kind !== undefined
    );
  });
  if (denied === null && onRecord) return null;
  return {
    ranges: denied === null ? [said] : [said, denied],
    question: `Who in the text confirms what the headline has as ${named(headed.story.text, said)}?`,
  };
}

/** What a headline says, what the text must have for it, and what it often has in its place. */
const steps: readonly [said: RegExp, needed: RegExp, had: RegExp][] = [
  [
    /(?<!\p{L})(?:proves?|proven|proof)(?!\p{L})/iu,
    /(?<!\p{L})(?:prov(?:e|es|ed|en|ing)|proof)(?!\p{L})/iu,
    /(?<!\p{L})(?:suggest\p{L}*|indicat\p{L}*|hint\p{L}*|may|might|could)(?!\p{L})/iu,
  ],
  [
    /(?<!\p{L})causes?(?!\p{L})(?! of)/iu,
    /(?<!\p{L})caus(?:e|es|ed|ing)(?!\p{L})/iu,
    /(?<!\p{L})(?:linked (?:to|with)|associated with|correlat\p{L}*)/iu,
  ],
  [
    /(?<!\p{L})(?:guilty|convicted)(?!\p{L})/iu,
    /(?<!\p{L})(?:guilt|convict|found|sentenc|verdict|plead|jury)/iu,
    /(?<!\p{L})(?:charged|accused|suspected|alleged)/iu,
  ],
  [
    /(?<!\p{L})(?:unanimous(?:ly)?|everyone|nobody|no one)(?!\p{L})/iu,
    /unanim|everyone|everybody|nobody|no one|(?<!\p{L})(?:all|none)(?!\p{L})/iu,
    /(?<!\p{L})(?:most|majority|some|few)(?!\p{L})/iu,
  ],
];

function stronger(headed: Headed): Found | null {
  for (const [pattern, needed, had] of steps) {
    const said = inHeadline(headed, pattern);
    if (said === null || needed.test(headed.body)) continue;
    const told = inBody(headed, had);
    if (told !== null) return carried(headed, said, told);
  }
  return null;
}

/** A number that the text does not have, in any form: rounded, or as the sum of two. */
function numbered(headed: Headed): Found | null {
  const { line, headline, story } = headed;
  const told = amountsIn(headed.body, headed.offset);
  for (const one of amountsIn(line, headline.start)) {
    if (
      isYear(one) ||
      isTime(headed, one) ||
      story.isQuoted(one) ||
      told.some((other) => isAbout(one, other)) ||
      isSum(one, told)
    )
      continue;
    if (one.value < least && !told.some((other) => isOfSame(headed, one, other))) continue;
    return {
      ranges: [{ start: one.start, end: one.end }],
      question: `Where in the text is the headline’s ${named(story.text, one)}?`,
    };
  }
  return null;
}

/** Smaller numbers are often told by a list of names. */
const least = 10;
/** Spans of time are often told by dates. */
const isTime = ({ story }: Headed, { end }: Amount) =>
  /^[ -](?:minute|hour|day|night|week|month|year)/u.test(story.text.slice(end, end + 8));
const isYear = ({ value, words }: Amount) => /^\d{4}$/.test(words) && value > 1000 && value < 2200;

/** The same, or one of them is round: "£212,000" and "more than £200,000". Small ones are not rounded. */
function isAbout(a: Amount, b: Amount): boolean {
  if (a.value === b.value) return true;
  const isRounded = Math.min(a.value, b.value) >= 100 ? isRound(a) || isRound(b) : !isWhole(a) || !isWhole(b);
  return isRounded && Math.abs(a.value - b.value) <= Math.max(a.value, b.value) * 0.15;
}

const isWhole = ({ value }: Amount) => Number.isInteger(value);
const isRound = ({ value }: Amount) => /^\d{1,2}0*$/.test(String(Math.round(value)));

function isSum(one: Amount, told: readonly Amount[]): boolean {
  const values = new Set(told.slice(0, 100).map(({ value }) => value));
  for (const value of values) if (values.has(one.value - value) || values.has(one.value + value)) return true;
  return false;
}

/** "Four held" and "three were held": the word behind the number stands near the other number too. */
function isOfSame({ story }: Headed, one: Amount, other: Amount): boolean {
  const word = /^\s(\p{L}{3,})/u.exec(story.text.slice(one.end, one.end + 30))?.[1];
  if (word === undefined) return false;
  const near = story.text.slice(other.end, other.end + 40).split(/[.,;]/, 1)[0] ?? '';
  return near
    .split(/[^\p{L}]+/u)
    .slice(0, 5)
    .some((next) => next.length > 2 && stemOf(next) === stemOf(word));
}
