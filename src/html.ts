/**
 * HTML as a value. `html` escapes every string it is given; only `raw` and other `Html` values pass
 * as they are. Attribute values stand in double quotes in the template: html`<a href="${path}">`.
 */
export class Html {
  readonly #text: string;
  constructor(text: string) {
    this.#text = text;
  }
  toString(): string {
    return this.#text;
  }
}

export type Child = Html | string | number | false | null | undefined | readonly Child[];

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}

/** Trusts `text` as markup. The one greppable door: everything that goes through it was made by us. */
export function raw(text: string): Html {
  return new Html(text);
}

function write(child: Child): string {
  if (child === null || child === undefined || child === false) return '';
  if (child instanceof Html) return child.toString();
  if (typeof child === 'string') return escapeHtml(child);
  if (typeof child === 'number') return String(child);
  return child.map(write).join('');
}

export function html(strings: TemplateStringsArray, ...children: Child[]): Html {
  let text = strings[0] ?? '';
  for (const [index, child] of children.entries()) text += write(child) + (strings[index + 1] ?? '');
  return new Html(text);
}

/** JSON that may stand inside a script element: no sign in it can end the element or a line. */
export function scriptJson(value: unknown): Html {
  const escaped = JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return new Html(escaped);
}
