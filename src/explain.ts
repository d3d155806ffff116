/** What kept the program from starting, as one sentence that says what to do. */
import { Problem } from './problem.ts';

type Environment = Record<string, string | undefined>;

const away = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  '28000', // PostgreSQL: no such role
  '28P01', // wrong password
  '3D000', // no such database
  '53300', // too many connections
  '57P03', // starting up, or shutting down
]);
const CANNOT_OPEN = new Set([8, 10, 14]); // SQLite: read only, input or output, cannot open
const NO_DATABASE = new Set([11, 26]); // SQLite: corrupt, not a database

/** A bug keeps its stack: whoever started the program shall be able to report it. */
export function sentenceFor(error: unknown, environment: Environment): string {
  if (error instanceof Problem) return error.message;
  if (!(error instanceof Error)) return String(error);
  // The command line was mistyped: Node says how.
  if (String((error as SystemError).code).startsWith('ERR_PARSE_ARGS')) return error.message;
  const sentence = listening(error, environment) ?? storing(error, environment.DATA_DIR ?? 'data') ?? asking(error);
  return sentence ?? error.stack ?? error.message;
}

interface SystemError extends Error {
  code?: unknown;
  syscall?: unknown;
  path?: unknown;
  hostname?: unknown;
  errcode?: unknown;
}

function listening(error: SystemError, { PORT = '3000', HOST = '127.0.0.1' }: Environment): string | null {
  if (error.code === 'EADDRINUSE') {
    return `Port ${PORT} is in use: stop the other program, or set PORT to another number.`;
  }
  if (error.code === 'EADDRNOTAVAIL' || (error.syscall === 'getaddrinfo' && error.hostname === HOST)) {
    return `HOST is “${HOST}”: this machine has no such address.`;
  }
  if (error.code === 'EACCES' && error.syscall === 'listen') {
    return `Port ${PORT} needs special rights: set PORT to a number above 1023.`;
  }
  return null;
}

function storing(error: SystemError, folder: string): string | null {
  const sqlite = error.code === 'ERR_SQLITE_ERROR' ? Number(error.errcode) & 0xff : 0;
  if (NO_DATABASE.has(sqlite)) {
    return `The database file in DATA_DIR (${folder}) is damaged, or is no database: put a backup in its place.`;
  }
  if (error.code === 'ENOSPC' || sqlite === 13) return `There is no room left in DATA_DIR (${folder}): make some.`;
  const isFile = typeof error.path === 'string' && typeof error.syscall === 'string';
  if (!isFile && !CANNOT_OPEN.has(sqlite)) return null;
  return `The folder DATA_DIR (${folder}) cannot be written: choose another, or change its rights.`;
}

function asking(error: SystemError): string | null {
  const isLate = /^(timeout exceeded when trying to connect|Connection terminated)/.test(error.message);
  if (!isLate && !away.has(String(error.code))) return null;
  return 'The database at DATABASE_URL does not answer, or refuses us: check the address, the name and the password.';
}
