import type { Draft } from './extract.ts';
import { occasions } from './function-words.ts';
import type { Reading } from './reading.ts';
import type { Item } from './sentences.ts';
import { isOutlet } from './source-words.ts';
import type { Source } from './sourcing.ts';

/**
 * First hand or second, and through whom: another newsroom as the source or as the hearer, a document
 * that somebody else holds, "reportedly", and whatever is reported inside of such a statement. A source
 * that came in at second hand stays so: "the source" of another paper is not ours a paragraph later.
 */
export function addHands(reading: Reading, drafts: readonly Draft[], newsroom: string | null): void {
  const carried = new Map<Source, string>();
  const heard = new Set<Source>();
  for (const group of bySentence(drafts)) {
    for (const draft of group) draft.statement.within = null;
    const outer = new Map<Draft, Draft>();
    for (const draft of group) {
      const around = enclosing(draft, group);
      if (around !== null) outer.set(draft, around);
    }
    for (const draft of group.toSorted((a, b) => depth(a, outer) - depth(b, outer))) {
      const around = outer.get(draft) ?? null;
      const via = ownVia(reading, draft, newsroom) ?? viaOf(around) ?? (draft.source === null ? null : (carried.get(draft.source) ?? null));
      const second = via !== null || draft.cue.hedged || draft.source?.kind === 'publication' || isSecond(around);
      draft.statement.via = via;
      draft.statement.hand = second ? 'second' : 'first';
      if (draft.source === null) continue;
      if (!second) heard.add(draft.source);
      else if (via !== null && !heard.has(draft.source) && keepsVia(draft.source)) carried.set(draft.source, via);
    }
    for (const [draft, around] of outer) draft.statement.within = String(drafts.indexOf(around));
  }
  settle(drafts);
}

/** Only unnamed people and documents are tied to who brought them; a named person can be asked. */
function keepsVia({ kind }: Source): boolean {
  return kind === 'unnamed' || kind === 'document';
}

function* bySentence(drafts: readonly Draft[]): Generator<Draft[]> {
  let group: Draft[] = [];
  for (const draft of drafts) {
    if (group[0] !== undefined && group[0].sentence !== draft.sentence) {
      yield group;
      group = [];
    }
    group.push(draft);
  }
  if (group.length > 0) yield group;
}

/** The smallest statement of the sentence whose content holds this one's cue. */
function enclosing(draft: Draft, group: readonly Draft[]): Draft | null {
  const cue = draft.statement.cue;
  if (cue === null) return null;
  const holds = ({ statement }: Draft) => statement.content.some(({ start, end }) => start <= cue.start && cue.end <= end);
  const around = group.filter((one) => one !== draft && holds(one));
  const size = ({ statement }: Draft) => statement.content.reduce((sum, { start, end }) => sum + end - start, 0);
  return around.toSorted((a, b) => size(a) - size(b))[0] ?? null;
}

function depth(draft: Draft, outer: ReadonlyMap<Draft, Draft>): number {
  let steps = 0;
  for (let one = outer.get(draft); one !== undefined && steps < 10; one = outer.get(one)) steps += 1;
  return steps;
}

function isSecond(around: Draft | null): boolean {
  return around !== null && (around.statement.hand === 'second' || around.source?.kind === 'document');
}

/** Through whom a statement inside of another comes: through its source, if that is a paper or a document. */
function viaOf(around: Draft | null): string | null {
  if (around === null) return null;
  const { source, statement } = around;
  return source?.kind === 'document' ? source.name : statement.via;
}

function ownVia(reading: Reading, draft: Draft, newsroom: string | null): string | null {
  const { cue, source, described, sentence } = draft;
  const { text, sentences } = reading;
  const isOurs = (name: string) => newsroom !== null && plain(name) !== '' && (plain(newsroom).includes(plain(name)) || plain(name).includes(plain(newsroom)));
  const items = sentences[sentence]?.items ?? [];
  const words = (from: number, to: number) => text.slice(items[from]?.start ?? 0, items[to - 1]?.end ?? 0);
  if (source?.kind === 'publication') return isOurs(source.name) ? null : source.name;
  if (described?.holder != null) return isOurs(described.holder) ? null : described.holder;
  if (cue.carrier !== null) return words(cue.carrier.from, cue.carrier.to);
  const outlet = outletHeard(reading, draft);
  return outlet === null || isOurs(outlet) ? null : outlet;
}

/** "told Reuters", "said in an interview with Channel Nine", "In a message aired on Radio Coast, she said". */
function outletHeard({ text, sentences }: Reading, { cue, sentence }: Draft): string | null {
  const { items = [], parts = [] } = sentences[sentence] ?? {};
  const from = frontedOccasion(items.slice(0, cue.block.from)) ? 0 : cue.from;
  for (let index = from; index < cue.after; index += 1) {
    if (parts[index] !== 'name' || (cue.source !== null && index >= cue.source.from && index < cue.source.to)) continue;
    let to = index;
    while (to < cue.after && parts[to] === 'name') to += 1;
    if (isOutlet(items.slice(index, to).map(({ lower }) => lower))) return text.slice(items[index]?.start ?? 0, items[to - 1]?.end ?? 0);
    index = to;
  }
  return null;
}

function frontedOccasion(before: readonly Item[]): boolean {
  const first = before[0]?.lower ?? '';
  return /^(?:in|on|during|speaking|asked|interviewed)$/.test(first) && before.some(({ lower }) => occasions.has(lower) || lower === 'speaking');
}

const plain = (name: string) => name.toLowerCase().replace(/^the /, '');

/** A source is second-hand if all its statements are; `within` is written as the id that drafts get. */
function settle(drafts: readonly Draft[]): void {
  const papers = [...new Set(drafts.map(({ source }) => source))].filter((source) => source?.kind === 'publication');
  const first = new Set(drafts.filter(({ statement }) => statement.hand === 'first').map(({ source }) => source));
  for (const { source, statement } of drafts) {
    if (source !== null) source.hand = first.has(source) ? 'first' : 'second';
    const via = plain(statement.via ?? '');
    const paper = via === '' ? undefined : papers.find((one) => one !== null && (plain(one.name) === via || plain(one.name).endsWith(` ${via}`)));
    if (paper != null) statement.via = paper.name;
    if (statement.within !== null) statement.within = `a${Number(statement.within) + 1}`;
  }
}
