import { destination, pino, type Logger } from 'pino';
import type { Config } from '../config.ts';

export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;

/** One JSON line an entry on stderr: control characters are escaped by the format. Ids only, no words of people. */
export function makeLog(level: Config['logLevel']): Log {
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers: { err: factsOf } };
  return pino(options, destination({ dest: 2, sync: true }));
}

/** What drivers say of an error besides its words, which may repeat what somebody typed. */
const told = ['code', 'errcode', 'errstr', 'syscall', 'table', 'constraint'];

/** Of what kind an error is and where it happened. Its message only where it is a fault of the program's own. */
function factsOf(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const { name, message, cause, stack = '' } = error;
  const facts = Object.entries(error).filter(([key]) => told.includes(key));
  // JSON.parse quotes what it could not read, and whoever gives an error a code may do so too.
  const isOurs = !('code' in error) && !(error instanceof SyntaxError);
  return {
    type: name,
    ...(isOurs ? { message } : {}),
    ...Object.fromEntries(facts),
    stack: stack.replace(message, '').split('\n').slice(1).join('\n'),
    ...(cause instanceof Error ? { cause: factsOf(cause) } : {}),
  };
}
