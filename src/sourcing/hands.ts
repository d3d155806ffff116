import type { Cue } from './cue.ts';
import type { Draft } from './drafts.ts';
import { occasions } from './function-words.ts';
import { perSentence, type ReadSentence, type Reading } from './reading.ts';
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
    for (const draft of group) draft.within = enclosing(draft, group);
    const outermostFirst = group.length > 1 ? group.toSorted((a, b) => depthOf(a) - depthOf(b)) : group;
    for (const draft of outermostFirst) {
      const { statement, source, cue, within: around } = draft;
      const own = outletOf(reading, draft);
      const via =
        own !== null && !isOurs(own, newsroom) ? own : (through(around) ?? (source && carried.get(source)) ?? null);
      const second =
        via !== null ||
        cue.hedged ||
        isSecond(around) ||
        (source?.kind === 'publication' && !isOurs(source.name, newsroom));
      statement.via = via;
      statement.hand = second ? 'second' : 'first';
      if (source === null) continue;
      if (!second) heard.add(source);
      else if (via !== null && !heard.has(source) && staysWithCarrier(source)) carried.set(source, via);
    }
  }
  settle(drafts);
}

/** Only unnamed people and documents are tied to who brought them; a named person can be asked. */
function staysWithCarrier({ kind }: Source): boolean {
  return kind === 'unnamed' || kind === 'document';
}

function bySentence(drafts: readonly Draft[]): Draft[][] {
  const groups: Draft[][] = [];
  for (const draft of drafts) {
    const group = groups.at(-1);
    if (group?.[0]?.sentence === draft.sentence) group.push(draft);
    else groups.push([draft]);
  }
  return groups;
}

/** The smallest statement of the sentence whose content holds this one's cue. */
function enclosing({ statement: { cue } }: Draft, group: readonly Draft[]): Draft | null {
  if (cue === null) return null;
  const holds = ({ statement }: Draft) =>
    statement.content.some(({ start, end }) => start <= cue.start && cue.end <= end);
  const size = ({ statement }: Draft) => statement.content.reduce((sum, { start, end }) => sum + end - start, 0);
  const [only] = group;
  if (only !== undefined && group.length === 1) return holds(only) ? only : null;
  return group.filter(holds).toSorted((a, b) => size(a) - size(b))[0] ?? null;
}

function depthOf({ within }: Draft): number {
  let depth = 0;
  for (let one = within; one !== null && depth < 10; one = one.within) depth += 1;
  return depth;
}

function isSecond(around: Draft | null): boolean {
  return around !== null && (around.statement.hand === 'second' || around.source?.kind === 'document');
}

/** Through whom a statement inside of another comes: through its source, if that is a document, or its carrier. */
function through(around: Draft | null): string | null {
  return around?.source?.kind === 'document' ? around.source.name : (around?.statement.via ?? null);
}

/** The newsroom or holder that the words of the statement themselves name. */
function outletOf(reading: Reading, draft: Draft): string | null {
  const { cue, source, described, sentence } = draft;
  if (source?.kind === 'publication') return source.name;
  if (described !== null && described.holder !== null) return described.holder;
  const where = reading.sentences[sentence];
  if (where === undefined) return null;
  if (cue.carrier === null) return outletsHeard(where, reading.text).get(cue) ?? null;
  const { items } = where;
  return reading.text.slice(items[cue.carrier.from]?.start, items[cue.carrier.to - 1]?.end).replace(/[,*\s]+$/, '');
}

/** "told Reuters", "said in an interview with Channel Nine", "In a message aired on Radio Coast, she said". */
const outletsHeard = perSentence(
  (sentence, text) => new Map(sentence.cues.map((cue) => [cue, outletHeard(sentence, cue, text)])),
);

function outletHeard({ items, parts }: ReadSentence, cue: Cue, text: string): string | null {
  const opening = items.slice(0, cue.block.from).map(({ lower }) => lower);
  const isFronted =
    /^(?:in|on|during|speaking|asked|interviewed)$/.test(opening[0] ?? '') && opening.some((one) => occasions.has(one));
  for (let index = isFronted ? 0 : cue.from; index < cue.after; index += 1) {
    const isSource = cue.source !== null && index >= cue.source.from && index < cue.source.to;
    if (parts[index] !== 'name' || isSource) continue;
    let to = index;
    while (to < cue.after && parts[to] === 'name') to += 1;
    if (isOutlet(items.slice(index, to).map(({ lower }) => lower)))
      return text.slice(items[index]?.start, items[to - 1]?.end);
    index = to;
  }
  return null;
}

const plain = (name: string) => name.toLowerCase().replace(/^the /, '');

/** Told to the newsroom itself: that is no other newsroom. */
function isOurs(name: string, newsroom: string | null): boolean {
  if (newsroom === null || plain(newsroom) === '') return false;
  return plain(newsroom).endsWith(plain(name)) || plain(name).endsWith(plain(newsroom));
}

/** A source is second-hand if all its statements are, and a paper has one name throughout. */
function settle(drafts: readonly Draft[]): void {
  const first = new Set(drafts.filter(({ statement }) => statement.hand === 'first').map(({ source }) => source));
  const named = new Set(drafts.flatMap(({ source }) => (source?.kind === 'publication' ? [source.name] : [])));
  const papers = Array.from(named, (name) => ({ name, plain: plain(name) }));
  for (const { source, statement } of drafts) {
    if (source !== null) source.hand = first.has(source) ? 'first' : 'second';
    if (statement.via === null) continue;
    const via = plain(statement.via);
    const paper = papers.find((one) => one.plain === via || one.plain.endsWith(` ${via}`));
    statement.via = paper?.name ?? statement.via;
  }
}
