/** What could not be saved, kept in this browser until it was: for lost connections, ended sessions, closed tabs. */
import type { Fields } from './autosave.ts';

export interface KeptText {
  /** When it was typed, as ISO text. */
  at: string;
  fields: Fields;
}

export interface Keeping {
  keep(fields: Fields): void;
  forget(): void;
  kept(): KeptText | null;
}

/** Works without storage too: then nothing is kept, and nothing fails. */
export function keepingFor(storyId: string): Keeping {
  const name = `story ${storyId}`;
  const quietly = <T>(work: () => T, otherwise: T): T => {
    try {
      return work();
    } catch {
      return otherwise;
    }
  };
  return {
    keep: (fields) =>
      quietly(() => localStorage.setItem(name, JSON.stringify({ at: new Date().toISOString(), fields })), undefined),
    forget: () => quietly(() => localStorage.removeItem(name), undefined),
    kept: () =>
      quietly(() => {
        const text = localStorage.getItem(name);
        return text === null ? null : (JSON.parse(text) as KeptText);
      }, null),
  };
}
