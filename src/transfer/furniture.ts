import { closesComments, opensComments, opensLinks, phraseFamilies } from './furniture-phrases.ts';
import { lexicons, vocabularies } from './furniture-words.ts';

/**
 * Tells page furniture from a story, line by line, by what furniture is like anywhere: whole sentences
 * of boilerplate, rows of one trade's words, links without sentences, advertising that says "you", and
 * above all company: furniture stands together at the head and the foot of a page. A sentence that tells
 * what somebody said, or that stands in quotation marks, is the story's, whatever it quotes.
 */
export interface PageLine {
  text: string;
  /** The share of its signs that are links, 0 to 1. */
  links: number;
  /** Stands in a quotation. */
  quoted: boolean;
  /** A form's shortcode or other code was in it; it may have been all that was. */
  code: boolean;
}

export interface Verdict {
  /** Why the line is furniture; null where it is the story's. */
  reason: string | null;
  /** Why a person should look at it, where it stays all the same. */
  doubt: string | null;
}

export interface Evidence {
  score: number;
  reason: string;
  /** By words that need no company. */
  sure: boolean;
  /** Reads as a sentence of a story. */
  prose: boolean;
  sentence: boolean;
  words: number;
}

const enough = 4;
/** A line of no more words can be furniture by nothing but its company: a button, a widget's title. */
const fewWords = 6;
/** Longer lines are paragraphs of a story whatever they say; what they cost stays bounded. */
const longest = 1200;

export function judge(lines: readonly PageLine[]): Verdict[] {
  const evidence = lines.map(evidenceOf);
  const sections = markSections(lines, evidence);
  const { head, foot } = zonesOf(evidence, sections);
  // A foot is one only where something in it is surely furniture: else the story's own last words would be judged by it.
  const isFoot = evidence.some(
    (one, index) => index >= foot && (one.sure || sections[index] !== null || (!one.sentence && one.score >= enough)),
  );
  const scores = evidence.map((one, index) => {
    if (sections[index] !== null) return enough;
    return one.score + placeScore(one, index < head ? 'head' : isFoot && index >= foot ? 'foot' : 'body');
  });
  return evidence.map((one, index) => {
    const section = sections[index] ?? null;
    if (section !== null) return { reason: section, doubt: null };
    let score = scores[index] ?? 0;
    if (isFoot && index >= foot && (one.score > 0 || (!one.prose && one.words <= fewWords)))
      score += companyOf(scores, index) + (one.prose ? 0 : 1);
    if (score >= enough)
      return { reason: one.score > 0 ? one.reason : 'It stands among the furniture of the page.', doubt: null };
    return { reason: null, doubt: doubtOf(one, isFoot && index >= foot) };
  });
}

function doubtOf({ score, reason }: Evidence, inFoot: boolean): string | null {
  if (score >= 2.5) return `Kept, though it reads like this: ${reason.charAt(0).toLowerCase()}${reason.slice(1)}`;
  return inFoot ? 'Kept, though it stands among the furniture at the foot of the page.' : null;
}

/** Furniture stands at the edges. In the head a headline may speak of newsletters: only what is sure weighs more there. */
function placeScore({ sure, sentence }: Evidence, place: 'head' | 'body' | 'foot'): number {
  if (place === 'foot') return 2;
  if (place === 'head') return sure ? 2 : -1;
  return sentence ? -2 : -1;
}

function companyOf(scores: readonly number[], index: number): number {
  return Number((scores[index - 1] ?? 0) >= enough) + Number((scores[index + 1] ?? 0) >= enough);
}

/** What the line says for itself, wherever it stands. */
export function evidenceOf({ text, links, quoted, code }: PageLine): Evidence {
  const count = countWords(text);
  const sentence = isSentence(text);
  if (text.length > longest) return { score: 0, reason: '', sure: false, prose: true, sentence, words: count };
  if (code && count === 0)
    return { score: 6, reason: 'Code of the page.', sure: true, prose: false, sentence: false, words: 0 };
  const told = ownWords(text);
  const [phrase, row, copy] = [phraseIn(text), rowIn(text), copyIn(told, count, sentence)];
  const best = phrase.score >= row.score ? phrase : row;
  const linked = !sentence && links > 0.8;
  const reason =
    [best, copy].find(({ score }) => score > 0)?.reason ?? (links > 0.5 ? 'A row of links.' : 'Furniture of the page.');
  let score = Math.max(best.score, copy.score, linked ? 4 : 0);
  if (!linked && links > 0.5) score += sentence ? 1 : 2;
  if (/[^*]\*\s*$/.test(text) && !/\*[^*\s][^*]*\*\s*$/.test(text)) score += 2;
  if (code && score > 0) score += 1;
  if (quoted) score -= 3;
  if (told.length < text.length * 0.75) score -= 2;
  if (attribution.test(told)) score -= 3;
  const sure = score >= enough && (linked || best.score >= enough || copy.sure);
  return { score, reason, sure, prose: sentence && count >= 4 && score < 2.5, sentence, words: count };
}

