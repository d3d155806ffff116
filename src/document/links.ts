/** Where a link may lead: the only schemes a reader's click may start. */
const schemes = new Set(['http:', 'https:', 'mailto:', 'tel:']);
const longestAddress = 2000;
/** Stands in for our own site while a path is parsed. The name can never be registered. */
const ourselves = 'https://site.invalid';

/**
 * The address in the one spelling that may be stored and rendered, or null where it must not be a link.
 *
 * Allowed are http, https, mailto, tel, and a path of this site that begins with a single slash.
 * What browsers ignore while they read an address (control signs, white space at its ends) is taken
 * out first, so that no such sign can hide a scheme. A backslash is refused, because browsers read it
 * as a slash; so is `//host`, which looks like a path and is another site; so is a user name, which
 * makes one host look like another. The answer is stable: `safeHref(safeHref(x)) === safeHref(x)`.
 */
export function safeHref(value: unknown): string | null {
  if (typeof value !== 'string' || value.length > longestAddress) return null;
  // oxlint-disable-next-line no-control-regex -- they are what is looked for
  const address = value.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]/g, '').trim();
  if (address === '' || address.includes('\\') || !address.isWellFormed()) return null;
  return address.startsWith('/') ? ownPath(address) : elsewhere(address);
}

function ownPath(address: string): string | null {
  const url = parse(address, ourselves);
  if (url === null || url.origin !== ourselves) return null;
  const path = url.pathname + url.search + url.hash;
  // `/..//host` is shortened to `//host` by the parser.
  return path.startsWith('//') ? null : path;
}

function elsewhere(address: string): string | null {
  const url = parse(address);
  if (url === null || !schemes.has(url.protocol)) return null;
  if (url.username !== '' || url.password !== '') return null;
  return url.href.length > longestAddress ? null : url.href;
}

function parse(address: string, base?: string): URL | null {
  try {
    return new URL(address, base);
  } catch {
    return null;
  }
}

/** Whether a link that `safeHref` gave leads to another site. */
export function isExternal(href: string): boolean {
  return /^https?:/.test(href);
}
