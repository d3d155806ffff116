/**
 * <sign-up-form>: sends a sign-up without leaving the page and shows what the server answers in its place. The same
 * in a story, on the front and in the slide-in; without script the form works by itself.
 */
const FRAGMENT = 'text/vnd.onrecord.fragment+html';

class SignUpForm extends HTMLElement {
  #isSending = false;

  connectedCallback(): void {
    this.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#send(event.target as HTMLFormElement);
    });
    // The slide-in counts itself: it is on the page long before it is seen.
    if (this.dataset.placement === 'slide-in') return;
    const seen = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      seen.disconnect();
      count(this, 'shown');
    });
    // The element itself has no box.
    for (const part of this.children) seen.observe(part);
  }

  async #send(form: HTMLFormElement): Promise<void> {
    if (this.#isSending) return;
    this.#isSending = true;
    const body = new URLSearchParams(new FormData(form) as unknown as Record<string, string>);
    const answer = await fetch(form.action, { method: 'POST', body, headers: { accept: FRAGMENT } }).catch(() => null);
    const page = document.createElement('template');
    page.innerHTML = (await answer?.text().catch(() => '')) ?? '';
    this.#isSending = false;
    // Anything else is the page of an error, or nothing at all.
    if (!page.content.firstElementChild?.matches('.sign-up')) return this.#complain(form);
    this.replaceChildren(page.content);
    this.querySelector<HTMLElement>('.sent h2, [aria-invalid], [type=email]')?.focus();
    if (answer?.ok) this.dispatchEvent(new Event('signed-up', { bubbles: true }));
  }

  #complain(form: HTMLFormElement): void {
    this.querySelector('[role=alert]')?.remove();
    const message = document.createElement('p');
    message.className = 'notice error';
    message.setAttribute('role', 'alert');
    message.textContent = this.dataset.failed ?? '';
    form.prepend(message);
  }
}

/** Tells the server that something was seen or closed: no cookie, no identifier. */
export function count(element: HTMLElement, what: 'shown' | 'closed'): void {
  const { counts, placement = 'slide-in' } = element.dataset;
  if (counts) navigator.sendBeacon(counts, new URLSearchParams({ placement, what }));
}

customElements.define('sign-up-form', SignUpForm);
