import type { MiddlewareHandler } from 'hono';
import { Problem } from '../problem.ts';
import { may, type Deed } from '../roles.ts';
import type { Web } from './web.ts';

/** Stands before a route of the desk: who may not do this deed gets 403. */
export function needs(deed: Deed): MiddlewareHandler<Web> {
  return async (c, next) => {
    if (!may(c.get('actor'), deed))
      throw new Problem('forbidden', 'Your role at this newsroom does not include this. Ask the owner.');
    return next();
  };
}
