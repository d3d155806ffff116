/**
 * What the audit asks hangs on how a story is told, not on who is in it. Here every name, number and office of a story
 * becomes another of its kind, the same one throughout: one stays one, several stay several, a former mayor stays a former
 * something. The findings must be the same, at the same places.
 */
import { audit, type StoryFacts } from '../src/sourcing/audit.ts';
import { extract } from '../src/sourcing/extract.ts';
import * as known from '../src/sourcing/source-words.ts';
import { occasions, timeNouns } from '../src/sourcing/function-words.ts';
import type { Span } from '../src/sourcing/sourcing.ts';

export interface Swapped {
  text: string;
  /** An offset of the first text in the second; null where it lies inside of a word that was replaced. */
  placeOf(offset: number): number | null;
}

type Swap = (word: string) => string | null;

/** `turn`: another number gives other names, numbers and offices. */
export function swapped(text: string, turn = 1): Swapped {
  const pieces: { start: number; end: number; words: string }[] = [];
  const swap = swapFor(text, turn);
  for (const match of text.matchAll(swappable)) {
    const words = swap(match, text);
    if (words !== null) pieces.push({ start: match.index, end: match.index + match[0].length, words });
  }
  let out = '';
  let done = 0;
  for (const { start, end, words } of pieces) {
    out += text.slice(done, start) + words;
    done = end;
  }
  const placeOf = (offset: number) => {
    let moved = 0;
    for (const { start, end, words } of pieces) {
      if (end > offset) return start < offset ? null : offset + moved;
      moved += words.length - (end - start);
    }
    return offset + moved;
  };
  return { text: out + text.slice(done), placeOf };
}

/** What the findings of a text and of the same text with others in it do not share; empty where they agree. */
export function differences(text: string, facts: StoryFacts, turn = 1): string[] {
  const other = swapped(text, turn);
  const before = findingsOf(text, facts, (offset) => other.placeOf(offset));
  const after = findingsOf(other.text, facts, (offset) => offset);
  const lost = [...before].filter(([key]) => !after.has(key)).map(([, words]) => `no longer asked: ${words}`);
  const gained = [...after].filter(([key]) => !before.has(key)).map(([, words]) => `only asked with others: ${words}`);
  return [...lost, ...gained];
}

function findingsOf(text: string, facts: StoryFacts, place: (offset: number) => number | null): Map<string, string> {
  const spans = (ranges: readonly Span[]) => ranges.map(({ start, end }) => `${place(start)}-${place(end)}`).join(' ');
  return new Map(
    audit(extract({ text }), undefined, facts).map(({ rule, ranges, question }) => [
      `${rule} ${spans(ranges)}`,
      `${rule} ${JSON.stringify(ranges.map(({ start, end }) => text.slice(start, end)))} ${question}`,
    ]),
  );
}

const swappable = /(?:[Pp]rime [Mm]inister|\p{L}+)|(?<![\p{L}\p{N}.,:/-])\d+(?:,\d{3})*(?:\.\d+)?(?![\p{L}\p{N}:/-])/gu;

function swapFor(text: string, turn: number): (match: RegExpExecArray, text: string) => string | null {
  const names = namesFor(text, turn);
  const number = numbersFor(text, turn);
  const swaps: Swap[] = [(word) => names.get(word) ?? null, (word) => cycled(word, turn), number];
  return (match, whole) => {
    const [word] = match;
    if (/^\d/.test(word)) {
      const around = whole.slice(Math.max(0, match.index - 12), match.index + word.length + 12);
      return inFigures(word, isDate.test(around), turn);
    }
    for (const swap of swaps) {
      const other = swap(word);
      if (other !== null) return other;
    }
    return null;
  };
}

const months = 'january february march april may june july august september october november december';
const isDate = new RegExp(
  `(?:${months.split(' ').join('|')}|\\b(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\\.?) ?\\d{1,2}(?!\\d)|\\d{1,2} (?:${months.split(' ').join('|')})`,
  'i',
);

