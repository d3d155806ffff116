import { allInQuotes, inOrder, inQuotes, placeIn } from './asking.ts';
import type { Audited, Found, Rule } from './audited.ts';
import { besides, ownWordsIn } from './own-words.ts';
import { placeOf, statementsIn } from './sourced.ts';
import { isOutlet } from './source-words.ts';
import type { Source, Span, Statement } from './sourcing.ts';
import { withoutInsertion } from './withheld.ts';

/** What the story has from another newsroom, or from nobody that it names. */

export const anotherOutlet: Rule = {
  id: 'another-outlet',
  severity: 'high',
  principle: 'R-secondhand',
  find(story) {
    if (isChecked(story)) return [];
    const found: Found[] = [];
    for (const [outlet, statements] of byOutlet(story)) {
      if (!restsOn(story, statements)) continue;
      const ranges = inOrder(statements.map((statement) => outletIn(story, statement, outlet)));
      const [first] = ranges;
      if (first === undefined) continue;
      const place = placeIn(story, first.start);
      const question = `${inQuotes(story, first)} ${place}: has the newsroom confirmed for itself what it takes from there, and is that report linked?`;
      found.push({ ranges, question });
    }
    return found;
  },
};

export const reportedly: Rule = {
  id: 'reportedly',
  severity: 'medium',
  principle: 'R-secondhand',
  find(story) {
    const ranges = inOrder(hedgesOf(story).filter((span) => !hasCarrier(story, span)));
    if (ranges.length === 0) return [];
    const words = allInQuotes(story, ranges);
    return [{ ranges, question: `${words}: reported by whom, and do we know it ourselves?` }];
  },
};

/** The newsroom says what it did to check. */
const checked =
  /\b(?:independently (?:verif|confirm|corroborat|obtain|review)\w{0,6}|(?:we|this (?:newspaper|paper|newsroom|magazine|website|organi[sz]ation)) (?:has |have )?(?:also )?(?:\w{2,12}ly )?(?:seen|reviewed|verified|confirmed|obtained|read|checked|spoke)|(?:seen|reviewed|verified|confirmed|read|checked) by (?:us|this (?:newspaper|paper|newsroom|magazine|website|reporter))|(?:told|to) (?:us|this (?:newspaper|paper|newsroom|magazine|website))|confirmed (?:the|its|that|this|those) (?:\w{2,14} )?(?:report|account|story|details|document)s?)\b/i;
const farthest = 100_000;

function isChecked(story: Audited): boolean {
  return checked.test(ownWordsIn(story, { start: 0, end: farthest }));
}

/** Statements by the newsroom that they come through; what comes out of a document is asked for as a document. */
function byOutlet(story: Audited): Map<string, Statement[]> {
  const outlets = new Map<string, Statement[]>();
  for (const statement of story.sourcing.statements) {
    const outlet = outletOf(story.sourceOf(statement), statement);
    if (outlet === null) continue;
    const one = outlets.get(outlet) ?? [];
    outlets.set(outlet, one);
    one.push(statement);
  }
  return withoutStandIns(story, outlets);
}

const mostBetween = 2;

/** "A newspaper says", and a paragraph later which: one outlet. */
function withoutStandIns({ sentenceAt }: Audited, outlets: Map<string, Statement[]>): Map<string, Statement[]> {
  const paragraphOf = (statements: readonly Statement[]) =>
    sentenceAt(statements[0] === undefined ? 0 : placeOf(statements[0]))?.paragraph ?? 0;
  const merged = new Map([...outlets].filter(([name]) => isNamed(name)));
  for (const [name, statements] of outlets) {
    if (isNamed(name)) continue;
    const isNear = ([, others]: [string, Statement[]]) =>
      Math.abs(paragraphOf(others) - paragraphOf(statements)) <= mostBetween;
    const [named = name] = [...merged].find(isNear) ?? [];
    merged.set(
      named,
      [...(merged.get(named) ?? []), ...statements].toSorted((a, b) => placeOf(a) - placeOf(b)),
    );
  }
  return merged;
}

const peoples = /^(?:U\.?[SKN]\.?|EU|\p{Lu}\p{L}+(?:an|ese|ish|ch|i|ic|e))$/u;

/** Has a name, and not only a country. */
function isNamed(outlet: string): boolean {
  const capitals = outlet
    .split(/\s+/)
    .filter((word) => /^\p{Lu}/u.test(word) && !/^(?:An?|The|One|Some|Several|Local|News|State|Media)$/.test(word));
  return capitals.some((word) => !peoples.test(word));
}

function outletOf(source: Source | null, { via, hand }: Statement): string | null {
  if (source?.kind === 'document' || hand === 'first') return null;
  if (source?.kind === 'publication') return source.name;
  return via !== null && isOutlet(via.toLowerCase().replace(/^the /, '').split(/\s+/)) ? via : null;
}

