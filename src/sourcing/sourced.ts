import type { Audited } from './audited.ts';
import type { Span, Statement } from './sourcing.ts';

/** Which statements stand in a sentence. */

const tables = new WeakMap<Audited, Map<number, Statement[]>>();

export function statementsIn(story: Audited, sentence: Span): readonly Statement[] {
  const table = tables.get(story) ?? tableOf(story);
  tables.set(story, table);
  return table.get(sentence.start) ?? [];
}

function tableOf({ sourcing, sentenceAt }: Audited): Map<number, Statement[]> {
  return Map.groupBy(sourcing.statements, (statement) => sentenceAt(placeOf(statement))?.start ?? -1);
}

/** Where a statement is made: its cue, its source, or what it says. */
export function placeOf({ cue, sourceSpan, content }: Statement): number {
  return cue?.start ?? sourceSpan?.start ?? content[0]?.start ?? 0;
}

/** What is stated lies around the span. */
export function holds({ content }: Statement, { start, end }: Span): boolean {
  return content.some((piece) => piece.start <= start && end <= piece.end);
}