/** Words of one kind, each of which becomes the next. */
const cycles = [
  'president|governor|mayor|chancellor|premier|prime minister',
  'iran|iraq|ukraine|egypt|ethiopia|argentina|afghanistan|indonesia|austria|armenia',
  'israel|syria|turkey|russia|china|japan|india|pakistan|germany|spain|poland|libya|kenya|brazil|chile|mexico|canada|cuba|greece|sweden|norway',
  'moscow|beijing|london|paris|berlin|tehran|kyiv|cairo|madrid|vienna|havana|warsaw|seoul',
  'iranian|iraqi|egyptian|ethiopian|indonesian|austrian|armenian|italian|indian',
  'syrian|russian|brazilian|canadian|mexican|german|libyan|kenyan|cuban|norwegian',
  'chinese|japanese|sudanese|lebanese',
  'british|turkish|polish|swedish|danish|finnish|scottish',
  'google|microsoft|facebook|toyota|boeing|honda|tesla|siemens|nokia|samsung',
  'reuters|bloomberg|xinhua|interfax|kyodo|antara',
  'bbc|cnn|nbc|cbs|rtve',
  'hamas|hezbollah|fatah',
  'two|three|four|five|six|seven|eight|nine',
  'ten|eleven|twelve',
  'twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety',
].map((line) => line.split('|'));

function cycled(word: string, turn: number): string | null {
  const plural = word.endsWith('s') ? word.slice(0, -1) : null;
  const lower = word.toLowerCase();
  for (const cycle of cycles) {
    const whole = cycle.indexOf(lower);
    const one = whole < 0 && plural !== null ? cycle.indexOf(plural.toLowerCase()) : whole;
    if (one < 0) continue;
    const next = cycle[(one + turn) % cycle.length] ?? word;
    return likeCase(word, whole < 0 ? `${next}s` : next);
  }
  return null;
}

function likeCase(model: string, word: string): string {
  if (/^\p{Lu}{2,}$/u.test(model)) return word.toUpperCase();
  return /^\p{Lu}/u.test(model) ? word.replace(/(?:^| )\p{L}/gu, (letter) => letter.toUpperCase()) : word;
}

/** "Both" and "the other" are said of two: there two stays two. */
function numbersFor(text: string, turn: number): Swap {
  const keepsTwo = /(?<!\p{L})(?:both|pair|couple|either|neither|twins?|the other|second|half)(?!\p{L})/iu.test(text);
  return (word) => (keepsTwo && /^two$/i.test(word) ? word : null) ?? cycled(word, turn);
}

/** In figures as in words; a day of the month stays one, a year a year. */
function inFigures(word: string, isDay: boolean, turn: number): string {
  const digits = word.replaceAll(',', '');
  const value = Number(digits);
  if (/^\d{4}$/.test(word) && value > 1800 && value < 2100) return String(value - turn);
  if (isDay && value <= 31) return String(((value - 1 + turn) % 28) + 1);
  if (value < 2) return word;
  if (/^\d$/.test(digits)) return String(((value - 2 + turn) % 8) + 2);
  if (value < 100 && /^\d\d$/.test(digits)) {
    if (value <= 12) return String(10 + ((value - 10 + turn) % 3));
    if (value % 10 === 0) return String(20 + ((value - 20 + 10 * turn) % 80));
    const [least, kinds] = value < 20 ? [3, 7] : [1, 9];
    return String(value - (value % 10) + least + (((value % 10) - least + turn) % kinds));
  }
  return word.replace(/[1-9]/, (digit) => String(((Number(digit) + turn - 1) % 9) + 1));
}