/** Where the outlet itself is named, else the words of the source that came through it. */
function outletIn(story: Audited, statement: Statement, outlet: string): Span {
  const { sourceSpan, cue } = statement;
  const isNamed = sourceSpan !== null && story.sourceOf(statement)?.kind === 'publication';
  if (isNamed) {
    const { start, end } = withoutInsertion(story.text, wholeOf(story.text, sourceSpan));
    const begins = cue !== null && cue.end <= start && start - cue.end < 3 ? cue.start : start;
    return { start: begins, end: Math.max(start, end) };
  }
  const sentence = story.sentenceAt(cue?.start ?? sourceSpan?.start ?? 0);
  const at = sentence === null ? -1 : story.words(sentence).indexOf(outlet);
  if (sentence !== null && at >= 0) return { start: sentence.start + at, end: sentence.start + at + outlet.length };
  const { start, end } = sourceSpan ?? cue ?? { start: 0, end: 0 };
  return withoutInsertion(story.text, { start, end });
}

/** "state media" for a bare "media". */
function wholeOf(text: string, { start, end }: Span): Span {
  if (/\s|^\p{Lu}/u.test(text.slice(start, end))) return { start, end };
  const before = /(?:[\p{L}.'’-]{1,20} ){1,2}$/u.exec(text.slice(Math.max(0, start - 42), start))?.[0] ?? '';
  return { start: start - before.length, end };
}

/** The lead or several statements: not a side fact with a credit, and not, further down, words that a person with a name told them. */
function restsOn(story: Audited, statements: readonly Statement[]): boolean {
  const lead = leadOf(story);
  const below = (statement: Statement) => (story.sentenceAt(placeOf(statement))?.paragraph ?? Infinity) - lead;
  const places = statements.filter((one) => story.sourceOf(one)?.kind !== 'named-person').map(below);
  return (
    statements.some((one) => below(one) <= 0) || (places.length > 1 && Math.min(...places) === 1) || places.length > 3
  );
}

/** The first paragraph below the headline that is no date or credit. */
function leadOf({ body }: Audited): number {
  return body.find(({ items }) => items.length > 9)?.paragraph ?? 0;
}

const hedge =
  /\b(?:reportedly|allegedly|purportedly|supposedly|it (?:is|was) (?:understood|rumou?red|thought|alleged)|(?:is|are|was|were) (?:rumou?red|alleged) to)\b/gi;
const longestSentence = 3000;

/** "reportedly" with the verb that it stands beside. */
function hedgesOf(story: Audited): Span[] {
  const spans: Span[] = [];
  for (const sentence of story.reading.sentences) {
    const words = ownWordsIn(story, { ...sentence, end: Math.min(sentence.end, sentence.start + longestSentence) });
    for (const match of words.matchAll(hedge)) {
      const start = sentence.start + match.index;
      const cue = sentence.cues
        .map(({ from, to }) => ({ start: sentence.items[from]?.start ?? 0, end: sentence.items[to - 1]?.end ?? 0 }))
        .find((one) => one.start <= start && start < one.end);
      spans.push(cue !== undefined && cue.end - cue.start < 80 ? cue : { start, end: start + match[0].length });
    }
  }
  return spans;
}

/** Whoever carries an accusation before a court or from the police. */
const ofLaw =
  /\b(?:police|prosecut\w{0,7}|court|judge|trial|charged?|charges|indict\w{0,6}|lawsuit|complaint|accus\w{0,6}|suspects?|suspected|arrest\w{0,4}|convicted|testif\w{0,4}|allegations?|alleges?|claims?|claimed|sued|detained|investigat\w{0,5})\b/i;
const carried =
  /\b(?:according to|citing|cited|quoted|reports? (?:say|said|by|from|in)|reported (?:by|that|in)|media)\b/i;

function hasCarrier(story: Audited, span: Span): boolean {
  const sentence = story.sentenceAt(span.start);
  if (sentence === null) return true;
  if (isSourced(story, sentence, span) || carried.test(ownWordsIn(story, sentence))) return true;
  const near = [sentence, ...besides(story, sentence)];
  const isOfLaw = /^(?:allegedly|is|are|was|were|it)/i.test(story.words(span)) || /alleg/i.test(story.words(span));
  return isOfLaw && near.some((one) => ofLaw.test(ownWordsIn(story, one)));
}

/** Another statement of the sentence has a source. */
function isSourced(story: Audited, sentence: Span, hedged: Span): boolean {
  return statementsIn(story, sentence).some(
    ({ cue, source }) => source !== null && cue !== null && (cue.end <= hedged.start || cue.start >= hedged.end),
  );
}
