import { blocksOf, documentText } from '../document/text.ts';
import { contentOf } from './contents.ts';
import type { Cue } from './cue.ts';
import { describe } from './kinds.ts';
import type { Described, Hints } from './kinds.ts';
import { isEnglish } from './language.ts';
import { linker } from './linking.ts';
import { namesOf } from './names.ts';
import type { Clause } from './phrases.ts';
import { readText, spanOf } from './reading.ts';
import type { ReadSentence, Reading } from './reading.ts';
import { addReasons } from './reasons.ts';
import { runningQuotations } from './running.ts';
import { isSpeakerNoun } from './source-words.ts';
import type { Source, Sourcing, SourcingInput, Span, Statement } from './sourcing.ts';
import { alsoOfThings, sayingForm } from './verbs.ts';
import { addHands } from './hands.ts';

export type { Hand, Kind, Source, Sourcing, SourcingInput, Span, Statement } from './sourcing.ts';

/** What is known about the story beyond its words. */
export interface Circumstances {
  /** The newsroom's own name: what is told to it is first-hand. */
  newsroom?: string;
}

/** A statement on its way: what is known before its source is linked. */
export interface Draft {
  statement: Statement;
  sentence: number;
  cue: Cue;
  described: Described | null;
  source: Source | null;
}

const mostStatements = 2000;

/** Reads a text or a story. Never throws on any text, and takes time in proportion to its length. */
export function extract(input: SourcingInput, circumstances: Circumstances = {}): Sourcing {
  const { text, headed, emphasised } = given(input);
  if (!isEnglish(text)) return { text, language: 'other', partial: false, statements: [], sources: [] };
  const reading = readText(text, headed);
  const names = namesOf(reading.sentences);
  const isEmphasised = ({ start, end }: Span) => emphasised.some((span) => span.start <= start && end <= span.end);
  const drafts = draftsOf(reading, { text, names, isEmphasised, saysIt: false, several: false });
  const sources = linked(reading, drafts, names);
  addHands(reading, drafts, circumstances.newsroom ?? null);
  addReasons(reading, bySentence(drafts));
  numbered(drafts, sources);
  return {
    text,
    language: 'en',
    partial: reading.partial || drafts.length >= mostStatements,
    statements: drafts.map(({ statement }) => statement),
    sources,
  };
}

interface Given {
  text: string;
  headed: boolean | null;
  /** Words set off by emphasis: in a story its marks, in plain text the asterisks that people type. */
  emphasised: Span[];
}

function given(input: SourcingInput): Given {
  if ('text' in input) {
    const typed = input.text.slice(0, 200_000).matchAll(/\*(?=\p{Lu})[^*\n]{2,60}\*|_(?=\p{Lu})[^_\n]{2,60}_/gu);
    const emphasised = Array.from(typed, ({ 0: words, index }) => ({ start: index, end: index + words.length }));
    return { text: input.text, headed: null, emphasised: emphasised.slice(0, 200) };
  }
  const emphasised: Span[] = [];
  for (const { start, node } of blocksOf(input.headline, input.document)) {
    node?.forEach((child, offset) => {
      const isMarked = child.marks.some(({ type }) => type.name === 'emphasis') && emphasised.length < 200;
      if (isMarked && child.nodeSize < 60) emphasised.push({ start: start + offset, end: start + offset + child.nodeSize });
    });
  }
  return { text: documentText(input.headline, input.document), headed: input.headline !== '', emphasised };
}

function draftsOf(reading: Reading, hints: Hints): Draft[] {
  const running = runningQuotations(reading);
  const drafts: Draft[] = [];
  for (const [number, sentence] of reading.sentences.entries()) {
    const clause: Clause = { items: sentence.items, parts: sentence.parts };
    const found = sentence.cues
      .map((cue) => ({ cue, content: contentOf(clause, cue, sentence.cues).map((range) => spanOf(sentence, range)) }))
      .filter(({ content }) => content.length > 0);
    const last = found.findLast(({ cue }) => cue.family !== 'according' && cue.family !== 'hedge') ?? found.at(-1);
    for (const one of found) {
      const content = one === last ? running.extended(number, one.content) : one.content;
      const made = draft(reading, number, clause, one.cue, content, hints);
      if (!isOfThings(made)) drafts.push(made);
      if (drafts.length >= mostStatements) return drafts;
    }
  }
  return drafts;
}

