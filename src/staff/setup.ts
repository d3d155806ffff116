/** The first start: one link makes the owner, and the door is closed for ever after. */
import type { App } from '../context.ts';
import { changed } from '../db/changes.ts';
import { newId } from '../db/ids.ts';
import { recordEvent } from '../db/events.ts';
import type { Db } from '../db/open.ts';
import { DAY } from '../db/times.ts';
import * as paths from '../paths.ts';
import { Problem } from '../problem.ts';
import { putSetting } from '../settings/settling.ts';
import { emailKey } from './emails.ts';
import { hashPassword } from './passwords.ts';
import { startSession } from './sessions.ts';
import { goodToken, makeToken, useToken } from './tokens.ts';

const closed = (): Problem =>
  new Problem(
    'missing',
    'This link has been used, or a newer one was printed. Look at the last lines the program printed at its start.',
  );

export async function hasOwner(db: Pick<Db, 'selectFrom'>): Promise<boolean> {
  return (await db.selectFrom('staff').select('id').limit(1).executeTakeFirst()) !== undefined;
}

/** The one-time link for the owner, new at each start, or null where there is an owner. */
export async function ownerLink(app: App): Promise<string | null> {
  if (await hasOwner(app.db)) return null;
  const secret = await app.change((tx) => makeToken(tx, app.now(), 'owner set-up', null, 7 * DAY));
  return app.config.siteUrl + paths.setup(secret);
}

export async function refuseUnlessOpen(app: App, secret: string): Promise<void> {
  if ((await hasOwner(app.db)) || (await goodToken(app.db, app.now(), 'owner set-up', secret)) === null) throw closed();
}

export interface OwnerInput {
  token: string;
  name: string;
  email: string;
  password: string;
  newsroom: string;
  language: string;
  timeZone: string;
}

/** Makes the owner and signs them in. The token, the emptiness of `staff` and the row are one transaction. */
export async function setUpOwner(app: App, input: OwnerInput): Promise<string> {
  await refuseUnlessOpen(app, input.token);
  const hash = await hashPassword(input.password);
  return app.change(async (tx) => {
    const now = app.now();
    const isOpen = !(await hasOwner(tx)) && (await goodToken(tx, now, 'owner set-up', input.token)) !== null;
    if (!isOpen || !(await useToken(tx, now, input.token))) throw closed();
    const id = newId();
    await tx
      .insertInto('staff')
      .values({
        id,
        name: input.name,
        email: input.email,
        email_key: emailKey(input.email),
        role: 'owner',
        password_hash: hash,
        created_at: now,
        left_at: null,
      })
      .execute();
    await putSetting(tx, 'name', input.newsroom);
    await putSetting(tx, 'language', input.language);
    await putSetting(tx, 'timeZone', input.timeZone);
    await changed(tx, 'settings');
    await recordEvent(tx, now, { kind: 'staff', id, name: input.name, role: 'owner' }, 'owner set up', {
      kind: 'staff',
      id,
    });
    return startSession(app, tx, id);
  });
}
