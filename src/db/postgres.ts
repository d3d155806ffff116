/** PostgreSQL through `pg`: pools whose numbers arrive as numbers and whose lost connections end nothing. */
import pg from 'pg';
import { CompiledQuery, PostgresDialect, type Dialect } from 'kysely';

const COUNT = 20; // int8: count(*) and sum() of integers
const NUMERIC = 1700;
const CONNECT_MS = 5_000;
const MOST_CONNECTIONS = { reader: 6, writer: 4 };

/**
 * Readers and writers have pools of their own: the database itself refuses what a reader would write, and reads inside
 * a transaction never wait for connections that other transactions hold.
 */
export function postgresDialect(url: string, role: 'reader' | 'writer', onError: (error: Error) => void): Dialect {
  const types = new pg.TypeOverrides();
  types.setTypeParser(COUNT, Number);
  types.setTypeParser(NUMERIC, Number);
  const pool = new pg.Pool({
    connectionString: url,
    max: MOST_CONNECTIONS[role],
    types,
    application_name: `onrecord ${role}`,
    connectionTimeoutMillis: CONNECT_MS,
  });
  // Unheard, the error of an idle connection would end the process.
  pool.on('error', onError);
  return new PostgresDialect({
    pool,
    onCreateConnection: async (connection) => {
      if (role === 'reader') await connection.executeQuery(CompiledQuery.raw('set default_transaction_read_only = on'));
    },
  });
}

/** A rival transaction won: the same work may be tried again. */
export function isSerializationFailure(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === '40001' || error.code === '40P01');
}
