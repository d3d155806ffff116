import { blocksOf, documentText } from '../document/text.ts';
import { draftsOf } from './drafts.ts';
import type { Draft } from './drafts.ts';
import { addHands } from './hands.ts';
import { isEnglish } from './language.ts';
import { keep, keptOf } from './kept.ts';
import { linker } from './linking.ts';
import { namesOf } from './names.ts';
import type { Names } from './names.ts';
import { parted } from './paragraphs.ts';
import { longestText, readable, readText } from './reading.ts';
import type { Reading } from './reading.ts';
import { addReasons } from './reasons.ts';
import type { Source, Sourcing, SourcingInput, Span } from './sourcing.ts';

export type { Hand, Kind, Source, Sourcing, SourcingInput, Span, Statement } from './sourcing.ts';

/** What is known about the story beyond its words. */
export interface Circumstances {
  /** The newsroom's own name: what is told to it is first-hand. */
  newsroom?: string;
}

const mostStatements = 2000;

/**
 * Reads a text or a story. Never throws on any text, and takes time in proportion to its length. `previous`: what
 * was read before a few words were changed. It only saves time: the answer is the same without it.
 */
export function extract(
  input: SourcingInput,
  circumstances: Circumstances = {},
  previous: Sourcing | null = null,
): Sourcing {
  const { text, headed, emphasised } = given(input);
  const all = parted(readable(text), previous && (keptOf(previous)?.memory ?? null));
  if (!isEnglish(all.paragraphs)) {
    const unread: Sourcing = { text, language: 'other', partial: false, statements: [], sources: [] };
    return keep(unread, { reading: null, memory: all.memory, circumstances });
  }
  const reading = readText(text, headed, all);
  const names = namesOf(reading);
  const isEmphasised = ({ start, end }: Span) => emphasised.some((span) => span.start <= start && end <= span.end);
  const drafts = draftsOf(reading, { text, names, isEmphasised }, mostStatements);
  const sources = linked(reading, drafts, names);
  addHands(reading, drafts, circumstances.newsroom ?? null);
  addReasons(reading, drafts);
  numbered(drafts, sources);
  const partial = reading.partial || drafts.length === mostStatements;
  const sourcing: Sourcing = {
    text,
    language: 'en',
    partial,
    statements: drafts.map(({ statement }) => statement),
    sources,
  };
  return keep(sourcing, { reading, memory: all.memory, circumstances });
}

/** The text of a sourcing taken apart; read anew for one that came from elsewhere. */
export function readingOf(sourcing: Sourcing): Reading {
  return keptOf(sourcing)?.reading ?? readText(sourcing.text, null);
}

interface Given {
  text: string;
  headed: boolean | null;
  /** Words set off by emphasis: in a story its marks, in plain text the asterisks that people type. */
  emphasised: Span[];
}

const mostEmphasised = 200;

function given(input: SourcingInput): Given {
  if ('text' in input) {
    const typed = input.text.slice(0, longestText).matchAll(/\*(?=\p{Lu})[^*\n]{2,60}\*|_(?=\p{Lu})[^_\n]{2,60}_/gu);
    const spans = Array.from(typed, ({ 0: words, index }) => ({ start: index, end: index + words.length }));
    return { text: input.text, headed: null, emphasised: spans.slice(0, mostEmphasised) };
  }
  const { headline, document } = input;
  const emphasised: Span[] = [];
  for (const { start, node } of blocksOf(headline, document)) {
    node?.forEach((child, offset) => {
      const isMarked = child.marks.some(({ type }) => type.name === 'emphasis') && child.nodeSize < 60;
      if (isMarked) emphasised.push({ start: start + offset, end: start + offset + child.nodeSize });
    });
  }
  return {
    text: documentText(headline, document),
    headed: headline !== '',
    emphasised: emphasised.slice(0, mostEmphasised),
  };
}

/** Links every draft that names a source: the body first, the headline last. */
function linked(reading: Reading, drafts: readonly Draft[], names: Names): Source[] {
  const { link, sources } = linker(names, reading);
  const isInHeadline = ({ sentence }: Draft) => reading.headed && reading.sentences[sentence]?.paragraph === 0;
  const inOrder = [...drafts.filter((draft) => !isInHeadline(draft)), ...drafts.filter(isInHeadline)];
  for (const draft of inOrder) {
    const { described, sentence } = draft;
    const span = draft.statement.sourceSpan;
    if (described === null || span === null) continue;
    draft.source = link({ described, span, sentence, inHeadline: isInHeadline(draft) });
  }
  return sources();
}

/** Ids by place in the text, so that the same text gives the same ids. */
function numbered(drafts: readonly Draft[], sources: Source[]): void {
  for (const source of sources) if (source.mentions.length > 1) source.mentions.sort((a, b) => a.start - b.start);
  sources.sort((a, b) => (a.mentions[0]?.start ?? 0) - (b.mentions[0]?.start ?? 0));
  sources.forEach((source, index) => {
    source.id = String(index + 1);
  });
  drafts.forEach(({ statement, source }, index) => {
    statement.id = `a${index + 1}`;
    statement.source = source?.id ?? null;
  });
  for (const { statement, within } of drafts) statement.within = within?.statement.id ?? null;
}
