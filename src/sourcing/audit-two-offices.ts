import { inOrder, inQuotes, placeIn } from './asking.ts';
import type { Audited, Found } from './audited.ts';
import { matchesOf, type Match } from './own-words.ts';

/** "Justice Minister Dana Reyes" and "Interior Minister Dana Reyes"; "its treasurer, Jon Rask," and "Rask, the secretary". */

interface Held {
  surname: string;
  /** Minister, treasurer; in lower case. */
  office: string;
  /** Of what: "justice"; empty where it is not said. */
  field: string;
  match: Match;
}

/** Held by one person for one thing at a time. */
const ofField = 'Minister|Secretary|Ambassador|Commissioner';
/** Of a club or a board, of which nobody holds two. */
const ofClub = 'treasurer|secretary|chairman|chairwoman|chair|president';
const name = "((?:\\p{Lu}[\\p{L}'.-]{0,24}\\s){0,3}\\p{Lu}[\\p{L}'-]{1,24})";
const before = new RegExp(`\\b(\\p{Lu}[\\p{L}-]{2,20})\\s(${ofField})\\s${name}`, 'gu');
const behind = new RegExp(
  `\\b(?:[Tt]he|[Ii]ts|[Tt]heir|[\\p{L}]{2,24}'s?)\\s((?:\\p{Ll}[\\p{L}-]{1,20}\\s){0,2})(${ofClub}),\\s${name}`,
  'gu',
);
const after = new RegExp(`${name},\\s(?:the|its|their)\\s((?:\\p{L}[\\p{L}'-]{1,20}\\s){0,2})(${ofClub})\\b`, 'gu');
const isPast =
  /\b(?:former|then|ex|previous|late|deputy|vice|acting|shadow|incoming|outgoing)[\s-]+(?:[\p{L}'-]{1,20}\s){0,2}$/iu;
const noField = /^(?:Prime|First|Deputy|The|State|General|Mr|Mrs|Ms|Dr|Junior|Former|Then)$/i;

function heldIn(story: Audited): Held[] {
  const held = (match: Match, [surname, office, field]: [string, string, string]): Held[] => {
    const start = match.start + Math.max(0, story.words(match).search(new RegExp(office, 'i')));
    const isNow = !isPast.test(story.text.slice(Math.max(0, start - 50), start));
    return isNow ? [{ surname: surname.split(' ').at(-1) ?? surname, office: office.toLowerCase(), field, match }] : [];
  };
  return [
    ...matchesOf(story, before).flatMap((match) => {
      const [field = '', office = '', who = ''] = match.groups;
      return noField.test(field) ? [] : held(match, [who, office, field.toLowerCase()]);
    }),
    ...matchesOf(story, behind).flatMap((match) => held(match, [match.groups[2] ?? '', match.groups[1] ?? '', ''])),
    ...matchesOf(story, after).flatMap((match) => held(match, [match.groups[0] ?? '', match.groups[2] ?? '', ''])),
  ];
}

export function twoOffices(story: Audited): Found[] {
  for (const several of Map.groupBy(heldIn(story), ({ surname }) => surname).values()) {
    const [first] = several;
    const other = several.find((one) => first !== undefined && isOther(first, one));
    if (first === undefined || other === undefined) continue;
    const ranges = inOrder([first.match, other.match].map(({ start, end }) => ({ start, end })));
    const question = `${inQuotes(story, first.match)} ${placeIn(story, first.match.start)}, ${inQuotes(story, other.match)} ${placeIn(story, other.match.start)}: which office does “${first.surname}” hold?`;
    return [{ ranges, question }];
  }
  return [];
}

function isOther(one: Held, other: Held): boolean {
  if (one.field !== '' && other.field !== '') return one.office === other.office && one.field !== other.field;
  return one.field === '' && other.field === '' && stem(one.office) !== stem(other.office);
}

const stem = (office: string) => office.replace(/^chair\w*$/, 'chair');
