import type { ChildNode, Element } from 'domhandler';
import { isTag } from 'domhandler';
import { safeHref } from '../document/links.ts';
import { namesOf } from './html-furniture.ts';
import { textOf } from './html-page.ts';
import { isFormName } from './shortcode-names.ts';
import type { FormReference } from './page-pieces.ts';

/** Where a link leads, as it may be stored; null for places of the same page and for addresses that lead nowhere from here. */
export function hrefOf(element: Element, base: string | null): string | null {
  const given = element.attribs['href']?.trim() ?? '';
  if (given === '' || given.startsWith('#') || given.length > 2000) return null;
  if (/^mailto:/i.test(given)) return safeHref(given);
  if (base === null) return /^https?:/i.test(given) ? safeHref(given) : null;
  if (!URL.canParse(given, base)) return null;
  const url = new URL(given, base);
  const own = new URL(base);
  if (url.hash !== '' && url.href.replace(url.hash, '') === own.href.replace(own.hash, '')) return null;
  return /^https?:$/.test(url.protocol) ? safeHref(url.href) : null;
}

export const pictureReason = 'A picture: pictures are not imported yet.';
const embedReason = 'Embedded from elsewhere: such things are not imported yet.';

const media = /^(?:img|picture|figure|video|audio|iframe|object|embed|canvas|svg|map|amp-img|amp-video|amp-iframe)$/;

/** A picture, film or embedded thing, by what it says of itself; null for anything else. */
export function mediaIn(element: Element): { text: string; reason: string } | null {
  if (!media.test(element.name)) return null;
  const caption = element.name === 'figure' ? textOf(element) : '';
  const picture = find(element, (inner) => inner.name === 'img' || inner.name === 'amp-img');
  const { alt = '', src = '', title = '' } = { ...element.attribs, ...picture?.attribs };
  const isPicture = picture !== null || /^(?:picture|figure|svg|map|canvas)$/.test(element.name);
  const tracking = picture?.attribs['width'] === '1' || picture?.attribs['height'] === '1';
  const name = /^(?:data|blob):/.test(src) ? '' : (src.split(/[?#]/, 1)[0]?.split('/').at(-1) ?? '');
  const text = tracking ? '' : caption || alt.trim() || title.trim() || name.slice(0, 200);
  return { text, reason: isPicture ? pictureReason : embedReason };
}

export function find(element: Element, test: (element: Element) => boolean): Element | null {
  if (test(element)) return element;
  for (const child of element.children) {
    const found = isTag(child) ? find(child, test) : null;
    if (found !== null) return found;
  }
  return null;
}

export function findAll(element: Element, test: (element: Element) => boolean): Element[] {
  const found: Element[] = [];
  const visit = (node: ChildNode) => {
    if (!isTag(node)) return;
    if (test(node)) found.push(node);
    node.children.forEach(visit);
  };
  visit(element);
  return found;
}

/**
 * The newsletter forms in a piece of a story that some plugin, or this program, had already made into a
 * form: known by the reference it carries, or by the plugin's own names and hidden fields.
 */
export function signUpForms(element: Element): FormReference[] {
  const own = findAll(element, isOwnForm);
  if (own.length > 0) {
    return own.map((found) =>
      formReference(found, found.attribs['data-reference'] ?? found.attribs['data-form-reference'] ?? ''),
    );
  }
  const plugins = findAll(element, isPluginForm);
  const outer = plugins.filter(
    (found) => !plugins.some((other) => other !== found && find(other, (inner) => inner === found) !== null),
  );
  return outer.map((found) => formReference(found, pluginFormId(found)));
}

function formReference(element: Element, id: string): FormReference {
  const text = textOf(element);
  return { kind: 'form', id: id.trim() === '' ? null : id.trim().slice(0, 200), text };
}

/** A form in a page of this program's own making; in the middle of a story it may be the default one, without an id. */
function isOwnForm({ name, attribs }: Element): boolean {
  if (attribs['data-reference'] !== undefined || attribs['data-form-reference'] !== undefined) return true;
  return name === 'sign-up-form' && attribs['data-placement'] === 'inline';
}

const pluginNames =
  /^(?:mc4wp-form|mailpoet_form|mailpoet-form|wpforms-mailchimp|sib_signup_form|sibwp|mc_embed_signup|mailerlite|ml-form|convertkit-form|seva-form|formkit-form|newsletter-form|tnp|wysija|mailster|yikes-easy-mc-form|es_shortcode_form)/;

function isPluginForm(element: Element): boolean {
  const { attribs } = element;
  if (namesOf(element).some((name) => pluginNames.test(name))) return true;
  if (element.name !== 'form') return false;
  if (attribs['data-form'] !== undefined || attribs['data-form-id'] !== undefined)
    return find(element, isAddressField) !== null;
  return (
    find(element, (inner) => inner.name === 'input' && isFormName(inner.attribs['name']?.toLowerCase() ?? '')) !== null
  );
}

function isAddressField({ name, attribs }: Element): boolean {
  return name === 'input' && (attribs['type'] === 'email' || /e-?mail/i.test(attribs['name'] ?? ''));
}

/** A form's number in its attributes, its hidden fields or its names. */
function pluginFormId(element: Element): string {
  for (const { attribs } of [element, ...findAll(element, (inner) => inner !== element && inner.name === 'form')]) {
    const given = attribs['data-form-id'] ?? attribs['data-form'] ?? attribs['data-id'] ?? attribs['data-sv-form'];
    if (given !== undefined && given !== '') return given;
  }
  const hidden = find(
    element,
    ({ name, attribs }) =>
      name === 'input' && /form_?id/i.test(attribs['name'] ?? '') && (attribs['value'] ?? '') !== '',
  );
  if (hidden !== null) return hidden.attribs['value'] ?? '';
  return (
    namesOf(element)
      .map((name) => /[-_](\d{1,12})$/.exec(name)?.[1] ?? '')
      .find((id) => id !== '') ?? ''
  );
}
