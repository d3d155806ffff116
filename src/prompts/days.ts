/** Days of the newsroom: a time in its zone as 2031-11-20, and such a day as a time. (pure) */

export function dayIn(timeZone: string, time: string): string {
  return Temporal.Instant.from(time).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

/** The first moment of `day`; `days` later, the first moment of a later one. */
export function startOfDay(timeZone: string, day: string, days = 0): string {
  const start = Temporal.PlainDate.from(day).add({ days }).toZonedDateTime(timeZone);
  return new Date(start.epochMilliseconds).toISOString();
}

export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
