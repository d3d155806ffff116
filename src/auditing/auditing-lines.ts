/** A corpus, one story a line: `{ "id": …, "text": … }` in, what was found in it out, in constant memory. */
import { audit, extract, type AuditPolicy, type Finding } from '../sourcing/engine.ts';
import { Problem } from '../problem.ts';
import { attributionsOf, findingJson, spelled } from './report-json.ts';
import { isDated } from './story-file.ts';

/** As much as a page to import may have. */
const longestLine = 5 * 1024 * 1024;

/** One line of predictions. Throws a Problem that says what is wrong with the line. */
export function auditLine(line: string, policy: AuditPolicy, dated: boolean): { json: string; findings: Finding[] } {
  const { id, text } = storyIn(line);
  // As long as it was: every offset is one into the text as it was given.
  const sourcing = extract({
    text: text.replaceAll('\r', (_, at: number) => (text.charAt(at + 1) === '\n' ? ' ' : '\n')),
  });
  const findings = audit(sourcing, policy, { dated: dated || isDated(text) });
  const { language, partial } = sourcing;
  const found = { attributions: attributionsOf({ sourcing }), findings: findings.map(findingJson) };
  return { json: spelled(JSON.stringify({ id, language, partial, ...found })), findings };
}

function storyIn(line: string): { id: string | number; text: string } {
  let story: unknown;
  try {
    story = JSON.parse(line);
  } catch {
    throw new Problem('invalid', 'is not JSON');
  }
  if (typeof story !== 'object' || story === null) throw new Problem('invalid', 'is not a JSON object');
  const { id, text }: { id?: unknown; text?: unknown } = story;
  if (typeof id !== 'string' && typeof id !== 'number') throw new Problem('invalid', 'has no id');
  if (typeof text !== 'string') throw new Problem('invalid', 'has no text');
  return { id, text };
}

export interface NumberedLine {
  number: number;
  /** Null for a line that is too long to be read. */
  line: string | null;
}

/** Lines that are not blank. What is longer than a story can be is passed over, not gathered. */
export async function* linesOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<NumberedLine> {
  const decoder = new TextDecoder();
  let rest = '';
  let number = 1;
  let isTooLong = false;
  const taken = (line: string): NumberedLine | null => {
    const wasTooLong = isTooLong || line.length > longestLine;
    isTooLong = false;
    return wasTooLong ? { number, line: null } : line.trim() === '' ? null : { number, line };
  };
  for await (const chunk of bytes) {
    const [first = '', ...more] = decoder.decode(chunk, { stream: true }).split('\n');
    rest = isTooLong ? '' : rest + first;
    for (const next of more) {
      const line = taken(rest);
      if (line !== null) yield line;
      number += 1;
      rest = next;
    }
    if (rest.length > longestLine) [rest, isTooLong] = ['', true];
  }
  const line = taken(rest + decoder.decode());
  if (line !== null) yield line;
}
