import type { Audited } from './audited.ts';
import { ownWordsIn } from './own-words.ts';
import { isPlural, singular } from './source-words.ts';
import type { Source, Span } from './sourcing.ts';

/** Unnamed sources as the audit sorts them: whose name was withheld, and who was simply not named. */

const set = (words: string) => new Set(words.split(' '));

/** Whoever is called so and has no name was promised that, as a rule. */
const insiders = set(
  'source official person people aide adviser advisor diplomat insider staffer employee executive lawmaker ' +
    'legislator senator congressman congresswoman councillor councilor minister whistleblower informant operative ' +
    'strategist investigator prosecutor detective agent negotiator envoy delegate ally friend associate confidant ' +
    'colleague co-worker coworker manager banker broker member officer commander regulator inspector auditor ' +
    'consultant contractor figure leaker worker lawyer doctor nurse teacher secretary',
);
/** These are withheld only if words behind them or before them say that they know something. */
const only = set(
  'person people member officer figure worker friend colleague lawyer doctor nurse teacher secretary minister ' +
    'commander detective inspector manager contractor consultant agent senator congressman congresswoman prosecutor ' +
    'investigator councillor councilor delegate envoy negotiator ally regulator',
);
const knowing =
  /\b(?:familiar|close to|knowledge|briefed|aware|privy|access to|involved|present at|in the room|anonymous|unnamed|unidentified|senior|high-ranking|high-level|top|former|intelligence|anonymity|not to be named|inside)\b/i;
/** Several of a kind, with no sign that somebody in particular spoke. */
const particular =
  /\b(?:familiar|close to|knowledge|briefed|privy|access to|present at|in the room|anonymous|unidentified|anonymity|not to be named|sources)\b/i;

/** These speak for others, were there, or are asked for what anybody may think: a name more or less is no promise. */
const open = set(
  'spokesman spokeswoman spokesperson witness resident neighbour neighbor villager local passer-by passerby bystander ' +
    'onlooker tourist visitor shopper customer passenger commuter driver motorist pedestrian survivor victim voter fan ' +
    'supporter protester protestor demonstrator analyst expert observer critic commentator economist scientist ' +
    'researcher historian professor academic scholar judge court juror reader viewer user poster blogger caller man ' +
    'woman boy girl child pupil student parent mother father player doctor nurse medic paramedic surgeon fisherman farmer ' +
    'shopkeeper trader soldier officer policeman policewoman firefighter rescuer commander police rebel militant fighter ' +
    'wife wive several specialist husband captive hostage prisoner detainee inmate interview lawyer attorney family relative friend colleague senator lawmaker legislator minister committee panel group ' +
    'team crew council board one some other others hundred thousand dozen million country nation state party company firm',
);
/** Told apart from their like by where they work or what they did. */
const placed = /\s(?:who|at|of|on|with|from|inside|within|close|familiar|present|involved)\s/i;

/** Who knows something, and not only was there. */
const informed = /familiar|knowledge|anonym|briefed/i;

/** Best words for a source: where it is named most fully, without the insertion behind a comma. */
export function bestMention(story: Audited, source: Source): Span {
  const { text, headline } = story;
  const { mentions, name } = source;
  const start = name.slice(0, 24).toLowerCase();
  const below = mentions.filter((mention) => headline === null || mention.start >= headline.end);
  const all = below.length > 0 ? below : mentions;
  const best =
    all.find((mention) => text.slice(mention.start, mention.start + start.length).toLowerCase() === start) ?? all[0];
  if (best === undefined) return { start: 0, end: 0 };
  return introduction(story, source) ?? withoutInsertion(text, best);
}

const before = 20_000;

/** "a source on the board", for a source that first speaks as "the source". */
function introduction(story: Audited, { name, mentions }: Source): Span | null {
  const head = /^the (source|person|official|insider|aide|diplomat|adviser)$/i.exec(name)?.[1]?.toLowerCase();
  const [first] = mentions;
  if (head === undefined || first === undefined) return null;
  const start = Math.max(0, first.start - before);
  const words = ownWordsIn(story, { start, end: first.start });
  const pattern = new RegExp(
    `\\b(?:an?|one) (?:[\\p{L}'-]{1,20} ){0,3}${head}(?: (?:on|with|in|at|close|familiar|from|inside|near|of|for|to)(?: [\\p{L}'-]{1,20}){1,6})?`,
    'giu',
  );
  const last = [...words.matchAll(pattern)].at(-1);
  return last === undefined ? null : { start: start + last.index, end: start + last.index + last[0].length };
}

