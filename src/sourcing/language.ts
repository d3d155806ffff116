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

export function isEnglish(text: string): boolean {
  const words =
    text
      .slice(0, 20_000)
      .toLowerCase()
      .match(/\p{L}+/gu)
      ?.slice(0, enoughWords) ?? [];
  if (words.length === 0) return false;
  let small = 0;
  let sure = 0;
  for (const word of words) {
    if (wide.has(word)) small += 1;
    if (ours.has(word)) sure += 1;
  }
  if (words.length < 12) return sure > 0 || small / words.length >= 0.25 || words.some(isOursAlone);
  return small / words.length >= 0.18 && sure / words.length >= 0.05;
}

/** A verb of saying in a form that only English has. */
function isOursAlone(word: string): boolean {
  return /(?:ed|id|lls?|aim(?:s|ed)|alls|ells|outs)$/.test(word) && word.length > 3 && sayingForm(word) !== null;
}
