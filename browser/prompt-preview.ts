/** <prompt-preview>: follows what is typed in a form of the desk with the server's own view of it. */
const WAIT = 400;

class PromptPreview extends HTMLElement {
  #waiting = 0;
  #asked = 0;

  connectedCallback(): void {
    const form = document.querySelector<HTMLFormElement>(`#${this.dataset.form}`);
    form?.addEventListener('input', () => {
      clearTimeout(this.#waiting);
      this.#waiting = setTimeout(() => void this.#show(form), WAIT);
    });
  }

  async #show(form: HTMLFormElement): Promise<void> {
    const asked = ++this.#asked;
    const body = new URLSearchParams(new FormData(form) as unknown as Record<string, string>);
    const answer = await fetch(this.dataset.address ?? '', { method: 'POST', body }).catch(() => null);
    const text = answer?.ok ? await answer.text().catch(() => null) : null;
    // What is not yet right is left as it was; so is what a later question has overtaken.
    if (text === null || asked !== this.#asked) return;
    const page = document.createElement('template');
    page.innerHTML = text;
    const frames = [...this.querySelectorAll('iframe')];
    const fresh = [...page.content.querySelectorAll('iframe')];
    if (frames.length !== fresh.length) return this.replaceChildren(page.content);
    for (const [index, frame] of frames.entries()) {
      const srcdoc = fresh[index]?.srcdoc ?? '';
      if (frame.srcdoc !== srcdoc) frame.srcdoc = srcdoc;
    }
  }
}

customElements.define('prompt-preview', PromptPreview);
