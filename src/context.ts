/** The one value that every command, route and job is given. Made in main.ts, and in test/make.ts. */
import type { Config } from './config.ts';
import type { Change, Db } from './db/open.ts';
import type { Files } from './files.ts';
import type { Keys } from './keys.ts';
import type { Mailer } from './mail/mailer.ts';
import type { Assets } from './web/assets.ts';
import type { Log } from './web/log.ts';

export interface App {
  /** Reads only. */
  db: Db;
  /** Opens a transaction; the only way to write. */
  change: Change;
  config: Config;
  keys: Keys;
  files: Files;
  /** Addresses of styles, fonts and scripts. */
  assets: Pick<Assets, 'path' | 'styles'>;
  mail: Mailer;
  /** The time, as ISO-8601 UTC text. */
  now(): string;
  log: Log;
  /** Adds one to a count without identifiers; written a little later (insights/counting.ts). */
  tally: Tally;
}

export type Tally = (count: { day: string; placement: string; what: string }) => void;
