import type { Db } from '../db/open.ts';
import type { Role } from '../roles.ts';
import { emailKey } from './emails.ts';

export interface StaffMember {
  id: string;
  name: string;
  role: Role;
  passwordHash: string;
}

/** Who has this address, in whatever case it is written, and is still here. */
export async function staffByAddress(db: Db, email: string): Promise<StaffMember | null> {
  const row = await db
    .selectFrom('staff')
    .select(['id', 'name', 'role', 'password_hash'])
    .where('email_key', '=', emailKey(email))
    .where('left_at', 'is', null)
    .executeTakeFirst();
  return row ? { id: row.id, name: row.name, role: row.role as Role, passwordHash: row.password_hash } : null;
}

export async function staffAddress(db: Db, id: string): Promise<string | null> {
  const row = await db
    .selectFrom('staff')
    .select('email')
    .where('id', '=', id)
    .where('left_at', 'is', null)
    .executeTakeFirst();
  return row?.email ?? null;
}
