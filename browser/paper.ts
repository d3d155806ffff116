/**
 * The one script of a public page. It stands in the head and runs before anything is painted, so that a chosen
 * appearance never flashes; it is small, fetched beside the styles, and kept for ever. The islands begin when the
 * document has been read: whatever they upgrade is there by then, with its children.
 */
import { applyAppearance, offerAppearance } from './appearance.ts';
import { showHere } from './here.ts';

applyAppearance();
document.addEventListener('DOMContentLoaded', () => {
  offerAppearance();
  showHere(document.querySelector('.sections ul'));
  void import('./comment-form.ts');
  void import('./sign-up-form.ts');
  void import('./sign-up-prompt.ts');
});
