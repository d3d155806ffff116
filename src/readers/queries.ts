import type { Db, Tx } from '../db/open.ts';

type Reading = Pick<Db | Tx, 'selectFrom'>;

export interface AskedSignUp {
  id: string;
  readerId: string;
  email: string;
  readerState: string;
  leftAt: string | null;
  newsletterId: string;
  newsletterName: string;
  placement: string;
  language: string;
  createdAt: string;
  mailedAt: string | null;
  confirmedAt: string | null;
}

const asked = (db: Reading) =>
  db
    .selectFrom('sign_up')
    .innerJoin('reader', 'reader.id', 'sign_up.reader_id')
    .innerJoin('newsletter', 'newsletter.id', 'sign_up.newsletter_id')
    .select([
      'sign_up.id',
      'reader.id as readerId',
      'reader.email',
      'reader.state as readerState',
      'reader.left_at as leftAt',
      'newsletter.id as newsletterId',
      'newsletter.name as newsletterName',
      'sign_up.placement',
      'sign_up.language',
      'sign_up.created_at as createdAt',
      'sign_up.mailed_at as mailedAt',
      'sign_up.confirmed_at as confirmedAt',
    ]);

export async function signUpAsked(db: Reading, id: string): Promise<AskedSignUp | null> {
  return (await asked(db).where('sign_up.id', '=', id).executeTakeFirst()) ?? null;
}

/** Leaving makes void whatever was asked for before. */
export function standingOf({ confirmedAt, leftAt, createdAt }: AskedSignUp): 'waiting' | 'confirmed' | 'void' {
  if (leftAt !== null && leftAt >= (confirmedAt ?? createdAt)) return 'void';
  return confirmedAt === null ? 'waiting' : 'confirmed';
}

/** Whether the reader gets this newsletter already. */
export async function isOnList(db: Reading, { readerId, readerState, newsletterId }: AskedSignUp): Promise<boolean> {
  if (readerState !== 'active') return false;
  const found = await db
    .selectFrom('sign_up')
    .select('id')
    .where('reader_id', '=', readerId)
    .where('newsletter_id', '=', newsletterId)
    .where('confirmed_at', 'is not', null)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

const LATEST = 50;

/** The latest sign-ups, newest first. For the desk. */
export async function latestSignUps(db: Reading): Promise<AskedSignUp[]> {
  return asked(db).orderBy('sign_up.created_at', 'desc').orderBy('sign_up.id', 'desc').limit(LATEST).execute();
}

/** How many readers are on the list, were asked to confirm, and have left. */
export async function readerCounts(db: Reading): Promise<{ active: number; pending: number; left: number }> {
  const rows = await db
    .selectFrom('reader')
    .select((e) => ['state', e.fn.countAll<number>().as('count')])
    .groupBy('state')
    .execute();
  const of = (state: string): number => rows.find((row) => row.state === state)?.count ?? 0;
  return { active: of('active'), pending: of('pending'), left: of('left') };
}

export interface LedgerRow {
  day: string;
  placement: string;
  sent: number;
  confirmed: number;
}

/** Sign-ups by day and placement, newest first: sent that day, and how many of those were confirmed since. */
export async function signUpLedger(db: Reading, since: string): Promise<LedgerRow[]> {
  const rows = await db
    .selectFrom('prompt_count')
    .selectAll()
    .where('day', '>=', since)
    .where('what', 'in', ['sent', 'confirmed'])
    .orderBy('day', 'desc')
    .orderBy('placement')
    .execute();
  const ledger = new Map<string, LedgerRow>();
  for (const { day, placement, what, count } of rows) {
    const key = `${day} ${placement}`;
    const row = ledger.get(key) ?? { day, placement, sent: 0, confirmed: 0 };
    ledger.set(key, what === 'sent' ? { ...row, sent: count } : { ...row, confirmed: count });
  }
  return [...ledger.values()];
}