function countWords(text: string): number {
  return text.slice(0, longest * 2).match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu)?.length ?? 0;
}

/** An editor's brackets behind the last stop belong to the sentence: `It will. [Laughter]` A label's colon ends none. */
function isSentence(text: string): boolean {
  const end = text.slice(-300);
  if (/[.!?…](?:[\s"'”’»“)\]]|\[[^[\]]{1,60}\])*$/.test(end)) return true;
  return /[:;]["'”’»“)\s]*$/.test(end) && countWords(text) > 4;
}

const attribution =
  /(?:^|[^\p{L}])(?:said|says|told|according to|reported|wrote|writes|asked|argued|warned|added|explained|claimed|reads|read:|sagte|sagt|erklärte|teilte|laut|berichtete|schrieb|schreibt|fragte|heißt es|hieß es|сказал\p{L}*|заявил\p{L}*|сообщил\p{L}*|рассказал\p{L}*|по словам)(?=[^\p{L}]|$)/iu;

/** The text without what stands in quotation marks. */
function ownWords(text: string): string {
  return text.replace(
    /“[^“”]*”|„[^„“”]*[“”]|«[^«»]*»|»[^«»]*«|"[^"]*"|(?<![\p{L}\p{N}])[‘'][^‘’']{3,}(?:[’'][\p{L}][^‘’']*)*[’'](?!\p{L})/gu,
    ' ',
  );
}

/** Phrases of furniture, by how much of the line they are. */
function phraseIn(text: string): { score: number; reason: string } {
  let covered = 0;
  let whole = 0;
  let best = { score: 0, reason: '' };
  for (const sentence of sentencesOf(text)) {
    whole += sentence.length;
    const found = familyOf(sentence);
    if (found === null) continue;
    covered += sentence.length;
    if (found.weight > best.score) best = { score: found.weight, reason: found.reason };
  }
  if (covered === 0) return best;
  if (covered >= whole * 0.6) return best;
  return { score: covered >= whole * 0.3 ? 2 : 1, reason: best.reason };
}

function sentencesOf(text: string): string[] {
  const plain = text
    .toLowerCase()
    .replace(/[’‘ʼ]/g, "'")
    .replace(/e[-‑–]mail/g, 'email')
    .replace(/\s+/g, ' ');
  return plain
    .split(/(?<=[.!?…])\s+/)
    .map((sentence) => sentence.trim().replace(/^[•·|›»→>*\-–—\s]+(?=\p{L})/u, ''))
    .filter((sentence) => sentence !== '');
}

function familyOf(sentence: string): { weight: number; reason: string } | null {
  const bare = sentence.replace(/[.!?…\s]+$/, '');
  for (const { reason, weight, phrases } of phraseFamilies) {
    for (const phrase of phrases) {
      const match = phrase.exec(bare);
      if (match !== null && match[0].length >= bare.length * 0.8) return { weight, reason };
    }
  }
  return null;
}

/** A line of one trade's words, or of short pieces between bars. */
function rowIn(text: string): { score: number; reason: string } {
  const parts = text.split(/\s*[|•·›»→/]\s*|\s{3,}|\s>\s/).filter((part) => part !== '');
  const short = parts.filter((part) => countWords(part) <= 3).length;
  const tokens = text.toLowerCase().match(/[\p{L}\p{N}&]+(?:-[\p{L}\p{N}]+)*/gu) ?? [];
  if (tokens.length === 0 || tokens.length > 40)
    return { score: tokens.length === 0 ? 3 : 0, reason: 'A line without words.' };
  for (const { reason, weight, core, around } of vocabularies) {
    const inner = tokens.filter((token) => core.has(token)).length;
    if (inner === 0 || !tokens.every((token) => core.has(token) || around.has(token))) continue;
    return { score: inner > 2 || parts.length > 2 ? 6 : weight, reason };
  }
  const mostShort = parts.length >= 4 ? parts.length * 0.75 : parts.length;
  if (parts.length >= 3 && short >= mostShort && !isSentence(text))
    return { score: 4, reason: 'Navigation of the site.' };
  return { score: 0, reason: '' };
}

const toTheReader =
  /(?:^|[^\p{L}])(?:you|your|yours|you['’](?:re|ll|ve)|our|us|we|dein\p{L}*|dich|dir|unser\p{L}*|euch|eure\p{L}*)(?=[^\p{L}]|$)/iu;
const politeGerman = /[^.!?\s]\s(?:Ihr(?:e|en|er|em)?|Ihnen|Sie)(?=[^\p{L}]|$)/u;
const bidding =
  /^(?:subscribe|sign|get|join|enter|click|follow|share|download|try|start|discover|boost|grow|build|create|stay|receive|never|don['’]t|support|abonnier|melde|jetzt|hol|entdecke|teste|erhalte|bleib|подпи)/i;

/** Advertising copy and notes of forms, by weighted words; only full where the line is no plain telling sentence. */
function copyIn(told: string, count: number, sentence: boolean): { score: number; reason: string; sure: boolean } {
  const none = { score: 0, reason: '', sure: false };
  if (count === 0 || count > 90) return none;
  let best = { weight: 0, kinds: 0, reason: '' };
  for (const { reason, terms } of lexicons) {
    const found = terms.filter(([term]) => term.test(told));
    const weight = found.reduce((sum, [, worth]) => sum + worth, 0);
    if (weight > best.weight) best = { weight, kinds: found.length, reason };
  }
  const { weight, kinds, reason } = best;
  const share = weight / count;
  if (weight < 2 || share < 0.1) return none;
  const full = weight >= 3 && share >= 0.15 ? 3 : share >= 0.25 ? 2 : 1;
  const addressed = toTheReader.test(told) || politeGerman.test(told) || bidding.test(told.trim());
  // A whole sentence may well tell of a newsletter or a plugin; copy heaps such words up and speaks to the reader.
  const heaped = addressed && kinds >= 5 && share >= 0.25;
  const density = sentence && (!addressed || kinds < 3) ? 1 : full;
  return { score: density + Number(addressed) + Number(!sentence) + Number(heaped), reason, sure: heaped };
}

/** Comments from their heading to the form below them, and lists of stories behind their heading. */
function markSections(lines: readonly PageLine[], evidence: readonly Evidence[]): (string | null)[] {
  const sections: (string | null)[] = lines.map(() => null);
  const plain = lines.map(({ text }) =>
    text.length > 200
      ? ''
      : text
          .toLowerCase()
          .replace(/[’‘]/g, "'")
          .replace(/e-mail/g, 'email')
          .trim(),
  );
  const told = evidence.findIndex((one, index) => one.prose && index > 0);
  const opening = plain.findIndex((text, index) => index > told && told !== -1 && opensComments.test(text));
  const closing = plain.findLastIndex((text, index) => index > opening && closesComments.test(text));
  if (opening !== -1)
    sections.fill('A comment of a reader, or what belongs to it.', opening, Math.max(opening, closing) + 1);
  for (let index = 0; index < lines.length; index += 1) {
    const text = plain[index] ?? '';
    if (
      sections[index] !== null ||
      !opensLinks.test(text) ||
      (evidence[index]?.score ?? 0) < enough ||
      /: \S/.test(text)
    )
      continue;
    let end = index + 1;
    while (end < lines.length && end - index < 15 && isTeaser(lines[end], evidence[end])) end += 1;
    sections.fill('Links to other stories.', index, end);
  }
  return sections;
}

function isTeaser(line: PageLine | undefined, one: Evidence | undefined): boolean {
  if (line === undefined || one === undefined) return false;
  return !isSentence(line.text) && one.words <= 20 && one.score < enough;
}

/** Where the head of the page ends and its foot begins: what is there weighs more as furniture than as a story. */
function zonesOf(evidence: readonly Evidence[], sections: readonly (string | null)[]): { head: number; foot: number } {
  const weights = evidence.map((one, index) => {
    if (sections[index] !== null) return 2;
    if (one.prose) return -Math.min(12, 2 + one.words / 5);
    // Forms stand in the middle of stories too.
    if (one.words === 0) return 1;
    return one.score >= enough ? 2 : one.score >= 2 ? 1 : 0;
  });
  let head = 0;
  let foot = evidence.length;
  let sum = 0;
  let most = 0;
  for (const [index, weight] of weights.entries()) {
    sum += weight;
    if (sum > most) [most, head] = [sum, index + 1];
  }
  sum = most = 0;
  for (const [index, weight] of [...weights.entries()].toReversed()) {
    sum += weight;
    if (sum > most) [most, foot] = [sum, index];
  }
  return { head: Math.min(head, foot), foot };
}
