/** <story-editor>: takes over the plain form of a story. Until it has, and where it cannot, the form works by itself. */
import { readDocument } from '../../src/document/reading.ts';
import { autosave, type Autosave, type Fields, type Saved } from './autosave.ts';
import { mountDraft, type Draft } from './drafting.ts';
import { keepingFor, type KeptText } from './keeping.ts';
import { mountToolbar } from './toolbar.ts';

class StoryEditor extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector('form');
    const plain = this.querySelector<HTMLTextAreaElement>('textarea[name=body]');
    const stored = this.querySelector<HTMLTextAreaElement>('textarea[name=document]');
    const host = this.querySelector<HTMLElement>('.draft');
    if (!form || !plain || !stored || !host) return;
    // Somebody was quicker than this script and writes in the plain form: it stays theirs.
    if (plain.value !== plain.defaultValue) return;
    const document = readDocument(JSON.parse(stored.value));

    const place = window.document.createElement('div');
    const tools = window.document.createElement('div');
    tools.className = 'toolbar';
    host.append(tools, place);
    const draft: Draft = mountDraft(place, document, 'Text', { changed: () => saving.touch(), moved: () => show() });
    const show = mountToolbar(tools, draft.view);
    plain.disabled = true;
    plain.hidden = true;
    for (const label of plain.labels) label.hidden = true;
    stored.disabled = false;

    const read = (): Fields => ({ ...fieldsOf(form), document: draft.document().toJSON() as unknown });
    const keeping = keepingFor(this.dataset['story'] ?? '');
    const saving = autosave({
      keeping,
      address: this.dataset['autosave'] ?? '',
      revision: Number(this.dataset['revision']),
      read,
      onSaved: (saved) => {
        this.dataset['revision'] = String(saved.revision);
        showSaved(saved);
      },
      onTrouble: (message, isOver) => this.#warn(message, isOver ? form : null),
    });
    form.addEventListener('input', () => saving.touch());
    form.addEventListener('submit', () => {
      stored.value = JSON.stringify(draft.document().toJSON());
      saving.leave();
    });
    const kept = keeping.kept();
    if (kept !== null && isSame(kept.fields, read())) keeping.forget();
    else if (kept !== null) {
      const takeBack = (): void => {
        putFields(form, kept.fields);
        draft.replace(readDocument(kept.fields.document));
        saving.touch();
      };
      this.#offer(kept, takeBack, keeping.forget);
    }
    // What was typed before this script came counts as typed.
    if (wasTouched(form)) saving.touch();
    growing(form);
    savesFirst(saving);
    addEventListener('beforeunload', (event) => {
      if (saving.isUnsaved()) event.preventDefault();
    });
  }

  /** Text that never reached the newsroom is offered back; nothing is replaced before somebody says so. */
  #offer({ at }: KeptText, takeBack: () => void, throwAway: () => void): void {
    const notice = document.createElement('p');
    notice.className = 'notice';
    notice.setAttribute('role', 'status');
    notice.textContent = `This browser kept text that was not saved, from ${new Date(at).toLocaleString('en-GB')}. `;
    const answer = (name: string, act: () => void): void => {
      const button = document.createElement('button');
      button.className = 'button plain';
      button.type = 'button';
      button.textContent = name;
      button.addEventListener('click', () => {
        act();
        notice.remove();
      });
      notice.append(button, ' ');
    };
    answer('Take it back', takeBack);
    answer('Throw it away', throwAway);
    this.prepend(notice);
  }

  /** Says what went wrong, above the text; with a way to compare where somebody else saved. */
  #warn(message: string, compare: HTMLFormElement | null): void {
    const notice = this.querySelector('[role=alert]') ?? document.createElement('p');
    notice.className = 'notice';
    notice.setAttribute('role', 'alert');
    notice.textContent = message;
    if (compare) {
      const button = document.createElement('button');
      button.className = 'button plain';
      button.type = 'button';
      button.textContent = 'Compare';
      button.addEventListener('click', () => compare.requestSubmit());
      notice.append(' ', button);
    }
    this.prepend(notice);
  }
}

function wasTouched(form: HTMLFormElement): boolean {
  const fields = form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea');
  return [...fields].some((field) => field.value !== field.defaultValue);
}

const NAMES = ['headline', 'standfirst', 'byline', 'sectionId', 'pictureId', 'pictureCaption'] as const;

function fieldsOf(form: HTMLFormElement): Omit<Fields, 'document'> {
  const sent = new FormData(form);
  const text = (name: string): string => {
    const value = sent.get(name);
    return typeof value === 'string' ? value : '';
  };
  return Object.fromEntries(NAMES.map((name) => [name, text(name)])) as Omit<Fields, 'document'>;
}

/** The same text, but for white space that saving tidies. */
function isSame(a: Fields, b: Fields): boolean {
  const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim();
  return (
    NAMES.every((name) => tidy(a[name]) === tidy(b[name])) && JSON.stringify(a.document) === JSON.stringify(b.document)
  );
}

function putFields(form: HTMLFormElement, fields: Fields): void {
  for (const name of NAMES) {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement)
      field.value = fields[name];
  }
}

function showSaved({ revision, saved, words, margin }: Saved): void {
  const put = (id: string, text: string): void => {
    const element = document.getElementById(id);
    if (element) element.textContent = text;
  };
  document.querySelector('story-editor [role=alert]')?.remove();
  for (const input of document.querySelectorAll<HTMLInputElement>('input[name=revision]'))
    input.value = String(revision);
  put('revision', String(revision));
  put('saved', saved);
  put('words', String(words));
  const aside = document.getElementById('margin');
  // Not under somebody's hands: a field in the margin keeps its focus and its text until they are done.
  if (aside && !aside.contains(document.activeElement)) aside.innerHTML = margin;
}

/** Headline and standfirst grow with their text, and Enter goes on to the next field. */
function growing(form: HTMLFormElement): void {
  for (const area of form.querySelectorAll<HTMLTextAreaElement>('#headline, #standfirst')) {
    const fit = (): void => {
      // The style sheet does it by itself where it can.
      if (CSS.supports('field-sizing', 'content')) return;
      area.style.blockSize = 'auto';
      area.style.blockSize = `${area.scrollHeight}px`;
    };
    area.addEventListener('input', fit);
    area.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') event.preventDefault();
    });
    fit();
    void document.fonts.ready.then(fit);
  }
}

/** Publish, withdraw and confirm act on what stands in the page: it is saved first. */
function savesFirst(saving: Autosave): void {
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !form.hasAttribute('data-saves-first') || !saving.isUnsaved()) return;
    event.preventDefault();
    const { submitter } = event;
    void saving.finish().then((isSaved) => {
      if (isSaved) form.requestSubmit(submitter instanceof HTMLElement ? submitter : null);
    });
  });
}

customElements.define('story-editor', StoryEditor);
