/**
 * What a scraped page is cut into before it is judged: one piece for each source line of a text or
 * each block of an HTML page, in the order of the page. Readers of both kinds make pieces; then
 * shortcodes are cut out of them, furniture is told from the story, and what stays becomes a document.
 */
export type Mark = { type: 'emphasis' } | { type: 'strong' } | { type: 'link'; attrs: { href: string } };

/** Words under the same marks. A line feed in them is a hard break. */
export interface Run {
  text: string;
  marks: readonly Mark[];
}

export interface Draft {
  type:
    | 'paragraph'
    | 'heading'
    | 'blockquote'
    | 'pullQuote'
    | 'bulletList'
    | 'orderedList'
    | 'listItem'
    | 'rule'
    | 'formReference';
  attrs?: Readonly<Record<string, string | number | null>>;
  /** The words of a paragraph or heading; other drafts have children. */
  runs?: Run[];
  children?: Draft[];
  /** Lines of a text that stand together make one list, one quotation. */
  joins?: true;
}

export interface Piece {
  /** What stood on the page, for the report. */
  source: string;
  draft: Draft;
  /** Whether a blank line, or the edge of a block, parts it from the piece before. */
  apart: boolean;
  /** The share of its signs that are links, 0 to 1. */
  links: number;
  /** Stands in quotation marks or a quotation's element, so that its words are somebody else's. */
  quoted: boolean;
  /** Why it is left out, where its place or element alone decides that. */
  left: string | null;
  /** Sign-up forms that stood in it or in its place. */
  forms: FormReference[];
}

export interface LeftOut {
  text: string;
  reason: string;
}
export interface FormReference {
  kind: 'form';
  /** The id it had on the page it came from; null where none was given. */
  id: string | null;
  /** As it was spelled on the page. */
  text: string;
}
export interface Quarantined {
  name: string;
  text: string;
}

/** What a reader of pages found: its head, its pieces in the order of the page, and what was done on the way. */
export interface PageParts {
  headline: string;
  standfirst: string | null;
  byline: string[];
  datedAt: string | null;
  pieces: Piece[];
  quarantined: Quarantined[];
  notes: LeftOut[];
}

/** The nodes of ProseMirror's JSON that a page becomes; `readDocument` checks them. */
export interface NodeJson {
  type: string;
  attrs?: Readonly<Record<string, string | number | null>>;
  content?: NodeJson[];
  text?: string;
  marks?: readonly Mark[];
}

export function paragraphPiece(text: string, more: Partial<Piece> = {}): Piece {
  return {
    source: text,
    draft: { type: 'paragraph', runs: [{ text, marks: [] }] },
    apart: true,
    links: 0,
    quoted: false,
    left: null,
    forms: [],
    ...more,
  };
}

/** The paragraphs and headings of a draft, the only places where words stand. */
export function leavesOf(draft: Draft): Draft[] {
  if (draft.runs !== undefined) return [draft];
  return (draft.children ?? []).flatMap(leavesOf);
}

export function draftText(draft: Draft): string {
  return leavesOf(draft)
    .map((leaf) => runsText(leaf.runs ?? []))
    .join('\n');
}

export function runsText(runs: readonly Run[]): string {
  return runs.map((run) => run.text).join('');
}

/** Words on one line, as a report shows them. */
export function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

// oxlint-disable-next-line no-control-regex -- they are what is looked for
const unseen = /[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u009f\u200b\u2060\ufeff\u00ad]/g;

/** The words without signs that no reader can see; joiners of scripts that need them stay. */
export function withoutUnseen(text: string): string {
  return text.replace(unseen, '');
}

/** The draft as JSON; null where nothing is left in it. */
export function draftJson(draft: Draft): NodeJson | null {
  const { type, attrs } = draft;
  const node: NodeJson = attrs === undefined ? { type } : { type, attrs };
  if (type === 'rule' || type === 'formReference') return node;
  const content = draft.runs === undefined ? childrenJson(draft.children ?? []) : inlineJson(draft.runs);
  if (content.length === 0) return null;
  // An item has words, be they none.
  if (type === 'listItem' && content[0]?.type !== 'paragraph') content.unshift({ type: 'paragraph' });
  return { ...node, content };
}

function childrenJson(children: readonly Draft[]): NodeJson[] {
  return children.map(draftJson).filter((child) => child !== null);
}

function inlineJson(runs: readonly Run[]): NodeJson[] {
  const nodes: NodeJson[] = [];
  for (const { text, marks } of tidyRuns(runs)) {
    for (const [index, words] of text.split('\n').entries()) {
      if (index > 0) nodes.push({ type: 'hardBreak' });
      if (words !== '')
        nodes.push(marks.length === 0 ? { type: 'text', text: words } : { type: 'text', text: words, marks });
    }
  }
  return nodes;
}

/** White space once between words, none at the edges and around breaks, across the borders of runs too. */
export function tidyRuns(runs: readonly Run[]): Run[] {
  const tidy: Run[] = [];
  let last = '\n';
  for (const { text, marks } of runs) {
    let words = '';
    for (const sign of text.replace(/[ \t\r\f\v]+/g, ' ').replace(/ ?\n ?/g, '\n')) {
      if (sign === ' ' && (last === ' ' || last === '\n')) continue;
      if (sign === '\n' && last === '\n' && words === '' && tidy.length === 0) continue;
      if (sign === '\n' && last === ' ') words = trimLast(tidy, words);
      words += sign;
      last = sign;
    }
    if (words !== '') tidy.push({ text: words, marks });
  }
  for (let end = tidy.at(-1); end !== undefined; end = tidy.at(-1)) {
    end.text = end.text.replace(/[ \n]+$/, '');
    if (end.text !== '') break;
    tidy.pop();
  }
  return tidy;
}

/** Takes back the space that stood before a break, from the words or from the run before them. */
function trimLast(tidy: Run[], words: string): string {
  if (words !== '') return words.slice(0, -1);
  const before = tidy.at(-1);
  if (before !== undefined && before.text.endsWith(' ')) before.text = before.text.slice(0, -1);
  return words;
}
