/** The sign-up form in each of its places and states. */
import { html, raw, type Child, type Html } from '../html.ts';
import * as paths from '../paths.ts';
import type { FormsByReference } from './queries.ts';
import {
  formCopy,
  slideInCopy,
  wordingVersion,
  type Copy,
  type Placement,
  type SignUpForm,
  type SlideIn,
  type Voice,
} from './wording.ts';

export type SignUpState =
  | { kind: 'idle' }
  /** `email` as it was typed; `atField` is a message about the address, `message` one about the whole. */
  | { kind: 'error'; email: string; atField: string | null; message: string | null }
  /** The same whether or not the address is known. `email` null: not repeated (the page anybody can open). */
  | { kind: 'sent'; email: string | null; sender: string };

export const idle: SignUpState = { kind: 'idle' };

/** A form where it stands. */
export interface Standing {
  placement: Placement;
  /** What it is counted as, where that is not where it stands: a form that is shown again on its own page. */
  counts?: Placement;
  /** Makes ids unique on the page. */
  part: string;
  storyId?: string | null;
  state?: SignUpState;
  /** The id it has in the system its story came from: whoever imports our page again finds it. */
  reference?: string | null;
  /** The same form stands further up: its second title names no landmark again. */
  isAgain?: boolean;
}

/** `<sign-up-form>` holds what the script replaces when it sends the form in place. */
export function signUpForm(voice: Voice, form: SignUpForm, standing: Standing): Html {
  return island(
    voice,
    standing.placement,
    signUpPart(voice, form, formCopy(voice, form), standing),
    standing.reference ?? null,
  );
}

/** The newsletter band of the front page. */
export function signUpBand(voice: Voice, form: SignUpForm | null): Html {
  return form === null ? html`` : signUpForm(voice, form, { placement: 'front', part: 'front' });
}

/** The forms of one story, in the order in which they are asked for. */
export function inlineForms(
  voice: Voice,
  formOf: FormsByReference,
  storyId: string,
): (reference: string | null) => Html | null {
  const shown: string[] = [];
  return (reference) => {
    const form = formOf(reference);
    if (form === null) return null;
    const isAgain = shown.includes(form.id);
    shown.push(form.id);
    return signUpForm(voice, form, {
      placement: 'inline',
      part: `inline-${shown.length}`,
      storyId,
      isAgain,
      reference,
    });
  };
}

/** The slide-in: not there without script, and out of sight until its moment. */
export function signUpPrompt(
  voice: Voice,
  prompt: SlideIn | null,
  storyId: string | null,
  state: SignUpState = idle,
): Html {
  if (prompt === null) return html``;
  const { form, kicker, trigger, seconds } = prompt;
  const copy = slideInCopy(voice, prompt, form);
  const standing: Standing = { placement: 'slide-in', part: 'slide-in', storyId, state };
  return html`<sign-up-prompt role="region" aria-label="${voice.words.prompt.region(copy.title)}" data-trigger="${trigger}" data-seconds="${seconds}" data-counts="${paths.promptCounts}" hidden>
<button class="close" type="button" aria-label="${voice.words.prompt.close}">×</button>
${kicker === '' ? '' : html`<p class="kicker">${kicker}</p>`}
<h2>${copy.title}</h2>
${copy.text === '' ? '' : html`<p class="extra small-print">${copy.text}</p>`}
${island(voice, 'slide-in', signUpPart(voice, form, copy, standing))}
</sign-up-prompt>`;
}

function island(voice: Voice, placement: Placement, part: Html, reference: string | null = null): Html {
  return html`<sign-up-form data-placement="${placement}"${reference === null ? '' : html` data-reference="${reference}"`} data-counts="${paths.promptCounts}" data-failed="${voice.words.signUp.failed}">${part}</sign-up-form>`;
}

