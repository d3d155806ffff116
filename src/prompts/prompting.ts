/** Command: the slide-in. */
import { changed } from '../db/changes.ts';
import { recordEvent } from '../db/events.ts';
import type { App } from '../context.ts';
import { Problem } from '../problem.ts';
import type { Actor } from '../roles.ts';
import { refuseUnlessAllowed, standingForm } from './forming.ts';
import { promptRow } from './queries.ts';
import type { Copy, Trigger } from './wording.ts';

export const FEWEST_SECONDS = 5;
export const MOST_SECONDS = 300;

export interface PromptInput extends Copy {
  kicker: string;
  formId: string | null;
  trigger: Trigger;
  /** Of active reading, where the trigger is "seconds". */
  seconds: number;
  /** Ids; none means everywhere. */
  sections: readonly string[];
  /** ISO times: from the first on, and before the second. */
  startsAt: string | null;
  endsAt: string | null;
  isOn: boolean;
}

/** Refuses to switch it on while its title or its form is missing: readers never see a box with nothing in it. */
export async function changePrompt(app: App, actor: Actor, input: PromptInput): Promise<void> {
  refuseUnlessAllowed(actor);
  refuseUnlessWhole(input);
  await app.change(async (tx) => {
    const now = app.now();
    if (input.formId !== null) await standingForm(tx, input.formId);
    const before = await promptRow(tx);
    await tx
      .updateTable('prompt')
      .set({
        kicker: input.kicker,
        title: input.title,
        text: input.text,
        button: input.button,
        small_print: input.smallPrint,
        thanks: input.thanks,
        form_id: input.formId,
        trigger: input.trigger,
        seconds: input.seconds,
        sections: JSON.stringify(input.sections),
        starts_at: input.startsAt,
        ends_at: input.endsAt,
        on_at: input.isOn ? (before.on_at ?? now) : null,
      })
      .where('id', '=', before.id)
      .execute();
    await changed(tx, 'settings');
    await recordEvent(tx, now, actor, 'slide-in changed', { kind: 'prompt', id: before.id });
  });
}

function refuseUnlessWhole({ isOn, title, formId, seconds, startsAt, endsAt }: PromptInput): void {
  const fields: Record<string, string> = {};
  if (isOn && title === '') fields.title = 'It cannot be switched on without a title. Write one, or leave it off.';
  if (isOn && formId === null) fields.formId = 'It cannot be switched on without a form. Choose one, or leave it off.';
  if (!Number.isInteger(seconds) || seconds < FEWEST_SECONDS || seconds > MOST_SECONDS) {
    fields.seconds = `Give a whole number from ${FEWEST_SECONDS} to ${MOST_SECONDS}.`;
  }
  if (startsAt !== null && endsAt !== null && endsAt <= startsAt) fields.ends = 'The last day lies before the first.';
  if (Object.keys(fields).length > 0) throw new Problem('invalid', 'Please look at the marked fields.', { fields });
}
