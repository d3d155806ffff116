/**
 * <sign-up-prompt>: the slide-in. It comes once a page, at the end of the story or after some seconds of reading, when
 * nothing is being typed, selected or covered; it takes no focus and says nothing by itself. Closed, it stays away for a
 * week, a month, a quarter; after a sign-up for good. Without storage it still comes once a page at most.
 */
import { count } from './sign-up-form.ts';

const KEY = 'sign-up-prompt';
const SIGNED_UP = 'signed up';
const DAY = 86_400_000;
const DAYS_AWAY = [7, 30, 90];
/** Somebody who touched nothing for this long is not reading. */
const IDLE = 30_000;
const NARROW = 640;

class SignUpPrompt extends HTMLElement {
  #activeSeconds = 0;
  #touched = -IDLE;
  #hasScrolled = false;
  #hasEnded = false;
  #wasShown = false;
  /** Where the focus was before it came in here. */
  #before: EventTarget | null = null;

  connectedCallback(): void {
    if (isAway() || document.querySelector('sign-up-prompt') !== this) return this.remove();
    this.hidden = false;
    const until = { signal: this.#gone.signal };
    for (const sign of ['scroll', 'pointermove', 'pointerdown', 'keydown']) {
      addEventListener(sign, (event) => this.#notice(event), { ...until, passive: true });
    }
    const clock = setInterval(() => this.#tick(), 1_000);
    this.#gone.signal.addEventListener('abort', () => clearInterval(clock));
    this.querySelector('.close')?.addEventListener('click', () => this.#close());
    this.addEventListener('focusin', ({ relatedTarget }) => {
      if (!this.contains(relatedTarget as Node | null)) this.#before = relatedTarget;
    });
    // On this page, in any of its forms; or in another tab.
    document.addEventListener('signed-up', () => this.#keep(SIGNED_UP), until);
    addEventListener('storage', ({ key }) => key === KEY && isAway() && !this.#isOpen && this.#leave(), until);
  }

  readonly #gone = new AbortController();

  get #isOpen(): boolean {
    return this.hasAttribute('open');
  }

  #notice(event: Event): void {
    this.#touched = performance.now();
    // Nothing on the first screen: a story that fits into it is still being read.
    if (event.type === 'scroll') this.#hasScrolled = true;
    if (event.type === 'scroll') this.#look();
    if (event instanceof KeyboardEvent && event.key === 'Escape' && !event.isComposing && this.#isOpen) this.#close();
  }

  #tick(): void {
    if (document.visibilityState === 'visible' && performance.now() - this.#touched < IDLE) this.#activeSeconds++;
    this.#look();
  }

  /** Comes when it may, and steps aside again while it would lie over the text or fill a small screen. */
  #look(): void {
    const isFree = !this.#isTooTall() && !this.#coversText();
    if (this.#isOpen) {
      if (!isFree && !this.contains(document.activeElement)) this.removeAttribute('open');
    } else if (isFree && this.#hasScrolled && this.#isTime() && !isBusy()) {
      this.setAttribute('open', '');
      if (!this.#wasShown) count(this, 'shown');
      this.#wasShown = true;
    }
  }

  #isTime(): boolean {
    if (this.dataset.trigger === 'seconds') return this.#activeSeconds >= Number(this.dataset.seconds);
    const end = document.querySelector('#record > footer') ?? document.querySelector('.story');
    return (this.#hasEnded ||= end !== null && end.getBoundingClientRect().bottom <= innerHeight);
  }

  #isTooTall(): boolean {
    return innerWidth < NARROW && this.offsetHeight > innerHeight * 0.3;
  }

  #coversText(): boolean {
    const { left, right, top } = this.getBoundingClientRect();
    // Where it will lie, not where its way there begins.
    const restingTop = top - new DOMMatrix(getComputedStyle(this).transform).m42;
    return [...document.querySelectorAll('.text, .record')].some((text) => {
      const read = text.getBoundingClientRect();
      return read.left < right && read.right > left && read.bottom > restingTop && read.top < innerHeight;
    });
  }

  #close(): void {
    const { activeElement } = document;
    const hasFocus = this.contains(activeElement);
    this.removeAttribute('open');
    if (hasFocus) back(this.#before);
    const known = stored();
    if (known !== SIGNED_UP) {
      count(this, 'closed');
      this.#keep(`${Math.min(Number.parseInt(known, 10) || 0, DAYS_AWAY.length - 1) + 1} ${Date.now()}`);
    }
    this.#leave();
  }

  #keep(value: string): void {
    try {
      localStorage.setItem(KEY, value);
    } catch {
      // Storage is switched off: this page remembers by itself.
    }
    if (!this.#isOpen) this.#leave();
  }

  #leave(): void {
    this.#gone.abort();
    // After its way out.
    setTimeout(() => this.remove(), 400);
  }
}

/** Closed not long ago, or signed up. */
function isAway(): boolean {
  const value = stored();
  if (value === SIGNED_UP) return true;
  const [times = 0, at = 0] = value.split(' ').map(Number);
  return times > 0 && Date.now() - at < (DAYS_AWAY[times - 1] ?? 0) * DAY;
}

function stored(): string {
  try {
    return localStorage.getItem(KEY) ?? '';
  } catch {
    return '';
  }
}

/** Somebody types, selects or answers something else. */
function isBusy(): boolean {
  const { activeElement } = document;
  return (
    activeElement?.matches('input, textarea, select') === true ||
    getSelection()?.isCollapsed === false ||
    document.querySelector('dialog[open]') !== null
  );
}

function back(before: EventTarget | null): void {
  const main = document.getElementById('main');
  const target = before instanceof HTMLElement && before.isConnected ? before : main;
  if (target === main) main?.setAttribute('tabindex', '-1');
  target?.focus({ preventScroll: true });
}

customElements.define('sign-up-prompt', SignUpPrompt);
