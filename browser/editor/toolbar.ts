/** What can be done to the text, as plain buttons with words. Shows what the selection is. */
import { lift, setBlockType, toggleMark, wrapIn } from 'prosemirror-commands';
import { redo, undo } from 'prosemirror-history';
import type { MarkType, NodeType } from 'prosemirror-model';
import { wrapInList } from 'prosemirror-schema-list';
import { TextSelection, type Command, type EditorState } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { schema } from '../../src/document/schema.ts';

const { nodes, marks } = schema;

interface Tool {
  name: string;
  run: Command;
  isOn?(state: EditorState): boolean;
}

const isIn =
  (type: NodeType) =>
  (state: EditorState): boolean => {
    const { $from } = state.selection;
    for (let depth = $from.depth; depth >= 0; depth--) if ($from.node(depth).type === type) return true;
    return false;
  };

const hasMark =
  (type: MarkType) =>
  (state: EditorState): boolean => {
    const { from, $from, to, empty } = state.selection;
    return empty
      ? type.isInSet(state.storedMarks ?? $from.marks()) !== undefined
      : state.doc.rangeHasMark(from, to, type);
  };

/** Wraps the selection, or takes it out again. */
const wrapped =
  (type: NodeType): Command =>
  (state, dispatch, view) =>
    isIn(type)(state) ? lift(state, dispatch, view) : wrapIn(type)(state, dispatch, view);

const listed =
  (type: NodeType): Command =>
  (state, dispatch, view) =>
    isIn(type)(state) ? lift(state, dispatch, view) : wrapInList(type)(state, dispatch, view);

const headed: Command = (state, dispatch, view) =>
  isIn(nodes.heading)(state)
    ? setBlockType(nodes.paragraph)(state, dispatch, view)
    : setBlockType(nodes.heading, { level: 2 })(state, dispatch, view);

/** Puts the form below the paragraph that is being written, or in place of an empty one; writing goes on after it. */
const addForm: Command = (state, dispatch) => {
  const { $from, to } = state.selection;
  const isTop = $from.depth === 0;
  const isEmpty = $from.depth === 1 && $from.parent.type === nodes.paragraph && $from.parent.content.size === 0;
  const end = isTop ? to : $from.after(1);
  const start = isEmpty ? $from.before(1) : end;
  const form = nodes.formReference.create();
  const isFollowed = state.doc.resolve(end).nodeAfter?.isTextblock === true;
  const transaction = state.tr.replaceWith(start, end, isFollowed ? form : [form, nodes.paragraph.create()]);
  transaction.setSelection(TextSelection.near(transaction.doc.resolve(start + form.nodeSize), 1));
  dispatch?.(transaction.scrollIntoView());
  return true;
};

const tools: Tool[] = [
  { name: 'Subhead', run: headed, isOn: isIn(nodes.heading) },
  { name: 'Italic', run: toggleMark(marks.emphasis), isOn: hasMark(marks.emphasis) },
  { name: 'Bold', run: toggleMark(marks.strong), isOn: hasMark(marks.strong) },
  { name: 'Quote', run: wrapped(nodes.blockquote), isOn: isIn(nodes.blockquote) },
  { name: 'Pull quote', run: wrapped(nodes.pullQuote), isOn: isIn(nodes.pullQuote) },
  { name: 'List', run: listed(nodes.bulletList), isOn: isIn(nodes.bulletList) },
  { name: 'Numbered list', run: listed(nodes.orderedList), isOn: isIn(nodes.orderedList) },
  { name: 'Sign-up form', run: addForm },
  { name: 'Undo', run: undo },
  { name: 'Redo', run: redo },
];

