import { html, type Html } from '../html.ts';
import { field, formMessage } from '../layouts/desk-fields.ts';
import type { DeskFrame } from '../layouts/desk-frame.ts';
import { deskPage } from '../layouts/desk-page.ts';
import * as paths from '../paths.ts';
import type { Filled } from '../web/forms.ts';

export interface NewsletterPage {
  form: Filled;
  /** On the list now. */
  readers: number;
  /** What readers see while a field is empty. */
  fallback: { name: string; description: string };
}

export function newsletterPage(frame: DeskFrame, { form, readers, fallback }: NewsletterPage): Html {
  const count =
    readers === 1
      ? 'One reader has confirmed'
      : readers === 0
        ? 'No reader has confirmed yet'
        : `${readers} readers have confirmed`;
  return deskPage(
    frame,
    { title: 'Newsletter', current: paths.deskForms },
    html`<main class="work" id="main">
<header><h1>Newsletter</h1><p class="quiet">${count}. <a href="${paths.deskForms}">Its forms</a></p></header>
<form class="fields" method="post" action="${paths.deskNewsletter}">
${formMessage(form)}
${field(form, { name: 'name', label: 'Name', help: html`In forms and mails. Empty: “<bdi>${fallback.name}</bdi>”` })}
${field(form, { name: 'description', label: 'What it brings', rows: 2, help: html`Stands in forms that have no text of their own. Empty: “<bdi>${fallback.description}</bdi>”` })}
${field(form, { name: 'cadence', label: 'How often', help: 'As it stands in a sentence: every Friday at seven. May be empty.' })}
<p><button class="button" type="submit">Save</button></p>
</form>
</main>`,
  );
}
