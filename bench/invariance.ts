/**
 * Whether the audit asks the same of a story when others are in it: `node bench/invariance.ts`. The share of stories of
 * the corpus whose findings change, and each change.
 */
import { differences } from '../test/invariance.ts';
import { articlesOf, hasCorpus } from './corpus.ts';

const turns = [1, 2, 3];

function measure(): void {
  const articles = articlesOf('train');
  let changed = 0;
  for (const { id, text } of articles) {
    for (const turn of turns) {
      const found = differences(text, { dated: false }, turn);
      if (found.length > 0) changed += 1;
      for (const line of found) console.log(`${id}, ${turn}: ${line}`);
    }
  }
  const runs = articles.length * turns.length;
  console.log(`\n${changed} of ${runs} stories are asked something else: ${((100 * changed) / runs).toFixed(1)} %`);
}

if (hasCorpus()) measure();
else console.log('The corpus is not there: it lies beside the repository, in ../shared/corpus.');
