/**
 * Takes from HTML what would make reading it slow or deep, before the parser sees it: a million nested
 * elements, hundreds of unclosed emphases (each is opened anew in every paragraph), giant tags, scripts
 * and styles. A page of an ordinary site comes out with all its words and elements.
 */
export interface GuardedMarkup {
  markup: string;
  /** Elements were taken out because they lay too deep or were too many; their words stay. */
  flattened: boolean;
}

const deepest = 100;
const mostOpenEmphases = 8;
const mostTags = 50_000;
const longestTag = 10_000;
const mostAttributes = 100;
const longestStructuredText = 200_000;

const names = (list: string): ReadonlySet<string> => new Set(list.split(' '));
const empty = names('area base br col embed hr img input link meta param source track wbr keygen frame');
const emphases = names('b big code em font i s small strike strong tt u');
/** Their content is no markup, and no reader sees it. */
const unseen = names('script style iframe noembed noframes noscript');
const verbatim = names('title textarea xmp');
/** A new one of these closes the open one, up to the element that holds them. */
const closedBySame: Readonly<Record<string, string>> = {
  p: '',
  li: 'ul ol menu',
  dt: 'dl',
  dd: 'dl',
  tr: 'table',
  td: 'table',
  th: 'table',
  option: 'select',
};

export function guardMarkup(text: string): GuardedMarkup {
  const parts: string[] = [];
  const open = openTags();
  let at = 0;
  for (let next = text.indexOf('<'); next !== -1; next = text.indexOf('<', at)) {
    parts.push(text.slice(at, next));
    const tag = tagAt(text, next);
    if (tag === null) {
      parts.push('&lt;');
      at = next + 1;
      continue;
    }
    at = tag.end;
    if (tag.name === '') continue;
    if (unseen.has(tag.name) || verbatim.has(tag.name)) {
      if (tag.closing) continue;
      const end = endOfText(text, tag.name, at);
      const content = text.slice(at, end.start);
      if (verbatim.has(tag.name)) parts.push(`<${tag.name}>${content}</${tag.name}>`);
      else if (tag.name === 'script' && /ld\+json/i.test(tag.source) && content.length < longestStructuredText) {
        parts.push(`<script type="application/ld+json">${content}</script>`);
      } else if (tag.name === 'iframe') parts.push(`${open.open('iframe', tag.source)}${open.close('iframe')}`);
      else parts.push(' ');
      at = end.end;
      continue;
    }
    parts.push(tag.closing ? open.close(tag.name) : open.open(tag.name, tag.source));
  }
  parts.push(text.slice(at));
  return { markup: parts.join(''), flattened: open.flattened() };
}

interface Tag {
  /** Small letters; empty for comments, doctypes and the like. */
  name: string;
  closing: boolean;
  source: string;
  end: number;
}

const tagName = /<(\/?)([a-z][^\s/>]{0,60})/iy;

/** The tag that begins at the offset; null where the sign is only a sign. */
function tagAt(text: string, at: number): Tag | null {
  if (text.startsWith('<!--', at)) {
    const end = text.indexOf('-->', at + 4);
    return { name: '', closing: false, source: '', end: end === -1 ? text.length : end + 3 };
  }
  if (/[!?]/.test(text[at + 1] ?? '')) {
    const end = text.indexOf('>', at);
    return { name: '', closing: false, source: '', end: end === -1 ? text.length : end + 1 };
  }
  tagName.lastIndex = at;
  const head = tagName.exec(text);
  if (head?.[2] === undefined) return null;
  const { end, attributes } = endOfTag(text, at + head[0].length);
  const name = head[2].toLowerCase();
  const giant = end - at > longestTag || attributes > mostAttributes;
  return { name, closing: head[1] === '/', source: giant ? `<${name}>` : text.slice(at, end), end };
}

/** Where the tag ends, with quotation marks read as a browser reads them: only behind an equals sign. */
function endOfTag(text: string, from: number): { end: number; attributes: number } {
  let attributes = 0;
  for (let at = from; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    if (sign === '>') return { end: at + 1, attributes };
    if (/\s/.test(sign)) attributes += Number(!/[\s>/]/.test(text[at + 1] ?? ' '));
    if (sign !== '=') continue;
    let value = at + 1;
    while (/\s/.test(text[value] ?? '')) value += 1;
    const quote = text[value];
    if (quote !== '"' && quote !== "'") {
      at = value - 1;
      continue;
    }
    const close = text.indexOf(quote, value + 1);
    if (close === -1) return { end: text.length, attributes };
    at = close;
  }
  return { end: text.length, attributes };
}

function endOfText(text: string, name: string, from: number): { start: number; end: number } {
  const closing = new RegExp(`</${name}(?=[\\s/>])`, 'gi');
  closing.lastIndex = from;
  const match = closing.exec(text);
  if (match === null) return { start: text.length, end: text.length };
  const end = text.indexOf('>', match.index);
  return { start: match.index, end: end === -1 ? text.length : end + 1 };
}

interface OpenTags {
  open: (name: string, source: string) => string;
  close: (name: string) => string;
  flattened: () => boolean;
}

/** The elements that a parser would have open, near enough to know how deep it is. Gives what may be written. */
function openTags(): OpenTags {
  const stack: string[] = [];
  const dropped = new Map<string, number>();
  // An emphasis that is not closed outlives its paragraph: the parser opens it again in the next.
  const emphasised = new Map<string, number>();
  let written = 0;
  let emphasis = 0;
  let flattened = false;
  const open = (name: string, source: string) => {
    const holders = closedBySame[name];
    if (holders !== undefined) {
      const same = stack.lastIndexOf(name);
      if (same > stack.findLastIndex((other) => holders.split(' ').includes(other))) stack.length = same;
    }
    if (written >= mostTags || stack.length >= deepest || (emphases.has(name) && emphasis >= mostOpenEmphases)) {
      flattened = true;
      if (!empty.has(name)) dropped.set(name, (dropped.get(name) ?? 0) + 1);
      return ' ';
    }
    written += 1;
    if (empty.has(name)) return source;
    stack.push(name);
    if (emphases.has(name)) {
      emphasis += 1;
      emphasised.set(name, (emphasised.get(name) ?? 0) + 1);
    }
    return source;
  };
  const close = (name: string) => {
    const waiting = dropped.get(name) ?? 0;
    if (waiting > 0) {
      dropped.set(name, waiting - 1);
      return ' ';
    }
    const last = stack.lastIndexOf(name);
    const unclosed = emphasised.get(name) ?? 0;
    if (unclosed > 0) {
      emphasis -= 1;
      emphasised.set(name, unclosed - 1);
      if (last !== -1) stack.splice(last, 1);
    } else if (last === -1) return ' ';
    else stack.length = last;
    return `</${name}>`;
  };
  return { open, close, flattened: () => flattened };
}