/** "a clerk" of "a clerk, who works in the harbour office,". */
export function withoutInsertion(text: string, { start, end }: Span): Span {
  const words = text.slice(start, end);
  const comma = words.search(/\s?[,(—–]/);
  const shown = comma > 0 ? words.slice(0, comma) : words;
  return { start, end: start + shown.replace(/\s+(?:who|that|which)$/, '').trimEnd().length };
}

/** The noun of an unnamed source: "official" of "two senior officials with knowledge of it". */
export function headOf({ name }: Pick<Source, 'name'>): string {
  const words = name.toLowerCase().split(/[\s,]+/);
  const behind = words.findIndex((word, index) => index > 0 && ends.has(word));
  return singular((behind < 0 ? words : words.slice(0, behind)).at(-1) ?? '');
}
const ends = set(
  'with of in at on from for who that which close familiar briefed aware involved present privy to inside within ' +
    'near under speaking quoted cited as by about not working and knowledgeable',
);

/** Somebody whose name the text keeps back, and not a mere witness, spokesperson or group. */
export function isWithheld({ kind, name, people, group, mentions }: Source, { text }: Audited): boolean {
  if (kind !== 'unnamed') return false;
  const head = headOf({ name });
  const isOne = /^(?:an?|one|another)\s/i.test(name) || isCounted(name);
  if (!insiders.has(head)) return isOne && !group && people < 13 && !open.has(head) && placed.test(`${name} `);
  const first = name.split(/\s/, 1)[0]?.toLowerCase() ?? '';
  // "the governor", "his lawyer", "Osk's adviser": one who holds an office is known by it.
  if (/^(?:the|his|her|its|their|this|that)$/.test(first) && !/^(?:source|insider|person|people)$/.test(head))
    return false;
  const isOfSomebody = /^(?:[^\s]+\s){0,2}[^\s]+['’]s?\s/.test(name) && !/^(?:an?|one)$/.test(first);
  if (group || (people > 1 && isPlural(name) && !isCounted(name)))
    return particular.test(name) && (!isOfSomebody || informed.test(name));
  if (isOfSomebody && people === 1) return false;
  if (!only.has(head)) return true;
  if (isOne && people < 13 && !open.has(head) && placed.test(`${name} `)) return true;
  return (
    knowing.test(name) ||
    mentions.some(({ start, end }) => particular.test(text.slice(start, Math.min(end + 80, start + 240))))
  );
}

const isCounted = (name: string) =>
  /^(?:(?:at least|more than|about|some|the|these|all)\s)?(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+|both|a (?:pair|couple|dozen|trio|handful|number)|several|multiple)\b/i.test(
    name,
  );

/** Nothing but "a source", "sources", "an anonymous source". */
export function isBare(story: Audited, source: Source): boolean {
  if (source.kind !== 'unnamed' || !bare.test(source.name)) return false;
  return bare.test(story.words(introduction(story, source) ?? { start: 0, end: 0 }) || source.name);
}

const bare =
  /^(?:(?:the|an?|one|two|three|four|several|some|many|multiple|other|another|single|anonymous|unnamed|unidentified|our|its|their)\s){0,3}sources?$/i;

/** Many who may say what they think: readers know that no single one is meant. */
export function isPublicGroup({ group, name }: Source): boolean {
  return (
    group &&
    /^(?:analyst|expert|critic|observer|commentator|resident|voter|protester|protestor|activist|campaigner|supporter|fan|opponent|neighbour|neighbor|villager|reader|viewer|user|customer|passenger|student|parent|witness|demonstrator|rebel|militant|other|some|many|local|economist|trader|investor|watcher)$/.test(
      headOf({ name }).split('-').at(-1) ?? '',
    )
  );
}
