import { PostgresAdapter } from 'kysely';
import type { Db, Tx } from './open.ts';

/** Which dialect a connection speaks: asked in this room only. */
export function isSqlite(db: Db | Tx): boolean {
  return !(db.getExecutor().adapter instanceof PostgresAdapter);
}
