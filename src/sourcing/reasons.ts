import type { Draft } from './drafts.ts';
import { perSentence, type ReadSentence, type Reading } from './reading.ts';
import type { Source } from './sourcing.ts';

/**
 * Why a name is withheld, where the story says so: "asked not to be named because they fear losing their
 * seats". That somebody spoke "on condition of anonymity" is no reason; what follows it may be one.
 */
const withheld = new RegExp(
  [
    /anonymity|anonymously|on background/,
    /not (?:to )?be(?:ing)? (?:named|identified|quoted)/,
    /without being (?:named|identified)/,
    /(?:names?|identit(?:y|ies))[^.;]{0,30}\bwithheld/,
    /name (?:has been|was|is) changed/,
  ]
    .map(({ source }) => `\\b(?:${source})\\b`)
    .join('|'),
  'i',
);
const unauthorised =
  /(?:\bnot|n['’]t|\bwithout being) (?:been )?(?:authori[sz]ed|allowed|permitted|cleared) to (?:speak|comment|discuss|talk|brief)\b[^,.;:—–]*/i;
/** Words that begin a reason. The first group is left out of it. */
const because =
  /\b(?:(because(?: of)?|since|as(?= (?:he|she|they|it|the)\b))|(?:out of|for) fear|fearing|citing|due to|to protect|to avoid|given|in order (?:not )?to|so as not to|over fears?)\b\s*[^.;:—–]*/i;
/** A verb of saying behind the reason, which the cues did not tell. */
const goesOn = /,\s+(?:said|told|warned|confirmed|added|described|and|but)\b.*$/i;

const longestSentence = 2000;

export function addReasons(reading: Reading, drafts: readonly Draft[]): void {
  const spokenIn = Map.groupBy(drafts, ({ sentence }) => sentence);
  reading.sentences.forEach((sentence, number) => {
    const reason = reasonOf(sentence, reading.text);
    const source = reason === null ? null : owner(number, sentence, spokenIn);
    if (source !== null) source.reason ??= reason;
  });
}

const reasonOf = perSentence(({ start, end, items, cues }, text): string | null => {
  if (end - start > longestSentence) return null;
  return reasonIn(
    text.slice(start, end),
    cues.map(({ from }) => (items[from]?.start ?? 0) - start),
  );
});

/** The reason that a sentence gives, in its own words; null where it gives none. `cues`: where verbs of saying begin. */
export function reasonIn(words: string, cues: readonly number[] = []): string | null {
  const mark = withheld.exec(words);
  const plain =
    unauthorised
      .exec(words)?.[0]
      .trim()
      .replace(/^n['’]t/, 'not') ?? null;
  if (mark === null) return plain;
  const end = mark.index + mark[0].length;
  // "… because she fears for her children said": the verb of saying ends the reason.
  const behind = words.slice(end, cues.find((cue) => cue > end) ?? words.length);
  const given = because.exec(behind);
  if (given === null || given.index > 60) return plain;
  const [whole, joining = ''] = given;
  const reason = whole.slice(joining.length).replace(goesOn, '').replace(/,\s*$/, '').trim();
  return reason === '' ? plain : reason;
}

/** The unnamed source that speaks in the sentence, in one of the two before, or in the next. */
function owner(number: number, sentence: ReadSentence, spokenIn: ReadonlyMap<number, readonly Draft[]>): Source | null {
  const unnamedIn = (at: number) =>
    spokenIn.get(at)?.findLast(({ source }) => source?.kind === 'unnamed')?.source ?? null;
  const here = unnamedIn(number);
  // "Osk asked not to be named …": somebody else's wish.
  if (here !== null || sentence.parts[0] === 'name') return here;
  return unnamedIn(number - 1) ?? unnamedIn(number - 2) ?? unnamedIn(number + 1);
}
