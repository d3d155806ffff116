/** Somebody else's words inside a sentence of ours: whichever way they run, they turn nothing around. */
import { html, type Html } from '../html.ts';

/** In text. Signs of theirs that would end the isolation are taken out. */
export const isolated = (text: string): string => `\u2068${text.replace(/[\u202a-\u202e\u2066-\u2069]/g, '')}\u2069`;

/** In HTML, where an element does it, so that no hidden sign is copied along. */
export function around(sentence: (words: string) => string, words: string): Html {
  const [before = '', after = ''] = sentence('\0').split('\0');
  return html`${before}<bdi>${words}</bdi>${after}`;
}
