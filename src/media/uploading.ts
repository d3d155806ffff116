import type { App } from '../context.ts';
import { newId } from '../db/ids.ts';
import { recordEvent } from '../db/events.ts';
import { Problem } from '../problem.ts';
import { may, type Actor } from '../roles.ts';
import { makeRenditions, type Rendition } from './renditions.ts';

export interface PictureInput {
  bytes: Uint8Array;
  alt: string;
  credit: string;
}

/** The file of an upload's form, which somebody may have left out. */
export function chosenFile(file: Uint8Array | null): Uint8Array {
  if (file === null) throw new Problem('invalid', 'Choose a file.', { fields: { file: 'Choose a file.' } });
  return file;
}

/** Stores a picture: the original for us alone, the sizes for readers. Its id. */
export async function uploadPicture(app: App, actor: Actor, { bytes, alt, credit }: PictureInput): Promise<string> {
  refuseUnlessStaff(actor);
  const { width, height, sizes } = await makeRenditions(bytes);
  const original = await app.files.put(bytes, 'orig');
  return storePicture(app, actor, { original, width, height, sizes, alt, credit, sampleAt: null });
}

export interface BroughtPicture {
  /** Ready to be served, smallest first. */
  sizes: readonly Rendition[];
  alt: string;
  credit: string;
  sampleAt: string | null;
}

/** A picture of our own whose sizes were made beforehand: nothing is decoded. */
export async function bringPicture(app: App, actor: Actor, { sizes, ...rest }: BroughtPicture): Promise<string> {
  const largest = sizes.at(-1);
  if (largest === undefined) throw new TypeError('A picture has at least one size.');
  const original = await app.files.put(largest.bytes, 'orig');
  return storePicture(app, actor, { original, width: largest.width, height: largest.height, sizes, ...rest });
}

async function storePicture(
  app: App,
  actor: Actor,
  {
    original,
    width,
    height,
    sizes,
    alt,
    credit,
    sampleAt,
  }: BroughtPicture & { original: string; width: number; height: number },
): Promise<string> {
  refuseUnlessStaff(actor);
  const renditions = await Promise.all(
    sizes.map(async (one) => ({
      name: await app.files.put(one.bytes, 'webp'),
      width: one.width,
      height: one.height,
      type: 'image/webp',
    })),
  );
  const id = newId();
  await app.change(async (tx) => {
    const at = app.now();
    const created_by = actor.kind === 'staff' ? actor.id : null;
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
        created_at: at,
        created_by,
        sample_at: sampleAt,
      })
      .execute();
    await recordEvent(tx, at, actor, 'picture added', { kind: 'picture', id });
  });
  return id;
}

function refuseUnlessStaff(actor: Actor): void {
  if (!may(actor, 'write story')) throw new Problem('forbidden', 'Your role does not include adding pictures.');
}

/** Forgets the sample newsroom's pictures that no story of the newsroom's own uses; their files go after the rows. */
export async function removeSamplePictures(app: App): Promise<void> {
  const gone = await app.change((tx) =>
    tx
      .deleteFrom('media')
      .where('sample_at', 'is not', null)
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom('revision').select('story_id').whereRef('revision.picture_id', '=', 'media.id'))),
      )
      .returning(['original', 'renditions'])
      .execute(),
  );
  const kept = await app.db.selectFrom('media').select(['original', 'renditions']).execute();
  // The same bytes are one file, whoever uploaded them.
  const used = new Set(kept.flatMap(namesOf));
  for (const name of gone.flatMap(namesOf)) if (!used.has(name)) await app.files.delete(name);
}

function namesOf({ original, renditions }: { original: string; renditions: string }): string[] {
  return [original, ...(JSON.parse(renditions) as { name: string }[]).map(({ name }) => name)];
}
