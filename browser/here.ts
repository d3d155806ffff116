/** Rows of links scroll sideways on narrow screens: the link of this very page is brought into sight. */
export function showHere(row: Element | null): void {
  const here = row?.querySelector('[aria-current]');
  if (!row || !here) return;
  const box = here.getBoundingClientRect();
  row.scrollLeft += box.left - row.getBoundingClientRect().left + (box.width - row.clientWidth) / 2;
}
