import { inOrder, inQuotes, placeIn } from './asking.ts';
import type { Audited, Rule } from './audited.ts';
import { graveActs, isGrave } from './grave.ts';
import { ownWords } from './own-words.ts';
import type { ReadSentence } from './reading.ts';
import { statementsIn } from './sourced.ts';
import { powers } from './source-words.ts';
import type { Span, Statement } from './sourcing.ts';
import { bestMention, isWithheld } from './withheld.ts';

/** Accusations: on how many voices they rest, and whether the accused were asked. */

export const singleSource: Rule = {
  id: 'single-source',
  severity: 'high',
  principle: 'R-single',
  find(story) {
    const grave = story.sourcing.statements.filter((statement) => isGraveIn(story, statement));
    const lone = grave.find((statement) => isLone(story, statement, grave));
    const source = lone === undefined ? null : story.sourceOf(lone);
    if (lone === undefined || source === null) return [];
    const who = bestMention(story, source);
    const [first] = lone.content;
    const ranges = inOrder([who, ...(first === undefined ? [] : [first])]);
    const what = actIn(story, lone) ?? first ?? who;
    const question = `“${story.words(what)}” ${placeIn(story, what.start)} rests on ${inQuotes(story, who)} alone: is there a second source for it?`;
    return [{ ranges, question }];
  },
};

export const noReply: Rule = {
  id: 'no-reply',
  severity: 'high',
  principle: 'R-reply',
  find(story) {
    if (hasReply(story) || isOfCourts(story)) return [];
    const accused = story.body.flatMap((sentence) => [
      ...accusationsIn(story, sentence),
      ...accusedIn(story, sentence),
    ]);
    const spoken = new Set(speakersOf(story));
    const unheard = accused.filter(({ keys }) => !keys.some((key) => spoken.has(key)));
    const ranges = inOrder(unheard.map(({ span }) => span));
    const [first] = unheard;
    if (first === undefined || ranges.length === 0) return [];
    const question = `${inQuotes(story, first.span)} ${placeIn(story, first.span.start)}: was “${first.name}” asked for a reply, and does the story say what came of it?`;
    return [{ ranges, question }];
  },
};

const longest = 1500;

function isGraveIn(story: Audited, { content }: Statement): boolean {
  return content.some(({ start, end }) => isGrave(story.text.slice(start, Math.min(end, start + longest))));
}

function actIn({ text }: Audited, { content }: Statement): Span | null {
  for (const { start, end } of content) {
    const match = graveActs().exec(text.slice(start, Math.min(end, start + longest)));
    if (match !== null) return { start: start + match.index, end: start + match.index + match[0].length };
  }
  return null;
}

/** One unnamed voice at first hand, and nobody else who says anything as grave at first hand. */
function isLone(story: Audited, statement: Statement, grave: readonly Statement[]): boolean {
  const source = story.sourceOf(statement);
  if (source === null || !isWithheld(source, story) || source.people > 1 || source.group) return false;
  if (isBorneOut(story, statement)) return false;
  return grave.every(({ source: other, hand }) => other === source.id || hand === 'second' || other === null);
}

const bearing =
  /\b(?:(?:seen|reviewed|obtained|examined|verified) by (?:us|this|our|the)|(?:we|this (?:newspaper|paper|newsroom|magazine|website)) (?:has |have )?(?:seen|reviewed|obtained|verified)|(?:records|documents|statements|minutes|e-?mails|photographs|papers|receipts|invoices) (?:\w{1,14} ){0,4}?(?:show|confirm|support|bear)|confirmed (?:that|it|the|this)|a second (?:source|person|official)|another (?:source|person|official))/i;

/** The paragraph tells of papers or of somebody else who bears it out. */
function isBorneOut({ text, reading, sentenceAt }: Audited, { cue, content }: Statement): boolean {
  const paragraph = reading.paragraphs[sentenceAt(cue?.start ?? content[0]?.start ?? 0)?.paragraph ?? -1];
  return (
    paragraph !== undefined &&
    bearing.test(text.slice(paragraph.start, Math.min(paragraph.end, paragraph.start + 3000)))
  );
}

