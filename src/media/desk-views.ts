import { html, raw, type Html } from '../html.ts';
import type { DeskFrame } from '../layouts/desk-frame.ts';
import { field, focused, formMessage } from '../layouts/desk-fields.ts';
import { deskPage } from '../layouts/desk-page.ts';
import * as paths from '../paths.ts';
import type { Filled } from '../web/forms.ts';
import type { Picture } from './queries.ts';

export interface PicturesPage {
  pictures: readonly Picture[];
  address: (name: string) => string;
  form: Filled;
  /** Id of the story the picture is wanted for; '' for none. */
  forStory: string;
}

export function picturesPage(frame: DeskFrame, { pictures, address, form, forStory }: PicturesPage): Html {
  return deskPage(
    frame,
    { title: 'Pictures', current: paths.deskPictures },
    html`<main class="sheet" id="main">
<header><h1>Pictures</h1>${forStory === '' ? '' : html`<p><a href="${paths.deskStory(forStory)}">Back to the story</a></p>`}</header>
<section class="group" aria-labelledby="add-title"><h2 id="add-title">Add a picture</h2>
<form class="fields" method="post" action="${paths.deskPictures}" enctype="multipart/form-data">
${formMessage(form)}
${forStory === '' ? '' : html`<input type="hidden" name="for" value="${forStory}">`}
<div class="field"><label for="file">Picture</label><input id="file" name="file" type="file" required accept="image/jpeg,image/png,image/webp,image/gif,image/avif"${form.errors.file === undefined ? '' : raw(' aria-invalid="true" aria-describedby="file-error"')}${focused(form, 'file')}>${form.errors.file === undefined ? '' : html`<span class="error" id="file-error">${form.errors.file}</span>`}</div>
${field(form, { name: 'alt', label: 'What it shows', required: true, help: 'For those who cannot see it, in one sentence.' })}
${field(form, { name: 'credit', label: 'Credit', required: true, help: 'Who made it: stands under the picture.' })}
<button class="button" type="submit">Add</button>
</form></section>
<section class="group" aria-labelledby="all-title"><h2 id="all-title">All pictures <span class="count">${pictures.length}</span></h2>
${pictures.length === 0 ? html`<p>No picture yet. The first one stands here, and in the list of every story, as soon as it is added.</p>` : html`<ul class="pictures">${pictures.map((picture) => pictureItem(picture, address))}</ul>`}</section>
</main>`,
  );
}

function pictureItem(picture: Picture, address: (name: string) => string): Html {
  const [smallest] = picture.renditions;
  return html`<li><figure>${smallest === undefined ? '' : html`<img src="${address(smallest.name)}" alt="${picture.alt}" width="${smallest.width}" height="${smallest.height}" loading="lazy">`}<figcaption><bdi>${picture.alt}</bdi> <span class="quiet"><bdi>${picture.credit}</bdi></span></figcaption></figure></li>`;
}
