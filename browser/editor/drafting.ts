/** The text itself: ProseMirror on the schema of src/document, so that what is typed is what is stored. */
import { baseKeymap, chainCommands, exitCode, setBlockType, toggleMark } from 'prosemirror-commands';
import { history, redo, undo } from 'prosemirror-history';
import { inputRules, textblockTypeInputRule, wrappingInputRule } from 'prosemirror-inputrules';
import { keymap } from 'prosemirror-keymap';
import { liftListItem, sinkListItem, splitListItem } from 'prosemirror-schema-list';
import { EditorState, type Command } from 'prosemirror-state';
import { EditorView, type NodeView } from 'prosemirror-view';
import { formReference, schema, type Document } from '../../src/document/schema.ts';

const { nodes, marks } = schema;

const breakLine: Command = (state, dispatch) => {
  dispatch?.(state.tr.replaceSelectionWith(nodes.hardBreak.create()).scrollIntoView());
  return true;
};

const keys = keymap({
  'Mod-z': undo,
  'Shift-Mod-z': redo,
  'Mod-y': redo,
  'Mod-b': toggleMark(marks.strong),
  'Mod-i': toggleMark(marks.emphasis),
  'Mod-Alt-2': setBlockType(nodes.heading, { level: 2 }),
  'Mod-Alt-0': setBlockType(nodes.paragraph),
  'Shift-Enter': chainCommands(exitCode, breakLine),
  Enter: splitListItem(nodes.listItem),
  'Mod-[': liftListItem(nodes.listItem),
  'Mod-]': sinkListItem(nodes.listItem),
});

const typed = inputRules({
  rules: [
    textblockTypeInputRule(/^##\s$/, nodes.heading, { level: 2 }),
    wrappingInputRule(/^>\s$/, nodes.blockquote),
    wrappingInputRule(/^[-*]\s$/, nodes.bulletList),
    wrappingInputRule(/^1\.\s$/, nodes.orderedList),
  ],
});

export interface Draft {
  view: EditorView;
  document(): Document;
  /** Puts another text in its place, as one change that can be undone. */
  replace(document: Document): void;
}

const EMPTY = 'Text. ## begins a subhead, > a quotation, - a list.';

/** Mounts the text into `host`; `changed` is called for every change a person made, `moved` for every new selection. */
export function mountDraft(
  host: HTMLElement,
  document: Document,
  label: string,
  told: { changed(): void; moved(): void },
): Draft {
  const view = new EditorView(host, {
    state: EditorState.create({ doc: document, plugins: [typed, keys, keymap(baseKeymap), history()] }),
    attributes: {
      'aria-label': label,
      'aria-multiline': 'true',
      role: 'textbox',
      lang: host.lang,
      'aria-placeholder': EMPTY,
      'data-empty': EMPTY,
    },
    nodeViews: { formReference: (node) => formView(formReference(node)) },
    dispatchTransaction: (transaction) => {
      view.updateState(view.state.apply(transaction));
      if (transaction.docChanged) told.changed();
      told.moved();
    },
  });
  return {
    view,
    document: () => view.state.doc,
    replace: (whole) => view.dispatch(view.state.tr.replaceWith(0, view.state.doc.content.size, whole.content)),
  };
}

/** A sign-up form in the text: shown by name, moved and deleted as one thing. */
function formView(reference: string | null): NodeView {
  const dom = document.createElement('p');
  dom.className = 'form-here';
  dom.contentEditable = 'false';
  dom.textContent = reference === null ? 'Sign-up form' : `Sign-up form ${reference}`;
  return { dom };
}
