import type { Audited, Rule } from './audited.ts';
import { apart, listed, placed } from './audit-words.ts';
import type { Span } from './sourcing.ts';
import { sayingForm } from './verbs.ts';

/** Days that are reckoned from the day of the story, in a text that does not say which day that is. */
export const relativeDate: Rule = {
  id: 'relative-date',
  severity: 'medium',
  principle: 'R-accuracy',
  find(story) {
    if (story.facts.dated) return [];
    const spans = story.body.flatMap((sentence) => reckonedIn(story, sentence));
    if (spans.length === 0 || saysItsDay(story)) return [];
    const ranges = apart(spans, most);
    const question = `From which day is ${listed(story.text, ranges)} to be reckoned, as the text carries no date?`;
    return [{ ranges, question }];
  },
};

const most = 8;

const weekday = '(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day';
const month =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December|' +
  '(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\.?)';
const day = '\\d{1,2}(?:st|nd|rd|th)?';
const season = '(?:spring|summer|autumn|fall|winter)';
const unit = `(?:week|weekend|month|year|quarter|night|evening|afternoon|morning|${season}|${weekday}|${month})`;
const some = '(?:\\d{1,3}|a|two|three|four|five|six|seven|eight|nine|ten|several|a few)';

/** A day and a month, with or without a year: "3 March", "March 3, 2008", "2008-03-03", "3/3/2008". */
const date = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${month} ${day}(?!\\p{N})|${day} (?:of )?${month}(?!\\p{L})|\\d{4}-\\d\\d-\\d\\d|\\d{1,2}[./]\\d{1,2}[./]\\d{4})`,
  'u',
);

const reckoned = new RegExp(
  `(?<![\\p{L}\\p{N}'’-])(?:yesterday|tomorrow|tonight|(?:earlier|later|earlier on) (?:today|tonight)|` +
    `(?:earlier |later |late |early )?(?:this|last|next) ${unit}|` +
    `${some} (?:days|weeks|months|years|day|week|month|year) (?:ago|earlier today)|` +
    `on (?:late |early )?${weekday}|${weekday} (?:morning|afternoon|evening|night)|the day (?:before|after) (?:yesterday|tomorrow))(?![\\p{L}\\p{N}-])`,
  'giu',
);

function reckonedIn(story: Audited, { start, end, items }: Span & { items: readonly { lower: string }[] }): Span[] {
  const words = story.text.slice(start, end);
  const shifted = (span: Span) => ({ start: start + span.start, end: start + span.end });
  const spans = placed(words, reckoned)
    .filter((span) => !isAnchored(words, span))
    .map(shifted);
  const here = story.body[0]?.paragraph === story.sentenceAt(start)?.paragraph ? placed(words, now).map(shifted) : [];
  return [...spans, ...said(items), ...here].filter((span) => !story.isQuoted(span) && !isOfTitle(story.text, span));
}

/** "said today", "announced Tuesday": a bare day beside a verb of saying. */
function said(items: readonly { lower: string }[]): Span[] {
  const spans: Span[] = [];
  for (const [index, item] of (items as readonly ({ lower: string } & Span)[]).entries()) {
    if (!bare.test(item.lower)) continue;
    const isBeside = [items[index - 1], items[index + 1]].some(
      (one) => one !== undefined && sayingForm(one.lower)?.form === 'past',
    );
    if (isBeside) spans.push({ start: item.start, end: item.end });
  }
  return spans;
}
/** "today" that ends a clause of the first paragraph is a day; elsewhere it is as often these times. */
const now = /(?<!\p{L})(?<!(?:of|until|even|by|for|that|those) )today(?=[,.;]| after | when | by )/giu;
const bare = new RegExp(`^(?:today|${weekday})$`, 'i');

/** Says from where it is reckoned: "the last week of March", "last year, 2007", "the next day", "a better tomorrow". */
function isAnchored(words: string, { start, end }: Span): boolean {
  const before = words.slice(Math.max(0, start - 24), start);
  const after = words.slice(end, end + 40);
  if (
    /(?:^|[^\p{L}])(?:the|its|his|her|their|our|every|each|a better|of) $/iu.test(before) &&
    !/^on /i.test(words.slice(start))
  )
    return !/^yesterday/i.test(words.slice(start)) && !/(?:^|[^\p{L}])of $/iu.test(before);
  if (
    /^,? \(?(?:of (?:that|the)|before (?:the|that|his|her|their)|after (?:the|that|his|her|their)|\d{4}(?!\p{N}))/u.test(
      after,
    )
  )
    return true;
  return dateAhead.test(after);
}
const dateAhead = new RegExp(`^,? (?:the )?(?:${month} ${day}|${day} (?:of )?${month}|\\(?${day}[) ])`, 'u');

/** "on Sunday Times pages": the name of a paper or a feast. */
function isOfTitle(text: string, { end }: Span): boolean {
  return /^ (?:Times|Telegraph|Mail|Mirror|Post|Express|People|World|Herald|School)(?!\p{L})/u.test(
    text.slice(end, end + 14),
  );
}

const longestLine = 120;

/** A date line or a dateline: a short paragraph of its own, or the first words of the story. */
function saysItsDay({ text, reading }: Audited): boolean {
  const paragraphs = reading.paragraphs.slice(reading.headed ? 1 : 0);
  const isDate = (span: Span) => date.test(text.slice(span.start, Math.min(span.end, span.start + longestLine)));
  const lines = [...paragraphs.slice(0, 4), ...paragraphs.slice(-2)].filter(
    ({ start, end }) => end - start < longestLine,
  );
  if (lines.some((span) => isDate(span) && !/[.!?]["”’]?$/.test(text.slice(span.start, span.end)))) return true;
  // The day is told where the story begins: "PORT ELSA, March 3 —", "on Monday, March 3".
  const first = paragraphs.find(({ start, end }) => end - start >= longestLine) ?? paragraphs[0];
  return first !== undefined && paragraphs.indexOf(first) < 4 && isTold(text.slice(first.start, first.end));
}

const dateline = new RegExp(`^[^.!?]{0,70}?(?:${date.source})[^.!?]{0,30}?\\s?[—–:-]`, 'u');
const fullDay = new RegExp(`${weekday},? (?:the )?(?:${date.source.replace('(?<![\\p{L}\\p{N}])', '')})`, 'u');

const isTold = (paragraph: string) => dateline.test(paragraph.slice(0, 160)) || fullDay.test(paragraph.slice(0, 1000));
