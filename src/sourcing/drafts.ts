import type { Clause } from './clause.ts';
import { contentOf } from './contents.ts';
import type { Cue } from './cue.ts';
import { describe } from './kinds.ts';
import type { Described, Hints } from './kinds.ts';
import { spanOf } from './reading.ts';
import type { ReadSentence, Reading } from './reading.ts';
import { runningQuotations } from './running.ts';
import { isSpeakerNoun } from './source-words.ts';
import type { Source, Span, Statement } from './sourcing.ts';
import { alsoOfThings, sayingForm } from './verbs.ts';

/** A statement on its way: found, and not yet linked with the others. */
export interface Draft {
  statement: Statement;
  sentence: number;
  cue: Cue;
  described: Described | null;
  source: Source | null;
  /** The statement that this one is reported inside of. */
  within: Draft | null;
}

export type Surroundings = Pick<Hints, 'text' | 'names' | 'isEmphasised'>;

/** The statements of a text in order, at most `most`. */
export function draftsOf(reading: Reading, surroundings: Surroundings, most: number): Draft[] {
  const extended = runningQuotations(reading);
  const drafts: Draft[] = [];
  for (const [number, sentence] of reading.sentences.entries()) {
    const found = sentence.cues
      .map((cue) => ({ cue, content: contentOf(sentence, cue, sentence.cues).map((range) => spanOf(sentence, range)) }))
      .filter(({ content }) => content.length > 0);
    // Quotations that run on belong to whoever spoke last in the sentence.
    const last = found.findLast(({ cue }) => cue.family !== 'according' && cue.family !== 'hedge') ?? found.at(-1);
    for (const one of found) {
      const content = one === last ? extended(number, one.content) : one.content;
      const draft = drafted(reading, sentence, number, one.cue, content, surroundings);
      if (!isOfThing(draft)) drafts.push(draft);
    }
    if (drafts.length >= most) break;
  }
  return drafts.slice(0, most);
}

function drafted(
  reading: Reading,
  sentence: ReadSentence,
  number: number,
  cue: Cue,
  content: Span[],
  surroundings: Surroundings,
): Draft {
  const statement: Statement = {
    id: '',
    source: null,
    sourceSpan: cue.source === null ? null : spanOf(sentence, cue.source),
    cue: spanOf(sentence, cue),
    content,
    quote: quoteOf(reading, content),
    hand: 'first',
    via: null,
    within: null,
  };
  const hints = { ...surroundings, ...hintsOf(sentence, cue) };
  const described = cue.source === null ? null : describe(sentence, cue.source, hints);
  return { statement, sentence: number, cue, described, source: null, within: null };
}

function hintsOf({ items }: Clause, cue: Cue): Pick<Hints, 'saysIt' | 'several'> {
  const saysIt = items.slice(cue.after, cue.after + 2).some(({ lower }) => lower === 'it' || lower === 'its');
  const isBase = ({ lower }: { lower: string }) => sayingForm(lower)?.form === 'base';
  return { saysIt, several: cue.family === 'verb' && items.slice(cue.from, cue.to).some(isBase) };
}

/** "The vote revealed a split": a verb of saying whose subject cannot speak. */
function isOfThing({ cue, described, statement }: Draft): boolean {
  if (
    described === null ||
    described.kind !== 'unnamed' ||
    described.pronoun !== null ||
    statement.quote !== 'indirect'
  )
    return false;
  return cue.verb !== null && alsoOfThings.has(cue.verb.base) && !isSpeakerNoun(described.head);
}

/** Whether the content stands between quotation marks: all of it, a part, or none. */
function quoteOf({ quotations }: Reading, content: readonly Span[]): Statement['quote'] {
  let quoted = 0;
  let whole = 0;
  for (const span of content) {
    whole += span.end - span.start;
    for (const { start, end } of overlapping(quotations, span))
      quoted += Math.min(end, span.end) - Math.max(start, span.start);
  }
  if (quoted === 0) return 'indirect';
  return whole - quoted < 3 ? 'direct' : 'mixed';
}

function overlapping(quotations: readonly Span[], { start, end }: Span): Span[] {
  let low = 0;
  let high = quotations.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((quotations[middle]?.end ?? Infinity) <= start) low = middle + 1;
    else high = middle;
  }
  const found: Span[] = [];
  for (let one = quotations[low]; one !== undefined && one.start < end; one = quotations[++low]) found.push(one);
  return found;
}
