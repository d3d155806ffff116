import type { Db, Tx } from '../db/open.ts';
import type { Letter, SignUpForm, SlideIn, Trigger } from './wording.ts';

export type { SignUpForm, SlideIn } from './wording.ts';

type Reading = Pick<Db | Tx, 'selectFrom'>;

const columns = [
  'form.id',
  'form.title',
  'form.text',
  'form.button',
  'form.small_print',
  'form.thanks',
  'form.default_at',
  'newsletter.id as newsletter_id',
  'newsletter.name as newsletter_name',
  'newsletter.description',
  'newsletter.cadence',
] as const;

/** Forms that stand, each with its newsletter. */
const standing = (db: Reading) =>
  db
    .selectFrom('form')
    .innerJoin('newsletter', 'newsletter.id', 'form.newsletter_id')
    .where('form.deleted_at', 'is', null);

interface FormRow {
  id: string;
  title: string;
  text: string;
  button: string;
  small_print: string;
  thanks: string;
  newsletter_id: string;
  newsletter_name: string;
  description: string;
  cadence: string;
}

function formFrom(row: FormRow): SignUpForm {
  const newsletter: Letter = {
    id: row.newsletter_id,
    name: row.newsletter_name,
    description: row.description,
    cadence: row.cadence,
  };
  const { id, title, text, button, thanks } = row;
  return { id, title, text, button, smallPrint: row.small_print, thanks, newsletter };
}

/** A form that was not deleted. */
export async function formById(db: Reading, id: string): Promise<SignUpForm | null> {
  const row = await standing(db).select(columns).where('form.id', '=', id).executeTakeFirst();
  return row ? formFrom(row) : null;
}

/** The form that stands wherever no other was chosen; null where the newsroom deleted it. */
export async function defaultForm(db: Reading): Promise<SignUpForm | null> {
  const row = await standing(db).select(columns).where('form.default_at', 'is not', null).executeTakeFirst();
  return row ? formFrom(row) : null;
}

export type FormsByReference = (reference: string | null) => SignUpForm | null;

/** The forms of a story by the references in it: the mapped one, else the default, else none. One statement. */
export async function formsByReference(db: Reading, references: readonly (string | null)[]): Promise<FormsByReference> {
  if (references.length === 0) return () => null;
  const known = references.filter((reference) => reference !== null);
  const rows = await standing(db)
    .leftJoin('form_reference', (join) =>
      join
        .onRef('form_reference.form_id', '=', 'form.id')
        .on('form_reference.reference', 'in', known.length > 0 ? known : ['']),
    )
    .select([...columns, 'form_reference.reference'])
    .where((e) => e.or([e('form.default_at', 'is not', null), e('form_reference.reference', 'is not', null)]))
    .execute();
  const mapped = new Map(rows.flatMap((row) => (row.reference === null ? [] : [[row.reference, formFrom(row)]])));
  const fallback = rows.find((row) => row.default_at !== null);
  const other = fallback ? formFrom(fallback) : null;
  return (reference) => (reference === null ? other : (mapped.get(reference) ?? other));
}

/** The form shown for one reference. */
export async function formFor(db: Reading, reference: string | null): Promise<SignUpForm | null> {
  return (await formsByReference(db, [reference]))(reference);
}

export async function promptRow(db: Reading) {
  return db.selectFrom('prompt').selectAll().orderBy('id').executeTakeFirstOrThrow();
}

/** The slide-in's words as they stand, on or off: for a page that was opened a while ago. */
export async function slideInWith(db: Reading, form: SignUpForm): Promise<SlideIn> {
  const row = await promptRow(db);
  const { kicker, title, text, button, thanks, seconds } = row;
  return {
    kicker,
    title,
    text,
    button,
    smallPrint: row.small_print,
    thanks,
    trigger: row.trigger as Trigger,
    seconds,
    form,
  };
}

