/**
 * Whether a comment is shown, held for a person, or not taken: an ordered list of small checks, each of
 * which gives nothing or a verdict with its reason. Pure; posting.ts gathers what they look at.
 */
import { plainAddress } from '../readers/addresses.ts';
import { fits, isVisible, type Room } from './cleaning.ts';
import { claimsOffice, looksLike } from './likeness.ts';

/** What the writer is told, at the field. */
export type Refusal = 'blank' | 'too long' | 'not an address' | 'repeated';
/** What the moderator is told; stored in `comment.reason`. */
export type HoldReason = 'staff name' | 'links' | 'other browser' | 'first comment';
export type WrittenField = 'text' | 'name' | 'email';

export interface Written {
  name: string;
  email: string;
  text: string;
}

/**
 * known: this browser sent a comment, under this address and name, that a moderator approved.
 * other browser: the address has comments that are shown, but anybody may have typed it.
 */
export type Standing = 'known' | 'other browser' | 'first';

export interface Situated extends Written {
  /** Names that a reader would take for the paper's own: its staff, its by-lines, its title. */
  paperNames: readonly string[];
  isRepeat: boolean;
  standing: Standing;
}

export type Verdict = { kind: 'refuse'; field: WrittenField; reason: Refusal } | { kind: 'hold'; reason: HoldReason };
type Check<T> = (comment: T) => Verdict | null;

export const room: Record<'text' | 'name', Room> = {
  text: { graphemes: 5_000, bytes: 50_000 },
  name: { graphemes: 80, bytes: 640 },
};

/** From so many on a person looks first. */
const MANY_LINKS = 2;

const refuse = (field: WrittenField, reason: Refusal): Verdict => ({ kind: 'refuse', field, reason });
const hold = (reason: HoldReason): Verdict => ({ kind: 'hold', reason });

const blank =
  (field: WrittenField): Check<Written> =>
  (comment) =>
    isVisible(comment[field]) ? null : refuse(field, 'blank');
const tooLong =
  (field: 'text' | 'name'): Check<Written> =>
  (comment) =>
    fits(comment[field], room[field]) ? null : refuse(field, 'too long');
const notAnAddress: Check<Written> = ({ email }) =>
  'key' in plainAddress(email) ? null : refuse('email', 'not an address');

/**
 * What can be seen from the form alone. First of all, before an attempt is counted: a slip costs nobody
 * anything, and what is too long is looked at by no other check. All slips are told at once, one a field.
 */
const slips: readonly Check<Written>[] = [
  blank('text'),
  tooLong('text'),
  blank('name'),
  tooLong('name'),
  blank('email'),
  notAnAddress,
];

/**
 * Refusals before holds: what is not taken must not cost a moderator's time. Then the holds, the gravest
 * first, since the moderator is told one reason: somebody posing as the paper, then advertising, then the
 * hold that every newcomer meets.
 */
const checks: readonly Check<Situated>[] = [
  ({ isRepeat }) => (isRepeat ? refuse('text', 'repeated') : null),
  ({ name, paperNames }) =>
    claimsOffice(name) || paperNames.some((known) => looksLike(name, known)) ? hold('staff name') : null,
  ({ name, text }) => (countLinks(text) + MANY_LINKS * countLinks(name) >= MANY_LINKS ? hold('links') : null),
  ({ standing }) => (standing === 'other browser' ? hold('other browser') : null),
  ({ standing }) => (standing === 'first' ? hold('first comment') : null),
];

export function slipsIn(written: Written): Partial<Record<WrittenField, Refusal>> {
  const found: Partial<Record<WrittenField, Refusal>> = {};
  for (const check of slips) {
    const verdict = check(written);
    if (verdict?.kind === 'refuse') found[verdict.field] ??= verdict.reason;
  }
  return found;
}

/** The first verdict in order; null: nothing speaks against showing it at once. */
export function judge(comment: Situated): Verdict | null {
  for (const check of checks) {
    const verdict = check(comment);
    if (verdict) return verdict;
  }
  return null;
}

/** Links by what they look like: `https://…`, `www.…`, or a host with a path, full-width signs too. */
export function countLinks(text: string): number {
  let count = 0;
  for (const word of text.normalize('NFKC').toLowerCase().split(/\s+/)) {
    const schemes = word.split('://').length - 1;
    const isBare = word.includes('www.') || /^[^/]*\p{L}{2}\.\p{L}{2,}\/./u.test(word);
    count += schemes > 0 ? schemes : isBare ? 1 : 0;
  }
  return count;
}
