import { de } from './de.ts';
import { en, type Words } from './en.ts';

export type { Words } from './en.ts';

export const languages = { en: 'English', de: 'Deutsch' } as const;
export type Language = keyof typeof languages;

const catalogues: Record<Language, Words> = { en, de };

export function isLanguage(text: string): text is Language {
  return Object.hasOwn(languages, text);
}

/** What readers see, in the newsroom's language; English where there is no catalogue. */
export function wordsFor(language: string): Words {
  return catalogues[isLanguage(language) ? language : 'en'];
}
