/** Pages of signing up, confirming and leaving: each has one thing to do or to say. */
import { html, type Child, type Html } from '../html.ts';
import type { Frame } from '../layouts/frame.ts';
import { publicPage } from '../layouts/public-page.ts';
import * as paths from '../paths.ts';
import { idle, signUpForm, type SignUpState, type Standing } from '../prompts/views.ts';
import { around } from '../words/isolated.ts';
import { formCopy, letterName, type Placement, type SignUpForm } from '../prompts/wording.ts';

interface Single {
  title: string;
  path: string | null;
  description?: string;
  noindex?: boolean;
}

function singlePage(frame: Frame, page: Single, content: Child): Html {
  return publicPage(
    frame,
    page,
    html`<main class="wrap" id="main" tabindex="-1"><div class="single">
<h1>${page.title}</h1>
${content}
</div></main>`,
  );
}

export interface PageStanding {
  placement: Placement;
  storyId: string | null;
  state: SignUpState;
}

export const onItsPage: PageStanding = { placement: 'page', storyId: null, state: idle };

/** The form on a page of its own: by its address, and where a form sent without script has to be shown again. */
export function signUpPage(frame: Frame, form: SignUpForm | null, { placement, storyId, state }: PageStanding): Html {
  const { signUp } = frame.words;
  if (form === null) {
    const message = state.kind === 'error' ? (state.message ?? signUp.none) : signUp.none;
    return singlePage(
      frame,
      { title: frame.words.site.signUp, path: paths.signUps, noindex: true },
      html`<p>${message}</p>`,
    );
  }
  const copy = formCopy(frame, form);
  // The page carries the title; what it counts for is where the reader first pressed the button.
  const standing: Standing = { placement: 'page', counts: placement, part: 'page', storyId, state };
  const page = { title: copy.title, path: paths.signUps, description: copy.text };
  return singlePage(
    frame,
    page,
    html`<p class="deck">${copy.text}</p>
${signUpForm(frame, form, standing)}`,
  );
}

/** In place of a form that was deleted while it stood on somebody's screen, where none has taken its place. */
export function closedPart({ words }: Pick<Frame, 'words'>): Html {
  return html`<div class="sign-up"><p class="notice error" role="alert">${words.signUp.closed}</p></div>`;
}

/** After a sign-up without script: anybody can open it, so it names nobody. */
export function thanksPage(frame: Frame, form: SignUpForm | null, sender: string): Html {
  const { signUp } = frame.words;
  const thanks = form?.thanks || signUp.sent;
  return singlePage(
    frame,
    { title: signUp.sentTitle, path: paths.signUpThanks, noindex: true },
    html`<p class="deck">${thanks}</p>
<p class="small-print">${signUp.sentFrom(sender)}</p>
<p><a href="${paths.signUps}">${signUp.notThere}</a></p>`,
  );
}

/** What a mailed link leads to: opening it does nothing, the button does. */
export function confirmationPage(frame: Frame, newsletterName: string, token: string): Html {
  const { confirmation } = frame.words;
  const letter = letterName(frame, { name: newsletterName });
  return singlePage(
    frame,
    { title: confirmation.askTitle, path: null, noindex: true },
    html`<p class="deck">${around(confirmation.ask, letter)}</p>
<form method="post" action="${paths.confirmation()}">
<input type="hidden" name="token" value="${token}">
<p><button class="button" type="submit">${confirmation.button}</button></p>
</form>`,
  );
}

export function confirmedPage(frame: Frame, newsletterName: string): Html {
  const { confirmation, site } = frame.words;
  const letter = letterName(frame, { name: newsletterName });
  return singlePage(
    frame,
    { title: confirmation.doneTitle, path: null, noindex: true },
    html`<p class="deck">${around(confirmation.done, letter)}</p>
<p><a href="${paths.front}">${site.front}</a></p>`,
  );
}

/** A link that is too old, was not made by us, or belongs to somebody who left: the form, once more. */
export function voidPage(frame: Frame, form: SignUpForm | null): Html {
  const { confirmation } = frame.words;
  return singlePage(
    frame,
    { title: confirmation.voidTitle, path: null, noindex: true },
    html`<p class="deck">${confirmation.void}</p>
${form && signUpForm(frame, form, { placement: 'page', part: 'page' })}`,
  );
}

export function leavingPage(frame: Frame, token: string): Html {
  const { confirmation } = frame.words;
  return singlePage(
    frame,
    { title: confirmation.leaveTitle, path: null, noindex: true },
    html`<p class="deck">${around(confirmation.leave, frame.settings.name)}</p>
<form method="post" action="${paths.unsubscription(token)}">
<p><button class="button" type="submit">${confirmation.leaveButton}</button></p>
</form>`,
  );
}

export function leftPage(frame: Frame): Html {
  const { confirmation } = frame.words;
  return singlePage(
    frame,
    { title: confirmation.leftTitle, path: null, noindex: true },
    html`<p class="deck">${confirmation.left}</p>
<p><a href="${paths.signUps}">${confirmation.leftByMistake}</a></p>`,
  );
}

/** A leaving link that somebody shortened or made up. */
export function noLeavingPage(frame: Frame): Html {
  const { confirmation } = frame.words;
  return singlePage(
    frame,
    { title: confirmation.voidTitle, path: null, noindex: true },
    html`<p class="deck">${confirmation.leaveVoid}</p>`,
  );
}
