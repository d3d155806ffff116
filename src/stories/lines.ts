/** Lines that people type: one line each, without signs that cannot be seen. */

/**
 * Controls, and the signs that turn the direction of text: in a headline they can make words read as
 * others. White space of any kind is one space.
 */
export function cleanLine(text: string): string {
  return text
    .replace(/[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c\ufeff]/g, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
}

export const LONGEST_NAME = 120;
export const MOST_NAMES = 20;

/** Names in order, each once. */
export function cleanByline(names: readonly string[]): string[] {
  return [...new Set(names.map((name) => cleanLine(name).slice(0, LONGEST_NAME)))]
    .filter((name) => name !== '')
    .slice(0, MOST_NAMES);
}

/** What stands in the one field of the desk: names separated by commas, semicolons or line breaks. */
export const bylineFrom = (text: string): string[] => cleanByline(text.split(/[,;\n]/));
