import type { PageParts } from './reading-page.ts';
export function readHtml(_text: string): PageParts { throw new Error('later'); }
