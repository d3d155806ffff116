/**
 * One secret, many purposes. A key is derived for each purpose, so that what is signed for one is worth
 * nothing for another; the id of the secret stands in what was signed, so that a new secret can be put
 * first in the list while links mailed under the old one stay good.
 */
import { createHash, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

export interface Keys {
  /** A token holding `payload`, readable by anybody, made by us alone. */
  seal(purpose: string, payload: string): string;
  /** The payload, or null for anything we did not seal for this purpose. */
  open(purpose: string, token: string): string | null;
  /** A keyed hash: the same for the same text, of no use to somebody who steals the database. */
  fold(purpose: string, text: string): string;
}

interface Key {
  id: string;
  secret: string;
}

export function makeKeys(secrets: readonly [string, ...string[]]): Keys {
  const keys: [Key, ...Key[]] = [keyOf(secrets[0]), ...secrets.slice(1).map(keyOf)];
  const mac = (key: Key, purpose: string, text: string): Buffer =>
    createHmac('sha256', derived(key, purpose)).update(text).digest();

  return {
    seal: (purpose, payload) => {
      const body = Buffer.from(payload).toString('base64url');
      const [key] = keys;
      return `${body}.${key.id}.${mac(key, purpose, body).toString('base64url')}`;
    },
    open: (purpose, token) => {
      const [body, id, signature, ...rest] = token.split('.');
      const key = keys.find((one) => one.id === id);
      if (!body || !key || !signature || rest.length > 0) return null;
      // As text: read as bytes, a signature could be spelled in more ways than one.
      const expected = Buffer.from(mac(key, purpose, body).toString('base64url'));
      const given = Buffer.from(signature);
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
      return Buffer.from(body, 'base64url').toString();
    },
    fold: (purpose, text) => mac(keys[0], purpose, text).toString('base64url'),
  };
}

const keyOf = (secret: string): Key => ({
  id: createHash('sha256').update(`key id ${secret}`).digest('base64url').slice(0, 8),
  secret,
});

const cache = new Map<string, Buffer>();

function derived(key: Key, purpose: string): Buffer {
  const name = `${key.id} ${purpose} ${key.secret}`;
  let made = cache.get(name);
  if (!made) {
    made = Buffer.from(hkdfSync('sha256', key.secret, 'onrecord', purpose, 32));
    cache.set(name, made);
  }
  return made;
}
