/** Names that a reader would take for another: compared by how they look, not by how they are spelled. */

/** Letters of other scripts, and digits, that look like a Latin letter. Looked up before and after lower case. */
const lookAlikes: Record<string, string> = {
  a: 'АаɑΑαᎪ4',
  b: 'ВЬьΒβᏴ',
  c: 'СсϲϹᏟ',
  d: 'ԁᎠđð',
  e: 'ЕеЄєΕεᎬ3℮ə',
  f: 'ϜſꜰƒҒғ',
  g: 'ɡցԌ',
  h: 'НнһΗᎻհħ',
  j: 'ЈјϳᎫ',
  k: 'КкΚκᏦĸ',
  l: 'iІіΙιӏӀ1|ıłᎥꓲ',
  m: 'МмΜᎷ',
  n: 'ΝηПпոռ',
  o: 'ОоΟοσ0օøᎾ',
  p: 'РрΡρᏢþ',
  q: 'ԛգ',
  r: 'гᎡꮁ',
  s: 'ЅѕႽᏚ5',
  t: 'ТтΤτᎢŧ',
  u: 'υսцμ',
  v: 'ѴѵνᏙ',
  w: 'ԜԝωᎳш',
  x: 'ХхΧχ×',
  y: 'УуΥγүҮ',
  z: 'ΖᏃ2',
};
const plain = new Map(
  Object.entries(lookAlikes).flatMap(([letter, others]) => Array.from(others, (other) => [other, letter] as const)),
);
const inLatin = (text: string): string => text.replace(/./gsu, (sign) => plain.get(sign) ?? sign);

/** The words of a name as they look: no accents, no case, one letter for all that are drawn like it. */
function wordsOf(name: string): string[] {
  const bare = name.normalize('NFKD').replace(/[\p{M}\p{Default_Ignorable_Code_Point}]/gu, '');
  const words = inLatin(inLatin(bare).toLowerCase()).split(/[^\p{L}\p{N}]+/u);
  return words
    .filter((word) => word !== '')
    .map((word) => word.replaceAll('rn', 'm').replaceAll('vv', 'w').replaceAll('cl', 'd'));
}

const offices = new Set(
  [
    'editor',
    'editors',
    'editorial',
    'moderator',
    'moderators',
    'moderation',
    'admin',
    'administrator',
    'staff',
    'newsroom',
    'reporter',
  ]
    .concat([
      'Redaktion',
      'Redakteur',
      'Redakteurin',
      'Herausgeber',
      'Herausgeberin',
      'Reporterin',
      'Chefredaktion',
      'Chefredakteur',
      'Chefredakteurin',
    ])
    .flatMap(wordsOf),
);

/** Whether `name` claims an office at the paper: "Moderator", "The Editors". */
export function claimsOffice(name: string): boolean {
  return wordsOf(name).some((word) => offices.has(word));
}

/** Whether `name` looks like `known`, whole or with something added; a single word must be the whole. */
export function looksLike(name: string, known: string): boolean {
  const words = wordsOf(name);
  const knownWords = wordsOf(known);
  if (knownWords.length === 0) return false;
  const joined = words.join('');
  if (joined === knownWords.join('')) return true;
  if (words.toSorted().join(' ') === knownWords.toSorted().join(' ')) return true;
  return knownWords.length > 1 && joined.includes(knownWords.join(''));
}
