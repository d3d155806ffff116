import { extract } from './extract.ts';
import type { Circumstances } from './extract.ts';
import type { Sourcing } from './sourcing.ts';

/**
 * The mini-language of the tests: a text with what was found in it marked in place, `[the source]`,
 * `~the cue~`, `{what is stated}`. A test strips the marks, reads the bare text, marks what it finds, and
 * the two must be the same line. In whole articles a source carries its id: `[1|Marit Osk]`.
 */
export function bareText(marked: string): string {
  return marked.replace(/\[\d+\||[[\]~{}]/g, '');
}

/** The same text as it is read, marked. */
export function remarked(marked: string, options: { ids?: boolean } & Circumstances = {}): string {
  return mark(extract({ text: bareText(marked) }, options), options.ids === true);
}

interface Edge {
  offset: number;
  sign: string;
  closes: boolean;
  length: number;
}

export function mark({ text, statements }: Sourcing, ids = false): string {
  const edges: Edge[] = [];
  const add = (span: { start: number; end: number } | null, open: string, close: string) => {
    if (span === null) return;
    const length = span.end - span.start;
    edges.push(
      { offset: span.start, sign: open, closes: false, length },
      { offset: span.end, sign: close, closes: true, length },
    );
  };
  const named = new Set<number>();
  for (const { source, sourceSpan, cue, content } of statements) {
    // "said Osk, adding": one mark for the words of both.
    if (sourceSpan !== null && !named.has(sourceSpan.start)) add(sourceSpan, ids ? `[${source ?? ''}|` : '[', ']');
    named.add(sourceSpan?.start ?? -1);
    add(cue, '~', '~');
    for (const span of content) add(span, '{', '}');
  }
  // At one place: what closes before what opens, the inner mark nearer to the words.
  edges.sort(
    (a, b) =>
      a.offset - b.offset ||
      Number(b.closes) - Number(a.closes) ||
      (a.closes ? a.length - b.length : b.length - a.length),
  );
  let out = '';
  let done = 0;
  for (const { offset, sign } of edges) {
    out += text.slice(done, offset) + sign;
    done = offset;
  }
  return out + text.slice(done);
}
