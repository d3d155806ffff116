import { isCodeName, isFormName, isKnownName, looksLikeCode } from './shortcode-names.ts';
import { plainSpelling } from './plain-spelling.ts';

/**
 * Finds the shortcodes that a WordPress page left in its text, in any spelling: straight, curly, single
 * or no quotation marks, character references, spaces, self-closing, enclosing, nested, escaped by
 * doubled brackets. An editor's brackets (`[sic]`, `[1]`, `[the minister]`) are none.
 *
 * A shortcode shows itself by a name that only code has, by `name=value`, by a closing tag, or by being
 * all that stands in its line. Every sign is looked at a bounded number of times.
 */
export interface Shortcode {
  /** Offsets into the text given, of all that is to be cut out. */
  start: number;
  end: number;
  name: string;
  kind: 'form' | 'other' | 'closing';
  id: string | null;
  /** As spelled in the text. */
  text: string;
}

interface Tag {
  start: number;
  end: number;
  name: string;
  closing: boolean;
  /** What stands behind the name. */
  rest: string;
  code: boolean;
  /** The tag that closes it, or that it closes. */
  partner: Tag | null;
}

const longestTag = 2000;
/** Signs between a form's tag and its closing tag that can still be the form's own copy. */
const longestFormCopy = 400;
const deepestNesting = 3;

export function findShortcodes(text: string): Shortcode[] {
  const { plain, source } = plainSpelling(text);
  return findIn(plain, 0).map(({ start, end, name, kind, id }) => {
    const place = source(start, end);
    return { ...place, name, kind, id, text: text.slice(place.start, place.end) };
  });
}

type Found = Omit<Shortcode, 'text'>;

function findIn(plain: string, depth: number): Found[] {
  if (!plain.includes('[')) return [];
  const tags = tagsIn(plain);
  pair(tags);
  const found: Found[] = [];
  let formEnd = -1;
  for (const tag of tags) {
    if (!tag.code) continue;
    const form = !tag.closing && isFormName(tag.name);
    const inForm = tag.start < formEnd;
    const place = withDoubledBrackets(plain, tag);
    if (tag.closing) {
      if (!inForm) found.push({ ...place, name: tag.name, kind: 'closing', id: null });
      continue;
    }
    const closing = tag.partner;
    if (form && closing !== null && closing.start - tag.end <= longestFormCopy)
      formEnd = Math.max(formEnd, closing.end);
    if (form)
      found.push({
        start: place.start,
        end: Math.max(place.end, inForm ? 0 : formEnd),
        name: tag.name,
        kind: 'form',
        id: idOf(tag.rest),
      });
    else if (!inForm) found.push({ ...place, name: tag.name, kind: 'other', id: null });
    if (depth < deepestNesting) {
      for (const inner of findIn(tag.rest, depth + 1)) if (inner.kind === 'form') found.push({ ...inner, ...place });
    }
  }
  return found;
}

/** Every pair of brackets that may be a tag, in order, each judged for itself. Those inside a tag are not looked at. */
function tagsIn(plain: string): Tag[] {
  const closes = closingBrackets(plain);
  const standsAlone = linesOfBrackets(plain);
  const tags: Tag[] = [];
  for (let at = plain.indexOf('['); at !== -1; at = plain.indexOf('[', at + 1)) {
    const tag = tagAt(plain, at, closes.get(at) ?? null, standsAlone);
    if (tag === null) continue;
    tags.push(tag);
    // An unproven tag may hold a proven one: `[see [gallery ids="1"]]`.
    if (tag.code) at = tag.end - 1;
  }
  return tags;
}

/** For each opening bracket its closing one in the same paragraph. */
function closingBrackets(plain: string): Map<number, number> {
  const closes = new Map<number, number>();
  let open: number[] = [];
  for (const match of plain.matchAll(/[[\]]|\n[ \t]*\n/g)) {
    if (match[0] === '[') open.push(match.index);
    else if (match[0] !== ']') open = [];
    else {
      const start = open.pop();
      if (start !== undefined && match.index - start <= longestTag) closes.set(start, match.index);
    }
  }
  return closes;
}

const tagHead = /\[(\s{0,3})(\/?)\s{0,3}([a-z][\w-]{0,60}(?:[:.][\w-]{1,60})?)(?=[\s/=\]]|$)/iy;

function tagAt(plain: string, at: number, close: number | null, standsAlone: (at: number) => boolean): Tag | null {
  tagHead.lastIndex = at;
  const head = tagHead.exec(plain);
  const written = head?.[3];
  if (head === null || written === undefined) return null;
  const name = written.toLowerCase();
  const bodyStart = at + head[0].length;
  if (close === null || close < bodyStart) return brokenTag(plain, at, bodyStart, written);
  const end = close + 1 + cutValue(plain, bodyStart, close);
  const rest = plain.slice(bodyStart, end - 1);
  const closing = head[2] === '/';
  const place = { start: at, end, name, closing, rest, partner: null };
  if (closing) return { ...place, code: rest.trim() === '' && (isKnownName(name) || standsAlone(at)) };
  const proven = isCodeName(written) || hasAttribute(rest) || /\/\s*$/.test(rest);
  return {
    ...place,
    code: proven || (head[1] === '' && seemsCode(written, rest, isDoubled(plain, at, end), standsAlone(at))),
  };
}

