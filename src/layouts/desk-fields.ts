/** Fields of desk forms: label, control, help and the message at the field, tied together for screen readers. */
import { html, raw, type Child, type Html } from '../html.ts';
import type { Filled } from '../web/forms.ts';

export interface Field {
  name: string;
  /** Where another form of the page has a field of this name. */
  id?: string;
  label: string;
  help?: Child;
  type?: 'text' | 'email' | 'password' | 'number' | 'date' | 'datetime-local' | 'color';
  required?: boolean;
  autocomplete?: string;
  /** What stands in it where the person has typed nothing yet. */
  value?: string;
  rows?: number;
  /** Where the page has one thing to do, its first field is ready for the keys. */
  isFirst?: boolean;
}

/** A one-line field, or a text area where `rows` is given. */
export function field(
  form: Filled,
  {
    name,
    id = name,
    label,
    help,
    type = 'text',
    required = false,
    autocomplete,
    value = '',
    rows,
    isFirst = false,
  }: Field,
): Html {
  const error = form.errors[name];
  const text = type === 'password' ? '' : (form.values[name] ?? value);
  const described = [error === undefined ? '' : `${id}-error`, help === undefined ? '' : `${id}-help`]
    .filter(Boolean)
    .join(' ');
  const attributes = html`id="${id}" name="${name}"${required ? raw(' required') : ''}${autocomplete === undefined ? '' : html` autocomplete="${autocomplete}"`}${described === '' ? '' : html` aria-describedby="${described}"`}${error === undefined ? '' : raw(' aria-invalid="true"')}${focused(form, name, isFirst)}`;
  const control =
    rows === undefined
      ? html`<input type="${type}" value="${text}" ${attributes}>`
      : html`<textarea rows="${rows}" ${attributes}>${text}</textarea>`;
  return html`<div class="field"><label for="${id}">${label}</label>${control}${errorAt(form, name, id)}${help === undefined ? '' : html`<small id="${id}-help">${help}</small>`}</div>`;
}

export interface Choice {
  value: string;
  label: string;
}

export function choiceField(
  form: Filled,
  name: string,
  label: string,
  choices: readonly Choice[],
  value: string,
  help?: string,
): Html {
  const chosen = form.values[name] ?? value;
  const described = [form.errors[name] === undefined ? '' : `${name}-error`, help === undefined ? '' : `${name}-help`]
    .filter(Boolean)
    .join(' ');
  return html`<div class="field"><label for="${name}">${label}</label><select id="${name}" name="${name}"${described === '' ? '' : html` aria-describedby="${described}"`}${focused(form, name)}>
${choices.map((choice) => html`<option value="${choice.value}"${choice.value === chosen ? raw(' selected') : ''}>${choice.label}</option>`)}
</select>${errorAt(form, name)}${help === undefined ? '' : html`<small id="${name}-help">${help}</small>`}</div>`;
}

/** Where something is wrong, the keys go to the first field to mend. */
export function focused({ errors }: Filled, name: string, isFirst = false): Child {
  const [wrong] = Object.keys(errors);
  return wrong === name || (wrong === undefined && isFirst) ? raw(' autofocus') : '';
}

/** What is wrong with the form as a whole. */
export function formMessage(form: Filled): Child {
  return form.message === null ? '' : html`<p class="notice" role="alert">${form.message}</p>`;
}

function errorAt(form: Filled, name: string, id = name): Child {
  const error = form.errors[name];
  return error === undefined ? '' : html`<span class="error" id="${id}-error">${error}</span>`;
}
