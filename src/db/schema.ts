import type { Generated } from 'kysely';

/**
 * The map of the data: one interface for each table. Ids are UUIDv7 text; times (`_at`) are ISO-8601
 * UTC text of one width, set by `app.now()`; JSON is text, parsed by the query that reads it.
 * An address is stored as typed, with a folded key (`_key`) beside it. No booleans: a time says more.
 */
export interface Database {
  setting: SettingTable;
  section: SectionTable;
  staff: StaffTable;
  session: SessionTable;
  token: TokenTable;
  attempt: AttemptTable;
  story: StoryTable;
  revision: RevisionTable;
  publication: PublicationTable;
  correction: CorrectionTable;
  quarantine: QuarantineTable;
  record_decision: RecordDecisionTable;
  media: MediaTable;
  newsletter: NewsletterTable;
  form: FormTable;
  form_reference: FormReferenceTable;
  prompt: PromptTable;
  prompt_count: PromptCountTable;
  reader: ReaderTable;
  sign_up: SignUpTable;
  comment: CommentTable;
  job: JobTable;
  mail: MailTable;
  event: EventTable;
  page_change: PageChangeTable;
  search_entry: SearchEntryTable;
  secret: SecretTable;
}

/** The newsroom's own settings, one row each; `value` is JSON. Names and defaults: settings/queries.ts. */
export interface SettingTable {
  name: string;
  value: string;
}

export interface SectionTable {
  id: string;
  name: string;
  slug: string;
  /** One of the six section accents of the theme, or null for the newsroom's own. */
  accent: string | null;
  position: number;
}

export interface StaffTable {
  id: string;
  name: string;
  email: string;
  email_key: string;
  role: string;
  password_hash: string;
  created_at: string;
  left_at: string | null;
}

export interface SessionTable {
  /** SHA-256 of the secret in the cookie: a stolen database opens no desk. */
  id_hash: string;
  staff_id: string;
  created_at: string;
  expires_at: string;
}

/** One-time links (owner set-up, password reset): hashed, single use. */
export interface TokenTable {
  hash: string;
  purpose: string;
  staff_id: string | null;
  created_at: string;
  expires_at: string;
  used_at: string | null;
}

/** Counters behind limits: `key` names what is limited and whom (a keyed hash), `window_at` when it began. */
export interface AttemptTable {
  key: string;
  window_at: string;
  count: number;
}

export interface StoryTable {
  id: string;
  /** draft | published | withdrawn */
  state: string;
  slug: string;
  /** Set once, at first publication, and never changed. */
  path: string | null;
  /** The number of the newest revision: what an edit must name to be accepted. */
  revision: number;
  /** off | confirmed | unchecked, or null: the newsroom's policy. */
  record_policy: string | null;
  created_at: string;
  created_by: string | null;
  published_at: string | null;
  /** The last significant change that readers were told of (a correction). */
  changed_at: string | null;
  withdrawn_at: string | null;
  /** Set on what the sample newsroom brought, so that one click removes it. */
  sample_at: string | null;
}

/** What a story said at one moment: everything an editor can type. */
export interface RevisionTable {
  story_id: string;
  number: number;
  headline: string;
  standfirst: string;
  /** JSON: string[], names in order. */
  byline: string;
  section_id: string | null;
  /** The date the story itself claims (an imported page's), else null. */
  dated_at: string | null;
  /** JSON: ProseMirror document, checked by `readDocument`. */
  document: string;
  /** JSON: the record (stories/record.ts) as the engine read it, or as an import brought it. */
  reading: string;
  /** JSON: the same with every decision of an editor (record_decision) applied. */
  record: string;
  record_confirmed_at: string | null;
  record_confirmed_by: string | null;
  picture_id: string | null;
  picture_caption: string;
  created_at: string;
  created_by: string | null;
}

/** What readers get: rendered once, at publication, and read as it is. One row a published story. */
export interface PublicationTable {
  story_id: string;
  revision: number;
  headline: string;
  standfirst: string;
  byline: string;
  section_id: string | null;
  language: string;
  /**
   * Body without marks, for the record switched off and for the feed. JSON: pieces of the body, strings
   * of HTML, and `{ form }` where a sign-up form stands (its reference, or null).
   */
  html: string;
  /** Body with the quiet marks of the record; JSON as in `html`. */
  marked_html: string;
  /** JSON: the record, with what readers may see of it alone (publicRecord). */
  record: string;
  record_confirmed_at: string | null;
  /** Plain text of headline and body: search, JSON-LD, descriptions. */
  text: string;
  words: number;
  picture_id: string | null;
  picture_caption: string;
  published_at: string;
}

export interface CorrectionTable {
  id: string;
  story_id: string;
  /** correction | clarification | update */
  kind: string;
  text: string;
  created_at: string;
  created_by: string | null;
}

