/** The text of a story with its marks: whose words, drawn by the line of their kind, and what a question points at. */
import { html, type Child, type Html } from '../html.ts';
import type { Finding, Severity, Source, Sourcing, Span } from '../sourcing/engine.ts';
import { placesOf } from '../sourcing/places.ts';
import { weightOf, type Weight } from '../sourcing/weight.ts';

/** Words of attribution: a link to their source. */
interface Place extends Span {
  weight: Weight;
  source: string;
  place: number;
}

/** Words that a question points at. */
interface Asked extends Span {
  severity: Severity;
  question: number;
  range: number;
}

/** Which story of the report: ids of one are no other's. */
export const ids = {
  story: (story: number) => `story-${story}`,
  part: (story: number, name: string) => `${name}-${story}`,
  question: (story: number, question: number) => `q${story}-${question}`,
  words: (story: number, question: number, range: number) => `q${story}-${question}-${range}`,
  source: (story: number, source: string) => `s${story}-${source}`,
  place: (story: number, source: string, place: number) => `w${story}-${source}-${place}`,
};

/** More marks than these has no paragraph, and no story more places of one question: what is beyond is not drawn. */
const mostMarks = 300;
const mostRanges = 12;

export interface MarkedParagraph extends Span {
  html: Html;
}

export interface MarkedText {
  paragraphs: MarkedParagraph[];
  /** Ids of the marks that stand in it: only these may be linked. */
  drawn: ReadonlySet<string>;
}

export function markedText(
  { sourcing, sources, findings }: { sourcing: Sourcing; sources: readonly Source[]; findings: readonly Finding[] },
  paragraphs: readonly Span[],
  story: number,
): MarkedText {
  const places = sources.flatMap((source) => placesIn(sourcing, source)).toSorted((a, b) => a.start - b.start);
  const asked = findings
    .flatMap(({ severity, ranges }, index) =>
      ranges
        .slice(0, mostRanges)
        .map((range, at): Asked => ({ ...range, severity, question: index + 1, range: at + 1 })),
    )
    .toSorted((a, b) => a.start - b.start);
  const placesOfParagraph = handedOut(places, paragraphs);
  const askedInParagraph = handedOut(asked, paragraphs);
  const drawn = new Set<string>();
  const all = paragraphs.map((paragraph, index) => ({
    ...paragraph,
    html: html`${marked(
      { ...paragraph, text: sourcing.text, story, drawn },
      apart(placesOfParagraph[index] ?? []),
      askedInParagraph[index] ?? [],
    )}`,
  }));
  return { paragraphs: all, drawn };
}

function placesIn(sourcing: Sourcing, { id, kind }: Source): Place[] {
  const weight = weightOf(kind);
  if (weight === null) return [];
  return placesOf(sourcing, id).map(({ start, end }, index) => ({ start, end, weight, source: id, place: index + 1 }));
}

/** To each paragraph what begins in it, cut at its end. Both lists are in order. */
function handedOut<S extends Span>(spans: readonly S[], paragraphs: readonly Span[]): S[][] {
  const lists: S[][] = paragraphs.map(() => []);
  let paragraph = 0;
  for (const span of spans) {
    while ((paragraphs[paragraph]?.end ?? Infinity) <= span.start) paragraph += 1;
    const { start, end } = paragraphs[paragraph] ?? { start: Infinity, end: Infinity };
    const list = lists[paragraph] ?? [];
    const piece = { ...span, start: Math.max(span.start, start), end: Math.min(span.end, end) };
    if (piece.start < piece.end && list.length < mostMarks) list.push(piece);
  }
  return lists;
}

/** Places that do not overlap: a link has no link in it. */
function apart(places: readonly Place[]): Place[] {
  let end = 0;
  return places.filter((place) => {
    if (place.start < end) return false;
    end = place.end;
    return true;
  });
}

interface Words extends Span {
  text: string;
  story: number;
  drawn: Set<string>;
}

function marked(words: Words, places: readonly Place[], asked: readonly Asked[]): Child[] {
  const children: Child[] = [];
  let done = words.start;
  for (const place of places) {
    children.push(questioned({ ...words, start: done, end: place.start }, asked));
    const { weight, source, place: number } = place;
    const inner = questioned({ ...words, start: place.start, end: place.end }, asked, false);
    const { story, drawn } = words;
    const id = ids.place(story, source, number);
    drawn.add(id);
    children.push(
      html`<a class="said ${weight}" id="${id}" href="#${ids.source(story, source)}">${inner}</a>`,
      flags(
        asked.filter(({ end }) => end > place.start && end <= place.end),
        story,
      ),
    );
    done = place.end;
  }
  children.push(questioned({ ...words, start: done }, asked));
  return children;
}

/** The words between two offsets, cut wherever a question begins or ends. */
function questioned({ text, story, drawn, start, end }: Words, asked: readonly Asked[], hasFlags = true): Child[] {
  const here = asked.filter((one) => one.start < end && one.end > start);
  const edges = new Set([start, end]);
  for (const one of here) for (const edge of [one.start, one.end]) if (edge > start && edge < end) edges.add(edge);
  const cuts = [...edges].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((from, index) => {
    const to = cuts[index + 1] ?? end;
    const over = here.filter((one) => one.start <= from && one.end >= to).slice(0, 4);
    let inner: Child = visible(text.slice(from, to));
    for (const { question, range, severity, start: first } of over) {
      // The words of a question are one mark for each piece; the first of them carries the address.
      const id = ids.words(story, question, range);
      if (first !== from) inner = html`<mark class="${severity}">${inner}</mark>`;
      else {
        inner = html`<mark class="${severity}" id="${id}">${inner}</mark>`;
        drawn.add(id);
      }
    }
    return hasFlags
      ? [
          inner,
          flags(
            over.filter((one) => one.end === to),
            story,
          ),
        ]
      : inner;
  });
}

/** The numbers of the questions that end here. */
function flags(asked: readonly Asked[], story: number): Child[] {
  return asked.map(
    ({ question, severity }) =>
      html`&NoBreak;<a class="flag ${severity}" href="#${ids.question(story, question)}" aria-label="Question ${question}">${question}</a>`,
  );
}

const misleading =
  // oxlint-disable-next-line no-control-regex -- they are what is looked for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff\p{Cs}]/gu;

/** Signs that turn text around, or that a page may not hold, are spaces. */
export const visible = (text: string): string => text.replace(misleading, ' ');
