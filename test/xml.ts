/** XML read by a strict parser, for what we give to machines. */
import { xml2js, type Element } from 'xml-js';

/** Signs that XML 1.0 has no place for, however they are spelled. */
const forbidden =
  // oxlint-disable-next-line no-control-regex -- they are what is looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|&#(x0*([0-8bcef]|1[0-9a-f])|0*([0-8]|1[124-9]|2\d|3[01]));/i;

/** The document element; throws where the text is not well-formed. */
export function readXml(text: string): Element {
  if (forbidden.test(text) || !text.isWellFormed()) throw new Error('The XML holds a sign that it must not hold.');
  const root = (xml2js(text) as Element).elements?.find(({ type }) => type === 'element');
  if (!root) throw new Error('The XML holds no element.');
  return root;
}

export const childrenOf = (element: Element, name: string): Element[] =>
  element.elements?.filter((one) => one.name === name) ?? [];

/** The text of an element's first child of this name; null where there is none. */
export function textOf(element: Element, name: string): string | null {
  const [child] = childrenOf(element, name);
  return child === undefined
    ? null
    : (child.elements ?? []).map((part) => String(part.text ?? part.cdata ?? '')).join('');
}