const pool = (
  'Brandt Kessler Moreau Halvorsen Lindqvist Tanner Whitlock Pereira Novak Sandoval Carver Dunmore Holloway Petrov Rahman Castellan ' +
  'Goodman Fairchild Brenner Thorvald Mbeki Sorley Vance Quist Marlowe Renner Hartmann Weller Dacosta Bello Tamm Kowal Lund Baird ' +
  'Marit Dorin Selma Tobin Lucia Hanno Farid Greta Bao Milo Ruth Jamal Pia Kofi Nadia Sven Clara Hugo Leila Theo ' +
  'Orlov Eklund Abara Ingram Okafor Ellison Aldana Umar Ito Esposito Ostrander Anker Irvine Eaton Osk Adeyemi ' +
  'Port Varna Delgany Kilmory Sorrento Tarvia Merrow Zeeburg Pellworm Northwick Calder Ravenna Tolmin Brackwater Halden Corran ' +
  'Müller Ibáñez Šimić Łukasz Nguyen O’Dowd Vega-Ruiz Óskarsson Ångström Élodie ' +
  'Hughes Reyes Nichols Morales Brooks Voss Jacobs Torres Harris Farrows Isaacs Evans Ames Oaks Andrews Alves Owens'
).split(' ');

/** Every name of the text with another: for a name that ends in s one that does, for a vowel in front another. */
function namesFor(text: string, turn: number): Map<string, string> {
  const names = new Map<string, string>();
  const taken = new Set(text.toLowerCase().split(/[^\p{L}]+/u));
  const free = pool.filter((name) => !taken.has(name.toLowerCase()) && !isOfKind(name.toLowerCase()));
  for (const name of namesIn(text)) {
    const start = (names.size * 7 + turn * 13) % Math.max(free.length, 1);
    const inTurn = [...free.slice(start), ...free.slice(0, start)];
    const other = inTurn.find((one) => shape(one) === shape(name));
    if (other === undefined) continue;
    names.set(name, other);
    free.splice(free.indexOf(other), 1);
  }
  return names;
}

const shape = (name: string) => `${/^[AEIOUÓÅÉ]/.test(name)} ${name.endsWith('s')}`;

/** Words that the engine knows are no names, but of a kind: "Union", "Times", "Ministry". */
const ofKinds = [
  known.organisations,
  known.documents,
  known.publications,
  known.outletEndings,
  known.outlets,
  known.people,
  known.powers,
  known.titles,
  known.standIns,
  occasions,
  timeNouns,
  new Set(cycles.flat()),
  new Set(`${months} jan feb mar apr jun jul aug sep sept oct nov dec god`.split(' ')),
  // What names of places and bodies are made of, and where people are from.
  new Set(
    (
      'united nations states white house new old great north south east west northern southern eastern western central upper lower ' +
      'islamic national federal international royal general security world street road river lake mount valley island islands county ' +
      'european american african asian korean afghan arab dutch french swiss welsh irish english latin catholic muslim christian jewish ' +
      'democratic republican green liberal labour york korea kingdom gulf strait bay beach hill park square bridge lane'
    ).split(' '),
  ),
];
const isOfKind = (lower: string) => ofKinds.some((kind) => kind.has(lower) || kind.has(known.singular(lower)));
const kindOf = /(?:ians?|ese|ish|ists?|crats?|ans)$/;

/** Capitalised in the middle of a sentence, and never written small. */
function namesIn(text: string): Set<string> {
  const small = new Set(text.match(/(?<!\p{L})\p{Ll}+/gu));
  const isName = (word: string) => {
    const lower = word.toLowerCase();
    return !small.has(lower) && !isOfKind(lower) && !kindOf.test(word);
  };
  const body = text.includes('\n\n') ? text.slice(text.indexOf('\n\n')) : text;
  const names = new Set<string>();
  for (const [, word] of body.matchAll(/(?<=[\p{L}\p{N},;] )(\p{Lu}\p{Ll}{2,})(?!\p{L})/gu))
    if (word !== undefined && isName(word)) names.add(word);
  // At the beginning of a sentence, where a name follows.
  for (const [, word, next] of body.matchAll(/(?<!\p{L})(\p{Lu}\p{Ll}{2,}) (?=(\p{Lu}\p{Ll}{2,}))/gu))
    if (word !== undefined && next !== undefined && names.has(next) && isName(word) && !beginning.has(word))
      names.add(word);
  return names;
}

const beginning = new Set(
  'The But And When While After Before Since Then Yet For From With That This These Those His Her Their Its One Some Many Most Both Last Next Under Over Until Though Although Because Even Only Also Now Still Here There Asked About According Among Like Not Former Chief'.split(
    ' ',
  ),
);
