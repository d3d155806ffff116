/** E-mail addresses as strangers type them: one plain address, stricter than the standard and never laxer. (pure) */
import { domainToASCII } from 'node:url';

export type WrongAddress = 'no-at' | 'no-ending' | 'too-long' | 'refused';
export type ReadAddress = { address: string; key: string } | { wrong: WrongAddress };

export const LONGEST_ADDRESS = 254;
const LONGEST_LOCAL = 64;
const local = /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*$/;
const label = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const ending = /^(?:[a-z]{2,63}|xn--[a-z0-9-]{2,59})$/;

/**
 * The address to write to, its domain in ASCII, and the key that tells whether two are the same. Quoted local
 * parts, literals, comments, spaces, control characters and lists are refused; nothing is trimmed or mended.
 */
export function plainAddress(text: string): ReadAddress {
  if (text.length > LONGEST_ADDRESS) return { wrong: 'too-long' };
  const at = text.lastIndexOf('@');
  if (at < 0) return { wrong: text === '' || /[\s\p{Cc}]/u.test(text) ? 'refused' : 'no-at' };
  const name = text.slice(0, at);
  const domain = asciiDomain(text.slice(at + 1));
  if (name.length > LONGEST_LOCAL || !local.test(name) || domain === null) return { wrong: 'refused' };
  const labels = domain.split('.');
  if (!labels.every((part) => label.test(part))) return { wrong: 'refused' };
  if (labels.length < 2) return { wrong: 'no-ending' };
  const address = `${name}@${domain}`;
  if (!ending.test(labels.at(-1) ?? '')) return { wrong: 'refused' };
  return address.length > LONGEST_ADDRESS ? { wrong: 'too-long' } : { address, key: address.toLowerCase() };
}

/** Letters that only look like others (full width, ligatures) are refused: we write to what was typed. */
function asciiDomain(domain: string): string | null {
  if (!/^[\p{L}\p{M}\p{N}.-]+$/u.test(domain) || domain !== domain.normalize('NFKC')) return null;
  return domainToASCII(domain).toLowerCase() || null;
}
