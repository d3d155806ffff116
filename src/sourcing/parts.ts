import * as small from './function-words.ts';
import type { Item, Sentence } from './sentences.ts';
import { isPersonNoun, isPlural, people } from './source-words.ts';
import { isCapitalised } from './tokens.ts';
import { nounForms, sayingForm } from './verbs.ts';

/**
 * What each item does in its sentence, guessed from lists, endings and neighbours. It is no full
 * analysis: it knows what ends a noun phrase and what may be a verb of saying, and calls the rest nouns.
 */
export type Part =
  | 'name'
  | 'noun'
  | 'number'
  | 'determiner'
  | 'pronoun'
  | 'preposition'
  | 'conjunction'
  | 'subordinator'
  | 'relative'
  | 'auxiliary'
  | 'verb'
  | 'saying'
  | 'participle'
  | 'ing'
  | 'adverb'
  | 'negation'
  | 'to'
  | 'comma'
  | 'dash'
  | 'colon'
  | 'semicolon'
  | 'stop'
  | 'bracket'
  | 'quote'
  | 'sign';

/** The parts of a sentence, one for each of its items. */
export function partsOf(sentence: Sentence): Part[] {
  const titled = isTitleCase(sentence.items);
  const parts = sentence.items.map((item, index) => partOf(item, index === 0 || titled));
  if (!titled && isBareName(sentence.items)) parts[0] = 'name';
  for (const [index, item] of sentence.items.entries()) parts[index] = reconsidered(item, index, sentence.items, parts);
  return parts;
}

/** "Brenner said": one person by the trade is "the burner" or "a burner", so a word known by its ending alone is a name. */
function isBareName([first, second]: readonly Item[]): boolean {
  if (first === undefined || !isCapitalised(first) || !isPersonNoun(first.lower)) return false;
  const isTrade = people.has(first.lower) || isPlural(first.lower) || (second !== undefined && isCapitalised(second));
  return !isTrade && fromLists(first.lower) === null;
}

/** Whether most words are capitalised, as in many headlines: then capitals tell nothing. */
export function isTitleCase(items: readonly Item[]): boolean {
  const words = items.filter((item) => item.quotation === null && /^\p{L}{4,}/u.test(item.text));
  return words.length >= 4 && words.filter(isCapitalised).length / words.length > 0.8;
}

const signs: Record<string, Part> = {
  ',': 'comma',
  ':': 'colon',
  ';': 'semicolon',
  '.': 'stop',
  '!': 'stop',
  '?': 'stop',
  '…': 'stop',
  '—': 'dash',
  '–': 'dash',
  '-': 'dash',
  '(': 'bracket',
  ')': 'bracket',
  '[': 'bracket',
  ']': 'bracket',
};

/** `capitalFree`: a capital there says nothing. */
function partOf(item: Item, capitalFree: boolean): Part {
  if (item.quotation !== null) return 'quote';
  const sign = signs[item.text];
  if (sign !== undefined) return sign;
  if (!/[\p{L}\p{N}]/u.test(item.text)) return 'sign';
  if (/^\p{Sc}?\p{N}/u.test(item.text)) return 'number';
  const capital = isCapitalised(item);
  if (capital && !capitalFree) return item.lower === 'the' ? 'determiner' : 'name';
  const listed = item.possessive ? null : fromLists(item.lower);
  if (listed !== null) return listed;
  if (capital) return isPersonNoun(item.lower) ? 'noun' : 'name';
  if (/(?:[^aeious]ly)$/.test(item.lower)) return small.noAdverbs.has(item.lower) ? 'noun' : 'adverb';
  if (/[^aeiou]ing$/.test(item.lower) && item.lower.length > 5) return 'ing';
  if ((/[^e]ed$/.test(item.lower) && item.lower.length > 4) || item.lower === 'seen') return 'participle';
  return 'noun';
}

function fromLists(word: string): Part | null {
  if (word === 'to') return 'to';
  if (small.relatives.has(word)) return 'relative';
  if (word === 'not' || word === 'never') return 'negation';
  if (word.endsWith("n't") || small.auxiliaries.has(word)) return 'auxiliary';
  if (small.determiners.has(word)) return 'determiner';
  if (small.pronouns.has(word)) return 'pronoun';
  if (small.subordinators.has(word)) return 'subordinator';
  if (small.conjunctions.has(word)) return 'conjunction';
  if (sayingForm(word) !== null) return 'saying';
  if (small.hedges.has(word) || small.adverbs.has(word)) return 'adverb';
  if (small.prepositions.has(word)) return 'preposition';
  if (small.ordinaryVerbs.has(word)) return 'verb';
  return null;
}

/** The second look, with neighbours: verbs that are nouns or adjectives here. */
function reconsidered(item: Item, index: number, items: readonly Item[], parts: readonly Part[]): Part {
  const part = parts[index] ?? 'sign';
  const isThe = parts[index - 1] === 'determiner' && items[index - 1]?.lower !== 'that';
  // "the hearing", "the cost".
  if ((part === 'ing' || part === 'verb') && isThe && !/^(?:noun|name)$/.test(parts[index + 1] ?? '')) return 'noun';
  if (part !== 'saying') return part;
  // "their alleged part", "four declared candidates".
  const isBefore = parts[index + 1] === 'noun' || parts[index + 1] === 'name';
  if (item.lower.endsWith('ed') && isBefore && (parts[index - 1] === 'determiner' || parts[index - 1] === 'number'))
    return 'participle';
  // "told state radio": behind another verb of saying the bare form is a noun.
  if (parts[index - 1] === 'saying' && parts[index + 1] === 'noun' && nounForms.has(item.lower)) return 'noun';
  // "two people briefed on the matter", "anyone informed of it".
  const next = items[index + 1]?.lower ?? '';
  const modifies = parts[index - 1] === 'noun' || parts[index - 1] === 'pronoun' || parts[index - 1] === 'determiner';
  if (toldOf.test(item.lower) && /^(?:on|about|of|by|in)$/.test(next) && modifies) return 'participle';
  return isNounHere(item, index, items, parts) ? 'noun' : 'saying';
}

const toldOf = /^(?:told|informed|briefed|notified|advised|reminded|assured|asked|questioned|quoted)$/;
const adjectiveEnding = /(?:al|ive|ous|ic|ary|ful|able|ible|ish|less)$/;

function isNounHere({ lower }: Item, index: number, items: readonly Item[], parts: readonly Part[]): boolean {
  const before = items[index - 1];
  const after = parts[index + 1] ?? 'stop';
  if (!nounForms.has(lower)) return false;
  if (before === undefined || before.possessive) return true;
  const states = /^(?:subordinator|quote|colon|determiner|pronoun)$/.test(after);
  switch (parts[index - 1]) {
    case 'determiner':
    case 'number':
    case 'preposition':
    case 'dash':
      return true;
    case 'to':
      return false;
    case 'comma':
      return !lower.endsWith('ing') && !states;
    case 'participle':
    case 'ing':
      return !states || (after === 'subordinator' && lower !== 'found');
    case 'adverb':
      // "earlier promises to stop".
      if (lower.endsWith('s') && /^(?:earlier|further|first|only)$/.test(before.lower)) return true;
      break;
    case 'noun':
      if (adjectiveEnding.test(before.lower)) return !states || after === 'subordinator';
      // "insurance claims over the flood".
      if (/^(?:of|over|about|against|from|in|at)$/.test(items[index + 1]?.lower ?? '')) return true;
      break;
    default:
      break;
  }
  // "police reports said": two nouns, and the verb still comes.
  return after === 'saying' || after === 'auxiliary' || after === 'verb' || after === 'participle';
}
