import type { Audited, Found, Rule } from './audited.ts';
import { named } from './audit-words.ts';
import type { ReadSentence } from './reading.ts';
import { settingsIn } from './settings-of-speech.ts';
import type { Setting } from './settings-of-speech.ts';
import type { Source, Span, Statement } from './sourcing.ts';
import { timeNouns } from './function-words.ts';

/** Words that the text has said in two places, or by two people; words said in private that are to show what is said in public. */
export const quoteInTwoPlaces: Rule = {
  id: 'quote-in-two-places',
  severity: 'medium',
  principle: 'R-quote',
  find(story) {
    const spoken = spokenIn(story);
    const found = [...spoken.flatMap((one, index) => fromOne(story, one, spoken[index - 1])), ...twice(story, spoken)];
    return found.slice(0, most);
  },
};

const most = 5;

/** Quoted words, with the sentence that says by whom. */
interface Spoken {
  statement: Statement;
  source: Source;
  sentence: ReadSentence;
  /** Its number in the body. */
  place: number;
  settings: Setting[];
}

function spokenIn(story: Audited): Spoken[] {
  const numbers = new Map(story.body.map((sentence, place) => [sentence.start, place]));
  return story.sourcing.statements.flatMap((statement): Spoken[] => {
    const source = story.sourceOf(statement);
    const sentence = statement.cue === null ? null : story.sentenceAt(statement.cue.start);
    const place = sentence === null ? undefined : numbers.get(sentence.start);
    if (source === null || sentence === null || place === undefined || statement.quote === 'indirect') return [];
    return [{ statement, source, sentence, place, settings: settingsIn(sentence) }];
  });
}

function fromOne(story: Audited, spoken: Spoken, before: Spoken | undefined): Found[] {
  // One question for one sentence.
  if (before?.place === spoken.place) return [];
  const found = floatedElsewhere(story, spoken) ?? privateForPublic(story, spoken) ?? madeElsewhere(story, spoken);
  return found === null ? [] : [found];
}

const question = (story: Audited, a: Span, b: Span): Found => ({
  ranges: [a, b].toSorted((one, other) => one.start - other.start),
  question: `Were these words spoken where the text says ${named(story.text, a)}, or where it says ${named(story.text, b)}?`,
});

/** The sentences just before, in the same paragraph, nearest first. */
function before(story: Audited, { place, sentence }: Spoken): ReadSentence[] {
  const sentences = story.body.slice(Math.max(0, place - 2), place).toReversed();
  return sentences.filter(({ paragraph }) => paragraph === sentence.paragraph);
}

/** "floated the idea in a meeting with lawmakers. “…,” he told his aides." */
function floatedElsewhere(story: Audited, spoken: Spoken): Found | null {
  const here = spoken.settings.find((setting) => setting.hearers !== null && setting.occasion === null);
  if (here === undefined || tellsAnother(spoken.sentence)) return null;
  for (const sentence of before(story, spoken)) {
    if (!speaks(sentence) || !isAbout(story, sentence, spoken)) continue;
    const there = settingsIn(sentence).find((setting) => setting.hearers !== null && setting.occasion !== null);
    if (there !== undefined && there.hearers !== here.hearers) return question(story, there, here);
  }
  return null;
}

const speaking = new Set(
  (
    'floated raised proposed pitched presented aired outlined broached mooted discussed mentioned unveiled suggested said told ' +
    'announced promised explained described defended argued warned spoke made laid put called urged'
  ).split(' '),
);
const speaks = ({ items }: ReadSentence) => items.some(({ lower }) => speaking.has(lower));

const moved = new Set(
  'later afterwards afterward separately also again then after another earlier before repeated previously since'.split(
    ' ',
  ),
);

/** Says of itself that it is another occasion: "later told", "told ministers on Friday". */
function tellsAnother({ items }: ReadSentence): boolean {
  return items.some(({ lower }) => moved.has(lower) || timeNouns.has(lower));
}

const small = new Set('the and for who whose with that from'.split(' '));

/** Names the source by a name or office, or speaks of "he", "she", "they". */
function isAbout({ text }: Audited, sentence: ReadSentence, { source, statement }: Spoken): boolean {
  const { sourceSpan } = statement;
  const said = sourceSpan === null ? '' : text.slice(sourceSpan.start, sourceSpan.end);
  const names = new Set(wordsIn(`${source.name} ${said}`).filter((word) => word.length > 2 && !small.has(word)));
  const told = sentence.items.filter(({ quotation }) => quotation === null).flatMap(({ lower }) => wordsIn(lower));
  return told.some((word) => names.has(word) || /^(?:he|she|they)$/.test(word));
}

/** "Vega-Ruiz" is two words here. */
const wordsIn = (words: string) => words.toLowerCase().split(/[^\p{L}]+/u);

