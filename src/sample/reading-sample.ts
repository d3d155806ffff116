/**
 * Reads the story files of `sample/stories/`: text that an editor can write, no JSON.
 *
 *     headline: Ferry company to end winter sailings     also standfirst, byline (names, by commas), section (a slug)
 *     hours: 11                                          how long ago it went out
 *     record: confirmed                                  confirmed | unchecked | off | none (the newsroom's policy)
 *     picture: ferry                                     sample/pictures/ferry.webp; with alt, caption, credit
 *     correction: 1.5; An earlier version said …         hours ago; the words. As many lines as there are
 *     ---
 *     Paragraphs, a blank line between. `## Subhead`, `> quotation`, `>> pulled words — whose`, `- item`,
 *     `{form}` for the sign-up form, in the words `*emphasis*`, `**strong**`, `[words](address)`,
 *     and `{{osk|Marit Osk, who signed it}}` around the words that give a source.
 *     ---
 *     osk: named-person; Marit Osk; One sentence on how it speaks.
 *     board: unnamed people=2; Two members of the board; Why they are not named.
 *
 * A source is `key: kind [people=N] [second] [via NAME]; name; note`.
 */
import { doc, form, h2, inline, li, p, pull, quote, ul } from '../document/building.ts';
import type { Document } from '../document/schema.ts';
import { documentText } from '../document/text.ts';
import { Problem } from '../problem.ts';
import type { RecordPolicy } from '../settings/queries.ts';
import { emptyRecord, sourceKinds, type RecordSource, type StoryRecord } from '../stories/record.ts';

export interface SampleStory {
  headline: string;
  standfirst: string;
  byline: string[];
  /** A section's slug. */
  section: string;
  hoursAgo: number;
  isOpinion: boolean;
  picture: { name: string; alt: string; caption: string; credit: string } | null;
  /** Null: the newsroom's policy. */
  recordPolicy: RecordPolicy | null;
  corrections: { hoursAgo: number; text: string }[];
  /** ProseMirror JSON. */
  document: unknown;
  /** As its editor confirmed it, places and all; null where nobody did: the engine's reading stands. */
  record: StoryRecord | null;
}

export function readSampleStory(file: string): SampleStory {
  const [head = '', body = '', foot = ''] = file.replaceAll('\r\n', '\n').split(/^---\n/m);
  const header = readHeader(head);
  const headline = required(header, 'headline');
  const policy = readPolicy(required(header, 'record'));
  const document = readBody(body.replace(attribution, '$2'));
  const sources = readSources(foot);
  placeSources(sources, headline, body);
  if (policy === 'confirmed' && sources.size === 0) throw unreadable('It is confirmed, and names no source.');
  return {
    headline,
    standfirst: one(header, 'standfirst'),
    byline: one(header, 'byline').split(', '),
    section: required(header, 'section'),
    hoursAgo: hours(required(header, 'hours')),
    isOpinion: one(header, 'opinion') === 'yes',
    picture: readPicture(header),
    recordPolicy: policy,
    corrections: (header.get('correction') ?? []).map(readCorrection),
    document: document.toJSON(),
    record: sources.size === 0 ? null : { ...emptyRecord, sources: [...sources.values()] },
  };
}

type Header = ReadonlyMap<string, readonly string[]>;

function readHeader(text: string): Header {
  const header = new Map<string, string[]>();
  for (const line of linesOf(text)) {
    const [, key, value] = /^([a-z]+): (.+)$/.exec(line) ?? [];
    if (key === undefined || value === undefined) throw unreadable(`“${line}” is no line of a header.`);
    header.set(key, [...(header.get(key) ?? []), value]);
  }
  return header;
}

const one = (header: Header, key: string): string => header.get(key)?.[0] ?? '';

function required(header: Header, key: string): string {
  const value = one(header, key);
  if (value === '') throw unreadable(`The header has no “${key}”.`);
  return value;
}

