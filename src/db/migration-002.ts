/** What editors decide about a record, apart from what the engine read. */
import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

const statements = [
  `create table record_decision (id text primary key, story_id text not null references story (id) on delete cascade, kind text not null, about text not null, decision text not null, decided_at text not null, decided_by text)`,
  `create unique index record_decision_about on record_decision (story_id, kind, about)`,
  `alter table revision add column reading text not null default '{}'`,
  `update revision set reading = record`,
];

export const migration = (): Migration => ({
  up: async (db) => {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
});
