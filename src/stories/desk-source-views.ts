/** On whom a story rests: each source folded, with what may be decided on it and on what it says. */
import { html, raw, type Child, type Html } from '../html.ts';
import { field } from '../layouts/desk-fields.ts';
import * as paths from '../paths.ts';
import type { Statement } from '../sourcing/sourcing.ts';
import { blank, type Filled } from '../web/forms.ts';
import type { DecidedRecord } from './decided.ts';
import { deskWords } from './desk-views.ts';
import { lineClass, sourceKinds, type RecordSource } from './record.ts';

export interface Reviewed {
  storyId: string;
  revision: number;
  /** Headline and body, which the places of the record lie in. */
  text: string;
  state: DecidedRecord;
  form: Filled;
  mayDecide: boolean;
}

const MOST_SOURCES = 60;
const MOST_STATEMENTS = 30;

export function sourcesSection(review: Reviewed): Html {
  const { state } = review;
  const { sources, statements } = state.record;
  const ordered = sources.toSorted((a, b) => sourceKinds.indexOf(a.kind) - sourceKinds.indexOf(b.kind));
  const bySource = Map.groupBy(statements, ({ source }) => source);
  const nobodys = bySource.get(null) ?? [];
  return html`<section aria-labelledby="sources">
<h2 id="sources" tabindex="-1">On whom it rests <span class="count">${sources.length - state.record.leftOut.length}</span></h2>
${sources.length === 0 ? html`<p class="quiet">No source was found in this text.</p>` : ''}
<ol class="source-list review">${ordered.slice(0, MOST_SOURCES).map((one) => sourceRow(review, one, bySource.get(one.id) ?? []))}</ol>
${sources.length > MOST_SOURCES ? others(ordered.slice(MOST_SOURCES)) : ''}
${nobodys.length === 0 ? '' : html`<details><summary>Said, and nobody is named <span class="count">${nobodys.length}</span></summary>${statementList(review, nobodys)}</details>`}
<datalist id="source-names">${ordered.slice(0, MOST_SOURCES).map(({ name }) => html`<option value="${name}"></option>`)}</datalist>
</section>`;
}

function sourceRow(review: Reviewed, source: RecordSource, statements: readonly Statement[]): Html {
  const { state, form } = review;
  const { id, kind, name, note } = source;
  const isOut = state.record.leftOut.includes(id);
  const own = form.values['source'] === id;
  const isStatement = statements.some((one) => one.id === form.values['statement']);
  const asks = statements.filter((one) => state.record.changed.includes(one.id)).length;
  const said = [deskWords.record.kinds[lineClass(kind)], ...(source.known ? ['known to an editor'] : [])].join(', ');
  return html`
<li id="source-${id}">
<span class="line ${lineClass(kind)}" aria-hidden="true"></span>
<details${own || isStatement ? raw(' open') : ''}>
<summary${isOut ? raw(' class="left-out"') : ''}><b><bdi>${name}</bdi></b> <span class="quiet">${said}${note === '' ? '' : html`. <bdi>${note}</bdi>`}</span>${asks === 0 ? '' : html` <span class="due">${asks} to confirm</span>`}</summary>
<p class="do">${source.places.slice(0, 12).map((_, index) => html`<a href="#w${id}-${index + 1}" aria-label="${name}, place ${index + 1}">${index + 1}</a>`)}</p>
${source.link === null ? '' : html`<p><a href="${source.link}" rel="noreferrer">The document</a></p>`}
${review.mayDecide ? sourceForm(review, source, isOut) : ''}
${joinedTo(review, id)}
${statements.length === 0 ? '' : html`<h3>What it says <span class="count">${statements.length}</span></h3>${statementList(review, statements)}`}
</details>
</li>`;
}

/** More than anybody decides on at once: named, so that their places lead somewhere. */
function others(sources: readonly RecordSource[]): Html {
  return html`<details><summary>Others <span class="count">${sources.length}</span></summary>
<p class="quiet">Left out or joined, those above make room for these.</p>
<ol class="source-list">${sources.map(({ id, kind, name }) => html`<li id="source-${id}"><span class="line ${lineClass(kind)}" aria-hidden="true"></span><b><bdi>${name}</bdi></b></li>`)}</ol></details>`;
}

