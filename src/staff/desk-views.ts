/** The pages before the desk: set-up, sign-in, a new password. */
import { html, type Child, type Html } from '../html.ts';
import type { DeskFrame } from '../layouts/desk-frame.ts';
import { choiceField, field, formMessage } from '../layouts/desk-fields.ts';
import { deskPage } from '../layouts/desk-page.ts';
import * as paths from '../paths.ts';
import type { Filled } from '../web/forms.ts';
import { languages } from '../words/words.ts';
import { SHORTEST_PASSWORD } from './passwords.ts';

const door = (frame: DeskFrame, title: string, lead: Child, content: Child): Html =>
  deskPage(
    frame,
    { title },
    html`<main class="door" id="main"><h1>${title}</h1><p class="quiet">${lead}</p>${content}</main>`,
  );

const passwordHelp = `At least ${SHORTEST_PASSWORD} characters. Three or four words that nobody would guess do well.`;

export function setupPage(frame: DeskFrame, token: string, form: Filled, timeZones: readonly string[]): Html {
  return door(
    frame,
    'Set up your newsroom',
    'You are its owner. This page works once: afterwards you sign in with the address and password you give here.',
    html`
<form class="fields" method="post" action="${paths.setup()}">
${formMessage(form)}
<input type="hidden" name="token" value="${token}">
${field(form, { name: 'newsroom', label: 'Name of the publication', required: true, isFirst: true })}
${field(form, { name: 'name', label: 'Your name', required: true, autocomplete: 'name' })}
${field(form, { name: 'email', label: 'Your e-mail address', type: 'email', required: true, autocomplete: 'username' })}
${field(form, { name: 'password', label: 'Password', type: 'password', required: true, autocomplete: 'new-password', help: passwordHelp })}
${choiceField(
  form,
  'language',
  'Language of the publication',
  Object.entries(languages).map(([value, label]) => ({ value, label })),
  'en',
  'What readers see: pages, forms and mails. The desk speaks English.',
)}
${choiceField(
  form,
  'timeZone',
  'Time zone',
  timeZones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') })),
  'UTC',
)}
<button class="button" type="submit">Set up</button>
</form>`,
  );
}

export function signInPage(frame: DeskFrame, form: Filled, next: string, note: string | null = null): Html {
  return door(
    frame,
    'Sign in',
    html`To the desk of <bdi>${frame.newsroomName}</bdi>.`,
    html`
${note === null ? '' : html`<p class="notice" role="status">${note}</p>`}
<form class="fields" method="post" action="${paths.signIn}">
${formMessage(form)}
<input type="hidden" name="next" value="${next}">
${field(form, { name: 'email', label: 'E-mail address', type: 'email', required: true, autocomplete: 'username', isFirst: !form.values.email })}
${field(form, { name: 'password', label: 'Password', type: 'password', required: true, autocomplete: 'current-password', isFirst: Boolean(form.values.email) })}
<button class="button" type="submit">Sign in</button>
</form>
<p><a href="${paths.passwordReset}">I need a new password</a></p>`,
  );
}

/** Before there is anybody who could sign in. */
export function notSetUpPage(frame: DeskFrame): Html {
  return door(
    frame,
    'Not set up yet',
    'Nobody owns this newsroom so far. The program printed a one-time link when it started, on the line “Owner”: open it to set up the newsroom. Each start prints a new one.',
    '',
  );
}

/** Shown in place of a form on plain http: a password typed there could be read by others on the way. */
export function needsHttpsPage(frame: DeskFrame, siteUrl: string): Html {
  return door(
    frame,
    'Sign in',
    `Sign-in needs https: over ${siteUrl} anybody on the way could read your password, so put a proxy with a certificate in front and set SITE_URL to its https address.`,
    '',
  );
}

export function passwordResetPage(frame: DeskFrame, form: Filled): Html {
  return door(
    frame,
    'A new password',
    'We will write to you, if your address is known here. The link in that mail is good for half an hour.',
    html`
<form class="fields" method="post" action="${paths.passwordReset}">
${formMessage(form)}
${field(form, { name: 'email', label: 'E-mail address', type: 'email', required: true, autocomplete: 'username', isFirst: true })}
<button class="button" type="submit">Send the link</button>
</form>`,
  );
}

export function resetSentPage(frame: DeskFrame): Html {
  return door(
    frame,
    'Look in your mail',
    'If that address is known here, a link is on its way. Without a mail server the owner finds it in the outbox, and the program can print one: onrecord staff link ADDRESS.',
    html`<p><a href="${paths.signIn}">Back to sign-in</a></p>`,
  );
}

export function newPasswordPage(frame: DeskFrame, token: string, form: Filled): Html {
  return door(
    frame,
    'Choose a new password',
    'You will be signed out everywhere.',
    html`
<form class="fields" method="post" action="${paths.newPassword()}">
${formMessage(form)}
<input type="hidden" name="token" value="${token}">
${field(form, { name: 'password', label: 'New password', type: 'password', required: true, autocomplete: 'new-password', help: passwordHelp, isFirst: true })}
<button class="button" type="submit">Set the password</button>
</form>`,
  );
}
