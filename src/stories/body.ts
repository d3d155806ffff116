/**
 * A story's body as it is stored: pieces of HTML, with a place between them wherever a sign-up form
 * stands. So nothing is parsed when a page is made, and a form shows its copy of today.
 */
import { documentHtml } from '../document/rendering.ts';
import type { Said } from '../document/inline.ts';
import { formReference, type Document } from '../document/schema.ts';
import { html, raw, type Html } from '../html.ts';

export type BodyPiece = string | { form: string | null };

/** No checked document holds this sign, so it can stand for a form while the body is rendered. */
const formSign = '\0';

export function bodyPieces(document: Document, headline: string, marks: readonly Said[]): BodyPiece[] {
  const forms: BodyPiece[] = [];
  const form = (reference: string | null): Html => {
    forms.push({ form: reference });
    return raw(formSign);
  };
  const rendered = documentHtml(document, { form, headline, marks }).toString();
  return rendered
    .split(formSign)
    .flatMap((text, index) => [text, forms[index] ?? ''])
    .filter((piece) => piece !== '');
}

export const readPieces = (json: string): BodyPiece[] => JSON.parse(json) as BodyPiece[];

/** The body with the forms of today; a form that is gone leaves nothing. */
export function bodyHtml(body: readonly BodyPiece[], form: (reference: string | null) => Html | null): Html {
  return html`${body.map((piece) => (typeof piece === 'string' ? raw(piece) : form(piece.form)))}`;
}

/** The body without forms: feeds and mail. */
export function feedHtml(body: readonly BodyPiece[]): string {
  return body.filter((piece) => typeof piece === 'string').join('');
}

/** The sign-up forms that stand in it, by the reference each had where it came from. */
export function referencesIn(body: readonly BodyPiece[]): (string | null)[] {
  return [...new Set(body.flatMap((piece) => (typeof piece === 'string' ? [] : [piece.form])))];
}

/** The same of a document. `null` is a form without an id. */
export function formsIn(document: Document): (string | null)[] {
  const references = new Set<string | null>();
  document.descendants((node) => {
    if (node.type.name === 'formReference') references.add(formReference(node));
  });
  return [...references];
}