function readPolicy(word: string): RecordPolicy | null {
  if (word === 'none') return null;
  if (word === 'off' || word === 'confirmed' || word === 'unchecked') return word;
  throw unreadable(`A record cannot be “${word}”.`);
}

function readPicture(header: Header): SampleStory['picture'] {
  const name = one(header, 'picture');
  if (name === '') return null;
  return { name, alt: required(header, 'alt'), caption: one(header, 'caption'), credit: one(header, 'credit') };
}

function readCorrection(line: string): { hoursAgo: number; text: string } {
  const [at = '', text = ''] = line.split(/; (.*)/s);
  return { hoursAgo: hours(at), text };
}

function hours(text: string): number {
  const number = Number(text);
  if (text === '' || !(number > 0)) throw unreadable(`“${text}” is no number of hours.`);
  return number;
}

const attribution = /\{\{([a-z]+)\|([^{}]+)\}\}/g;

function readBody(text: string): Document {
  return doc(...blocksOf(text).map(readBlock));
}

const blocksOf = (text: string): string[] =>
  text
    .split(/\n\s*\n/)
    .map((block) => block.trim())
    .filter((block) => block !== '');

function readBlock(block: string) {
  if (block === '{form}') return form();
  if (block.startsWith('## ')) return h2(...inline(block.slice(3)));
  if (block.startsWith('- ')) return ul(...linesOf(block).map((line) => li(inline(line.replace(/^- /, '')))));
  if (block.startsWith('>> ')) {
    const [words = '', by = ''] = block.slice(3).split(' — ');
    return pull(by, p(...inline(words)));
  }
  if (block.startsWith('> ')) return quote(p(...inline(block.slice(2))));
  return p(...inline(block));
}

function readSources(text: string): Map<string, RecordSource> {
  const sources = new Map<string, RecordSource>();
  for (const line of linesOf(text)) {
    const [, key, kinds, name, note] = /^([a-z]+): ([^;]+); ([^;]+); (.+)$/.exec(line) ?? [];
    if (key === undefined || kinds === undefined || name === undefined || note === undefined) {
      throw unreadable(`“${line}” is no source.`);
    }
    const [, word, people = '1', second, via = null] =
      /^(\S+)(?: people=(\d+))?( second)?(?: via (.+))?$/.exec(kinds) ?? [];
    const kind = sourceKinds.find((known) => known === word);
    if (kind === undefined) throw unreadable(`“${kinds}” is no kind of source.`);
    // Ids stand in addresses (#s1), so they are small numbers.
    const id = String(sources.size + 1);
    const hand = { second: second !== undefined, via };
    sources.set(key, {
      id,
      kind,
      name,
      note,
      people: Number(people),
      group: false,
      places: [],
      ...hand,
      found: name,
      edited: true,
      link: null,
      known: false,
    });
  }
  return sources;
}

/** Signs that no text holds, around the words of attribution while their places are looked for. */
const OPEN = '\ue000';
const CLOSE = '\ue001';

function placeSources(sources: ReadonlyMap<string, RecordSource>, headline: string, body: string): void {
  const keys = [...body.matchAll(attribution)].map(([, key = '']) => key);
  const marked = documentText(headline, readBody(body.replace(attribution, `${OPEN}$2${CLOSE}`)));
  let offset = 0;
  let start = 0;
  let next = 0;
  for (const sign of marked) {
    if (sign === OPEN) start = offset;
    else if (sign === CLOSE) {
      const key = keys[next++] ?? '';
      const source = sources.get(key);
      if (source === undefined) throw unreadable(`The source “${key}” is not listed.`);
      source.places.push({ start, end: offset });
    } else offset += sign.length;
  }
  for (const [key, { places }] of sources)
    if (places.length === 0) throw unreadable(`The source “${key}” has no place in the text.`);
}

const linesOf = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '');

function unreadable(reason: string): Problem {
  return new Problem('invalid', `This is no story of the sample. ${reason}`);
}
