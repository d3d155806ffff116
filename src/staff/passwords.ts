/** Passwords: argon2id, its parameters beside the hash, so that they can be raised without locking anybody out. */
import { argon2, randomBytes, timingSafeEqual, type Argon2Parameters } from 'node:crypto';
import { promisify } from 'node:util';
import { z } from 'zod';

export const SHORTEST_PASSWORD = 12;
export const LONGEST_PASSWORD = 200;

/** A password as it is chosen; spaces at its ends are part of it. */
export const chosenPassword = z
  .string('Please fill this in.')
  .min(SHORTEST_PASSWORD, `At least ${SHORTEST_PASSWORD} characters.`)
  .max(LONGEST_PASSWORD, `At most ${LONGEST_PASSWORD} characters.`);

/** 19 MiB, two passes: OWASP's first choice for argon2id (Password Storage Cheat Sheet, 2024). */
const cost = { memory: 19_456, passes: 2, parallelism: 1 };
const TAG_BYTES = 32;

const derive = promisify(argon2) as (algorithm: 'argon2id', parameters: Argon2Parameters) => Promise<Buffer>;

export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const tag = await tagOf(password, salt, cost);
  return [
    'argon2id',
    cost.memory,
    cost.passes,
    cost.parallelism,
    salt.toString('base64url'),
    tag.toString('base64url'),
  ].join('$');
}

/** Takes as long for an unknown person (`hash` null) as for a wrong password. */
export async function isPassword(password: string, hash: string | null): Promise<boolean> {
  const [algorithm, memory, passes, parallelism, salt = '', tag = ''] = (hash ?? '').split('$');
  const isKnown = algorithm === 'argon2id';
  const parameters = isKnown
    ? { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) }
    : cost;
  const found = await tagOf(password, isKnown ? Buffer.from(salt, 'base64url') : Buffer.alloc(16), parameters);
  const expected = isKnown ? Buffer.from(tag, 'base64url') : Buffer.alloc(TAG_BYTES);
  return expected.length === found.length && timingSafeEqual(found, expected) && isKnown;
}

async function tagOf(password: string, salt: Buffer, parameters: typeof cost): Promise<Buffer> {
  return derive('argon2id', { message: password.normalize('NFKC'), nonce: salt, tagLength: TAG_BYTES, ...parameters });
}
