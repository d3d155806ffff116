/** What is wrong with a page's HTML: the standard's rules, and those for people who read with other means than eyes. */
import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import { defaultTreeAdapter as tree, parse, parseFragment, type DefaultTreeAdapterTypes } from 'parse5';

const validator = new HtmlValidate(
  new StaticConfigLoader({
    extends: ['html-validate:recommended', 'html-validate:a11y'],
    root: true,
    rules: {
      'doctype-style': ['error', { style: 'uppercase' }],
      'void-style': ['error', { style: 'omit' }],
      'attribute-boolean-style': ['error', { style: 'omit' }],
      // <search> is not everywhere yet; the role is. A custom element may be a region.
      'prefer-native-element': ['error', { exclude: ['search', 'region'] }],
      // Matters of taste.
      'attribute-empty-style': 'off',
      'long-title': 'off',
      'no-implicit-input-type': 'off',
      'no-redundant-for': 'off',
      'no-trailing-whitespace': 'off',
    },
  }),
);

/** By the shape of a page: other words in the same elements need no second look. */
const known = new Map<string, string[]>();

/** One line for each finding; none for a good page, or a fragment of one. */
export function htmlFindings(text: string): string[] {
  const shape = skeletonOf(text).join('\n');
  const before = known.get(shape);
  if (before) return before;
  const { results } = validator.validateStringSync(text);
  const lines = text.split('\n');
  const findings = results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line, column }) => {
      const place = lines[line - 1]?.slice(Math.max(0, column - 40), column + 80) ?? '';
      return `${line}:${column} ${ruleId}: ${message}\n    ${place.trim()}`;
    }),
  );
  known.set(shape, findings);
  return findings;
}

type Node = DefaultTreeAdapterTypes.Node;

/** The elements of a page with the names of their attributes: what hostile words must never change. */
export function skeletonOf(text: string): string[] {
  return elementsOf(text.startsWith('<!DOCTYPE') ? parse(text) : parseFragment(text)).map(
    ({ tagName, attrs }) => `${tagName} ${attrs.map(({ name }) => name).join(' ')}`,
  );
}

export function elementsOf(node: Node): DefaultTreeAdapterTypes.Element[] {
  const children = 'childNodes' in node ? node.childNodes.flatMap(elementsOf) : [];
  return tree.isElementNode(node) ? [node, ...children] : children;
}
