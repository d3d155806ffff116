/** The one script of a desk page: its islands, each a custom element in a file of its own. */
import './prompt-preview.ts';
import { showHere } from './here.ts';

showHere(document.querySelector('.bar nav'));
