import type { Actor } from '../roles.ts';
import { newId } from './ids.ts';
import type { Tx } from './open.ts';

/** Appends what happened, in the transaction in which it happens. Ids only: no addresses, no words. */
export async function recordEvent(
  tx: Tx,
  at: string,
  actor: Actor,
  what: string,
  thing: { kind: string; id: string },
): Promise<void> {
  await tx
    .insertInto('event')
    .values({
      id: newId(),
      at,
      actor_kind: actor.kind,
      actor_id: actor.kind === 'staff' ? actor.id : null,
      what,
      thing_kind: thing.kind,
      thing_id: thing.id,
    })
    .execute();
}
