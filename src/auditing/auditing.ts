/** One story, read and audited: what every report is made of. */
import { audit, extract, type AuditPolicy, type Finding, type Sourcing, type Source } from '../sourcing/engine.ts';
import { inOrderOfWeight } from '../sourcing/weight.ts';
import { paragraphsIn, type StoryFile } from './story-file.ts';

export interface Audit {
  file: StoryFile;
  sourcing: Sourcing;
  /** The first line of the text, where it is a headline. */
  headline: string | null;
  /** In order of weight; without what names nobody. */
  sources: Source[];
  findings: Finding[];
}

export function auditFile(file: StoryFile, policy: AuditPolicy, dated: boolean): Audit {
  const sourcing = extract(file.input);
  const findings = audit(sourcing, policy, { dated: dated || file.dated });
  const sources = inOrderOfWeight(sourcing.sources.filter(({ kind }) => kind !== 'none'));
  return { file, sourcing, headline: headlineOf(file, sourcing), sources, findings };
}

function headlineOf({ input }: StoryFile, { text }: Sourcing): string | null {
  if ('headline' in input) return input.headline === '' ? null : input.headline;
  const [first] = paragraphsIn(text.slice(0, 2000));
  const line = first === undefined ? '' : text.slice(first.start, first.end);
  const isHeadline = line !== '' && line.length < 300 && !line.includes('\n') && !/[.!?…]["'”’»]?$/.test(line);
  return isHeadline ? line : null;
}
