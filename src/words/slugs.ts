/** Addresses out of words. Latin letters lose their accents, German ones their dots; other scripts stay as they are. */
const spelled: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss', æ: 'ae', ø: 'o', œ: 'oe', đ: 'd', ł: 'l', þ: 'th' };
const LONGEST = 80;

/** Lower-case words joined by hyphens, whole words only; `fallback` where nothing is left. */
export function slugOf(text: string, fallback: string): string {
  const words = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[äöüßæøœđłþ]/g, (letter) => spelled[letter] ?? letter)
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replace(/['’‘]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  let slug = '';
  for (const word of words) {
    const next = slug === '' ? word : `${slug}-${word}`;
    if (next.length > LONGEST) break;
    slug = next;
  }
  return slug === '' ? (words[0]?.slice(0, LONGEST) ?? fallback) : slug;
}
