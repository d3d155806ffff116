/** Times are ISO-8601 UTC text of one width, so that they sort as text. */
export function instant(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** `time` moved by `milliseconds`, which may be negative. */
export function later(time: string, milliseconds: number): string {
  return instant(Date.parse(time) + milliseconds);
}

/** The UTC day of `time`: 2031-11-20. */
export const dayOf = (time: string): string => time.slice(0, 10);
