/** The record as readers see it: the line above a story, its words, the panel below. */
import { html, type Child, type Html } from '../html.ts';
import type { Frame } from '../layouts/frame.ts';
import * as paths from '../paths.ts';
import { around } from '../words/isolated.ts';
import { lineClass, recordSentence, shownRecord, summaryOf, type RecordSource, type ShownRecord } from './record.ts';
import { piecesOf } from '../sourcing/weight.ts';
import type { Teaser } from './queries.ts';

const MOST_PIECES = 12;

/** One piece for each source. It has no name of its own: words beside it say the same. */
export function ruleLine(sources: readonly RecordSource[]): Html {
  const pieces = sources.flatMap((one) =>
    Array.from({ length: Math.min(piecesOf(one), MOST_PIECES) }, () => lineClass(one.kind)),
  );
  return html`<span class="rule" aria-hidden="true">${pieces.slice(0, MOST_PIECES).map((kind) => html`<i class="${kind}"></i>`)}</span>`;
}

/** The line and its words ("2 named, 1 document"); null where this story's record is not shown or holds no source. */
export function recordLine(
  { settings, words }: Pick<Frame, 'settings' | 'words'>,
  story: Teaser,
): { line: Html; words: string } | null {
  const shown = shownRecord(story, settings.recordPolicy);
  if (shown === null || shown.sources.length === 0) return null;
  return { line: ruleLine(shown.sources), words: summaryOf(words, shown.sources) };
}

export function recordPanel(frame: Frame, headline: string, { sources, isUnchecked }: ShownRecord): Html {
  const { words, settings } = frame;
  const { contactEmail } = settings;
  const mail = html`<a href="mailto:${contactEmail}?subject=${encodeURIComponent(headline)}">${words.record.tellUs}</a>`;
  return html`<section class="record" id="record" aria-labelledby="record-title">
<h2 id="record-title">${words.record.title}</h2>
${isUnchecked ? html`<p class="unchecked">${words.record.unchecked}</p>` : ''}
<p class="sentence">${recordSentence(words, sources)}</p>
${ruleLine(sources)}
${sources.length === 0 ? '' : html`<ol class="sources">${sources.map((one) => sourceItem(frame, one))}</ol>`}
<footer><a href="${paths.howWeSource}">${words.record.howWeSource}</a>${contactEmail === '' ? '' : mail}</footer>
</section>`;
}

function sourceItem({ words }: Frame, source: RecordSource): Html {
  const kind = lineClass(source.kind);
  const { id, name, places } = source;
  const said = sourceWords(words, source);
  return html`
<li id="s${id}">
<span class="line ${kind}" aria-hidden="true"></span>
<div>
<h3><bdi>${name}</bdi> <span>${words.record.kinds[kind]}</span></h3>
${said === '' ? '' : html`<p>${said}</p>`}
</div>
${places.length === 0 ? '' : html`<p class="where"><span>${words.record.where} </span>${places.map((_, index) => placeLink(words, id, name, index + 1))}</p>`}
</li>`;
}

/** How it speaks, and through whom the story has it. */
function sourceWords(words: Frame['words'], { kind, note, second, via }: RecordSource): Child {
  // What another publication says is second-hand by its kind.
  const isSecond = second && kind !== 'publication';
  const hand = via !== null ? around(words.record.via, via) : isSecond ? words.record.second : '';
  const said = note === '' ? '' : html`<bdi>${note}</bdi>`;
  return said === '' ? hand : hand === '' ? said : html`${said} ${hand}`;
}

function placeLink(words: Frame['words'], id: string, name: string, place: number): Html {
  return html`<a href="#w${id}-${place}" aria-label="${words.record.place(name, place)}">${place}</a>`;
}
