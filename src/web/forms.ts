/**
 * The one way a form is taken: read, check against a schema, act, and answer. What cannot be accepted is
 * shown again with status 422 (409, 429), the person's own words kept and the message at the field.
 */
import type { Context } from 'hono';
import type { z } from 'zod';
import type { Html } from '../html.ts';
import { Problem, type ProblemKind } from '../problem.ts';
import { readFields, readUpload } from './bodies.ts';
import { statusOf } from './problems.ts';

/** A form as it is shown: what stands in the fields, and what is wrong with them. */
export interface Filled {
  values: Readonly<Record<string, string>>;
  errors: Readonly<Record<string, string>>;
  /** A message for the form as a whole. */
  message: string | null;
}

export const blank: Filled = { values: {}, errors: {}, message: null };
export const filledWith = (values: Record<string, string>): Filled => ({ ...blank, values });

interface Submission<Schema extends z.ZodType, Done> {
  /** A strict object: unknown fields are refused. */
  schema: Schema;
  act(input: z.output<Schema>): Promise<Done>;
  done(done: Done): Response | Promise<Response>;
  again(form: Filled): Html | Promise<Html>;
}

export async function submit<Schema extends z.ZodType, Done>(
  c: Context,
  submission: Submission<Schema, Done>,
): Promise<Response> {
  const values = await readFields(c.req.raw);
  return attempt(c, submission, values, () => submission.act(check(submission.schema, values)));
}

interface UploadSubmission<Schema extends z.ZodType, Done> extends Omit<Submission<Schema, Done>, 'act'> {
  act(input: z.output<Schema>, file: Uint8Array | null): Promise<Done>;
}

/** The same for a form with a file in its field "file". */
export async function submitUpload<Schema extends z.ZodType, Done>(
  c: Context,
  submission: UploadSubmission<Schema, Done>,
): Promise<Response> {
  const { fields: values, file } = await readUpload(c.req.raw);
  return attempt(c, submission, values, () => submission.act(check(submission.schema, values), file));
}

/** What the person can mend where they are; all else has a page of its own. */
const shownAtForm: ReadonlySet<ProblemKind> = new Set(['invalid', 'conflict', 'limited']);

async function attempt<Done>(
  c: Context,
  { done, again }: Pick<Submission<z.ZodType, Done>, 'done' | 'again'>,
  values: Record<string, string>,
  act: () => Promise<Done>,
): Promise<Response> {
  try {
    return await done(await act());
  } catch (error) {
    if (!(error instanceof Problem) || !shownAtForm.has(error.kind)) throw error;
    const message = Object.keys(error.fields).length > 0 ? null : error.message;
    const page = await again({ values, errors: error.fields, message });
    c.header('cache-control', 'no-store');
    return c.html(page.toString(), statusOf(error.kind));
  }
}

/** The checked value, or `invalid` with one message a field. */
export function check<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const { success, data, error } = schema.safeParse(value);
  if (success) return data;
  const fields: Record<string, string> = {};
  for (const issue of error.issues) {
    const field = issue.path[0];
    if (field === undefined)
      throw new Problem('unreadable', 'The form holds a field that does not belong to it.', { cause: error });
    fields[String(field)] ??= issue.message;
  }
  throw new Problem('invalid', 'Please look at the marked fields.', { fields, cause: error });
}
