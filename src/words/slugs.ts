/** Addresses out of words: small Latin letters, figures and hyphens, so that they read the same everywhere. */
const LONGEST = 80;

/** Letters without a Latin base of their own; the German ones are written as Germans write them without dots. */
const spelled: Record<string, string> = {
  ...pairs('ä ae ö oe ü ue ß ss æ ae œ oe ø o đ d ð d þ th ł l ħ h ı i ŋ n'),
  ...pairs(
    'а a б b в v г g ґ g д d е e є ie ж zh з z и i і i й i к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh щ shch ы y э e ю iu я ia',
  ),
  ...pairs('α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ ch ψ ps ω o'),
};

function pairs(text: string): Record<string, string> {
  const words = text.split(' ');
  return Object.fromEntries(words.flatMap((word, index) => (index % 2 === 0 ? [[word, words[index + 1] ?? '']] : [])));
}

/** Whole words only; `fallback` where nothing is left, as of a script that we cannot spell. */
export function slugOf(text: string, fallback: string): string {
  const latin = Array.from(text.normalize('NFC').toLowerCase(), (sign) => spelled[sign] ?? sign)
    .join('')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    // Again, for letters that carried an accent: ё, ό.
    .replace(/\P{ASCII}/gu, (sign) => spelled[sign] ?? sign)
    .replace(/['’‘]/g, '')
    // U.S. is one word.
    .replace(/\b([a-z])\.(?=[a-z]\b)/g, '$1');
  let slug = '';
  for (const word of latin.match(/[a-z0-9]+/g) ?? []) {
    const longer = slug === '' ? word.slice(0, LONGEST) : `${slug}-${word}`;
    if (longer.length > LONGEST) break;
    slug = longer;
  }
  return slug === '' ? fallback : slug;
}
