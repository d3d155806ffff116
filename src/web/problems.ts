import type { ProblemKind } from '../problem.ts';

const statuses = {
  missing: 404,
  forbidden: 403,
  unauthenticated: 401,
  conflict: 409,
  invalid: 422,
  limited: 429,
  foreign: 403,
  oversized: 413,
  unreadable: 422,
} as const satisfies Record<ProblemKind, number>;

/** The HTTP status of a problem: one table. */
export function statusOf(kind: ProblemKind): (typeof statuses)[ProblemKind] {
  return statuses[kind];
}
