/** What reports call the rules and the principles behind them: docs/sourcing.md tells more about each. */
import type { Principle, RuleId } from '../sourcing/engine.ts';

export const ruleWords: Readonly<Record<RuleId, string>> = {
  'counts-disagree': 'Counts that do not agree',
  'numbers-disagree': 'Numbers that do not agree',
  'offices-disagree': 'Offices that do not agree',
  'another-outlet': 'From another outlet',
  'document-held-by-others': 'A document that others hold',
  reportedly: 'Reportedly',
  'quoted-unpublished': 'Quoted, not published',
  'no-reason': 'No reason for anonymity',
  'stock-phrase': 'A stock phrase for anonymity',
  'unnamed-opinion': 'An opinion without a name',
  'bare-source': 'A source not described',
  'unnamed-group': 'A group without a member',
  'single-source': 'A single source',
  'no-reply': 'No reply',
  'no-source': 'No source',
  'quote-in-two-places': 'One quotation, two places',
  'relative-date': 'A day without a date',
  'broken-quotation': 'A broken quotation',
  markup: 'Left-over markup',
  'broken-reference': 'A reference to nothing',
  'loaded-verb': 'A loaded verb',
  'headline-exceeds': 'A headline that says more',
};

export const principleWords: Readonly<Record<Principle, string>> = {
  'R-attribute': 'Say who says it',
  'R-single': 'One source is few',
  'R-count': 'Count sources truly',
  'R-anon-when': 'Anonymity is the last resort',
  'R-anon-reason': 'Say why there is no name',
  'R-anon-describe': 'Describe who is not named',
  'R-anon-opinion': 'No opinion from behind anonymity',
  'R-secondhand': 'Say what is second-hand',
  'R-document': 'Say who has read the document',
  'R-quote': 'Quote exactly',
  'R-reply': 'Ask those who are accused',
  'R-allegation': 'An allegation is not a fact',
  'R-headline': 'The headline keeps to the text',
  'R-accuracy': 'Get it right',
  'R-neutral': 'Plain words for speaking',
  house: 'House style',
};

export const isRule = (name: string): name is RuleId => Object.hasOwn(ruleWords, name);
