import { word } from './clause.ts';
import type { Clause } from './clause.ts';
import { cueOf } from './cue.ts';
import type { Cue } from './cue.ts';
import { isPaperName, organisations, outlets, powers } from './source-words.ts';
import type { ReadSentence, Reading } from './reading.ts';
import type { Span } from './sourcing.ts';

/** `OSK: The wall was old.`: an interview printed like a play, with a name in capitals before every answer. */
export function scriptCue(clause: Clause, index: number): Cue | null {
  const { items, parts } = clause;
  if (parts[index] !== 'colon' || index > 4 || parts[index + 1] === 'quote') return null;
  const label = items.slice(0, index);
  const isName = label.length > 0 && label.every(({ text }) => /^\p{Lu}[\p{Lu}\p{M}'’.-]+$/u.test(text));
  const last = word(clause, index - 1);
  const isNobody =
    isPaperName(last) || outlets.has(last) || powers.has(last) || organisations.has(last) || notices.has(last);
  if (!isName || isNobody || last.length < 3) return null;
  const range = { from: index, to: index + 1 };
  return cueOf('script', range, { source: { from: 0, to: index }, block: { from: 0, to: index + 1 } });
}

/** Words in capitals before a colon that are no names. */
const notices = new Set(
  (
    'more watch update updated note correction clarification breaking exclusive live warning photo photos picture pictures video analysis opinion ' +
    'source sources related topics what where when who why how price address tel phone fact claim myth verdict answer question editor ' +
    'interviewer moderator read see here also listen summary background context timeline'
  ).split(' '),
);

/** The labels that come more than once: a single one is a heading. */
export function speakersOf({ sentences }: Reading): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const sentence of sentences) {
    const label = labelOf(sentence);
    if (label !== null) counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, count]) => count > 1).map(([label]) => label));
}

export function labelOf(sentence: ReadSentence): string | null {
  const cue = sentence.cues.find(({ family }) => family === 'script');
  return cue === undefined
    ? null
    : sentence.items
        .slice(0, cue.from)
        .map(({ lower }) => lower)
        .join(' ');
}

/** The sentences of an answer behind its first. */
export function restOfAnswer({ sentences }: Reading, number: number): Span[] {
  const first = sentences[number];
  const spans: Span[] = [];
  for (
    let next = number + 1;
    sentences[next] !== undefined && sentences[next]?.paragraph === first?.paragraph;
    next += 1
  )
    spans.push({ start: sentences[next]?.start ?? 0, end: sentences[next]?.end ?? 0 });
  return spans;
}
