/** PostgreSQL through `pg`: a pool whose numbers arrive as numbers and whose lost connections end nothing. */
import pg from 'pg';
import { PostgresDialect, type Dialect } from 'kysely';

const COUNT = 20; // int8: count(*) and sum() of integers
const NUMERIC = 1700;

export function postgresPool(url: string, onError: (error: Error) => void): pg.Pool {
  const types = new pg.TypeOverrides();
  types.setTypeParser(COUNT, Number);
  types.setTypeParser(NUMERIC, Number);
  const pool = new pg.Pool({ connectionString: url, max: 8, types, application_name: 'onrecord' });
  // Unheard, the error of an idle connection would end the process.
  pool.on('error', onError);
  return pool;
}

export function postgresDialect(pool: pg.Pool): Dialect {
  return new PostgresDialect({ pool });
}

/** A rival transaction won: the same work may be tried again. */
export function isSerializationFailure(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === '40001' || error.code === '40P01');
}
