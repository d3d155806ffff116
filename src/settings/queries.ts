import { sql } from 'kysely';
import type { Db } from '../db/open.ts';
import type { SectionTable } from '../db/schema.ts';
import type { AuditPolicy } from '../sourcing/audit.ts';

export type RecordPolicy = 'off' | 'confirmed' | 'unchecked';

export interface Logo {
  /** Name in `files`. */
  file: string;
  width: number;
  height: number;
}

/** The newsroom's own settings, with their defaults: what a new newsroom starts with. */
export interface Settings {
  name: string;
  language: string;
  timeZone: string;
  /** One local line in the ear of the masthead; empty: none. */
  earLine: string;
  imprint: string;
  /** Where readers write about errors; empty: no link is shown. */
  contactEmail: string;
  /** Six hexadecimal digits each, or null: the theme's own accent. The dark twin is computed when it is set. */
  accent: { light: string; dark: string } | null;
  logo: Logo | null;
  recordPolicy: RecordPolicy;
  /** What the audit asks at the desk, where the newsroom wants it otherwise than the rules do. */
  auditRules: AuditPolicy['rules'];
  /** Set while the sample newsroom stands: nothing is indexed. */
  sampleAt: string | null;
}

export const defaults: Settings = {
  name: 'Our newsroom',
  language: 'en',
  timeZone: 'UTC',
  earLine: '',
  imprint: '',
  contactEmail: '',
  accent: null,
  logo: null,
  recordPolicy: 'confirmed',
  auditRules: {},
  sampleAt: null,
};

export type Section = SectionTable;

export interface Newsroom {
  settings: Settings;
  sections: Section[];
  /** Somebody can sign up: there is a default form. */
  hasSignUp: boolean;
  /** The slide-in is on; whether it is shown on a page is for prompts/queries.ts to say. */
  hasSlideIn: boolean;
}

interface NewsroomRow {
  kind: 'setting' | 'section' | 'form' | 'slide-in';
  id: string;
  name: string;
  slug: string | null;
  accent: string | null;
  position: number;
}

/** What every page's frame is made of, in one statement, since every page asks it. Depends on the thing `settings`. */
export async function newsroom(db: Db): Promise<Newsroom> {
  const { rows } = await sql<NewsroomRow>`
    select 'setting' as kind, name as id, value as name, null as slug, null as accent, 0 as position from setting
    union all select 'section', id, name, slug, accent, position from section
    union all select 'form', id, '', null, null, 0 from form where default_at is not null and deleted_at is null
    union all select 'slide-in', id, '', null, null, 0 from prompt where on_at is not null
    order by position, id`.execute(db);
  const given = rows.filter(({ kind }) => kind === 'setting').map(({ id, name }) => ({ name: id, value: name }));
  const sections = rows
    .filter(({ kind }) => kind === 'section')
    .map(({ id, name, slug, accent, position }) => ({ id, name, slug: slug ?? '', accent, position }));
  const has = (wanted: NewsroomRow['kind']): boolean => rows.some(({ kind }) => kind === wanted);
  return { settings: settingsFrom(given), sections, hasSignUp: has('form'), hasSlideIn: has('slide-in') };
}

export function settingsFrom(rows: readonly { name: string; value: string }[]): Settings {
  const known = rows.filter(({ name }) => Object.hasOwn(defaults, name));
  const given = Object.fromEntries(known.map(({ name, value }) => [name, JSON.parse(value) as unknown]));
  return { ...defaults, ...given };
}

/** Names of the bundled scripts in `files`, if they were made from `state` of the sources. */
export async function keptBundles(db: Db, state: string): Promise<Record<string, string> | null> {
  const row = await db.selectFrom('setting').select('value').where('name', '=', 'bundles').executeTakeFirst();
  const kept = row && (JSON.parse(row.value) as { state: string; names: Record<string, string> });
  return kept?.state === state ? kept.names : null;
}

/** Time zones that a newsroom may choose. */
export const timeZones: readonly string[] = ['UTC', ...Intl.supportedValuesOf('timeZone')];
