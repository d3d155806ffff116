/** Commands: what a newsroom decides about itself. */
import type { Change, Tx } from '../db/open.ts';
import { changed } from '../db/changes.ts';
import { recordEvent } from '../db/events.ts';
import type { App } from '../context.ts';
import { Problem } from '../problem.ts';
import { may, type Actor } from '../roles.ts';
import type { Settings } from './queries.ts';

/** Changes some settings; every public page is made again. */
export async function changeSettings(app: App, actor: Actor, changes: Partial<Settings>): Promise<void> {
  if (!may(actor, 'change settings')) throw new Problem('forbidden', 'Only the owner changes settings.');
  await app.change(async (tx) => {
    for (const [name, value] of Object.entries(changes)) await putSetting(tx, name, value);
    await changed(tx, 'settings');
    await recordEvent(tx, app.now(), actor, 'settings changed', { kind: 'settings', id: 'settings' });
  });
}

export async function putSetting(tx: Tx, name: string, value: unknown): Promise<void> {
  const row = { name, value: JSON.stringify(value) };
  await tx
    .insertInto('setting')
    .values(row)
    .onConflict((clash) => clash.column('name').doUpdateSet({ value: row.value }))
    .execute();
}

export async function forgetSetting(tx: Tx, name: string): Promise<void> {
  await tx.deleteFrom('setting').where('name', '=', name).execute();
}

/** Remembers where the bundled scripts of one state of the sources lie. */
export async function keepBundles(change: Change, state: string, names: Record<string, string>): Promise<void> {
  await change((tx) => putSetting(tx, 'bundles', { state, names }));
}
