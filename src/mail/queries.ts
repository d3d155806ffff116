import type { Db } from '../db/open.ts';

const SHOWN = 100;

export async function outboxMails(db: Db) {
  return db
    .selectFrom('mail')
    .select(['id', 'recipient', 'subject', 'created_at'])
    .orderBy('id', 'desc')
    .limit(SHOWN)
    .execute();
}

export async function outboxMail(db: Db, id: string) {
  return db.selectFrom('mail').selectAll().where('id', '=', id).executeTakeFirst();
}
