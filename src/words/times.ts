/** Dates, numbers and lists in a language, by Intl. Times are given as ISO text and shown in the newsroom's zone. */
export interface Telling {
  language: string;
  timeZone: string;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function format(
  { language, timeZone }: Telling,
  name: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const key = `${language} ${timeZone} ${name}`;
  let made = formats.get(key);
  if (!made) {
    made = new Intl.DateTimeFormat(locale(language), { timeZone, ...options });
    formats.set(key, made);
  }
  return made;
}

/** English as it is written in Britain: day before month. */
const locale = (language: string): string => (language === 'en' ? 'en-GB' : language);

const isEnglish = (telling: Telling): boolean => telling.language === 'en';

/** The day stays with its month at the end of a line. */
const together = (day: string): string => day.replace(/(\d\.?) (?=\p{L})/u, '$1\u00a0');

/** 20 November 2031 */
export const date = (telling: Telling, time: string): string =>
  together(format(telling, 'date', { day: 'numeric', month: 'long', year: 'numeric' }).format(new Date(time)));

/** 20 November */
export const shortDate = (telling: Telling, time: string): string =>
  together(format(telling, 'short date', { day: 'numeric', month: 'long' }).format(new Date(time)));

/** Thursday 20 November 2031 */
export const longDate = (telling: Telling, time: string): string =>
  together(
    format(telling, 'long date', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).format(
      new Date(time),
    ),
  ).replace(isEnglish(telling) ? ',' : '\0', '');

/** 20 Nov */
export const briefDate = (telling: Telling, time: string): string =>
  together(format(telling, 'brief date', { day: 'numeric', month: 'short' }).format(new Date(time)));

/** Thu */
export const weekday = (telling: Telling, time: string): string =>
  format(telling, 'weekday', { weekday: 'short' }).format(new Date(time));

/** 6.10 am, never parted by the end of a line; 18.10 in German */
export function hour(telling: Telling, time: string): string {
  const options: Intl.DateTimeFormatOptions = isEnglish(telling)
    ? { hour: 'numeric', minute: '2-digit', hour12: true }
    : { hour: '2-digit', minute: '2-digit', hour12: false };
  const parts = format(telling, 'hour', options).formatToParts(new Date(time));
  const of = (type: string): string => parts.find((part) => part.type === type)?.value ?? '';
  const minutes = of('minute');
  if (!isEnglish(telling)) return `${of('hour')}.${minutes}`;
  // Noon and midnight are 12; some versions of Intl call them 0.
  const hours = of('hour') === '0' ? '12' : of('hour');
  return `${hours}${minutes === '00' ? '' : `.${minutes}`}\u00a0${of('dayPeriod').toLowerCase().replaceAll('.', '')}`;
}

/** 20 November 2031, 6.10 am */
export const dateAndHour = (telling: Telling, time: string): string => `${date(telling, time)}, ${hour(telling, time)}`;

/** 21 November, 9.40 am */
export const shortDateAndHour = (telling: Telling, time: string): string =>
  `${shortDate(telling, time)}, ${hour(telling, time)}`;

export const number = (language: string, value: number): string =>
  new Intl.NumberFormat(locale(language)).format(value);

/** Ines Calder, Tom Ferris and Odile Marsh */
export const list = (language: string, items: readonly string[]): string =>
  new Intl.ListFormat(locale(language), { style: 'long', type: 'conjunction' }).format(items);

/** The same in pieces, for items that are shown as more than text: each with what stands before it. */
export function listPieces(language: string, items: readonly string[]): { before: string; item: string }[] {
  const pieces: { before: string; item: string }[] = [];
  let before = '';
  const format = new Intl.ListFormat(locale(language), { style: 'long', type: 'conjunction' });
  for (const { type, value } of format.formatToParts(items)) {
    if (type === 'element') pieces.push({ before, item: value });
    before = type === 'element' ? '' : value;
  }
  return pieces;
}

const DAY = 86_400_000;

/** As brief as it can be told today: 6.10 am; Thu; 20 Nov. True until the day ends. */
export function when(telling: Telling, time: string, now: string): string {
  if (date(telling, time) === date(telling, now)) return hour(telling, time);
  return Date.parse(now) - Date.parse(time) < 6 * DAY ? weekday(telling, time) : briefDate(telling, time);
}

const QUARTER_HOUR = 900_000;

/** When the day of `time` ends in the newsroom's zone: every zone is whole quarters of an hour from UTC. */
export function nextMidnight(telling: Telling, time: string): string {
  const today = date(telling, time);
  let at = (Math.floor(Date.parse(time) / QUARTER_HOUR) + 1) * QUARTER_HOUR;
  while (date(telling, new Date(at).toISOString()) === today) at += QUARTER_HOUR;
  return new Date(at).toISOString();
}
