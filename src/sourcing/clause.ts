import type { Part } from './parts.ts';
import type { Item } from './sentences.ts';

/** A sentence as the rules read it: its items, and what each of them does. */
export interface Clause {
  items: readonly Item[];
  parts: readonly Part[];
}

/** Numbers of items, end exclusive. */
export interface Range {
  from: number;
  to: number;
}

type Maybe = Part | undefined;
const among = (...parts: Part[]) => {
  const set = new Set<Maybe>(parts);
  return (part: Maybe): boolean => set.has(part);
};

/** What a noun phrase is made of, apart from its small words. */
export const isNounish = among('name', 'noun', 'number', 'ing', 'participle');
/** What tells that something is stated, and not only named. */
export const isVerbal = among('auxiliary', 'verb', 'saying');
export const isBreak = among('comma', 'dash');
/** Signs that part clauses. */
export const isSign = among('comma', 'dash', 'colon', 'semicolon', 'stop');
const ends = among('stop');
export const isEnd = (part: Maybe): boolean => part === undefined || ends(part);

/** The word at a place, looked-up form; empty where there is none. */
export function word({ items }: Clause, index: number): string {
  return items[index]?.lower ?? '';
}

export function partsIn({ parts }: Clause, { from, to }: Range): readonly Part[] {
  return parts.slice(from, to);
}