/** "The vote revealed a split": a verb of saying whose subject cannot speak. */
function isOfThings({ cue, described, statement }: Draft): boolean {
  if (described === null || described.kind !== 'unnamed' || described.pronoun !== null || statement.quote !== 'indirect') return false;
  return cue.verb !== null && alsoOfThings.has(cue.verb.base) && !isSpeakerNoun(described.head);
}

function draft(reading: Reading, number: number, clause: Clause, cue: Cue, content: Span[], hints: Hints): Draft {
  const sentence = reading.sentences[number] ?? { items: [], parts: [] as never[] };
  const saysIt = /^(?:it|its)$/.test(clause.items[cue.after]?.lower ?? '') || clause.items[cue.after + 1]?.lower === 'it';
  const several = clause.items.slice(cue.from, cue.to).some(({ lower }) => sayingForm(lower)?.form === 'base') && cue.family === 'verb';
  const statement: Statement = {
    id: '',
    source: null,
    sourceSpan: cue.source === null ? null : spanOf(sentence as ReadSentence, cue.source),
    cue: spanOf(sentence as ReadSentence, cue),
    content,
    quote: quoteOf(reading, content),
    hand: 'first',
    via: null,
    within: null,
  };
  return { statement, sentence: number, cue, described: cue.source === null ? null : describe(clause, cue.source, { ...hints, saysIt, several }), source: null };
}

/** Whether the content stands between quotation marks: all of it, a part, or none. */
function quoteOf({ text, quotations }: Reading, content: readonly Span[]): Statement['quote'] {
  let quoted = 0;
  let whole = 0;
  for (const { start, end } of content) {
    whole += end - start;
    for (const quotation of quotationsWithin(quotations, start, end)) quoted += Math.min(end, quotation.end) - Math.max(start, quotation.start);
  }
  if (quoted === 0) return 'indirect';
  return whole - quoted <= text.length && whole - quoted < 3 ? 'direct' : 'mixed';
}

function quotationsWithin<Q extends Span>(quotations: readonly Q[], start: number, end: number): Q[] {
  let low = 0;
  let high = quotations.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((quotations[middle]?.end ?? Infinity) <= start) low = middle + 1;
    else high = middle;
  }
  const found: Q[] = [];
  for (let one = quotations[low]; one !== undefined && one.start < end; one = quotations[++low]) found.push(one);
  return found;
}

/** Links every draft that names a source: the body first, the headline last. */
function linked(reading: Reading, drafts: readonly Draft[], names: Hints['names']): Source[] {
  const { link, sources } = linker(names, reading.sentences);
  const inHeadline = ({ sentence }: Draft) => reading.headed && reading.sentences[sentence]?.paragraph === 0;
  for (const one of [...drafts.filter((each) => !inHeadline(each)), ...drafts.filter(inHeadline)]) {
    const { described, statement, sentence } = one;
    if (described === null || statement.sourceSpan === null) continue;
    one.source = link({ described, span: statement.sourceSpan, sentence, inHeadline: inHeadline(one) });
  }
  return sources();
}

function bySentence(drafts: readonly Draft[]): Map<number, Source[]> {
  const spoken = new Map<number, Source[]>();
  for (const { sentence, source } of drafts) if (source !== null) spoken.set(sentence, [...(spoken.get(sentence) ?? []), source]);
  return spoken;
}

/** Ids by place in the text, so that the same text gives the same ids. */
function numbered(drafts: readonly Draft[], sources: Source[]): void {
  for (const source of sources) source.mentions.sort((a, b) => a.start - b.start);
  sources.sort((a, b) => (a.mentions[0]?.start ?? 0) - (b.mentions[0]?.start ?? 0));
  for (const [index, source] of sources.entries()) source.id = String(index + 1);
  for (const [index, { statement, source }] of drafts.entries()) {
    statement.id = `a${index + 1}`;
    statement.source = source?.id ?? null;
  }
}
