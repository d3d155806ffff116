/** The desk's pages of forms and of the slide-in. */
import { html, raw, type Child, type Html } from '../html.ts';
import { choiceField, field, formMessage } from '../layouts/desk-fields.ts';
import type { DeskFrame } from '../layouts/desk-frame.ts';
import { deskPage } from '../layouts/desk-page.ts';
import * as paths from '../paths.ts';
import type { Section } from '../settings/queries.ts';
import type { Filled } from '../web/forms.ts';
import { dateAndHour } from '../words/times.ts';
import type { SignUpHealth } from './health.ts';
import { FEWEST_SECONDS, MOST_SECONDS } from './prompting.ts';
import type { ListedForm, ListedReference } from './queries.ts';
import { sectionField } from './slide-in-fields.ts';

export interface Newsletter {
  id: string;
  name: string;
}

/** Where a form stands, as the desk says it. */
export const placementNames: Record<string, string> = {
  inline: 'In stories',
  'slide-in': 'Slide-in',
  front: 'Front page',
  page: 'Sign-up page',
};

const newsletterName = ({ name }: { name: string }): string => name || 'the newsletter (it has no name yet)';

/** Whether signing up can work, and when it last did. */
export function healthLines(frame: DeskFrame, { form, sender, isOutbox, signedUpAt, confirmedAt }: SignUpHealth): Html {
  const when = (time: string | null, never: string): Child =>
    time === null ? never : html`<time datetime="${time}">${dateAndHour(frame.telling, time)}</time>`;
  return html`<dl class="facts">
<dt>Default form</dt><dd>${form === null ? html`<b class="due">None.</b> The front, the sign-up page and references from imported stories show nothing.` : html`Signs readers up to <bdi>${newsletterName(form.newsletter)}</bdi>.`}</dd>
<dt>Sender</dt><dd>${sender}${isOutbox ? html`. <b class="due">No mail goes out:</b> MAIL_URL is not set, so mails stay in the outbox.` : ''}</dd>
<dt>Last sign-up</dt><dd>${when(signedUpAt, 'None yet')}</dd>
<dt>Last confirmed</dt><dd>${when(confirmedAt, 'None yet')}</dd>
</dl>`;
}

export interface FormsPage {
  forms: readonly ListedForm[];
  references: readonly ListedReference[];
  health: SignUpHealth;
  adding: Filled;
}

export function formsPage(frame: DeskFrame, { forms, references, health, adding }: FormsPage): Html {
  return deskPage(
    frame,
    { title: 'Forms', current: paths.deskForms },
    html`<main class="work two" id="main">
<header><h1>Sign-up forms</h1><p class="quiet"><a href="${paths.deskNewsletter}">What they sign up to</a></p></header>
<div>
<section class="group" aria-labelledby="forms"><h2 id="forms">Forms</h2>
<ul class="rows">${forms.map(formRow)}</ul>
${forms.length === 0 ? html`<p>There is no form: readers cannot sign up anywhere.</p>` : ''}
</section>
<section class="group" aria-labelledby="references"><h2 id="references">Forms that imported stories refer to</h2>
<p class="quiet">A story that came from another system may hold the id of a form there. It shows one of ours instead.</p>
${references.length === 0 ? html`<p>No imported story refers to a form.</p>` : referenceTable(forms, references)}
</section>
</div>
<div class="side">
<section aria-labelledby="health"><h2 id="health">Does it work?</h2>${healthLines(frame, health)}</section>
<section aria-labelledby="add"><h2 id="add">Another form</h2>
<form class="fields" method="post" action="${paths.deskForms}">
${formMessage(adding)}
${field(adding, { name: 'name', label: 'Name, for the desk', required: true })}
<p><button class="button" type="submit">Add</button></p>
</form></section>
</div>
</main>`,
  );
}