/** Shortcodes that an import took out of a story and nobody has looked at yet. */
export interface QuarantineTable {
  id: string;
  story_id: string;
  name: string;
  text: string;
  created_at: string;
  resolved_at: string | null;
}

/**
 * What an editor decided about a story's record. It hangs on words, not on places, so it outlives edits of the text
 * around; where its words are gone it sleeps until they come back. Who an unnamed source is has no place in it.
 */
export interface RecordDecisionTable {
  id: string;
  story_id: string;
  /** source | statement | question | confirmation */
  kind: string;
  /** The words that it is about, folded (stories/about.ts). */
  about: string;
  /** JSON, by kind: stories/decisions.ts. */
  decision: string;
  decided_at: string;
  decided_by: string | null;
}

export interface MediaTable {
  id: string;
  /** Name in `files` of the original, which is never served. */
  original: string;
  width: number;
  height: number;
  /** JSON: { name, width, height, type }[], smallest first; names in `files`. */
  renditions: string;
  alt: string;
  credit: string;
  created_at: string;
  created_by: string | null;
  sample_at: string | null;
}

export interface NewsletterTable {
  id: string;
  name: string;
  description: string;
  /** In words, as readers see it: "every Friday at seven". */
  cadence: string;
  created_at: string;
}

/** A sign-up form: where it stands is a placement, not a property. Empty copy falls back to the catalogue. */
export interface FormTable {
  id: string;
  newsletter_id: string;
  name: string;
  title: string;
  text: string;
  button: string;
  small_print: string;
  thanks: string;
  /** The form that an unmapped reference shows; at most one. */
  default_at: string | null;
  created_at: string;
  deleted_at: string | null;
}

/** Ids of forms in the system a story came from, mapped to ours. `form_id` null: not mapped (default form). */
export interface FormReferenceTable {
  reference: string;
  form_id: string | null;
  created_at: string;
}

/** The slide-in. Rendered only while on, within its dates, and with title and form present. */
export interface PromptTable {
  id: string;
  form_id: string | null;
  kicker: string;
  title: string;
  text: string;
  button: string;
  small_print: string;
  thanks: string;
  /** end | seconds */
  trigger: string;
  seconds: number;
  /** JSON: section ids; empty means everywhere. */
  sections: string;
  starts_at: string | null;
  ends_at: string | null;
  on_at: string | null;
}

/** Counted without identifiers, by day: `what` is shown | closed | sent | confirmed. */
export interface PromptCountTable {
  day: string;
  placement: string;
  what: string;
  count: number;
}

export interface ReaderTable {
  id: string;
  email: string;
  email_key: string;
  /** pending | active | left */
  state: string;
  created_at: string;
  confirmed_at: string | null;
  left_at: string | null;
}

export interface SignUpTable {
  id: string;
  reader_id: string;
  form_id: string;
  newsletter_id: string;
  /** inline | slide-in | front | page */
  placement: string;
  story_id: string | null;
  /** The very words the reader agreed to, and their language. */
  consent: string;
  language: string;
  created_at: string;
  mailed_at: string | null;
  confirmed_at: string | null;
}

export interface CommentTable {
  id: string;
  story_id: string;
  parent_id: string | null;
  name: string;
  email: string;
  email_key: string;
  text: string;
  /** held | shown | rejected */
  state: string;
  /** Why it was held, for the moderator: a key of moderating.ts. */
  reason: string | null;
  created_at: string;
  decided_at: string | null;
  decided_by: string | null;
  sample_at: string | null;
}

export interface JobTable {
  id: string;
  kind: string;
  /** JSON: ids only. */
  payload: string;
  run_at: string;
  attempts: number;
  lease_until: string | null;
  /** Fences a lease: only its holder may finish the job. */
  lease: string | null;
  done_at: string | null;
  failed_at: string | null;
  error: string | null;
  created_at: string;
}

/** Outgoing mail of a newsroom without a mail server, readable at the desk. */
export interface MailTable {
  id: string;
  recipient: string;
  subject: string;
  text: string;
  html: string;
  created_at: string;
}

/** Who did what, when: ids only, never addresses or words, so that erasing works. */
export interface EventTable {
  id: string;
  at: string;
  actor_kind: string;
  actor_id: string | null;
  what: string;
  thing_kind: string;
  thing_id: string;
}

/** What public pages must be made again: written in the transaction that changed it. */
export interface PageChangeTable {
  id: Generated<number>;
  name: string;
}

/** One row a published story; its words lie in an index that only db/search.ts knows. */
export interface SearchEntryTable {
  key: Generated<number>;
  story_id: string;
  published_at: string;
}

/** The signing secret where the environment gives none: one row, id 1. */
export interface SecretTable {
  id: number;
  value: string;
}
