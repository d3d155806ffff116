/** The fields of the slide-in's page: from what is typed to what is stored, and back. (pure) */
import { z } from 'zod';
import type { PromptTable } from '../db/schema.ts';
import { dayIn, isDay, startOfDay } from './days.ts';
import type { PromptInput } from './prompting.ts';
import { triggers, type SignUpForm, type SlideIn, type Trigger } from './wording.ts';

export const line = (most: number) => z.string().trim().max(most, `At most ${most} characters.`).default('');

const SECTION = 'section-';
export const sectionField = (id: string): string => SECTION + id;

const day = z
  .string()
  .default('')
  .refine((text) => text === '' || isDay(text), 'Give a day, or leave it empty.');

/** Checkboxes of sections have names of their own, because no field may come twice. */
function gathered(values: unknown): unknown {
  const entries = Object.entries(values ?? {}) as [string, unknown][];
  if (entries.some(([name]) => name === 'sections')) return values;
  const sections = entries
    .filter(([name, value]) => name.startsWith(SECTION) && value === 'on')
    .map(([name]) => name.slice(SECTION.length));
  const others = entries.filter(([name, value]) => !(name.startsWith(SECTION) && value === 'on'));
  return { ...Object.fromEntries(others), sections };
}

/** `input` is what is stored; `isPreview` says that it is only to be looked at. */
export const slideInSchema = (timeZone: string, sectionIds: readonly string[]) =>
  z.preprocess(
    gathered,
    z
      .strictObject({
        do: z.enum(['save', 'preview']).default('save'),
        kicker: line(60),
        title: line(120),
        text: line(300),
        button: line(40),
        smallPrint: line(300),
        thanks: line(500),
        formId: line(40),
        trigger: z.enum(triggers, 'Choose one of the two.'),
        seconds: z
          .string()
          .regex(/^\d{1,4}$/, 'Give a whole number.')
          .transform(Number),
        starts: day,
        ends: day,
        isOn: z.literal('on').optional(),
        sections: z.array(z.string().refine((id) => sectionIds.includes(id), 'This section is gone.')),
      })
      .transform(({ do: wanted, formId, starts, ends, isOn, ...rest }): { isPreview: boolean; input: PromptInput } => ({
        isPreview: wanted === 'preview',
        input: {
          ...rest,
          formId: formId || null,
          startsAt: starts === '' ? null : startOfDay(timeZone, starts),
          // The last day is shown whole.
          endsAt: ends === '' ? null : startOfDay(timeZone, ends, 1),
          isOn: isOn === 'on',
        },
      })),
  );

export type FieldValues = Readonly<Record<string, string>>;

/** What stands in the fields for a stored slide-in; the first form is offered where none was chosen yet. */
export function fieldsFrom(row: PromptTable, timeZone: string, firstFormId: string): FieldValues {
  const sections = JSON.parse(row.sections) as string[];
  return {
    kicker: row.kicker,
    title: row.title,
    text: row.text,
    button: row.button,
    smallPrint: row.small_print,
    thanks: row.thanks,
    formId: row.form_id ?? firstFormId,
    trigger: row.trigger,
    seconds: String(row.seconds),
    starts: row.starts_at === null ? '' : dayIn(timeZone, row.starts_at),
    ends: row.ends_at === null ? '' : dayIn(timeZone, new Date(Date.parse(row.ends_at) - 1).toISOString()),
    ...(row.on_at === null ? {} : { isOn: 'on' }),
    ...Object.fromEntries(sections.map((id) => [sectionField(id), 'on'])),
  };
}

/** The slide-in as these fields would make it; null where its form is missing. For previews. */
export function slideInFrom(values: FieldValues, forms: readonly SignUpForm[]): SlideIn | null {
  const form = forms.find(({ id }) => id === values.formId);
  if (!form) return null;
  const of = (name: string): string => (values[name] ?? '').trim();
  return {
    kicker: of('kicker'),
    title: of('title'),
    text: of('text'),
    button: of('button'),
    smallPrint: of('smallPrint'),
    thanks: of('thanks'),
    trigger: of('trigger') as Trigger,
    seconds: Number(of('seconds')),
    form,
  };
}