/** Draws the toolbar into `host`; call the result whenever the selection moved. */
export function mountToolbar(host: HTMLElement, view: EditorView): () => void {
  const row = document.createElement('div');
  row.className = 'tools';
  row.setAttribute('role', 'toolbar');
  row.setAttribute('aria-label', 'Format');
  host.append(row);
  const buttons = tools.map((tool) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = tool.name;
    button.addEventListener('click', () => {
      tool.run(view.state, view.dispatch, view);
      view.focus();
    });
    row.append(button);
    return { tool, button };
  });
  oneStop(row);
  const detail = mountDetail(host, view);
  const show = (): void => {
    for (const { tool, button } of buttons) {
      // A button that has the focus stays usable, so that the keyboard is not thrown out of the toolbar.
      button.setAttribute('aria-disabled', String(!tool.run(view.state)));
      if (tool.isOn) button.setAttribute('aria-pressed', String(tool.isOn(view.state)));
    }
    detail();
  };
  show();
  return show;
}

/** One stop for Tab; the arrows go from tool to tool. */
function oneStop(row: HTMLElement): void {
  const buttons = [...row.querySelectorAll('button')];
  const stopAt = (at: HTMLButtonElement | undefined): void => {
    for (const button of buttons) button.tabIndex = button === at ? 0 : -1;
  };
  stopAt(buttons[0]);
  row.addEventListener('focusin', () => stopAt(buttons.find((button) => button === document.activeElement)));
  row.addEventListener('keydown', ({ key }) => {
    const at = buttons.findIndex((button) => button === document.activeElement);
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[key];
    if (next !== undefined) buttons.at(next === buttons.length ? 0 : next)?.focus();
  });
}

/** One field for what has a value: the address of a link, the name below a pull quote. */
function mountDetail(host: HTMLElement, view: EditorView): () => void {
  const label = document.createElement('label');
  const caption = document.createElement('span');
  const input = document.createElement('input');
  label.append(caption, input);
  host.append(label);

  const pull = (): { position: number; by: string } | null => {
    const { $from } = view.state.selection;
    for (let depth = $from.depth; depth > 0; depth--) {
      const node = $from.node(depth);
      if (node.type === nodes.pullQuote) return { position: $from.before(depth), by: String(node.attrs['by']) };
    }
    return null;
  };
  const linkHref = (): string => {
    const { $from, from, to } = view.state.selection;
    let href = marks.link.isInSet($from.marks())?.attrs['href'] as string | undefined;
    view.state.doc.nodesBetween(from, to, (node) => {
      href ??= marks.link.isInSet(node.marks)?.attrs['href'] as string | undefined;
    });
    return href ?? '';
  };

  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    view.focus();
  });
  input.addEventListener('change', () => {
    const quote = pull();
    if (quote) view.dispatch(view.state.tr.setNodeAttribute(quote.position, 'by', input.value.trim().slice(0, 300)));
    else setLink(view, input.value.trim());
  });

  return () => {
    if (document.activeElement === input) return;
    const quote = pull();
    caption.textContent = quote ? 'Said by' : 'Link to';
    input.value = quote ? quote.by : linkHref();
    input.placeholder = quote ? '' : 'https://';
    input.disabled = !quote && view.state.selection.empty && linkHref() === '';
  };
}

/** Links the selection, or the link around the cursor; an empty address takes the link away. */
function setLink(view: EditorView, address: string): void {
  const { state } = view;
  let { from, to } = state.selection;
  if (from === to) {
    const { $from } = state.selection;
    const { parent } = $from;
    const index = $from.index();
    let start = $from.start();
    for (let before = 0; before < index; before++) start += parent.child(before).nodeSize;
    from = start;
    to = start + (parent.maybeChild(index)?.nodeSize ?? 0);
  }
  const transaction = state.tr.removeMark(from, to, marks.link);
  if (address !== '') {
    const href = /^[a-z][a-z0-9+.-]*:|^\//i.test(address) ? address : `https://${address}`;
    try {
      transaction.addMark(from, to, marks.link.create({ href }));
      transaction.doc.check();
    } catch {
      return;
    }
  }
  view.dispatch(transaction);
}
