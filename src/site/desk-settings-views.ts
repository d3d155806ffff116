import { html, raw, type Child, type Html } from '../html.ts';
import type { DeskFrame } from '../layouts/desk-frame.ts';
import { choiceField, field, focused, formMessage, type Choice } from '../layouts/desk-fields.ts';
import { deskPage } from '../layouts/desk-page.ts';
import * as paths from '../paths.ts';
import { blank, type Filled } from '../web/forms.ts';
import { en } from '../words/en.ts';
import { languages } from '../words/words.ts';
import type { Newsroom, Section } from '../settings/queries.ts';
import { accents } from '../settings/sections.ts';

export interface SettingsForms {
  newsroom: Filled;
  logo: Filled;
  section: Filled;
}

export const untouched: SettingsForms = { newsroom: blank, logo: blank, section: blank };

const policies: Choice[] = [
  { value: 'confirmed', label: 'Show what an editor confirmed' },
  { value: 'unchecked', label: 'Show the machine’s reading too, marked unchecked' },
  { value: 'off', label: 'Off: no record anywhere' },
];

export function settingsPage(
  frame: DeskFrame,
  newsroom: Newsroom,
  timeZones: readonly string[],
  logoAddress: string | null,
  forms: SettingsForms,
): Html {
  return deskPage(
    frame,
    { title: 'Settings', current: paths.deskSettings },
    html`<main class="sheet" id="main">
<h1>Settings</h1>
<p><a href="${paths.deskAudit}">What the audit asks about each story</a></p>
${newsroomForm(newsroom, timeZones, forms.newsroom)}
${logoForm(newsroom, logoAddress, forms.logo)}
${sectionForms(newsroom.sections, forms.section)}
${frame.hasSample ? sampleForm() : ''}
</main>`,
  );
}

function newsroomForm({ settings }: Newsroom, timeZones: readonly string[], form: Filled): Html {
  const accent = settings.accent === null ? '' : `#${settings.accent.light}`;
  return html`<section class="group" aria-labelledby="newsroom-title"><h2 id="newsroom-title">The publication</h2>
<form class="fields" method="post" action="${paths.deskSettings}">
${formMessage(form)}
${field(form, { name: 'name', label: 'Name', value: settings.name, required: true })}
${field(form, { name: 'earLine', label: 'Local line beside the name', value: settings.earLine, help: 'One short line under the date, such as the tides. Empty: none.' })}
${field(form, { name: 'imprint', label: 'Imprint', value: settings.imprint, rows: 3, help: 'Who publishes, and where. Stands at the foot of every page.' })}
${field(form, { name: 'contactEmail', label: 'Address for errors', value: settings.contactEmail, help: 'Readers see it as “Tell the editor about an error”. Empty: no such link.' })}
${choiceField(
  form,
  'language',
  'Language',
  Object.entries(languages).map(([value, label]) => ({ value, label })),
  settings.language,
)}
${choiceField(
  form,
  'timeZone',
  'Time zone',
  timeZones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') })),
  settings.timeZone,
)}
${field(form, { name: 'accent', label: 'Accent colour', value: accent, help: 'As # and six digits. Empty: the theme’s own red. It must read well on paper; the colour for dark screens is worked out from it.' })}
${settings.accent === null ? '' : swatches(settings.accent)}
${choiceField(form, 'recordPolicy', 'The record', policies, settings.recordPolicy, 'On whom each story rests, shown to readers. A single story may differ.')}
<button class="button" type="submit">Save</button>
</form></section>`;
}

/** Both colours as they will be read: drawn by an SVG, since pages carry no inline style. */
function swatches({ light, dark }: { light: string; dark: string }): Html {
  const swatch = (ground: string, colour: string, name: string) =>
    html`<svg class="swatch" width="120" height="44" role="img" aria-label="${name}: #${colour}"><rect width="120" height="44" fill="${ground}"/><rect x="10" y="32" width="100" height="4" fill="#${colour}"/><text x="10" y="24" fill="#${colour}" font-size="15">#${colour}</text></svg>`;
  return html`<p class="swatches">${swatch('#fefdfb', light, 'On light paper')}${swatch('#14171a', dark, 'On dark paper')}</p>`;
}

