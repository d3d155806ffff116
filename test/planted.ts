/**
 * Short stories, each with one fault that an editor would ask about, and the same story mended; and sound ones, about which
 * there is nothing to ask. All of it is fiction. A file in `test/planted/`, story after line:
 *
 *     # fault: no-reason
 *     # newsroom: the Beacon      (where the story speaks of us by name)
 *     …
 *     # mended
 *     …
 *
 * or `# sound` and one story. Files named `second-…` are a second set, written without knowledge of the rules: whoever
 * writes rules does not read them.
 */
import { readdirSync, readFileSync } from 'node:fs';
import type { RuleId } from '../src/sourcing/finding.ts';

export interface Pair {
  name: string;
  fault: RuleId;
  newsroom: string | null;
  faulty: string;
  mended: string;
}

export interface Sound {
  name: string;
  newsroom: string | null;
  text: string;
}

/** Every rule, and whether plain text can break it: a reference stands in a document only. */
const plantable: Record<RuleId, boolean> = {
  'counts-disagree': true,
  'numbers-disagree': true,
  'offices-disagree': true,
  'another-outlet': true,
  'document-held-by-others': true,
  reportedly: true,
  'quoted-unpublished': true,
  'no-reason': true,
  'stock-phrase': true,
  'unnamed-opinion': true,
  'bare-source': true,
  'unnamed-group': true,
  'single-source': true,
  'no-reply': true,
  'no-source': true,
  'quote-in-two-places': true,
  'relative-date': true,
  'broken-quotation': true,
  markup: true,
  'broken-reference': false,
  'loaded-verb': true,
  'headline-exceeds': true,
};

const isRule = (word: string): word is RuleId => word in plantable;

export const plantableRules: readonly RuleId[] = Object.keys(plantable)
  .filter(isRule)
  .filter((rule) => plantable[rule]);

interface Part {
  word: string;
  value: string;
  text: string;
}

function partsOf(name: string, file: string): Part[] {
  return file
    .replaceAll('\r\n', '\n')
    .split(/^# /m)
    .slice(1)
    .map((block) => {
      const [line = '', ...rest] = block.split('\n');
      const match = /^(fault|newsroom|mended|sound)(?:: (.+))?$/.exec(line.trim());
      if (!match?.[1]) throw new Error(`${name}: “# ${line}” is no line of a planted story.`);
      return { word: match[1], value: match[2] ?? '', text: rest.join('\n').trim() };
    });
}

export function readPlanted(name: string, file: string): Pair | Sound {
  const parts = partsOf(name, file);
  const part = (word: string) => parts.find((one) => one.word === word);
  const newsroom = part('newsroom')?.value ?? null;
  const mended = part('mended');
  const fault = part('fault');
  const before = parts.find(({ text }) => text !== '')?.text ?? '';
  if (before === '') throw new Error(`${name}: there is no story.`);
  if (part('sound')) return { name, newsroom, text: before };
  if (!fault || !isRule(fault.value)) throw new Error(`${name}: “${fault?.value ?? ''}” is no rule.`);
  if (!mended || mended.text === '') throw new Error(`${name}: there is no mended story.`);
  if (mended.text === before) throw new Error(`${name}: the mended story is the faulty one.`);
  return { name, fault: fault.value, newsroom, faulty: before, mended: mended.text };
}

const folder = new URL('./planted/', import.meta.url);

/** Every story in `test/planted/`, by name. */
export function allPlanted(): { pairs: Pair[]; sound: Sound[] } {
  const read = readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .toSorted()
    .map((name) => readPlanted(name.slice(0, -'.txt'.length), readFileSync(new URL(name, folder), 'utf8')));
  return {
    pairs: read.filter((one): one is Pair => 'fault' in one),
    sound: read.filter((one): one is Sound => !('fault' in one)),
  };
}
