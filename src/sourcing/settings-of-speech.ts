import type { ReadSentence } from './reading.ts';
import type { Span } from './sourcing.ts';

/** Where and before whom words are said, as a sentence tells it: "in a closed-door meeting with lawmakers", "told his aides". */
export interface Setting extends Span {
  /** Before whom, by kind: "aides" and "advisers" are one. Null where the sentence does not say. */
  hearers: string | null;
  /** What sort of occasion, by kind. */
  occasion: string | null;
}

const kinds = (lists: Record<string, string>) =>
  new Map(Object.entries(lists).flatMap(([kind, words]) => words.split(' ').map((word) => [word, kind] as const)));

const hearers = kinds({
  aide: 'aides aide advisers adviser advisors advisor staff staffers team strategists',
  friend: 'friends friend allies ally confidants confidant associates associate relatives family wife husband',
  colleague: 'colleagues colleague deputies deputy',
  lawmaker: 'lawmakers lawmaker legislators senators senator mps congressmen parliament congress parliamentarians',
  minister: 'ministers minister cabinet',
  councillor: 'councillors councilors councillor council',
  director: 'directors director executives managers board',
  worker: 'workers employees crews crew miners nurses teachers unions union',
  investor: 'investors investor shareholders bankers creditors',
  donor: 'donors donor fundraisers',
  soldier: 'commanders generals officers soldiers troops',
  diplomat: 'diplomats diplomat envoys envoy ambassadors ambassador',
  resident: 'residents villagers voters parents students pupils congregation',
  lawyer: 'lawyers lawyer prosecutors judges',
});
const occasions = kinds({
  meeting: 'meeting meetings talks session gathering dinner lunch breakfast retreat',
  call: 'call calls conversation',
  speech: 'speech speeches address rally sermon',
  interview: 'interview interviews podcast',
  press: 'conference briefing',
  letter: 'letter letters email e-mail memo memorandum message',
  hearing: 'hearing testimony deposition',
});

const telling = new Set(
  'told tells telling tell assured assures informed informs reminded reminds addressing briefed'.split(' '),
);
const toward = new Set('said says confided whispered remarked spoke boasted admitted joked complained'.split(' '));
const places = new Set('in at during over on after through via'.split(' '));
const company = new Set('with to of before for'.split(' '));
const reach = 7;

/** As the sentence tells them, in order; nothing that stands between quotation marks. */
export function settingsIn(sentence: ReadSentence): Setting[] {
  const settings: Setting[] = [];
  for (let index = 0; index < sentence.items.length; index += 1) {
    const found = toldAt(sentence, index) ?? heldAt(sentence, index);
    if (found === null) continue;
    settings.push(found.setting);
    index = found.to - 1;
  }
  return settings;
}

interface Found {
  setting: Setting;
  to: number;
}

function toldAt(sentence: ReadSentence, index: number): Found | null {
  const word = sentence.items[index]?.lower ?? '';
  const next = sentence.items[index + 1]?.lower;
  const isToward = toward.has(word) && (next === 'to' || next === 'in');
  if (!telling.has(word) && !isToward) return null;
  const noun = nounOf(sentence, index + (isToward ? 2 : 1), hearers);
  return noun === null ? null : found(sentence, index, noun.to, { hearers: noun.kind, occasion: null });
}

function heldAt(sentence: ReadSentence, index: number): Found | null {
  if (!places.has(sentence.items[index]?.lower ?? '')) return null;
  const occasion = nounOf(sentence, index + 1, occasions);
  if (occasion === null) return null;
  const isWith = company.has(sentence.items[occasion.to]?.lower ?? '');
  const others = isWith ? nounOf(sentence, occasion.to + 1, hearers) : null;
  const kindsFound = { hearers: others?.kind ?? null, occasion: occasion.kind };
  return found(sentence, index, others?.to ?? occasion.to, kindsFound);
}

/** The head of a short phrase, if it is one of the words: "his two closest aides", "a closed-door meeting". */
function nounOf(
  { items, parts }: ReadSentence,
  from: number,
  among: Map<string, string>,
): { kind: string; to: number } | null {
  for (let index = from; index < Math.min(items.length, from + reach); index += 1) {
    const part = parts[index] ?? 'sign';
    if (!/^(?:name|noun|number|ing|participle|determiner|adverb|pronoun|saying)$/.test(part)) return null;
    const kind = among.get(items[index]?.lower ?? '');
    const isHead = !/^(?:noun|name)$/.test(parts[index + 1] ?? '') && items[index]?.possessive !== true;
    if (kind !== undefined && isHead) return { kind, to: index + 1 };
  }
  return null;
}

function found({ items }: ReadSentence, from: number, to: number, rest: Omit<Setting, 'start' | 'end'>): Found {
  return { setting: { start: items[from]?.start ?? 0, end: items[to - 1]?.end ?? 0, ...rest }, to };
}