const publicly =
  /publicly (?:[\p{L}-]+ ){0,2}?(?:support|back|prais|defend|endors|loyal|committ|stood|insist|maintain|confident|optimis)\p{L}*|(?:support|back|prais|defend|endors)(?:\p{L}*) (?:[\p{L}.’'-]+ ){0,6}?(?:in public|publicly)|public (?:support|backing|praise|loyalty)/iu;
const withheld = /(?<!\p{L})(?:not|never|no|declined|refused|without|n['’]t|despite|but|yet)(?!\p{L})/iu;
const contrast =
  /(?<!\p{L})(?:but|yet|however|while|whereas|although|though|contrast|nonetheless|nevertheless|instead)(?!\p{L})|^(?:privately|in private|behind)/iu;
const closed =
  /(?<!\p{L})(?:(?:during |in |at )?(?:an? |the )?(?:closed-door|private|confidential|off-the-record) (?:meeting|call|conversation|dinner|briefing|session|remarks|message|letter)|behind closed doors|in private|in confidence|confided)(?!\p{L})/iu;

/** "has been publicly supportive. “…,” he told his aides behind closed doors." */
function privateForPublic(story: Audited, spoken: Spoken): Found | null {
  const words = unquoted(story, spoken.sentence);
  const aside = privately(spoken, words);
  if (aside === null || contrast.test(words.trimStart())) return null;
  for (const sentence of before(story, spoken)) {
    const told = unquoted(story, sentence);
    const match = publicly.exec(told);
    if (match === null || !isAbout(story, sentence, spoken)) continue;
    const clause = told.slice(Math.max(told.lastIndexOf(',', match.index), 0), match.index);
    if (withheld.test(clause)) return null;
    const shown = { start: sentence.start + match.index, end: sentence.start + match.index + match[0].length };
    return {
      ranges: [shown, aside],
      question: `Can what was said in private (${named(story.text, aside)}) show what the text calls ${named(story.text, shown)}?`,
    };
  }
  return null;
}

function privately({ sentence, settings }: Spoken, words: string): Span | null {
  const aside = settings.find(({ hearers }) => hearers === 'aide' || hearers === 'friend');
  const match = closed.exec(words);
  if (match === null) return aside ?? null;
  const start = sentence.start + match.index;
  const end = start + match[0].length;
  return aside === undefined ? { start, end } : { start: Math.min(start, aside.start), end: Math.max(end, aside.end) };
}

const made =
  /(?<!\p{L})(?:the|that|those|these|this|his|her|their) (?:remarks?|comments?|words|promise|pledge|threat|warning|quip),? (?:(?:which|that) (?:was|were) )?(?:made|delivered|given|uttered|spoken|written|sent) /iu;

/** "“…,” he told his aides. The remark, made in a speech to lawmakers, …" */
function madeElsewhere(story: Audited, spoken: Spoken): Found | null {
  const next = story.body[spoken.place + 1];
  const match = next === undefined ? null : made.exec(unquoted(story, next));
  if (next === undefined || match === null) return null;
  const from = next.start + match.index + match[0].length;
  const there = settingsIn(next).find(({ start, end }) => end > from && start <= from + 2);
  const here = spoken.settings.find((setting) => there !== undefined && disagree(setting, there));
  return here === undefined || there === undefined ? null : question(story, here, there);
}

function disagree(a: Setting, b: Setting): boolean {
  if (a.hearers !== null && b.hearers !== null) return a.hearers !== b.hearers;
  return a.occasion !== null && b.occasion !== null && a.occasion !== b.occasion;
}

const enough = 5;

/** The same words from two people, or from one on two occasions. */
function twice(story: Audited, spoken: readonly Spoken[]): Found[] {
  const firsts = new Map<string, Spoken & { span: Span }>();
  const found: Found[] = [];
  for (const one of spoken) {
    for (const span of one.statement.content) {
      const words = story.isQuoted(span) ? wordsOf(story.words(span)) : [];
      if (words.length < enough) continue;
      const key = words.slice(0, 12).join(' ');
      const first = firsts.get(key);
      if (first === undefined) firsts.set(key, { ...one, span });
      else if (!isRepeated(one.sentence) && isOtherMouth(first, one))
        found.push(mouths(story, first, { ...one, span }));
    }
  }
  return found;
}

const wordsOf = (words: string) =>
  words
    .toLowerCase()
    .replaceAll('’', "'")
    .match(/[\p{L}\p{N}']+/gu)
    ?.map((word) => word.replace(/^'+|'+$/g, ''))
    .filter((word) => word !== '') ?? [];

const isRepeated = ({ items }: ReadSentence) =>
  items.some(({ lower }) => /^(?:repeat|echo|again|quot|cit|reiterat|also)/.test(lower));

function isOtherMouth(a: Spoken, b: Spoken): boolean {
  if (a.source.id !== b.source.id) return !isPronoun(a.source.name) && !isPronoun(b.source.name);
  return a.settings.some((one) => b.settings.some((other) => disagree(one, other)));
}

const isPronoun = (name: string) => /^(?:he|she|it|they|who|which)$/i.test(name);

function mouths(story: Audited, a: Spoken & { span: Span }, b: Spoken & { span: Span }): Found {
  const words = named(story.text, inner(story.text, a.span));
  if (a.source.id === b.source.id) {
    const here = a.settings.find((one) => b.settings.some((other) => disagree(one, other)));
    const there = b.settings.find((other) => here !== undefined && disagree(here, other));
    const places = [here ?? a.span, there ?? b.span];
    return {
      ranges: [a.span, b.span],
      question: `Were the words ${words} spoken twice, where the text says ${places.map((place) => named(story.text, place)).join(' and where it says ')}?`,
    };
  }
  const [one, other] = [a.statement.sourceSpan ?? a.span, b.statement.sourceSpan ?? b.span];
  return {
    ranges: [a.span, b.span],
    question: `Who said ${words}: ${named(story.text, one)} or ${named(story.text, other)}?`,
  };
}

function inner(text: string, { start, end }: Span): Span {
  const isMark = (index: number) => /["“”„«»‹›‘’‚',]/.test(text[index] ?? '');
  let [from, to] = [start, end];
  while (from < to && isMark(from)) from += 1;
  while (to > from && isMark(to - 1)) to -= 1;
  return { start: from, end: to };
}

/** A sentence with blanks for what stands between quotation marks; offsets stay. */
function unquoted({ text }: Audited, { start, end, items }: ReadSentence): string {
  let words = '';
  let done = start;
  for (const item of items) {
    if (item.quotation === null) continue;
    words += text.slice(done, item.start) + ' '.repeat(item.end - item.start);
    done = item.end;
  }
  return words + text.slice(done, end);
}
