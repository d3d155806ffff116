import type { ReadSentence, Reading } from './reading.ts';
import type { Source } from './sourcing.ts';

/**
 * Why a name is withheld, where the story says so: "asked not to be named because they fear losing their
 * seats". That somebody spoke "on condition of anonymity" is no reason; what follows it may be one.
 */
const withheld =
  /\b(?:anonymity|anonymously|not (?:to )?be(?:ing)? (?:named|identified|quoted)|without being (?:named|identified)|(?:name|identity|names|identities)[^.;]{0,30}\bwithheld|on background|name (?:has been|was|is) changed)\b/i;
const unauthorised = /\b(?:not|n['’]t|without being) (?:been )?(?:authori[sz]ed|allowed|permitted|cleared) to (?:speak|comment|discuss|talk|brief)\b[^,.;:—–]*/i;
const because = /\b(?:because(?: of)?|since|as (?=he|she|they|it|the)|for fear|out of fear|fearing|citing|due to|to protect|to avoid|given|in order (?:not )?to|so as not to|over fears?)\b\s*([^.;:—–]*)/i;

export function addReasons(reading: Reading, spokenIn: ReadonlyMap<number, readonly Source[]>): void {
  for (const [number, sentence] of reading.sentences.entries()) {
    const words = reading.text.slice(sentence.start, sentence.end);
    if (words.length > 2000) continue;
    const cues = sentence.cues.map(({ from }) => (sentence.items[from]?.start ?? 0) - sentence.start);
    const reason = reasonIn(words, cues);
    if (reason === null) continue;
    const source = owner(number, sentence, spokenIn);
    if (source !== null) source.reason ??= reason;
  }
}

/** The reason that a sentence gives, in its own words; null where it gives none. `cues`: where verbs of saying begin. */
export function reasonIn(words: string, cues: readonly number[] = []): string | null {
  const mark = withheld.exec(words);
  const plain = unauthorised.exec(words);
  if (mark === null) return plain === null ? null : plain[0].trim();
  const end = mark.index + mark[0].length;
  // "… because she fears for her children said": the verb of saying ends the reason.
  const behind = words.slice(end, cues.find((cue) => cue > end) ?? words.length);
  const given = because.exec(behind);
  if (given === null || given.index > 60) return plain === null ? null : plain[0].trim();
  const [whole, clause = ''] = given;
  const kept = /^(?:because|since|as)\b/i.test(whole) ? clause : whole;
  const reason = kept.replace(/,\s+(?:said|told|warned|confirmed|added|described|and|but)\b.*$/i, '').replace(/[,\s]+$/, '').trim();
  return reason === '' ? null : reason;
}

/** The unnamed source that speaks in the sentence, or in one of the two before. */
function owner(number: number, sentence: ReadSentence, spokenIn: ReadonlyMap<number, readonly Source[]>): Source | null {
  for (let before = number; before >= Math.max(0, number - 2); before -= 1) {
    const unnamed = spokenIn.get(before)?.findLast(({ kind }) => kind === 'unnamed');
    if (unnamed !== undefined) return unnamed;
    if (before === number && /\p{Lu}/u.test(sentence.items[0]?.text ?? '') && sentence.parts[0] === 'name') return null;
  }
  return spokenIn.get(number + 1)?.find(({ kind }) => kind === 'unnamed') ?? null;
}
