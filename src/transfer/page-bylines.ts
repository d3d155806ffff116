import { aroundDate, dateIn } from './page-dates.ts';

/** What a line near a headline says of who wrote the story and when; null where it says something else too. */
export interface Credit {
  byline: string[];
  datedAt: string | null;
  /** The date is that of a change, not of the first publication. */
  updated: boolean;
}

const by =
  /^(?:by|von|words by|text by|story by|written by|report by|reported by|posted by|words:|text:|author:|autor(?:in)?:|автор:|текст:)\s*:?\s+/i;
const published =
  /^(?:(?:first )?published|posted|date|on|am|veröffentlicht|erschienen|stand|vom|datum|опубликовано|дата)?(?:\s+(?:on|am|at|um))?\s*:?\s*$/i;
const changed =
  /^(?:last )?(?:updated|modified|changed|corrected|revised|aktualisiert|geändert|korrigiert|обновлено)(?:\s+(?:on|am|at|um))?\s*:?\s*$/i;
const weekday =
  /(?:^|\s)(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?,?\s*$|(?:^|\s)(?:mon|diens|mitt|donners|frei|sams|sonn)(?:tag|woch|abend),?\s*(?:den|der)?\s*$|(?:^|\s)(?:понедельник|вторник|среда|четверг|пятница|суббота|воскресенье),?\s*$/i;
const idle =
  /^(?:(?:estimated )?(?:reading time|lesezeit|read time)?:?\s*(?:ca\.\s*)?\d{1,3}[ -]?(?:min(?:ute)?s?|minuten)\.?(?: read| to read| lesezeit)?|\d+ (?:comments?|kommentare?)|staff|exclusive|news)$/i;

export function creditIn(line: string): Credit | null {
  const text = line.trim();
  if (text.length > 200 || text === '') return null;
  const credit: Credit = { byline: [], datedAt: null, updated: false };
  let found = false;
  for (const part of text.split(/\s*[|•·]\s*|\s+[–—-]\s+/).flatMap(dateAndName)) {
    if (part === '' || idle.test(part)) continue;
    const names = namesAfterBy(part);
    const date = names === null ? dateOf(part) : null;
    if (names !== null) credit.byline.push(...names.names);
    const moment = names?.datedAt ?? date?.datedAt ?? null;
    if (names === null && date === null) return null;
    if (moment !== null && credit.datedAt === null)
      Object.assign(credit, { datedAt: moment, updated: date?.updated ?? false });
    found = true;
  }
  return found ? credit : null;
}

/** "Published on 12 May 2031 by Ann Lee" is a date and a name. */
function dateAndName(part: string): string[] {
  const at = part.search(/\s(?:by|von)\s+\p{Lu}/u);
  return at > 0 && aroundDate(part.slice(0, at)) !== null ? [part.slice(0, at), part.slice(at + 1)] : [part];
}

/** "By Ann Lee and Tom Ferris, 12 May 2031" */
function namesAfterBy(part: string): { names: string[]; datedAt: string | null } | null {
  const start = by.exec(part);
  if (start === null) return null;
  const around = aroundDate(part);
  const words = (around === null ? part : around.before.replace(weekday, '')).slice(start[0].length);
  const names = namesIn(words.replace(/[\s,]*(?:published|posted|on|am|updated|veröffentlicht)?[\s:,]*$/i, ''));
  return names.length === 0 ? null : { names, datedAt: around === null ? null : dateIn(part) };
}

/** A line that is nothing but a date, with its weekday, hour and a word of publishing. */
function dateOf(part: string): { datedAt: string; updated: boolean } | null {
  const around = aroundDate(part);
  const datedAt = dateIn(part);
  if (around === null || datedAt === null) return null;
  const before = around.before
    .replace(weekday, '')
    .replace(/[\s,]*\d{1,2}[:.]\d{2}\s*(?:uhr|[ap]\.?m\.?)?[\s,]*(?:on|am)?\s*$/i, '')
    .trim();
  const after = around.after
    .replace(
      /^[\s,]*(?:at|um|[–—-])?\s*\d{1,2}(?:[:.h]\d{2})?(?::\d{2})?\s*(?:a\.?m\.?|p\.?m\.?|uhr)?\s*\(?[a-z]{0,4}(?:[+-]\d{1,2}:?\d{2})?\)?/i,
      '',
    )
    .replace(/[\s.,()]+$/, '');
  if (after !== '' || !(published.test(before) || changed.test(before) || /^\d{1,2}[:.]\d{2}$/.test(before)))
    return null;
  return { datedAt, updated: changed.test(before) };
}

/** What a report says of a line that became a field of the story. */
export function creditReason({ byline, datedAt }: Pick<Credit, 'byline' | 'datedAt'>): string {
  const what =
    byline.length > 0 && datedAt !== null ? 'the byline and the date' : byline.length > 0 ? 'the byline' : 'the date';
  return `This line became ${what} of the story${datedAt === null ? '' : '; a time without a zone is read as UTC'}.`;
}

const particle = /^(?:von|van|de|der|den|del|della|di|da|dos|du|la|le|el|al|bin|ibn|ter|zu|y|e|und|st\.?)$/i;
const office =
  /\b(?:writer|reporter|correspondent|editor|staff|columnist|bureau|redakteur(?:in)?|korrespondent(?:in)?|volontär(?:in)?|chief|desk|contributor|photographer|корреспондент|редактор)\b/i;

/** The names in "Ann Lee, Staff Writer, and Tom Ferris in Bramley"; none where a word is not like a name's. */
export function namesIn(words: string): string[] {
  const names: string[] = [];
  for (const part of words.slice(0, 300).split(/\s*[,;]\s*(?:and|und|и)?\s*|\s+(?:and|und|with|mit|и|&)\s+|\s*&\s*/i)) {
    const name = part
      .replace(/\s+(?:in|for|at|für|aus|of)\s+.*$/i, '')
      .replace(/^(?:by|von)\s+/i, '')
      .replace(/[.\s]+$/, (end) => (/\b\p{Lu}\.$/u.test(part) ? end : ''))
      .trim();
    if (name === '' || office.test(name)) continue;
    const parts = name.split(/\s+/);
    if (parts.length > 6 || name.length > 80 || /[!?:"“”]/.test(name)) return [];
    if (
      !parts.every(
        (word) =>
          particle.test(word) || /^[\p{Lu}\p{Lt}\p{Lo}'’(]/u.test(word) || /^(?:dpa|afp|epd|kna|sid)$/.test(word),
      )
    )
      return [];
    names.push(name);
  }
  return names.slice(0, 20);
}
