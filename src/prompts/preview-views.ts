/** A form or the slide-in at the desk, in each of its states: the very views that readers get, in frames of their own. */
import { html, raw, type Html } from '../html.ts';
import type { Frame } from '../layouts/frame.ts';
import { idle, signUpForm, signUpPrompt, type SignUpState } from './views.ts';
import type { SignUpForm, SlideIn } from './wording.ts';

/** An address that makes the mistake, and one that does not. */
const MISTAKEN = 'reader@harbour';
const GOOD = 'reader@harbour.example';

function statesOf(frame: Frame, sender: string): { name: string; state: SignUpState }[] {
  return [
    { name: 'As it comes', state: idle },
    {
      name: 'With a mistake',
      state: { kind: 'error', email: MISTAKEN, atField: frame.words.signUp.noEnding, message: null },
    },
    { name: 'Sent: the same whether or not the address is known', state: { kind: 'sent', email: GOOD, sender } },
  ];
}

export function slideInStates(frame: Frame, prompt: SlideIn | null, sender: string): Html {
  if (prompt === null) return html`<p class="quiet">Choose a form, and the slide-in is shown here.</p>`;
  if (prompt.title === '')
    return html`<p class="quiet">Write a title, and the slide-in is shown here. Readers see nothing until then.</p>`;
  return states(frame, sender, (state) => signUpPrompt(frame, prompt, null, state));
}

export function formStates(frame: Frame, form: SignUpForm, sender: string): Html {
  return states(
    frame,
    sender,
    (state) =>
      html`<div class="text">${signUpForm(frame, form, { placement: 'inline', part: 'preview', state })}</div>`,
  );
}

function states(frame: Frame, sender: string, show: (state: SignUpState) => Html): Html {
  return html`<div class="states">
${statesOf(frame, sender).map(
  ({ name, state }) => html`<figure><figcaption>${name}</figcaption>
<iframe title="${name}" srcdoc="${previewDocument(frame, name, show(state)).toString()}"></iframe></figure>`,
)}
</div>`;
}

/** Runs nothing and sends nothing: its policy says so, on top of the one that it has from the page around it. */
const STILL = "script-src 'none'; form-action 'none'; base-uri 'none'";

function previewDocument(frame: Frame, name: string, content: Html): Html {
  return html`${raw('<!DOCTYPE html>')}<html lang="${frame.settings.language}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${STILL}"><meta name="viewport" content="width=device-width"><title>${name}</title><link rel="stylesheet" href="${frame.styles}"></head><body class="preview"><main>${content}</main></body></html>`;
}
