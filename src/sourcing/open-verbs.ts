import { isBreak, word } from './clause.ts';
import type { Clause } from './clause.ts';
import type { Form, SayingVerb } from './verbs.ts';

/**
 * Verbs that no list holds: "she deadpanned", "the memo posits that". What ends like a verb and stands
 * beside a quotation, or before "that" and a clause, is taken for a verb of saying if its subject can speak.
 */
export function openForm(clause: Clause, index: number): { verb: SayingVerb; form: Form } | null {
  const lower = word(clause, index);
  const part = clause.parts[index];
  const ends = /[a-z]{3}(?:ed)$/.test(lower) && part === 'participle';
  if (!ends || unsaid.test(lower)) return null;
  const before = clause.parts[index - 1];
  if (!/^(?:noun|name|pronoun|adverb|comma|relative)$/.test(before ?? '')) return null;
  const next = clause.parts[index + 1];
  const states =
    word(clause, index + 1) === 'that' &&
    /^(?:determiner|pronoun|name|noun|number)$/.test(clause.parts[index + 2] ?? '');
  const quotes = next === 'colon' && clause.parts[index + 2] === 'quote';
  const isBehindQuote = endsPhrase(clause, index) && followsQuote(clause, index);
  if (!states && !quotes && !isBehindQuote) return null;
  return { verb: { base: lower, needs: states ? 'that' : 'beside', hearer: false, link: null }, form: 'past' };
}

/** `“…,” Osk deadpanned.`: a quotation, a phrase of a few words, the verb. */
function followsQuote({ parts }: Clause, index: number): boolean {
  for (let place = index - 1; place >= Math.max(0, index - 6); place -= 1) {
    if (parts[place] === 'quote') return place < index - 1;
    if (isBreak(parts[place]) && parts[place - 1] !== 'quote') return false;
  }
  return false;
}

function endsPhrase({ parts }: Clause, index: number): boolean {
  return /^(?:stop|comma|undefined)$/.test(parts[index + 1] ?? 'undefined');
}

/** What is done, learned or brought about, and not said. */
const unsaid =
  /^(?:ensured|learned|noticed|realised|realized|discovered|assumed|wished|doubted|proved|demonstrated|required|ordered|arranged|pretended|convinced|persuaded|satisfied|checked|happened|turned|provided|supposed|intended|wanted|liked|loved|hated|needed|used|involved|closed|opened|ended|started|died|arrived|resigned|retired|returned|vanished|followed|feared|hoped|believed)$/;