function formRow({ id, name, isDefault, newsletter, title }: ListedForm): Html {
  return html`<li>
<div><p class="what"><a href="${paths.deskForm(id)}">${name}</a></p>
<p class="quiet">${isDefault ? 'The default form. ' : ''}Signs up to <bdi>${newsletterName(newsletter)}</bdi>. ${title === '' ? 'Titled by the newsletter.' : html`Titled “<bdi>${title}</bdi>”.`}</p></div>
<p class="do"><a class="button plain" href="${paths.deskForm(id)}">Change<span class="unseen"> <bdi>${name}</bdi></span></a></p>
</li>`;
}

function referenceTable(forms: readonly ListedForm[], references: readonly ListedReference[]): Html {
  const fallback = forms.find(({ isDefault }) => isDefault);
  const unmapped = fallback ? html`<bdi>${fallback.name}</bdi> (default)` : 'nothing (there is no default form)';
  return html`<table class="ledger stacked">
<thead><tr><th scope="col">There</th><th class="words" scope="col">Shows here</th><th class="words" scope="col">Change</th></tr></thead>
<tbody>${references.map(({ reference, formId }, index) => {
    const shown = forms.find(({ id }) => id === formId)?.name ?? unmapped;
    return html`<tr><th scope="row">Form <bdi>${reference}</bdi></th><td class="words" data-label="Shows">${shown}</td>
<td class="words"><form class="do" method="post" action="${paths.deskFormReferences}"><input type="hidden" name="reference" value="${reference}">
<label class="unseen" for="reference-${index}">Form <bdi>${reference}</bdi> shows</label><select id="reference-${index}" name="formId">
<option value="">Default form</option>
${forms.map(({ id, name }) => html`<option value="${id}"${id === formId ? raw(' selected') : ''}>${name}</option>`)}
</select><button class="button plain" type="submit">Set<span class="unseen"> form <bdi>${reference}</bdi></span></button></form></td></tr>`;
  })}</tbody>
</table>`;
}

export interface FormPage {
  id: string;
  name: string;
  form: Filled;
  newsletters: readonly Newsletter[];
  /** What an empty field shows. */
  fallback: { title: string; text: string; button: string; smallPrint: string };
  states: Html;
}

export function formPage(frame: DeskFrame, { id, name, form, newsletters, fallback, states }: FormPage): Html {
  const empty = (text: string): Html => html`Empty: “<bdi>${text}</bdi>”`;
  return deskPage(
    frame,
    { title: name, current: paths.deskForms },
    html`<main class="work two" id="main">
<header><h1>${name}</h1><p class="quiet"><a href="${paths.deskForms}">All forms</a></p></header>
<div>
<form class="fields" id="fields" method="post" action="${paths.deskForm(id)}">
${formMessage(form)}
${field(form, { name: 'name', label: 'Name, for the desk', required: true })}
${choiceField(
  form,
  'newsletterId',
  'Signs readers up to',
  newsletters.map((letter) => ({ value: letter.id, label: newsletterName(letter) })),
  newsletters[0]?.id ?? '',
)}
${field(form, { name: 'title', label: 'Title', help: empty(fallback.title) })}
${field(form, { name: 'text', label: 'Text', rows: 2, help: empty(fallback.text) })}
${field(form, { name: 'button', label: 'Button', help: empty(fallback.button) })}
${field(form, { name: 'smallPrint', label: 'Small print', rows: 2, help: html`What the reader agrees to; stored with each sign-up as it was shown. ${empty(fallback.smallPrint)}` })}
${field(form, { name: 'thanks', label: 'After it was sent', rows: 2, help: 'Empty: we say that we have written, and to which address.' })}
${checkField(form, 'isDefault', 'The default form', 'Stands on the front, on the sign-up page, and wherever a story refers to a form that was not mapped.')}
<p class="do"><button class="button" type="submit" name="do" value="save">Save</button><button class="button plain" type="submit" name="do" value="preview">Preview</button></p>
</form>
<section class="group" aria-labelledby="delete"><h2 id="delete">Delete this form</h2>
<p class="quiet">What showed it shows the default form from then on, and a slide-in that holds it is switched off. Sign-ups stay.</p>
<form method="post" action="${paths.deskFormDeletion(id)}"><button class="button plain" type="submit">Delete <bdi>${name}</bdi></button></form></section>
</div>
<div class="side">${previewOf(paths.deskFormPreview(id), states)}</div>
</main>`,
  );
}

