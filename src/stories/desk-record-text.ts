/** The text as it reads, with the record in it: statements on tint, attributions on their line, numbers at the words that are asked about. */
import { blocksOf, type Block } from '../document/text.ts';
import type { Document } from '../document/schema.ts';
import { html, type Child, type Html } from '../html.ts';
import type { Question } from './questions.ts';
import { lineClass, shownSources, type StoryRecord } from './record.ts';

interface Layer {
  start: number;
  end: number;
  said?: { kind: string; source: string; id: string };
  /** Where a question's words begin: the address of the place. */
  asked?: string;
}

export function recordText(
  headline: string,
  document: Document,
  record: StoryRecord,
  questions: readonly Question[],
): Html {
  const layers = layersOf(record, questions);
  const firsts = questions.flatMap(({ number, ranges: [first] }) =>
    first === undefined ? [] : [{ number, ...first }],
  );
  const blocks = blocksOf(headline, document);
  return html`${blocks.map((block) => {
    const flags = firsts.filter(({ start }) => start >= block.start && start < block.end);
    const inside = html`${flags.length === 0 ? '' : html`<span class="flags">${flags.map(({ number }) => flag(number))}</span>`}${wordsOf(block, layers)}`;
    if (block.node === null) return html`<h2 class="headline">${inside}</h2>\n`;
    return block.node.type.name === 'heading' ? html`<h3>${inside}</h3>\n` : html`<p>${inside}</p>\n`;
  })}`;
}

const flag = (number: number): Html =>
  html`<a class="flag" href="#question-${number}" aria-label="Question ${number}">${number}</a>`;

export const askedPlace = (number: number, place: number): string => `asked-${number}-${place}`;

function layersOf(record: StoryRecord, questions: readonly Question[]): Layer[] {
  const none = new Set(record.notStatements);
  const said = shownSources(record).flatMap(({ id, kind, places }) =>
    places.map(({ start, end }, index): Layer => {
      return { start, end, said: { kind: lineClass(kind), source: id, id: `w${id}-${index + 1}` } };
    }),
  );
  const stated = record.statements.filter(({ id }) => !none.has(id)).flatMap(({ content }): Layer[] => content);
  const asked = questions.flatMap(({ number, ranges }) =>
    ranges.map(({ start, end }, index): Layer => ({ start, end, asked: askedPlace(number, index + 1) })),
  );
  return [...said, ...stated, ...asked].filter(({ start, end }) => start < end).toSorted((a, b) => a.start - b.start);
}

/** The words of a block, cut at every edge of a layer. */
function wordsOf(block: Block, layers: readonly Layer[]): Child {
  const here = layers.filter(({ start, end }) => start < block.end && end > block.start);
  const edges = new Set([block.start, block.end]);
  for (const { start, end } of here) {
    edges.add(Math.max(start, block.start));
    edges.add(Math.min(end, block.end));
  }
  const points = [...edges].toSorted((a, b) => a - b);
  const active = new Set<Layer>();
  let next = 0;
  return points.slice(0, -1).map((from, index) => {
    for (const layer of active) if (layer.end <= from) active.delete(layer);
    for (let layer = here[next]; layer !== undefined && layer.start <= from; layer = here[++next]) active.add(layer);
    const to = points[index + 1] ?? block.end;
    return piece(block.text.slice(from - block.start, to - block.start), from, active);
  });
}

function piece(words: string, from: number, active: ReadonlySet<Layer>): Child {
  let isStated = false;
  let isAsked = false;
  let said: Layer['said'];
  let saidFrom = 0;
  const begins: string[] = [];
  for (const layer of active) {
    if (layer.said !== undefined) {
      said ??= layer.said;
      if (said === layer.said) saidFrom = layer.start;
    } else if (layer.asked !== undefined) {
      isAsked = true;
      if (layer.start === from) begins.push(layer.asked);
    } else isStated = true;
  }
  const linked =
    said === undefined
      ? words
      : html`<a class="said ${said.kind}"${saidFrom === from ? html` id="${said.id}"` : ''} href="#source-${said.source}">${words}</a>`;
  const marked = isStated ? html`<span class="words">${linked}</span>` : linked;
  const [first, ...others] = begins;
  const anchors = others.map((id) => html`<span id="${id}"></span>`);
  return isAsked
    ? html`${anchors}<span class="asked"${first === undefined ? '' : html` id="${first}"`}>${marked}</span>`
    : marked;
}
