/** The first schema. Immutable once released. Tables and columns are described in schema.ts. */
import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { newId } from './ids.ts';
import type { Store } from './open.ts';

const tables = `
create table setting (name text primary key, value text not null);
create table section (id text primary key, name text not null, slug text not null unique, accent text, position integer not null);
create table staff (id text primary key, name text not null, email text not null, email_key text not null unique, role text not null, password_hash text not null, created_at text not null, left_at text);
create table session (id_hash text primary key, staff_id text not null references staff (id), created_at text not null, expires_at text not null);
create index session_staff on session (staff_id);
create table token (hash text primary key, purpose text not null, staff_id text references staff (id), created_at text not null, expires_at text not null, used_at text);
create table attempt (key text primary key, window_at text not null, count integer not null);
create table media (id text primary key, original text not null, width integer not null, height integer not null, renditions text not null, alt text not null, credit text not null, created_at text not null, created_by text, sample_at text);
create table story (id text primary key, state text not null, slug text not null, path text unique, revision integer not null, record_policy text, created_at text not null, created_by text, published_at text, changed_at text, withdrawn_at text, sample_at text);
create index story_state on story (state, created_at);
create table revision (story_id text not null references story (id) on delete cascade, number integer not null, headline text not null, standfirst text not null, byline text not null, section_id text references section (id), dated_at text, document text not null, record text not null, record_confirmed_at text, record_confirmed_by text, picture_id text references media (id), picture_caption text not null, created_at text not null, created_by text, primary key (story_id, number));
create table publication (story_id text primary key references story (id) on delete cascade, revision integer not null, headline text not null, standfirst text not null, byline text not null, section_id text references section (id), language text not null, html text not null, marked_html text not null, record text not null, record_confirmed_at text, text text not null, words integer not null, picture_id text references media (id), picture_caption text not null, published_at text not null);
create index publication_time on publication (published_at desc, story_id desc);
create index publication_section on publication (section_id, published_at desc);
create table correction (id text primary key, story_id text not null references story (id) on delete cascade, kind text not null, text text not null, created_at text not null, created_by text);
create index correction_story on correction (story_id, created_at);
create index correction_time on correction (created_at);
create table quarantine (id text primary key, story_id text not null references story (id) on delete cascade, name text not null, text text not null, created_at text not null, resolved_at text);
create index quarantine_story on quarantine (story_id);
create table newsletter (id text primary key, name text not null, description text not null, cadence text not null, created_at text not null);
create table form (id text primary key, newsletter_id text not null references newsletter (id), name text not null, title text not null, text text not null, button text not null, small_print text not null, thanks text not null, default_at text, created_at text not null, deleted_at text);
create table form_reference (reference text primary key, form_id text references form (id), created_at text not null);
create table prompt (id text primary key, form_id text references form (id), kicker text not null, title text not null, text text not null, button text not null, small_print text not null, thanks text not null, trigger text not null, seconds integer not null, sections text not null, starts_at text, ends_at text, on_at text);
create table prompt_count (day text not null, placement text not null, what text not null, count integer not null, primary key (day, placement, what));
create table reader (id text primary key, email text not null, email_key text not null unique, state text not null, created_at text not null, confirmed_at text, left_at text);
create table sign_up (id text primary key, reader_id text not null references reader (id) on delete cascade, form_id text not null references form (id), newsletter_id text not null references newsletter (id), placement text not null, story_id text, consent text not null, language text not null, created_at text not null, mailed_at text, confirmed_at text);
create index sign_up_reader on sign_up (reader_id, created_at);
create index sign_up_time on sign_up (created_at);
create table comment (id text primary key, story_id text not null references story (id) on delete cascade, parent_id text references comment (id) on delete cascade, name text not null, email text not null, email_key text not null, text text not null, state text not null, reason text, created_at text not null, decided_at text, decided_by text, sample_at text);
create index comment_story on comment (story_id, state, created_at);
create index comment_state on comment (state, created_at);
create index comment_decided on comment (decided_at);
create index comment_author on comment (email_key, state);
create table job (id text primary key, kind text not null, payload text not null, run_at text not null, attempts integer not null, lease_until text, lease text, done_at text, failed_at text, error text, created_at text not null);
create index job_due on job (done_at, failed_at, run_at);
create table mail (id text primary key, recipient text not null, subject text not null, text text not null, html text not null, created_at text not null);
create table event (id text primary key, at text not null, actor_kind text not null, actor_id text, what text not null, thing_kind text not null, thing_id text not null);
create index event_thing on event (thing_kind, thing_id, id);
create table secret (id integer primary key, value text not null)`;

const own = {
  sqlite: `
create table page_change (id integer primary key autoincrement, name text not null);
create table search_entry (key integer primary key autoincrement, story_id text not null unique references story (id) on delete cascade, published_at text not null);
create virtual table search_words using fts5 (headline, body, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 0')`,
  postgres: `
create table page_change (id integer generated by default as identity primary key, name text not null);
create table search_entry (key integer generated by default as identity primary key, story_id text not null unique references story (id) on delete cascade, published_at text not null, headline tsvector not null default '', body tsvector not null default '');
create index search_headline on search_entry using gin (headline);
create index search_body on search_entry using gin (body)`,
};

export const migration = ({ kind }: Store): Migration => ({
  up: async (db) => {
    for (const statement of `${tables};${own[kind]}`.split(';')) await sql.raw(statement).execute(db);
    const at = new Date().toISOString();
    const newsletter = newId();
    // Empty copy: readers see the catalogue's words, in the newsroom's language.
    await sql`insert into newsletter (id, name, description, cadence, created_at) values (${newsletter}, '', '', '', ${at})`.execute(
      db,
    );
    await sql`insert into form (id, newsletter_id, name, title, text, button, small_print, thanks, default_at, created_at)
      values (${newId()}, ${newsletter}, 'Sign-up', '', '', '', '', '', ${at}, ${at})`.execute(db);
    await sql`insert into prompt (id, kicker, title, text, button, small_print, thanks, trigger, seconds, sections)
      values (${newId()}, '', '', '', '', '', '', 'end', 30, '[]')`.execute(db);
  },
});