export interface SlideInPage {
  form: Filled;
  forms: readonly ListedForm[];
  sections: readonly Section[];
  /** What readers see of it now. */
  status: string;
  states: Html;
  health: SignUpHealth;
}

export function slideInPage(frame: DeskFrame, page: SlideInPage): Html {
  return deskPage(
    frame,
    { title: 'Slide-in', current: paths.deskPrompt },
    html`<main class="work two" id="main">
<header><h1>Slide-in</h1><p class="quiet" role="status">${page.status}</p></header>
<div>
${slideInFields(page)}
<section class="group" aria-labelledby="health"><h2 id="health">Does it work?</h2>${healthLines(frame, page.health)}</section>
</div>
<div class="side">${previewOf(paths.deskPromptPreview, page.states)}</div>
</main>`,
  );
}

function slideInFields({ form, forms, sections }: SlideInPage): Html {
  return html`<form class="fields" id="fields" method="post" action="${paths.deskPrompt}">
${formMessage(form)}
${checkField(form, 'isOn', 'On', 'Readers see it at the end of a story. It stays off while its title or its form is missing.')}
${field(form, { name: 'kicker', label: 'Kicker', help: 'A short line above the title. May be empty.' })}
${field(form, { name: 'title', label: 'Title' })}
${field(form, { name: 'text', label: 'Text', rows: 2, help: 'On wide screens only; phones show kicker and title.' })}
${choiceField(form, 'formId', 'Form', [{ value: '', label: 'None' }, ...forms.map(({ id, name }) => ({ value: id, label: name }))], '')}
<div class="pair">
${field(form, { name: 'button', label: 'Button', help: 'Empty: as in the form.' })}
${field(form, { name: 'smallPrint', label: 'Small print', help: 'Empty: as in the form.' })}
</div>
${field(form, { name: 'thanks', label: 'After it was sent', rows: 2, help: 'Empty: as in the form.' })}
<div class="pair">
${choiceField(
  form,
  'trigger',
  'It comes',
  [
    { value: 'end', label: 'at the end of the story' },
    { value: 'seconds', label: 'after some seconds of reading' },
  ],
  'end',
)}
${field(form, { name: 'seconds', label: 'Seconds of reading', type: 'number', help: `${FEWEST_SECONDS} to ${MOST_SECONDS}, counted while the page is in front and in use.` })}
</div>
<fieldset class="field"><legend>Sections</legend>
${sections.length === 0 ? html`<p class="quiet">There are no sections: it comes in every story.</p>` : ''}
${sections.map(({ id, name }) => checkField(form, sectionField(id), name))}
<small>None chosen: it comes in every story.</small></fieldset>
<div class="pair">
${field(form, { name: 'starts', label: 'First day', type: 'date', help: 'Empty: from now.' })}
${field(form, { name: 'ends', label: 'Last day', type: 'date', help: 'Empty: until it is switched off.' })}
</div>
<p class="do"><button class="button" type="submit" name="do" value="save">Save</button><button class="button plain" type="submit" name="do" value="preview">Preview</button></p>
</form>`;
}

/** With script it follows what is typed; without, "Preview" shows it. */
function previewOf(address: string, states: Html): Html {
  return html`<section aria-labelledby="preview"><h2 id="preview">As readers see it</h2>
<prompt-preview data-form="fields" data-address="${address}">${states}</prompt-preview></section>`;
}

function checkField(form: Filled, name: string, label: string, help?: string): Html {
  const isChecked = form.values[name] === 'on';
  const error = form.errors[name];
  return html`<label class="check"><input type="checkbox" name="${name}" value="on"${isChecked ? raw(' checked') : ''}${error === undefined ? '' : raw(' aria-invalid="true"')}> <bdi>${label}</bdi>${help === undefined ? '' : html`<small>${help}</small>`}</label>`;
}
