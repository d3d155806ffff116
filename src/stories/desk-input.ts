/** What the desk's forms may hold. A field that is not named here is refused. */
import { z } from 'zod';
import { MOST_NAMES, LONGEST_NAME, bylineFrom } from './lines.ts';
import { sourceKinds } from './record.ts';

const LONGEST_BODY = 1_000_000;

const text = (most: number) => z.string().max(most, `At most ${most} characters.`);
const idOrNone = z
  .string()
  .max(36)
  .transform((id) => (id === '' ? null : id));
export const revision = z
  .string()
  .regex(/^\d{1,9}$/, 'Open the story again.')
  .transform(Number);

const typed = {
  headline: text(300),
  standfirst: text(1_000),
  byline: text(MOST_NAMES * LONGEST_NAME).transform(bylineFrom),
  sectionId: idOrNone,
  pictureId: idOrNone,
  pictureCaption: text(1_000),
};

/** From the editor: the document as it is. */
export const autosaveInput = z.strictObject({ ...typed, revision: z.int().min(1), document: z.unknown() });

const json = z
  .string()
  .max(LONGEST_BODY)
  .transform((value, context): unknown => {
    try {
      return JSON.parse(value);
    } catch {
      context.addIssue({ code: 'custom', message: 'This text cannot be kept as it is.' });
      return z.NEVER;
    }
  });

/** From the form: the document of the editor, or without script the text as it was typed. */
export const saveInput = z
  .strictObject({
    ...typed,
    revision,
    body: text(LONGEST_BODY).optional(),
    document: json.optional(),
    /** From the page that compares: what stands stays a revision of its own. */
    asNew: z.literal('yes').optional(),
  })
  .refine(({ body, document }) => (body === undefined) !== (document === undefined), {
    path: ['body'],
    message: 'Send the text once.',
  });

export const revisionInput = z.strictObject({ revision });

/** What to publish: a revision that is saved, or the whole form of the editor, which is saved first. */
export const publicationInput = z.record(z.string(), z.string()).transform((values, context): Publication => {
  const whole = 'headline' in values ? saveInput.safeParse(values) : null;
  if (whole?.success) return { form: whole.data };
  const saved = whole === null ? revisionInput.safeParse(values) : null;
  if (saved?.success) return { form: null, revision: saved.data.revision };
  for (const issue of (whole ?? saved)?.error?.issues ?? []) context.addIssue({ ...issue });
  return z.NEVER;
});
type Publication = { form: z.output<typeof saveInput> } | { form: null; revision: number };

export const restoreInput = z.strictObject({ revision, number: revision });
export const quarantineInput = z.strictObject({ id: z.string().max(36) });
export const policyInput = z.strictObject({
  policy: z.enum(['', 'off', 'confirmed', 'unchecked']).transform((policy) => (policy === '' ? null : policy)),
});
export const correctionInput = z.strictObject({
  kind: z.enum(['correction', 'clarification', 'update']),
  text: text(2_000).trim().min(1, 'Say what was wrong, and what is right.'),
});

/** Https alone, with no name and password in it: what readers are led to. */
const documentLink = text(500)
  .trim()
  .refine((given) => given === '' || isHttps(given), 'The address of a document begins with https://.')
  .transform((given) => (given === '' ? null : new URL(given).href));

function isHttps(given: string): boolean {
  const url = URL.parse(given);
  return url !== null && url.protocol === 'https:' && url.username === '' && url.password === '' && url.hostname !== '';
}

const yes = z
  .enum(['', 'yes'])
  .optional()
  .transform((given) => given === 'yes');
const idInRecord = z.string().max(12);

export const sourceInput = z
  .strictObject({
    revision,
    source: idInRecord,
    name: text(300).trim().min(1, 'A source needs a name, or words in place of one.'),
    kind: z.enum(sourceKinds),
    note: text(500),
    link: documentLink,
    same: text(300),
    known: yes,
    out: yes,
  })
  .transform(({ revision: seen, same, source, out, ...typed }) => ({
    revision: seen,
    same,
    source: { ...typed, id: source, leftOut: out },
  }));
export const partingInput = z.strictObject({ revision, source: idInRecord });
export const statementInput = z.strictObject({
  revision,
  statement: idInRecord,
  deed: z.enum(['none', 'again', 'give']),
  by: text(300).default(''),
});
export const questionInput = z.strictObject({
  about: z.string().min(1).max(300),
  deed: z.enum(['answer', 'not', 'again']),
  text: text(1_000),
});
export const confirmationInput = z.strictObject({ revision, seen: z.string().max(40) });