interface Asked {
  sectionId: string | null;
  now: string;
  /** When the page is no longer true anyway: the frame's midnight. */
  until: string;
}

/**
 * The slide-in for a page, and until when that answer is true. Null unless it is on, within its dates, meant
 * for the section, and has a title and a form.
 */
export async function promptFor(
  db: Reading,
  { sectionId, now, until }: Asked,
): Promise<{ prompt: SlideIn | null; until: string }> {
  const row = await standing(db)
    .innerJoin('prompt', 'prompt.form_id', 'form.id')
    .select(columns)
    .select([
      'prompt.kicker as prompt_kicker',
      'prompt.title as prompt_title',
      'prompt.text as prompt_text',
      'prompt.button as prompt_button',
      'prompt.small_print as prompt_small_print',
      'prompt.thanks as prompt_thanks',
      'prompt.trigger',
      'prompt.seconds',
      'prompt.sections',
      'prompt.starts_at',
      'prompt.ends_at',
    ])
    .where('prompt.on_at', 'is not', null)
    .where('prompt.title', '<>', '')
    .executeTakeFirst();
  if (!row || !isMeantFor(JSON.parse(row.sections) as string[], sectionId)) return { prompt: null, until };
  if (row.ends_at !== null && row.ends_at <= now) return { prompt: null, until };
  if (row.starts_at !== null && row.starts_at > now) return { prompt: null, until: earlier(until, row.starts_at) };
  const prompt: SlideIn = {
    kicker: row.prompt_kicker,
    title: row.prompt_title,
    text: row.prompt_text,
    button: row.prompt_button,
    smallPrint: row.prompt_small_print,
    thanks: row.prompt_thanks,
    trigger: row.trigger as Trigger,
    seconds: row.seconds,
    form: formFrom(row),
  };
  return { prompt, until: row.ends_at === null ? until : earlier(until, row.ends_at) };
}

const earlier = (one: string, other: string): string => (one < other ? one : other);

function isMeantFor(sections: readonly string[], sectionId: string | null): boolean {
  return sections.length === 0 || (sectionId !== null && sections.includes(sectionId));
}

export interface ListedForm extends SignUpForm {
  name: string;
  isDefault: boolean;
}

/** All forms that stand, the default one first. For the desk. */
export async function listedForms(db: Reading): Promise<ListedForm[]> {
  const rows = await standing(db)
    .select([...columns, 'form.name'])
    .orderBy('form.created_at')
    .orderBy('form.id')
    .execute();
  return rows
    .map((row) => ({ ...formFrom(row), name: row.name, isDefault: row.default_at !== null }))
    .sort((a, b) => Number(b.isDefault) - Number(a.isDefault));
}

export interface ListedReference {
  reference: string;
  /** Null: not mapped, so it shows the default form. */
  formId: string | null;
}

/** Ids of forms that came with imported pages. */
export async function listedReferences(db: Reading): Promise<ListedReference[]> {
  const rows = await db
    .selectFrom('form_reference')
    .select(['reference', 'form_id'])
    .orderBy('created_at')
    .orderBy('reference')
    .limit(500)
    .execute();
  return rows.map(({ reference, form_id }) => ({ reference, formId: form_id }));
}

/** When somebody last signed up, and when somebody last confirmed: both null in a new newsroom. */
export async function lastSignUps(db: Reading): Promise<{ signedUpAt: string | null; confirmedAt: string | null }> {
  const { at, confirmed } = await db
    .selectFrom('sign_up')
    .select((e) => [e.fn.max('created_at').as('at'), e.fn.max('confirmed_at').as('confirmed')])
    .executeTakeFirstOrThrow();
  return { signedUpAt: at, confirmedAt: confirmed };
}

/** What forms can sign readers up to. */
export async function newsletterNames(db: Reading): Promise<Pick<Letter, 'id' | 'name'>[]> {
  return db.selectFrom('newsletter').select(['id', 'name']).orderBy('created_at').orderBy('id').execute();
}
