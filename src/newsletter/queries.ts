import type { Db } from '../db/open.ts';
import type { NewsletterTable } from '../db/schema.ts';

/** What forms sign readers up to, the first one first. */
export async function newsletters(db: Db): Promise<NewsletterTable[]> {
  return db.selectFrom('newsletter').selectAll().orderBy('created_at').orderBy('id').execute();
}

/** Readers who confirmed that they want this newsletter and have not left since. */
export async function confirmedReaders(db: Db, newsletterId: string): Promise<number> {
  const { count } = await db
    .selectFrom('reader')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('state', '=', 'active')
    .where((e) =>
      e.exists(
        e
          .selectFrom('sign_up')
          .select('sign_up.id')
          .whereRef('sign_up.reader_id', '=', 'reader.id')
          .where('sign_up.newsletter_id', '=', newsletterId)
          .where('sign_up.confirmed_at', 'is not', null),
      ),
    )
    .executeTakeFirstOrThrow();
  return count;
}
