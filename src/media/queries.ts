import type { Db } from '../db/open.ts';

export interface PictureSize {
  /** Name in `files`. */
  name: string;
  width: number;
  height: number;
  type: string;
}

export interface Picture {
  id: string;
  width: number;
  height: number;
  /** Smallest first. */
  renditions: PictureSize[];
  alt: string;
  credit: string;
}

const shown = ['id', 'width', 'height', 'renditions', 'alt', 'credit'] as const;

export async function pictures(db: Db, limit = 200): Promise<Picture[]> {
  const rows = await db.selectFrom('media').select(shown).orderBy('id', 'desc').limit(limit).execute();
  return rows.map(pictureFrom);
}

export async function pictureById(db: Db, id: string): Promise<Picture | null> {
  const row = await db.selectFrom('media').select(shown).where('id', '=', id).executeTakeFirst();
  return row ? pictureFrom(row) : null;
}

export function pictureFrom(row: Omit<Picture, 'renditions'> & { renditions: string }): Picture {
  return { ...row, renditions: JSON.parse(row.renditions) as PictureSize[] };
}
