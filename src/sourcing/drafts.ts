import type { Clause, Range } from './clause.ts';
import { contentOf } from './contents.ts';
import type { Cue } from './cue.ts';
import { labelOf, restOfAnswer, speakersOf } from './cue-script.ts';
import { describe } from './kinds.ts';
import type { Described, Hints } from './kinds.ts';
import { perSentence, spanOf, type ReadSentence, type Reading } from './reading.ts';
import { namesIn } from './names.ts';
import { overlapping } from './overlapping.ts';
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
  const speakers = speakersOf(reading);
  const drafts: Draft[] = [];
  for (let number = 0; number < reading.sentences.length && drafts.length < most; number += 1) {
    const sentence = reading.sentences[number];
    if (sentence === undefined || sentence.cues.length === 0) continue;
    const found = toldIn(sentence, reading.text);
    if (found.length === 0) continue;
    // Quotations that run on belong to whoever spoke last in the sentence.
    const last = found.findLast(({ cue }) => cue.family !== 'according' && cue.family !== 'hedge') ?? found.at(-1);
    for (const one of found) {
      const isAnswer = one.cue.family === 'script';
      if (isAnswer && !speakers.has(labelOf(sentence) ?? '')) continue;
      const own = one.content.map((span) => from(sentence.start, span));
      const running = one === last && !isAnswer ? extended(number, own) : own;
      const content = isAnswer ? [...running, ...restOfAnswer(reading, number)] : running;
      const draft = drafted(reading, sentence, number, one, content, surroundings);
      if (!isOfThing(draft)) drafts.push(draft);
    }
  }
  return drafts.slice(0, most);
}

function drafted(
  reading: Reading,
  sentence: ReadSentence,
  number: number,
  told: Told,
  content: Span[],
  surroundings: Surroundings,
): Draft {
  const { cue, source } = told;
  const statement: Statement = {
    id: '',
    source: null,
    sourceSpan: source === null ? null : from(sentence.start, source),
    cue: from(sentence.start, told.words),
    content,
    quote: quoteOf(reading, content),
    hand: 'first',
    via: null,
    within: null,
  };
  return {
    statement,
    sentence: number,
    cue,
    described: describedIn(sentence, told, surroundings),
    source: null,
    within: null,
  };
}

const from = (offset: number, { start, end }: Span): Span => ({ start: offset + start, end: offset + end });

/** A cue of a sentence and what is stated there, with offsets from the sentence's beginning. */
interface Told {
  cue: Cue;
  words: Span;
  source: Span | null;
  content: Span[];
  /** The source as it was described last, and what the sentence's names meant then. */
  described: { by: string[]; value: Described } | null;
}

const toldIn = perSentence((sentence): Told[] => {
  const spanIn = (range: Range) => from(-sentence.start, spanOf(sentence, range));
  return sentence.cues.flatMap((cue) => {
    const content = contentOf(sentence, cue, sentence.cues).map(spanIn);
    if (content.length === 0) return [];
    return { cue, words: spanIn(cue), source: cue.source && spanIn(cue.source), content, described: null };
  });
});

function describedIn(sentence: ReadSentence, told: Told, surroundings: Surroundings): Described | null {
  if (told.cue.source === null) return null;
  const { words } = namesIn(sentence, surroundings.text);
  const known = told.described;
  if (known !== null && words.every((word, index) => meaning(word, sentence, surroundings) === known.by[index]))
    return known.value;
  const by = words.map((word) => meaning(word, sentence, surroundings));
  const value = describe(sentence, told.cue.source, { ...surroundings, ...hintsOf(sentence, told.cue) });
  told.described = { by, value };
  return value;
}

/** Whose surname a word is by the rest of the story, and whether it is set off there. */
function meaning(
  word: Span & { lower: string },
  { start }: ReadSentence,
  { names, isEmphasised }: Surroundings,
): string {
  const name = names.bySurname.get(word.lower)?.name ?? '';
  return isEmphasised(from(start, word)) ? `*${name}` : name;
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