interface Accusation {
  span: Span;
  /** As the text names the accused there. */
  name: string;
  /** In lower case, the words under which they would be found speaking. */
  keys: string[];
}

const body =
  'government|administration|ministry|company|police|army|council|board|department|firm|party|campaign|foundation|agency|regime|military|bank|club|church|hospital|union';
/** A name, with the body that is named after it; or a body alone. */
const named = new RegExp(
  `(?:\\p{Lu}[\\p{L}'’.-]{1,30}(?:\\s(?=\\p{Lu})|(?![\\p{L}\\p{N}]))){1,5}(?:\\s(?:${body})\\b)?|\\bthe\\s(?:[\\p{L}-]{2,20}\\s)?(?:${body})\\b`,
  'gu',
);
const between = 120;

/** "Osk had taken bribes", "accused the council of fraud": a grave act with somebody named before it as its doer. */
function accusationsIn(story: Audited, sentence: ReadSentence): Accusation[] {
  const stated = statementsIn(story, sentence);
  if (stated.length === 0 || sentence.end - sentence.start > 3000) return [];
  const words = story.text.slice(sentence.start, sentence.end);
  const found: Accusation[] = [];
  for (const match of words.matchAll(graveActs())) {
    const act = { start: sentence.start + match.index, end: sentence.start + match.index + match[0].length };
    const statement = stated.find(({ content }) => content.some((one) => one.start <= act.start && act.end <= one.end));
    if (statement === undefined || isExcused(words, match.index)) continue;
    const piece = statement.content.find((one) => one.start <= act.start && act.end <= one.end);
    const from = Math.max(piece?.start ?? act.start, act.start - between);
    const doer = doerIn(story, { start: from, end: act.start }, match[0]);
    if (doer === null) continue;
    found.push({ span: { start: doer.start, end: act.end }, name: doer.name, keys: doer.keys });
  }
  return found;
}

/** "accused the landlord, Jon Rask, of …": whatever it is, it is laid on somebody. */
function accusedIn(story: Audited, sentence: ReadSentence): Accusation[] {
  return statementsIn(story, sentence).flatMap(({ cue, content }) => {
    const [first] = content;
    if (cue === null || first === undefined || !/\baccus(?:e|es|ed|ing)\b/i.test(story.words(cue))) return [];
    const words = story.text.slice(first.start, Math.min(first.end, first.start + longest));
    const [whom = ''] = words.split(/,? of /, 1);
    const name = [...whom.matchAll(named)].findLast(([one]) => !calendar.test(one.trim()))?.[0].trim();
    if (name === undefined || whom.length === words.length) return [];
    return [{ span: { start: cue.start, end: first.start + whom.length }, name, keys: keysOf(name) }];
  });
}

/** The accused, by name: the last one before the act, in the same clause and with a verb between. */
function doerIn(
  { text }: Audited,
  { start, end }: Span,
  act: string,
): (Omit<Accusation, 'span'> & { start: number }) | null {
  const words = text.slice(start, end);
  const last = [...words.matchAll(named)].findLast(({ 0: name, index }) => isDoer(words, name, index));
  if (last === undefined) return null;
  const behind = words.slice(last.index + last[0].length);
  if (otherClause.test(behind) || !(doing.test(behind) || done.test(act))) return null;
  return { start: start + last.index, name: last[0].trim(), keys: keysOf(last[0].trim()) };
}

const otherClause = /[;:]|,\s(?:and|but)\b|\b(?:that|which|where|because|when|whether|before|after)\b/;
const doing =
  /\b(?:has|have|had|is|was|were|took|taken|takes|paid|pays|of|did|used|uses|ordered|ran|made|committed|engaged|involved|helped|tried|planned)\b/;