/** What stands in `<sign-up-form>`, and what the server answers to the script. */
export function signUpPart(voice: Voice, form: SignUpForm, copy: Copy, standing: Standing): Html {
  const { placement, part } = standing;
  const state = standing.state ?? idle;
  const isSent = state.kind === 'sent';
  const body = isSent ? sentWords(voice, form, copy, standing, state) : formFields(voice, form, copy, standing, state);
  // In the slide-in and on the sign-up page the title stands outside.
  const isBare = placement === 'slide-in' || placement === 'page';
  const title = isSent ? voice.words.signUp.sentTitle : copy.title;
  const heading = html`<h2${isBare ? '' : html` id="${part}-title"`}${isSent ? raw(' tabindex="-1"') : ''}>${title}</h2>`;
  if (isBare)
    return isSent
      ? html`<div class="sign-up sent" role="status">${heading}${body}</div>`
      : html`<div class="sign-up">${body}</div>`;
  const lead = isSent || copy.text === '' ? '' : copy.text;
  if (placement === 'front') {
    return html`<section class="band sign-up${isSent ? ' sent' : ''}" id="letter"${isSent ? raw(' role="status"') : ''} aria-labelledby="${part}-title">
<div>${heading}${lead && html`<p class="deck">${lead}</p>`}</div>
${isSent ? html`<div>${body}</div>` : body}
</section>`;
  }
  return html`<section class="sign-up${isSent ? ' sent' : ''}"${isSent ? raw(' role="status"') : ''}${standing.isAgain === true ? '' : html` aria-labelledby="${part}-title"`}>
${heading}${lead && html`<p>${lead}</p>`}
${body}
</section>`;
}

function formFields(
  voice: Voice,
  form: SignUpForm,
  copy: Copy,
  standing: Standing,
  state: Exclude<SignUpState, { kind: 'sent' }>,
): Html {
  const { words } = voice;
  const { part, placement } = standing;
  const error = state.kind === 'error' ? state : null;
  const atField = error?.atField ?? null;
  // On a page of its own the keys go to what is wrong; elsewhere our script sees to that.
  const focus = placement === 'page' ? raw(' autofocus') : '';
  const described = atField === null ? '' : html` aria-invalid="true" aria-describedby="${part}-error"${focus}`;
  return html`<form action="${paths.signUps}" method="post">
${error?.message ? html`<p class="notice error" role="alert">${error.message}</p>` : ''}
<div class="row">
<p class="field"><label for="${part}-email">${words.signUp.email}</label><input id="${part}-email" name="email" type="email" autocomplete="email" maxlength="254" required${error === null ? '' : html` value="${error.email}"`}${described}>${atField === null ? '' : html`<span class="error" id="${part}-error">${atField}</span>`}</p>
<button class="button" type="submit">${copy.button}</button>
</div>
<p class="small-print">${copy.smallPrint}</p>
<p class="unseen" aria-hidden="true"><label>${words.signUp.trap} <input name="homepage" tabindex="-1" autocomplete="off"></label></p>
${hiddenFields(form, copy, standing)}
</form>`;
}

function hiddenFields(form: SignUpForm, copy: Copy, { placement, counts, part, storyId }: Standing): Child {
  const fields = {
    form: form.id,
    placement: counts ?? placement,
    part,
    story: storyId ?? '',
    wording: wordingVersion(copy),
  };
  return Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`);
}

function sentWords(
  voice: Voice,
  form: SignUpForm,
  copy: Copy,
  standing: Standing,
  state: Extract<SignUpState, { kind: 'sent' }>,
): Html {
  const { signUp } = voice.words;
  const [before, after] = signUp.sentTo;
  const { email, sender } = state;
  const sent = copy.thanks || (email === null ? signUp.sent : html`${before}<bdi>${email}</bdi>${after}`);
  const resend =
    email === null
      ? html`<p><a href="${paths.signUps}">${signUp.notThere}</a></p>`
      : html`<form action="${paths.signUps}" method="post">
${hiddenFields(form, copy, standing)}
<input type="hidden" name="email" value="${email}">
<p><button class="button plain" type="submit">${signUp.again}</button></p>
</form>`;
  return html`<p>${sent}</p>
<p class="small-print">${signUp.sentFrom(sender)}</p>
${resend}`;
}
