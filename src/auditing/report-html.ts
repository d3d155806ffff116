/** The audit as a page by itself: no script, no request, to read, to print and to send. */
import { html, raw, type Child, type Html } from '../html.ts';
import type { Finding, Source, Span } from '../sourcing/engine.ts';
import { placesOf } from '../sourcing/places.ts';
import { piecesOf, weightOf, weights } from '../sourcing/weight.ts';
import { en } from '../words/en.ts';
import type { Audit } from './auditing.ts';
import { ids, markedText, visible, type MarkedParagraph } from './report-marks.ts';
import { reportStyles } from './report-styles.ts';
import { principleWords, ruleWords } from './rule-words.ts';
import { paragraphsIn } from './story-file.ts';
import { questionCount, recordSentence, reservations, severityWords } from './summary.ts';

/** So many questions stand across the head of the page; the others beside the text. */
const mostLeading = 3;
const mostPieces = 12;

export async function reportPage(audits: readonly Audit[]): Promise<string> {
  const { css, hash } = await reportStyles();
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'`;
  const [only] = audits.length === 1 ? audits : [];
  const title = only === undefined ? `Audit of ${audits.length} stories` : `Audit: ${titleOf(only)}`;
  const page = html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="content-security-policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${raw(css)}</style>
</head>
<body>
<a class="skip" href="#text-1">Skip to the text</a>
<header class="wrap top"><p class="nameplate">On the record</p><p class="meta">An audit of sourcing</p></header>
<main>
${only === undefined ? contents(audits) : ''}
${audits.map((audit, index) => storyPart(audit, index + 1, audits.length > 1))}
</main>
<footer class="foot"><div class="wrap">${key()}<p>Each question is for an editor to answer. None is a verdict: a program read the words, and it does not know the world.</p></div></footer>
</body>
</html>
`;
  return page.toString();
}

const titleOf = ({ headline, file }: Audit): string => visible(headline ?? file.name);

function contents(audits: readonly Audit[]): Html {
  return html`<nav class="wrap contents" aria-labelledby="contents">
<h1 id="contents">${questionCount(audits.flatMap(({ findings }) => findings))}</h1>
<ol>${audits.map((audit, index) => html`<li><a href="#${ids.story(index + 1)}"><bdi>${titleOf(audit)}</bdi></a> <span class="meta">${questionCount(audit.findings)}</span></li>`)}</ol>
</nav>`;
}

/** A heading one level lower where the page holds several stories. */
function heading(level: 1 | 2, isOneOfMany: boolean, id: string, words: Child): Html {
  const depth = isOneOfMany ? level + 1 : level;
  if (depth === 1) return html`<h1 id="${id}" dir="auto">${words}</h1>`;
  return depth === 2 ? html`<h2 id="${id}" dir="auto">${words}</h2>` : html`<h3 id="${id}" dir="auto">${words}</h3>`;
}

/** One story of the report, with what its parts need to know of it. */
interface Part {
  audit: Audit;
  story: number;
  isOneOfMany: boolean;
  drawn: ReadonlySet<string>;
}

function storyPart(audit: Audit, story: number, isOneOfMany: boolean): Html {
  const { file, sourcing, headline, findings, sources } = audit;
  const { paragraphs, drawn } = markedText(audit, paragraphsIn(sourcing.text), story);
  const part: Part = { audit, story, isOneOfMany, drawn };
  const head = headline === null ? undefined : paragraphs[0];
  const title = ids.part(story, 'title');
  const isRead = sourcing.language === 'en';
  const isLong = titleOf(audit).length > 90;
  return html`<article class="story" id="${ids.story(story)}" aria-labelledby="${title}">
<header class="wrap head${isLong ? ' long' : ''}">
<p class="kicker">${isRead ? questionCount(findings) : 'Not read'}</p>
${heading(1, isOneOfMany, title, head === undefined ? titleOf(audit) : head.html)}
${isRead ? html`<p class="sentence">${visible(recordSentence(sources))}</p>${ruleLine(sources)}` : ''}
<p class="meta"><bdi>${visible(file.name)}</bdi>${reservations(audit).map((words) => html`<span> · ${words}</span>`)}</p>
</header>
${findings.length === 0 ? '' : questionList(part, 0, mostLeading)}
<div class="wrap body">
${findings.length <= mostLeading ? '' : questionList(part, mostLeading, findings.length)}
${textPart(part, head === undefined ? paragraphs : paragraphs.slice(1))}
${sources.length === 0 ? '' : sourceList(part)}
</div>
</article>`;
}

/** Where a page holds several stories the parts of each are no landmarks: there would be many of one name. */
const named = (isOneOfMany: boolean, id: string): Child => (isOneOfMany ? '' : html` aria-labelledby="${id}"`);

function questionList(part: Part, from: number, to: number): Html {
  const { audit, story, isOneOfMany } = part;
  const isLeading = from === 0;
  const name = ids.part(story, isLeading ? 'first' : 'questions');
  const title = !isLeading ? 'Then ask' : audit.findings.length > to ? 'Ask first' : 'What an editor would ask';
  const items = audit.findings.slice(from, to).map((finding, index) => questionItem(finding, from + index + 1, part));
  return html`<section class="${isLeading ? 'wrap leading' : 'more'}"${named(isOneOfMany, name)}>
${heading(2, isOneOfMany, name, title)}
<ol class="questions">${items}</ol>
</section>`;
}

function questionItem(
  { rule, severity, principle, question, ranges }: Finding,
  number: number,
  { audit, story, drawn }: Part,
): Html {
  const { sourcing, file } = audit;
  const shown = ranges.slice(0, mostListed);
  const more = ranges.length - shown.length;
  return html`
<li class="${severity}" id="${ids.question(story, number)}">
<span class="number" aria-hidden="true">${number}</span>
<div>
<p class="ask${question.length > longQuestion ? ' long' : ''}"><span class="unseen">Question ${number}: </span><bdi>${visible(question)}</bdi></p>
<p class="meta"><b>${severityWords[severity]}</b> · <span>${ruleWords[rule]}</span> <span class="principle">${principleWords[principle]}${principle === 'house' ? '' : `, ${principle}`}</span></p>
<ul class="go">${shown.map((range, index) => {
    const id = ids.words(story, number, index + 1);
    const words = html`<bdi>${excerpt(sourcing.text, range)}</bdi>`;
    return html`<li>${drawn.has(id) ? html`<a href="#${id}">${words}</a>` : words} <span class="meta">${file.place(range.start)}</span></li>`;
  })}${more === 0 ? '' : html`<li class="meta">and ${more} more</li>`}</ul>
</div>
</li>`;
}

/** From here on a question is set smaller. */
const longQuestion = 110;
/** Places that are listed below a question; in the text more are marked. */
const mostListed = 6;
const longestExcerpt = 60;

function excerpt(text: string, { start, end }: Span): string {
  const words = visible(text.slice(start, Math.min(end, start + longestExcerpt * 2)))
    .replace(/\s+/g, ' ')
    .trim();
  const isWhole = words.length <= longestExcerpt && end - start <= longestExcerpt * 2;
  return isWhole ? words : `${words.slice(0, longestExcerpt).replace(/\s+\S*$/, '')} …`;
}

function textPart({ audit: { file }, story, isOneOfMany }: Part, paragraphs: readonly MarkedParagraph[]): Html {
  const name = ids.part(story, 'text');
  return html`<section class="text"${named(isOneOfMany, name)}>
${heading(2, isOneOfMany, name, 'The text')}
${paragraphs.map(({ start, html: words }) => (file.headings.has(start) ? html`<p class="inner" dir="auto">${words}</p>` : html`<p dir="auto">${words}</p>`))}
</section>`;
}

/** One piece for each source, as above a story; the sentence says the same. */
function ruleLine(sources: readonly Source[]): Html {
  const pieces = sources.flatMap((source) =>
    Array.from({ length: Math.min(piecesOf(source), mostPieces) }, () => weightOf(source.kind)),
  );
  return html`<span class="rule" aria-hidden="true">${pieces.slice(0, mostPieces).map((weight) => html`<i class="${weight}"></i>`)}</span>`;
}

function sourceList(part: Part): Html {
  const { audit, story, isOneOfMany } = part;
  const name = ids.part(story, 'sources');
  return html`<section class="on-whom"${named(isOneOfMany, name)}>
${heading(2, isOneOfMany, name, 'On whom it rests')}
<ol class="sources">${audit.sources.map((source) => sourceItem(source, part))}</ol>
</section>`;
}

function sourceItem(source: Source, { audit: { sourcing }, story, drawn }: Part): Html {
  const weight = weightOf(source.kind) ?? 'unnamed';
  const own = sourcing.statements.filter((statement) => statement.source === source.id);
  const via = source.hand === 'second' ? (own.find((one) => one.via !== null)?.via ?? null) : null;
  const places = placesOf(sourcing, source.id)
    .map((_, index) => ({ number: index + 1, id: ids.place(story, source.id, index + 1) }))
    .filter(({ id }) => drawn.has(id));
  return html`
<li id="${ids.source(story, source.id)}">
<span class="line ${weight}" aria-hidden="true"></span>
<div>
<p class="name"><bdi>${visible(source.name)}</bdi> <span class="meta">${en.record.kinds[weight]}</span></p>
<p>${own.length} ${own.length === 1 ? 'statement' : 'statements'}, ${source.hand}-hand${via === null || via === source.name ? '' : html` through <bdi>${visible(via)}</bdi>`}${reasonOf(source)}</p>
${places.length === 0 ? '' : html`<p class="where"><span>${en.record.where} </span>${places.map(({ number, id }) => html`<a href="#${id}" aria-label="${en.record.place(visible(source.name), number)}">${number}</a>`)}</p>`}
</div>
</li>`;
}

function reasonOf({ kind, reason }: Source): Child {
  if (kind !== 'unnamed') return '.';
  return reason === null ? '. No reason is given for withholding the name.' : html`. <bdi>${visible(reason)}</bdi>.`;
}

function key(): Html {
  const meanings = weights.map(
    (weight) => html`<li><span class="line ${weight}" aria-hidden="true"></span>${en.lines[weight]}</li>`,
  );
  return html`<ul class="key" aria-label="How to read the lines">${meanings}</ul>`;
}