/** A tag that lost its closing bracket: only a name that is surely code counts, with what reads as its attributes. */
function brokenTag(plain: string, at: number, bodyStart: number, written: string): Tag | null {
  if (!isCodeName(written)) return null;
  const attributes = /^(?:[ \t]+[\w:.-]+[ \t]*=[ \t]*(?:"[^"\n[\]]{0,300}"?|'[^'\n[\]]{0,300}'?|[^\s"'[\]]{1,300}))*/;
  const rest = attributes.exec(plain.slice(bodyStart, bodyStart + longestTag))?.[0] ?? '';
  return {
    start: at,
    end: bodyStart + rest.length,
    name: written.toLowerCase(),
    closing: false,
    rest,
    code: true,
    partner: null,
  };
}

/** How much longer the tag is where a bracket inside a quoted value seems to end it: `[box title="a]b"]`. */
function cutValue(plain: string, bodyStart: number, close: number): number {
  if (!/=\s*"[^"]*$/.test(plain.slice(Math.max(bodyStart, close - 100), close))) return 0;
  return (/^\][^"\n[\]]{0,80}"[\w\s=/]{0,80}\]/.exec(plain.slice(close, close + 200))?.[0].length ?? 1) - 1;
}

/** `name=value` behind the tag's name, looked for only as far as the next bracket; without quotation marks only at once. */
function hasAttribute(rest: string): boolean {
  const bracket = rest.indexOf('[');
  const own = bracket === -1 ? rest : rest.slice(0, bracket);
  return /^\s+[a-z_][\w:.-]{1,60}=[^\s=]/i.test(own) || /\s[a-z_][\w:.-]{0,60}\s{0,3}=\s{0,3}["']/i.test(own);
}

function seemsCode(written: string, rest: string, doubled: boolean, alone: boolean): boolean {
  if (!doubled && !alone) return false;
  const bare = rest.trim() === '' || rest.startsWith('=') || /^\s+["']?\d+["']?\s*$/.test(rest);
  if (bare && isKnownName(written.toLowerCase())) return true;
  return alone && rest.trim() === '' && looksLikeCode(written);
}

function isDoubled(plain: string, start: number, end: number): boolean {
  return plain[start - 1] === '[' && plain[end] === ']';
}

/** Tells of ascending offsets whether their line holds nothing but brackets and what is in them. */
function linesOfBrackets(plain: string): (at: number) => boolean {
  let end = -1;
  let alone = false;
  return (at) => {
    if (at <= end) return alone;
    const next = plain.indexOf('\n', at);
    end = next === -1 ? plain.length : next;
    const line = plain.slice(plain.lastIndexOf('\n', at) + 1, end);
    alone = /^[\s[\]]*$/.test(line.replace(/\[[^[\]]*\]/g, ''));
    return alone;
  };
}

/** Gives every opening tag its closing one: the nearest, innermost first. A closing tag proves its opening one. */
function pair(tags: Tag[]): void {
  const open = new Map<string, Tag[]>();
  for (const tag of tags) {
    const waiting = open.get(tag.name) ?? [];
    if (!tag.closing) {
      waiting.push(tag);
      open.set(tag.name, waiting);
      continue;
    }
    const opening = tag.rest.trim() === '' ? waiting.pop() : undefined;
    if (opening === undefined) continue;
    Object.assign(opening, { partner: tag, code: true });
    Object.assign(tag, { partner: opening, code: true });
  }
}

/** Doubled brackets are WordPress's way to show a tag as text: they go with the tag, or with its closing tag. */
function withDoubledBrackets(plain: string, tag: Tag): { start: number; end: number } {
  let { start, end } = tag;
  while (plain[start - 1] === '[' && plain[end] === ']') {
    start -= 1;
    end += 1;
  }
  if (tag.partner === null) return { start, end };
  const [first, last] = tag.closing ? [tag.partner, tag] : [tag, tag.partner];
  const doubled = plain[first.start - 1] === '[' && plain[last.end] === ']';
  if (doubled && first === tag) start = tag.start - 1;
  if (doubled && last === tag) end = tag.end + 1;
  return { start, end };
}

const idNames = ['id', 'form_id', 'form-id', 'formid', 'form', 'optin_id', 'list', 'list_id', 'slug', 'name'];

/** The form's id among the attributes: by its name, or the first value that has none. */
function idOf(rest: string): string | null {
  const named = new Map<string, string>();
  let bare: string | null = null;
  const own = rest.replace(/\/\s*$/, '');
  for (const match of own.matchAll(/([\w:.-]{1,60})\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s\]]+))|([^\s=]+)/g)) {
    const [, name, double, single, unquoted, value] = match;
    if (name !== undefined) named.set(name.toLowerCase(), double ?? single ?? unquoted ?? '');
    else bare ??= value ?? null;
  }
  const value = idNames.map((name) => named.get(name)).find((found) => found !== undefined) ?? bare;
  const id = (value ?? '')
    .replace(/["'\s]+/g, ' ')
    .trim()
    .slice(0, 200);
  return id === '' ? null : id;
}