function logoForm({ settings }: Newsroom, address: string | null, form: Filled): Html {
  const { logo } = settings;
  return html`<section class="group" aria-labelledby="logo-title"><h2 id="logo-title">Logo</h2>
<p class="quiet">${logo === null ? 'The name is set in type. A picture may stand in its place.' : 'This picture stands in place of the name.'}</p>
${logo === null || address === null ? '' : html`<p class="logo"><img src="${address}" alt="${settings.name}" width="${logo.width}" height="${logo.height}"></p>`}
<form class="fields" method="post" action="${paths.deskLogo}" enctype="multipart/form-data">
${formMessage(form)}
<div class="field"><label for="file">Picture</label><input id="file" name="file" type="file" accept="image/png,image/webp,image/jpeg,image/gif,image/avif"${form.errors.file === undefined ? '' : raw(' aria-invalid="true" aria-describedby="file-error file-help"')}${focused(form, 'file')}>${form.errors.file === undefined ? '' : html`<span class="error" id="file-error">${form.errors.file}</span>`}<small id="file-help">JPEG, PNG, GIF, WebP or AVIF, on a ground that suits light and dark. SVG is not taken: it can hold programs.</small></div>
<p class="do"><button class="button" type="submit" name="deed" value="put">Put it there</button>${logo === null ? '' : html`<button class="button plain" type="submit" name="deed" value="remove">Back to the name in type</button>`}</p>
</form></section>`;
}

const accentChoices: Choice[] = [
  { value: '', label: 'The publication’s own' },
  ...accents.map((name) => ({ value: name, label: en.capital(name) })),
];

function sectionForms(sections: readonly Section[], form: Filled): Html {
  return html`<section class="group" aria-labelledby="sections-title"><h2 id="sections-title">Sections</h2>
${formMessage(form)}
<ul class="rows">${sections.map((section, index) => sectionRow(section, index, sections.length))}</ul>
<form class="inline" method="post" action="${paths.deskSections}">
${field(form, { name: 'name', id: 'name-new', label: 'New section', required: true })}
${accentSelect('new', null)}
<button class="button" type="submit">Add</button>
</form></section>`;
}

function sectionRow(section: Section, index: number, count: number): Html {
  const deed = (value: string, label: string, isPossible = true): Child =>
    html`<button class="button plain" type="submit" name="deed" value="${value}"${isPossible ? '' : raw(' disabled')} aria-label="${label}: ${section.name}">${label}</button>`;
  return html`<li><form class="inline" method="post" action="${paths.deskSection(section.id)}">
<div class="field"><label for="name-${section.id}">Name</label><input id="name-${section.id}" name="name" value="${section.name}" required maxlength="40"></div>
${accentSelect(section.id, section.accent)}
<p class="do">${deed('save', 'Save')}${deed('up', 'Up', index > 0)}${deed('down', 'Down', index < count - 1)}${deed('delete', 'Delete')}</p>
</form></li>`;
}

function accentSelect(key: string, value: string | null): Html {
  return html`<div class="field"><label for="accent-${key}">Accent</label><select id="accent-${key}" name="accent">${accentChoices.map((choice) => html`<option value="${choice.value}"${choice.value === (value ?? '') ? raw(' selected') : ''}>${choice.label}</option>`)}</select></div>`;
}

function sampleForm(): Html {
  return html`<section class="group" aria-labelledby="sample-title"><h2 id="sample-title">The sample newsroom</h2>
<p class="quiet">Its stories, pictures, comments and sections show what the paper can look like. While they stand, search engines are told to stay away. Removing it takes its stories as they are now, with what was changed in them; whatever else you wrote stays.</p>
<form method="post" action="${paths.deskSample}"><button class="button" type="submit">Remove the sample newsroom</button></form></section>`;
}