function sourceForm({ storyId, revision, form: whole }: Reviewed, source: RecordSource, isOut: boolean): Html {
  const { id, kind, name, note, link } = source;
  const form = whole.values['source'] === id ? whole : blank;
  const isTyped = form !== blank;
  const at = (field: string): string => `${field}-${id}`;
  const chosen = form.values['kind'] ?? kind;
  const checked = (field: string, stored: boolean): Child =>
    (isTyped ? form.values[field] === 'yes' : stored) ? raw(' checked') : '';
  const help =
    kind === 'unnamed'
      ? 'How they know, and why they are not named. Readers see this sentence.'
      : 'How it speaks. Readers see this sentence; it may stay empty.';
  return html`<form class="fields" method="post" action="${paths.deskStoryRecord(storyId)}">
<input type="hidden" name="revision" value="${revision}"><input type="hidden" name="source" value="${id}">
${field(form, { name: 'name', id: at('name'), label: 'Name', value: name, required: true })}
<div class="field"><label for="${at('kind')}">Kind</label><select id="${at('kind')}" name="kind">${sourceKinds.map((one) => html`<option value="${one}"${one === chosen ? raw(' selected') : ''}>${deskWords.record.kinds[lineClass(one)]}</option>`)}</select></div>
${field(form, { name: 'note', id: at('note'), label: kind === 'unnamed' ? 'How they know, and why no name' : 'In one sentence', value: note, help })}
${field(form, { name: 'link', id: at('link'), label: 'Link to the document', value: link ?? '', help: 'Begins with https://. May stay empty.' })}
<div class="field"><label for="${at('same')}">The same as</label><input id="${at('same')}" name="same" list="source-names" value="${form.values['same'] ?? ''}" aria-describedby="${at('same')}-help"${form.errors['same'] === undefined ? '' : html` aria-invalid="true"`}>${form.errors['same'] === undefined ? '' : html`<span class="error">${form.errors['same']}</span>`}<small id="${at('same')}-help">The name of another source of this story: both become one.</small></div>
${kind === 'unnamed' ? html`<label class="check"><input type="checkbox" name="known" value="yes"${checked('known', source.known)}>Identity known to an editor<small>That, and never who: there is no field for it.</small></label>` : html`<input type="hidden" name="known" value="${source.known ? 'yes' : ''}">`}
<label class="check"><input type="checkbox" name="out" value="yes"${checked('out', isOut)}>Not a source: leave it out</label>
<p class="do"><button class="button plain" type="submit">Keep</button></p>
</form>`;
}

/** Read as sources of their own, and joined to this one; each can be taken apart again. */
function joinedTo({ state, storyId, revision, mayDecide }: Reviewed, id: string): Child {
  const joined = [...state.into].filter(([, target]) => target === id).map(([one]) => one);
  return joined.map((one) => {
    const name = state.decisions.get(one)?.decision.name ?? state.read.get(one)?.source.name ?? '';
    return html`<form class="do" method="post" action="${paths.deskStoryParting(storyId)}"><input type="hidden" name="revision" value="${revision}"><input type="hidden" name="source" value="${one}"><span>The same as <bdi>${name}</bdi></span>${mayDecide ? html`<button class="button plain" type="submit">Take apart</button>` : ''}</form>`;
  });
}

function statementList(review: Reviewed, statements: readonly Statement[]): Html {
  return html`<ul class="statements">${statements.slice(0, MOST_STATEMENTS).map((one) => statementRow(review, one))}</ul>
${statements.length > MOST_STATEMENTS ? html`<p class="quiet">And ${statements.length - MOST_STATEMENTS} more.</p>` : ''}`;
}

function statementRow(
  { state, storyId, revision, text, form: whole, mayDecide }: Reviewed,
  { id, content, sourceSpan, cue }: Statement,
): Html {
  const { record, moved } = state;
  const form = whole.values['statement'] === id ? whole : blank;
  const isNone = record.notStatements.includes(id);
  const asks = record.changed.includes(id);
  const words = (content.length > 0 ? content : [sourceSpan ?? cue]).filter((span) => span !== null);
  const said = words.map(({ start, end }) => text.slice(start, end)).join(' … ');
  const error = form.errors['by'];
  const deeds = isNone
    ? html`<button class="button plain" type="submit" name="deed" value="again">It is a statement</button>`
    : html`<button class="button plain" type="submit" name="deed" value="none">Not a statement</button>${moved.has(id) ? html`<button class="button plain" type="submit" name="deed" value="again">As it was read</button>` : ''}
<span class="field"><label for="by-${id}">Said by another</label><input id="by-${id}" name="by" list="source-names" value="${form.values['by'] ?? ''}"${error === undefined ? '' : raw(' aria-invalid="true"')}>${error === undefined ? '' : html`<span class="error">${error}</span>`}</span><button class="button plain" type="submit" name="deed" value="give">Give it to them</button>`;
  return html`
<li id="statement-${id}">
<p class="${isNone ? 'left-out' : 'said-words'}"><bdi>${said.length > 240 ? `${said.slice(0, 240).toWellFormed()} …` : said}</bdi>${asks ? html` <span class="due">Changed since it was confirmed</span>` : ''}</p>
${
  mayDecide
    ? html`<details class="more"${error === undefined ? '' : raw(' open')}><summary>Decide</summary><form class="do" method="post" action="${paths.deskStoryStatements(storyId)}"><input type="hidden" name="revision" value="${revision}"><input type="hidden" name="statement" value="${id}">
${deeds}</form></details>`
    : ''
}
</li>`;
}
