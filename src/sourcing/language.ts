import { sayingForm } from './verbs.ts';

/**
 * Whether a text is English, by the share of its small words. Anything doubtful is `other`: the rules
 * of one language read in another would name sources that are none.
 */
const wide = new Set(
  (
    'the of and to in a is that for it as was with be by on not he his but at are this have from or had an they ' +
    'which one you were all her she there would their we him been has when who will no more if out so said what ' +
    'up its about into than them can only other time new some could these two may then do first any my now such'
  ).split(' '),
);
/** Small words that no language near to English writes alike. */
const ours = new Set(
  'the and that with from which who said they this were their have been has not would but his her she'.split(' '),
);

const enoughWords = 2000;
const enoughText = 20_000;

const letters = /\p{L}+/gu;

/** How many of the words of a stretch are small ones. */
export interface SmallWords {
  words: number;
  wide: number;
  ours: number;
}

/** A paragraph's words; how many of them are small ones, where that was asked before. */
export interface Counted {
  words: string;
  small: SmallWords | null;
}

function smallWordsOf(passage: string, most = enoughWords): SmallWords {
  const count: SmallWords = { words: 0, wide: 0, ours: 0 };
  for (const [word] of passage.toLowerCase().matchAll(letters)) {
    if (count.words === most) break;
    count.words += 1;
    if (wide.has(word)) count.wide += 1;
    if (ours.has(word)) count.ours += 1;
  }
  return count;
}

/** By the beginning of the text. `paragraphs`: where each stands, its words, and how many of them are small ones. */
export function isEnglish(paragraphs: readonly { start: number; known: Counted }[]): boolean {
  const sum: SmallWords = { words: 0, wide: 0, ours: 0 };
  for (const { start, known } of paragraphs) {
    if (start >= enoughText || sum.words >= enoughWords) break;
    const { words } = known;
    const whole = start + words.length > enoughText ? null : (known.small ??= smallWordsOf(words));
    const isWhole = whole !== null && sum.words + whole.words <= enoughWords;
    const count = isWhole ? whole : smallWordsOf(words.slice(0, enoughText - start), enoughWords - sum.words);
    sum.words += count.words;
    sum.wide += count.wide;
    sum.ours += count.ours;
  }
  if (sum.words === 0) return false;
  if (sum.words < 12) {
    if (sum.ours > 0 || sum.wide / sum.words >= 0.25) return true;
    return paragraphs.some(({ start, known }) =>
      known.words
        .slice(0, Math.max(0, enoughText - start))
        .toLowerCase()
        .match(letters)
        ?.some(isOursAlone),
    );
  }
  return sum.wide / sum.words >= 0.18 && sum.ours / sum.words >= 0.05;
}

/** A verb of saying in a form that only English has. */
function isOursAlone(word: string): boolean {
  return /(?:ed|id|lls?|aim(?:s|ed)|alls|ells|outs)$/.test(word) && word.length > 3 && sayingForm(word) !== null;
}
