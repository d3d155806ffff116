/** Words that were asked for, in an address or in a search, and where they stand in a text. */
import { html, type Child } from '../html.ts';

const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];

/** The words of an address that lead nowhere; whatever it holds, nothing is thrown. */
export function addressWords(path: string): string[] {
  const last = path.split('/').findLast((part) => /\p{L}/u.test(part)) ?? '';
  // Forms spell addresses as URLs do, and reading one never fails.
  const text = new URLSearchParams(`address=${last.replaceAll('+', ' ')}`).get('address') ?? '';
  return wordsOf(text.replace(/\.[a-z0-9]{1,5}$/i, '')).slice(0, 12);
}

/** Marks the asked words in a text, from their beginning to the end of the word. */
export function marker(asked: string): (text: string) => Child {
  const pattern = patternOf(asked);
  if (pattern === null) return (text) => text;
  return (text) => text.split(pattern).map((part, index) => (index % 2 === 1 ? html`<mark>${part}</mark>` : part));
}

const BEFORE = 90;
const LENGTH = 240;

/** Some words around the first of those asked for; null where none stands in the text as it was asked. */
export function excerptOf(text: string, asked: string): string | null {
  const at = patternOf(asked)?.exec(text)?.index ?? -1;
  if (at < 0) return null;
  const start = at <= BEFORE ? 0 : text.indexOf(' ', at - BEFORE) + 1;
  const end = text.length <= start + LENGTH ? text.length : text.lastIndexOf(' ', start + LENGTH);
  const middle = text.slice(start, Math.max(end, at)).replaceAll(/\s+/g, ' ').trim();
  return `${start === 0 ? '' : '… '}${middle}${end < text.length ? ' …' : ''}`;
}

/** As the search does it: words of three letters and more match by their beginning. */
function patternOf(asked: string): RegExp | null {
  const words = [...new Set(wordsOf(asked.slice(0, 200)))].slice(0, 8);
  if (words.length === 0) return null;
  const alternatives = words.map((word) => (word.length < 3 ? `${word}(?![\\p{L}\\p{N}])` : `${word}[\\p{L}\\p{N}]*`));
  return new RegExp(`(?<![\\p{L}\\p{N}])(${alternatives.join('|')})`, 'iu');
}