const done = /(?:ed|ing|es|stole|stolen|spied|rigged|lied to|misled)$/i;

/** A person answers under the last name, a body under any of its names. */
function keysOf(name: string): string[] {
  const words = name
    .toLowerCase()
    .replace(/^the\s/, '')
    .split(/\s/);
  const ofBody = new RegExp(`^(?:${body})$`).test(words.at(-1) ?? '');
  const kept = ofBody ? words.slice(-2) : words.slice(-1);
  return kept.map((word) => word.replace(/['’]s?$|[.,]$/g, ''));
}

const calendar =
  /^(?:The|A|An|In|On|At|It|He|She|They|We|I|But|And|If|When|While|After|Before|Since|That|This|There|One|Two|No|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December|Western|Eastern|Every|Some|Many)$/;

/** Not where a preposition makes it a place, a time or a victim. */
function isDoer(words: string, name: string, index: number): boolean {
  if (calendar.test(name.trim())) return false;
  return !/\b(?:in|on|at|near|from|to|by|for|with|against|of|between|across|under|about|during|since|after|before|who|their|his|her)\s(?:the\s)?$/i.test(
    words.slice(Math.max(0, index - 14), index),
  );
}

/** "denied that", "no evidence of", "an inquiry into": the act is not laid on anybody, or not by this sentence. */
function isExcused(words: string, index: number): boolean {
  return /\b(?:no|not|never|without|against|prevent\w{0,3}|fight\w{0,3}|combat\w{0,3}|curb\w{0,4}|tackl\w{1,3}|investigat\w{1,4}|inquiry into|victims? of|survivors? of|anti|if|whether|would|could|was|were|been|being|be)[\s-](?:[\p{L}'-]{1,15}\s){0,2}$/iu.test(
    words.slice(Math.max(0, index - 60), index),
  );
}

const replies =
  /\b(?:den(?:y|ies|ied|ying|ials?)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|refut\w{1,4}|disput(?:es|ed|ing)|rebuff\w{0,4}|declin(?:ed|es|ing) (?:to|an?)|refus(?:ed|es|ing) to (?:comment|answer|speak|discuss|say)|no comment|(?:for|to) comment|comment(?:ed)? on|respon(?:ded|ds|ding|d|se)|repl(?:y|ied|ies)|could not (?:immediately )?be reached|unreachable|unavailable|not return\w{0,3}|has been asked|was asked|were asked|defend(?:s|ed|ing)?|apologi[sz]\w{1,4}|said (?:he|she|it|they) (?:had|has|have|did|was|were) (?:done|not|never)|innocen(?:t|ce)|pleaded|called the (?:claims?|allegations?|accusations?|charges?|report)|baseless|unfounded|untrue|insist(?:s|ed|ing)?|lawyers? for|admit(?:s|ted)?|acknowledg\w{1,5})\b/i;

/** Some answer of somebody: whose it is, the words do not always tell, so any will do. */
function hasReply(story: Audited): boolean {
  return replies.test(ownWords(story).slice(story.body[0]?.start ?? 0));
}

const courts =
  /\b(?:convicted|sentenced|found guilty|jury|verdict|acquitted|on trial|pleads? guilty|tribunal|jailed for|imprisoned for)\b/i;

function isOfCourts(story: Audited): boolean {
  return courts.test(ownWords(story));
}

/** Who speaks for themselves in the story, by the last word of the name and by the powers in the names of offices. */
function speakersOf(story: Audited): string[] {
  const forThemselves = story.sourcing.sources.filter(
    (source) =>
      /^(?:named-person|organisation|unnamed)$/.test(source.kind) &&
      story.statementsOf(source).some(({ hand, within }) => hand === 'first' && within === null),
  );
  return forThemselves.flatMap(({ name }) =>
    name
      .toLowerCase()
      .split(/\s+/)
      .map((word) => word.replace(/['’]s?$|[.,]$/g, ''))
      .filter((word) => word.length > 3 || powers.has(word)),
  );
}
