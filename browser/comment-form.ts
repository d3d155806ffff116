/**
 * <comment-form>: sends a comment without leaving the story, keeps every word when it is not taken, and lets an
 * answer stand under what it answers. Its words come with the markup; without script the form works by itself.
 */
const FRAGMENT = 'text/vnd.onrecord.fragment+html';
/** As many levels as the server nests: threads.ts. */
const DEEPEST = '.comment .comment .comment';

class CommentForm extends HTMLElement {
  #answered: Element | null = null;
  #isSending = false;

  connectedCallback(): void {
    const section = this.closest('.comments');
    // On a page of its own the form does without us.
    if (!section) return;
    this.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#send();
    });
    this.addEventListener('focusin', () => void this.#recall(), { once: true });
    section.addEventListener('click', (event) => {
      const link = (event.target as Element).closest('.comment a[href="#reply"]');
      if (!link) return;
      event.preventDefault();
      this.#answer(link.closest('.comment'), link.textContent);
    });
  }

  get #form(): HTMLFormElement {
    return this.querySelector('form') as HTMLFormElement;
  }

  get #text(): HTMLTextAreaElement {
    return this.querySelector('textarea') as HTMLTextAreaElement;
  }

  async #send(): Promise<void> {
    if (this.#isSending) return;
    this.#isSending = true;
    const body = new URLSearchParams(new FormData(this.#form) as unknown as Record<string, string>);
    const answer = await fetch(this.#form.action, { method: 'POST', body, headers: { accept: FRAGMENT } }).catch(
      () => null,
    );
    const page = document.createElement('template');
    page.innerHTML = (await answer?.text().catch(() => '')) ?? '';
    this.#isSending = false;
    const again = page.content.querySelector('comment-form');
    if (answer?.ok && page.content.firstElementChild) this.#place(page.content.firstElementChild);
    else if (again) this.#correct(again);
    else this.#complain();
  }

  /** The new comment where it belongs; one that waits stands above the form. */
  #place(piece: Element): void {
    const list = this.#answered?.matches(DEEPEST)
      ? this.#answered.parentElement
      : this.#answered?.querySelector(':scope > ol');
    if (!piece.matches('.comment')) this.before(piece);
    else if (list) list.append(piece);
    else if (this.#answered) this.#answered.append(wrapped('ol', piece));
    else this.closest('.comments')?.querySelector(':scope > ol')?.append(piece);
    this.#text.value = '';
    this.querySelectorAll('.error, [role=alert]').forEach((message) => message.remove());
    this.querySelectorAll('[aria-invalid]').forEach((field) => field.removeAttribute('aria-invalid'));
    this.#answer(null, '');
    reach(piece);
  }

  /** The form as the server gives it back: its messages, and the words that were typed. */
  #correct(again: Element): void {
    const label = this.querySelector('.answering')?.firstChild?.textContent ?? '';
    this.replaceChildren(...again.childNodes);
    const stillAnswers = this.querySelector('[name=parentId]') !== null;
    if (stillAnswers || this.#answered) this.#answer(stillAnswers ? this.#answered : null, label);
    reach(this.querySelector('[aria-invalid], [role=alert]') ?? this);
  }

  #complain(): void {
    this.querySelector('[role=alert]')?.remove();
    const message = wrapped('p', this.dataset.failed ?? '');
    message.className = 'notice';
    message.setAttribute('role', 'alert');
    this.#form.querySelector('button[type=submit]')?.before(message);
  }

  #answer(comment: Element | null, label: string): void {
    this.#answered = comment;
    this.querySelectorAll('.answering, [name=parentId]').forEach((old) => old.remove());
    if (!comment) return;
    const parent = document.createElement('input');
    Object.assign(parent, { type: 'hidden', name: 'parentId', value: comment.id.slice('c-'.length) });
    const stop = wrapped('button', this.dataset.notAsReply ?? '') as HTMLButtonElement;
    Object.assign(stop, { type: 'button', onclick: () => this.#answer(null, '') });
    const line = wrapped('p', wrapped('b', label), ' ', stop);
    line.className = 'answering';
    this.#text.closest('.field')?.before(parent, line);
    this.#text.focus();
  }

  /** What this browser was asked to remember; asked for when somebody begins to write, not before. */
  async #recall(): Promise<void> {
    const link = this.querySelector<HTMLAnchorElement>('#comment-remember-help a');
    const answer = link && (await fetch(link.href, { headers: { accept: 'application/json' } }).catch(() => null));
    const known = answer?.ok ? ((await answer.json().catch(() => ({}))) as Record<string, string>) : {};
    for (const name of ['name', 'email']) {
      const field = this.querySelector<HTMLInputElement>(`#comment-${name}`);
      if (field && known[name]) field.value ||= known[name];
    }
    const remember = this.querySelector<HTMLInputElement>('[name=remember]');
    if (remember && known.name) remember.checked = true;
  }
}

function wrapped(name: string, ...content: (Node | string)[]): HTMLElement {
  const element = document.createElement(name);
  element.append(...content);
  return element;
}

/** Moves the reader to what is new: it is read out, and in view. */
function reach(element: Element): void {
  if (!element.matches('input, textarea')) element.setAttribute('tabindex', '-1');
  (element as HTMLElement).focus();
}

customElements.define('comment-form', CommentForm);
