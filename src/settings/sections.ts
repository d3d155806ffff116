/** Commands on sections: the row under the masthead. */
import type { App } from '../context.ts';
import { changed } from '../db/changes.ts';
import { newId } from '../db/ids.ts';
import { recordEvent } from '../db/events.ts';
import type { Tx } from '../db/open.ts';
import { Problem } from '../problem.ts';
import { may, type Actor } from '../roles.ts';
import { slugOf } from '../words/slugs.ts';

export const accents = ['red', 'blue', 'sea', 'ochre', 'green', 'plum'] as const;

export interface SectionInput {
  name: string;
  accent: string | null;
}

export async function addSection(app: App, actor: Actor, { name, accent }: SectionInput): Promise<string> {
  refuseUnlessOwner(actor);
  const id = newId();
  await app.change(async (tx) => {
    const { last } = await tx
      .selectFrom('section')
      .select((e) => e.fn.max('position').as('last'))
      .executeTakeFirstOrThrow();
    await tx
      .insertInto('section')
      .values({ id, name, slug: await freeSlug(tx, name), accent, position: (last ?? 0) + 1 })
      .execute();
    await settled(app, tx, actor, 'section added', id);
  });
  return id;
}

/** A new name or accent; the address stays, so that links do. */
export async function changeSection(
  app: App,
  actor: Actor,
  { id, name, accent }: SectionInput & { id: string },
): Promise<void> {
  refuseUnlessOwner(actor);
  await app.change(async (tx) => {
    await tx.updateTable('section').set({ name, accent }).where('id', '=', id).execute();
    await settled(app, tx, actor, 'section changed', id);
  });
}

export async function moveSection(
  app: App,
  actor: Actor,
  { id, direction }: { id: string; direction: 'up' | 'down' },
): Promise<void> {
  refuseUnlessOwner(actor);
  await app.change(async (tx) => {
    const rows = await tx.selectFrom('section').select(['id']).orderBy('position').orderBy('id').execute();
    const from = rows.findIndex((row) => row.id === id);
    const to = from + (direction === 'up' ? -1 : 1);
    const [row] = rows.splice(from, 1);
    if (from < 0 || row === undefined || to < 0) return;
    rows.splice(to, 0, row);
    for (const [position, one] of rows.entries())
      await tx.updateTable('section').set({ position }).where('id', '=', one.id).execute();
    await settled(app, tx, actor, 'section moved', id);
  });
}

export async function deleteSection(app: App, actor: Actor, { id }: { id: string }): Promise<void> {
  refuseUnlessOwner(actor);
  await app.change(async (tx) => {
    const used = await tx
      .selectFrom('revision')
      .select('story_id')
      .where('section_id', '=', id)
      .limit(1)
      .executeTakeFirst();
    if (used)
      throw new Problem(
        'conflict',
        'Stories stand in this section, or stood in it once. Move them, or rename the section.',
      );
    await tx.deleteFrom('section').where('id', '=', id).execute();
    await settled(app, tx, actor, 'section deleted', id);
  });
}

async function settled(app: App, tx: Tx, actor: Actor, what: string, id: string): Promise<void> {
  await changed(tx, 'settings', 'front', `section:${id}`);
  await recordEvent(tx, app.now(), actor, what, { kind: 'section', id });
}

async function freeSlug(tx: Tx, name: string): Promise<string> {
  const slug = slugOf(name, 'section');
  const rows = await tx.selectFrom('section').select('slug').execute();
  const taken = new Set(rows.map((row) => row.slug));
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? slug : `${slug}-${number}`;
    if (!taken.has(candidate)) return candidate;
  }
}

function refuseUnlessOwner(actor: Actor): void {
  if (!may(actor, 'change settings')) throw new Problem('forbidden', 'Only the owner changes sections.');
}
