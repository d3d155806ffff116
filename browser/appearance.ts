/** Light or dark, as the reader chose it for this device. Nothing is stored until they choose. */
const KEY = 'appearance';

/** Before anything is painted, so that the page never changes its colours under the reader's eyes. */
export function applyAppearance(): void {
  const chosen = stored();
  if (chosen === null) delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = chosen;
}

/** Shows the choice in the foot; without script there is none, and the device decides. */
export function offerAppearance(): void {
  customElements.define('appearance-choice', AppearanceChoice);
  // Another tab chose.
  addEventListener('storage', ({ key }) => {
    if (key !== KEY) return;
    applyAppearance();
    document.querySelector<AppearanceChoice>('appearance-choice')?.connectedCallback();
  });
}

class AppearanceChoice extends HTMLElement {
  connectedCallback(): void {
    const chosen = stored() ?? '';
    for (const input of this.querySelectorAll('input')) input.checked = input.value === chosen;
    this.onchange = ({ target }) => {
      if (target instanceof HTMLInputElement) store(target.value);
      applyAppearance();
    };
    this.hidden = false;
  }
}

/** Where a browser keeps nothing for us, the choice holds for this page alone. */
let unkept: string | null = null;

function stored(): string | null {
  try {
    const value = localStorage.getItem(KEY) ?? unkept;
    return value === 'light' || value === 'dark' ? value : null;
  } catch {
    return unkept;
  }
}

function store(value: string): void {
  unkept = value === '' ? null : value;
  try {
    if (value === '') localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, value);
  } catch {
    // Storage is switched off, or full.
  }
}
