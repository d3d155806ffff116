/**
 * Dates as pages print them, in English, German and Russian, as ISO times in UTC. A date that two
 * countries read differently (05/12/2031) is none.
 */
const months: Record<string, number> = {};
for (const [index, names] of [
  'january jan januar jänner января январь',
  'february feb februar feber февраля февраль',
  'march mar märz mär марта март',
  'april apr апреля апрель',
  'may mai мая май',
  'june jun juni июня июнь',
  'july jul juli июля июль',
  'august aug августа август',
  'september sept sep сентября сентябрь',
  'october oct oktober okt октября октябрь',
  'november nov ноября ноябрь',
  'december dec dezember dez декабря декабрь',
].entries()) {
  for (const name of names.split(' ')) months[name] = index + 1;
}

const zones: Readonly<Record<string, number>> = {
  utc: 0,
  gmt: 0,
  z: 0,
  bst: 60,
  ist: 60,
  wet: 0,
  west: 60,
  cet: 60,
  cest: 120,
  mez: 60,
  mesz: 120,
  eet: 120,
  eest: 180,
  msk: 180,
  est: -300,
  edt: -240,
  et: -300,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
};

const dayFirst = /(\d{1,2})(?:st|nd|rd|th|\.)?\s+(?:of\s+)?(\p{L}{3,9})\.?,?\s+(\d{4})(?:\s*(?:г\.|года))?/u;
const monthFirst = /(\p{L}{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})/u;
const yearFirst = /(?<![\d./-])(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?![./-]?\d)/;
const numbers = /(?<![\d./-])(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4})(?![./-]?\d)/;
const clock =
  /(?:^|[\s,|–—-]|at |um )(\d{1,2})(?:[:.h](\d{2})(?::\d{2})?)?\s*(a\.?m\.?|p\.?m\.?|uhr)?(?:\s*\(?(utc|gmt|bst|ist|west|wet|cest|cet|mesz|mez|eest|eet|msk|est|edt|et|cst|cdt|mst|mdt|pst|pdt)?([+-]\d{1,2}:?\d{2})?\)?)?\s*$/i;

interface Found {
  year: number;
  month: number;
  day: number;
  start: number;
  end: number;
}

/** The first date in the words; null where there is none. */
export function dateIn(text: string): string | null {
  const line = text.slice(0, 300);
  const found = findDate(line);
  if (found === null) return null;
  const time = timeIn(line.slice(found.end)) ??
    timeIn(`${line.slice(0, found.start).replace(/[\s,|–—-]+$/, '')}`) ?? { minutes: 0, zone: 0 };
  const moment = new Date(Date.UTC(found.year, found.month - 1, found.day, 0, time.minutes - time.zone));
  return moment.toISOString();
}

/** The words before and behind the date; null where there is no date in them. */
export function aroundDate(text: string): { before: string; after: string } | null {
  const found = findDate(text.slice(0, 300));
  return found === null ? null : { before: text.slice(0, found.start), after: text.slice(found.end) };
}

function findDate(line: string): Found | null {
  const written = [
    match(line, dayFirst, ([, day, month, year]) => [year, months[(month ?? '').toLowerCase()], day]),
    match(line, monthFirst, ([, month, day, year]) => [year, months[(month ?? '').toLowerCase()], day]),
    match(line, yearFirst, ([, year, month, day]) => [year, month, day]),
    match(line, numbers, ([, first, sign, second, year]) => [
      year,
      ...dayAndMonth(Number(first), Number(second), sign ?? ''),
    ]),
  ].filter((found) => found !== null);
  return written.toSorted((a, b) => a.start - b.start)[0] ?? null;
}

/** Points are German: the day comes first. With other signs a number above 12 must tell which is the day. */
function dayAndMonth(first: number, second: number, sign: string): [number, number] | [] {
  if (sign === '.' || first > 12) return [second, first];
  return second > 12 || first === second ? [first, second] : [];
}

function match(
  line: string,
  pattern: RegExp,
  parts: (groups: readonly (string | undefined)[]) => readonly (string | number | undefined)[],
): Found | null {
  const groups = pattern.exec(line);
  if (groups === null) return null;
  const [year = Number.NaN, month = Number.NaN, day = Number.NaN] = parts(groups).map(Number);
  const moment = new Date(Date.UTC(year, month - 1, day));
  const real = year >= 1700 && year < 3000 && moment.getUTCMonth() === month - 1 && moment.getUTCDate() === day;
  return real ? { year, month, day, start: groups.index, end: groups.index + groups[0].length } : null;
}

function timeIn(words: string): { minutes: number; zone: number } | null {
  const groups = clock.exec(words.trim().replace(/\.$/, (sign) => (/m\.$/i.test(words.trim()) ? sign : '')));
  if (groups === null) return null;
  const [, hourText, minuteText, half = '', zone = '', offset = ''] = groups;
  if (minuteText === undefined && half === '') return null;
  let hour = Number(hourText);
  const minute = Number(minuteText ?? 0);
  if (/^a/i.test(half) && hour === 12) hour = 0;
  if (/^p/i.test(half) && hour < 12) hour += 12;
  if (hour > 24 || minute > 59) return null;
  return { minutes: hour * 60 + minute, zone: (zones[zone.toLowerCase()] ?? 0) + offsetMinutes(offset) };
}

function offsetMinutes(offset: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d{1,2}):?(\d{2})$/.exec(offset) ?? [];
  if (sign === undefined) return 0;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

/** The moment of a machine's date (`2031-11-20T06:10+01:00`); without a zone it is read as UTC, whatever this machine's is. */
export function machineDate(value: string): string | null {
  const text = value.trim().slice(0, 60);
  const groups =
    /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/i.exec(text);
  if (groups === null) return dateIn(text);
  const [, year, month, day, hour = '0', minute = '0', second = '0', zone = 'Z'] = groups;
  const offset = /^z$/i.test(zone) ? 0 : offsetMinutes(zone);
  const start = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  if (start.getUTCMonth() !== Number(month) - 1 || start.getUTCFullYear() < 1700) return null;
  const time = start.getTime() + ((Number(hour) * 60 + Number(minute) - offset) * 60 + Number(second)) * 1000;
  return new Date(time).toISOString();
}
