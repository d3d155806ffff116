/** What the frame of every desk page is made of. */
import type { App } from '../context.ts';
import type { Actor } from '../roles.ts';
import { newsroom } from '../settings/queries.ts';
import type { Telling } from '../words/times.ts';
import { saidOf } from './done.ts';

export interface DeskFrame {
  newsroomName: string;
  /** Null on pages before sign-in. */
  actor: Extract<Actor, { kind: 'staff' }> | null;
  heldComments: number;
  hasOutbox: boolean;
  /** While the sample newsroom stands. */
  hasSample: boolean;
  /** The desk speaks English; dates in the newsroom's zone. */
  telling: Telling;
  now: string;
  /** What was just done. */
  said: string | null;
  asset: (name: string) => string;
}

/** `done`: the word in the address of a page that follows a deed. */
export async function deskFrameOf(app: App, actor: Actor | null, done?: string): Promise<DeskFrame> {
  const { settings } = await newsroom(app.db);
  const { held } = await app.db
    .selectFrom('comment')
    .select((e) => e.fn.countAll<number>().as('held'))
    .where('state', '=', 'held')
    .executeTakeFirstOrThrow();
  return {
    newsroomName: settings.name,
    actor: actor?.kind === 'staff' ? actor : null,
    heldComments: held,
    hasOutbox: app.mail.kind === 'outbox',
    hasSample: settings.sampleAt !== null,
    telling: { language: 'en', timeZone: settings.timeZone },
    now: app.now(),
    said: saidOf(done),
    asset: (name) => app.assets.path(name),
  };
}
