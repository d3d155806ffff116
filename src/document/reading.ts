import { Fragment } from 'prosemirror-model';
import type { Node } from 'prosemirror-model';
import { Problem } from '../problem.ts';
import { safeHref } from './links.ts';
import { schema } from './schema.ts';
import type { Document } from './schema.ts';

/**
 * The sanitizer at every entrance. What comes in may be anything a stranger can write as JSON; what
 * goes out is a node of our schema and nothing else.
 *
 * The shape is checked first, with a stack of our own and not by recursion, so that depth and size
 * are known to be small before ProseMirror sees the value. ProseMirror alone would let keys and
 * attributes pass that it does not know.
 */
const mostBytes = 1_000_000;
const greatestDepth = 32;
/** What a node costs apart from its words; so a million empty nodes are too big as well. */
const bytesPerNode = 16;

const nodeKeys = new Set(['type', 'attrs', 'content', 'text', 'marks']);
const markKeys = new Set(['type', 'attrs']);

/** Throws a Problem of kind *invalid* whose message a person can act on. Store `readDocument(x).toJSON()`. */
export function readDocument(value: unknown): Document {
  checkShape(value);
  try {
    const document = tidy(schema.nodeFromJSON(value));
    document.check();
    return document;
  } catch (error) {
    // ProseMirror speaks in RangeErrors, about its own matters; anything else says enough, or is a bug.
    if (!(error instanceof RangeError)) throw error;
    const reason = 'Its parts stand in an order that a story cannot have.';
    throw new Problem('invalid', `This text cannot be kept as it is. ${reason}`, { cause: error });
  }
}

type Shape = Record<string, unknown>;

function checkShape(root: unknown): void {
  const stack = [{ value: root, depth: 0 }];
  let bytes = 0;
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { value, depth } = next;
    if (depth > greatestDepth) refuse('Its lists or quotations lie too deep in one another.');
    if (!isShape(value)) refuse('A part of it is not a paragraph, a list or anything else that a story may hold.');
    if (depth === 0 && value['type'] !== 'doc') refuse('It is not a whole story text.');
    bytes += bytesPerNode + checkNode(value);
    if (bytes > mostBytes) refuse('It is longer than a story may be: one million signs.');
    const { content } = value;
    if (content === undefined) continue;
    if (!Array.isArray(content)) refuse('A part of it has a content that is not a list.');
    if (content.length * bytesPerNode > mostBytes) refuse('It is longer than a story may be: one million signs.');
    for (const child of content as unknown[]) stack.push({ value: child, depth: depth + 1 });
  }
}

/** Checks one node without its children; gives the bytes of its words. */
function checkNode(node: Shape): number {
  const { type } = node;
  const spec = typeof type === 'string' ? schema.nodes[type]?.spec : undefined;
  if (spec === undefined) refuse(`It holds something that a story may not hold${named(type)}.`);
  checkKeys(node, nodeKeys);
  const { text, marks } = node;
  if ((type === 'text') !== (typeof text === 'string' && text !== '')) refuse('A piece of text in it has no words.');
  let bytes = typeof text === 'string' ? checkText(text) : 0;
  bytes += checkAttributes(node['attrs'], spec.attrs);
  if (marks === undefined) return bytes;
  if (!Array.isArray(marks) || marks.length > 8)
    refuse('A piece of text in it is marked in a way that a story cannot be.');
  if (marks.length > 0 && type !== 'text' && type !== 'hardBreak') refuse('Only words can be a link or emphasised.');
  for (const mark of marks as unknown[]) bytes += checkMark(mark);
  return bytes;
}

function checkMark(mark: unknown): number {
  if (!isShape(mark)) refuse('A piece of text in it is marked in a way that a story cannot be.');
  const { type } = mark;
  const spec = typeof type === 'string' ? schema.marks[type]?.spec : undefined;
  if (spec === undefined) refuse(`A piece of text in it is marked in a way that a story cannot be${named(type)}.`);
  checkKeys(mark, markKeys);
  return checkAttributes(mark['attrs'], spec.attrs);
}

/** Attributes must be known and plain; what each may be is said by its `validate`. */
function checkAttributes(given: unknown, known: Record<string, unknown> = {}): number {
  if (given === undefined || given === null) return 0;
  if (!isShape(given)) refuse('A part of it is described in a way that we cannot read.');
  let bytes = 0;
  for (const name of Object.keys(given)) {
    if (!Object.hasOwn(known, name)) refuse(`A part of it has a property that a story may not have${named(name)}.`);
    const value = given[name];
    if (typeof value === 'object' && value !== null) refuse(`A property of it has a wrong value${named(name)}.`);
    if (typeof value === 'string') bytes += checkText(value);
  }
  return bytes;
}

function checkKeys(shape: Shape, known: Set<string>): void {
  for (const key of Object.keys(shape)) {
    if (!known.has(key)) refuse(`A part of it has a property that a story may not have${named(key)}.`);
  }
}

/** NUL is refused by PostgreSQL, half a surrogate pair by every encoder: neither is ever meant. */
function checkText(text: string): number {
  if (text.includes('\0') || !text.isWellFormed())
    refuse('It holds a sign that is no letter. Paste that passage again as plain text.');
  // Enough for a limit: UTF-8 needs at most three bytes for a UTF-16 unit.
  return text.length > mostBytes ? text.length : new TextEncoder().encode(text).length;
}

/**
 * One spelling for everything equal: neighbouring texts joined, link addresses as `safeHref` writes
 * them, signs that XML cannot carry turned into spaces (one for one, so that offsets hold).
 */
function tidy(node: Node): Node {
  if (node.isText) {
    // oxlint-disable-next-line no-control-regex -- they are what is looked for
    const text = (node.text ?? '').replace(/[\u0001-\u001f\u007f\ufffe\uffff]/g, ' ');
    return schema.text(
      text,
      node.marks.map((mark) => (mark.type.name === 'link' ? cleanLink(mark.attrs['href']) : mark)),
    );
  }
  return node.type.create(node.attrs, Fragment.fromArray(node.children.map(tidy)), node.marks);
}

function cleanLink(href: unknown) {
  return schema.mark('link', { href: safeHref(href) });
}

function isShape(value: unknown): value is Shape {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function named(value: unknown): string {
  return typeof value === 'string' && /^[a-z][\w-]{0,39}$/i.test(value) ? ` (“${value}”)` : '';
}

function refuse(reason: string): never {
  throw new Problem('invalid', `This text cannot be kept as it is. ${reason}`);
}
