/** How well sources and statements are found, measured on marked articles: `npm run bench:sourcing`. */
import { extract } from '../src/sourcing/extract.ts';
import { allArticles } from '../test/articles.ts';
import * as corpus from './corpus.ts';
import type { Article, Report, Scorer } from './corpus.ts';

/** Articles of our own whose misses were read while rules were written. The others were only counted. */
const seen = new Set(
  (
    'breaking-explosion business-biscuits council-parking court-boatyard-fraud documents-stadium environment-river ' +
    'facts-bridge-opens feature-bellfounder hospital-hallway interview-glaciologist investigation-landfill ' +
    'labour-tram-strike politics-coalition-split schools-merger science-owls secondhand-airline sport-rowing-club'
  ).split(' '),
);

const kinds = ['unnamed', 'named-person', 'organisation', 'document', 'publication', 'none'].map(
  (kind) => `kind: ${kind}`,
);
const quotes = ['direct', 'mixed', 'indirect'].map((quote) => `quote: ${quote}`);
const percent = (rate: number | undefined) => (rate === undefined ? '-' : (rate * 100).toFixed(1)).padStart(7);

function measured({ scoreDoc, combine, report }: Scorer, articles: readonly Article[]): Report {
  const scores = articles.map((article) =>
    scoreDoc(article, { attributions: corpus.attributionsOf(extract({ text: article.text })) }),
  );
  return report(combine(scores));
}

function heading(title: string): void {
  console.log(`\n${title.padEnd(30)}   gold   prec. recall  found   whole unnamed`);
}

function line(name: string, figures: Report, wanted = ''): void {
  const { p, r, f1 } = figures['content found (IoU)'];
  const unnamed = figures.byType['kind: unnamed']?.recall;
  const rates = [p, r, f1, figures['whole attribution right'].f1, unnamed].map(percent).join(' ');
  console.log(`  ${name.padEnd(28)}${String(figures.counts.gold).padStart(7)} ${rates}   ${wanted}`.trimEnd());
}

function recalls(figures: Report, wanted = ''): void {
  for (const key of [...kinds, ...quotes]) {
    const one = figures.byType[key];
    if (one === undefined) continue;
    const wish = key === 'quote: direct' ? wanted : '';
    console.log(
      `  ${key.padEnd(28)}${String(one.gold).padStart(7)}         ${percent(one.recall)}   ${wish}`.trimEnd(),
    );
  }
}

function train(scorer: Scorer): void {
  const articles = corpus.articlesOf('train');
  const all = measured(scorer, articles);
  heading('corpus, rules written in view');
  line('all', all, 'wanted 92 / 89 / 93');
  for (const origin of new Set(articles.map(corpus.originOf))) {
    line(
      origin,
      measured(
        scorer,
        articles.filter((article) => corpus.originOf(article) === origin),
      ),
    );
  }
  recalls(all, 'wanted 97');
  for (const [name, marks] of Object.entries(corpus.styles)) {
    line(
      name,
      measured(
        scorer,
        articles.map((article) => corpus.turned(article, marks)),
      ),
      'wanted at most 0.7 less',
    );
  }
}

function unseen(scorer: Scorer, name: string, articles: readonly Article[]): void {
  const all = measured(scorer, articles);
  heading(name);
  line('all', all, 'wanted 88 / 86');
  recalls(all, 'wanted 97');
}

if (corpus.hasCorpus()) {
  const scorer = await corpus.scorer();
  train(scorer);
  const own = allArticles();
  unseen(scorer, 'own articles', own);
  unseen(
    scorer,
    'own articles, misses not read',
    own.filter(({ id }) => !seen.has(id)),
  );
  if (process.argv.includes('--dev')) unseen(scorer, 'corpus, held out', corpus.articlesOf('dev'));
} else {
  console.log(
    'The corpus is not here: ../shared/corpus, which docs/sourcing.md describes, is missing. Nothing was measured.',
  );
}
