import type { App } from '../context.ts';
import { newId } from '../db/ids.ts';
import { recordEvent } from '../db/events.ts';
import { Problem } from '../problem.ts';
import { may, type Actor } from '../roles.ts';
import { makeRenditions } from './renditions.ts';

export interface PictureInput {
  bytes: Uint8Array;
  alt: string;
  credit: string;
  sampleAt?: string | null;
}

/** Stores a picture: the original for us alone, the sizes for readers. Its id. */
export async function uploadPicture(app: App, actor: Actor, { bytes, alt, credit, sampleAt = null }: PictureInput): Promise<string> {
  if (!may(actor, 'write story')) throw new Problem('forbidden', 'Your role does not include adding pictures.');
  const { width, height, sizes } = await makeRenditions(bytes);
  const original = await app.files.put(bytes, 'orig');
  const renditions = await Promise.all(
    sizes.map(async (one) => ({ name: await app.files.put(one.bytes, 'webp'), width: one.width, height: one.height, type: 'image/webp' })),
  );
  const id = newId();
  await app.change(async (tx) => {
    await tx
      .insertInto('media')
      .values({
        id,
        original,
        width,
        height,
        renditions: JSON.stringify(renditions),
        alt,
        credit,
        created_at: app.now(),
        created_by: actor.kind === 'staff' ? actor.id : null,
        sample_at: sampleAt,
      })
      .execute();
    await recordEvent(tx, app.now(), actor, 'picture added', { kind: 'picture', id });
  });
  return id;
}

/** Forgets the sample newsroom's pictures; their files go after the rows. */
export async function removeSamplePictures(app: App): Promise<void> {
  const rows = await app.db.selectFrom('media').select(['id', 'original', 'renditions']).where('sample_at', 'is not', null).execute();
  await app.change((tx) => tx.deleteFrom('media').where('sample_at', 'is not', null).execute());
  for (const { original, renditions } of rows) {
    const names = [original, ...(JSON.parse(renditions) as { name: string }[]).map(({ name }) => name)];
    for (const name of names) await app.files.delete(name);
  }
}
