/** Rows of links scroll sideways on narrow screens: the link of this very page is brought into sight. */
export function showHere(row: Element | null): void {
  const here = row?.querySelector('[aria-current]');
  if (!row || !here) return;
  const { left, width } = here.getBoundingClientRect();
  row.scrollLeft += left + width / 2 - row.clientWidth / 2;
}
