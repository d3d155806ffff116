/** How well sources and statements are found, measured on a corpus of marked articles: `npm run bench:sourcing`. */
import { extract } from '../src/sourcing/extract.ts';
import { allArticles } from '../test/articles.ts';
import * as corpus from './corpus.ts';
import type { Article, Report } from './corpus.ts';

/** Reads a text as an engine does that learned from some articles. */
type Engine = (text: string) => ReturnType<typeof extract>;

const kinds = ['unnamed', 'named-person', 'organisation', 'document', 'publication', 'none'];
const percent = (rate: number | undefined) => (rate === undefined ? '-' : (rate * 100).toFixed(1)).padStart(6);

/** A measured figure, with what is wanted of it. */
interface Wanted {
  found: number;
  whole: number;
  unnamed?: number;
}

const { scoreDoc, combine, report } = corpus.hasCorpus()
  ? await corpus.scorer()
  : { scoreDoc: () => ({}), combine: () => ({}), report: () => null as never };

function trained(_articles: readonly Article[]): Engine {
  return (text) => extract({ text });
}

/** Every article read by an engine that has not learned from it. */
function scored(
  articles: readonly Article[],
  groups: readonly (string | number)[],
  read = articles,
): Map<string, object> {
  const scores = new Map<string, object>();
  for (const group of new Set(groups)) {
    const engine = trained(articles.filter((_, index) => groups[index] !== group));
    for (const [index, article] of read.entries()) {
      if (groups[index] !== group) continue;
      scores.set(article.id, scoreDoc(article, { attributions: corpus.attributionsOf(engine(article.text)) }));
    }
  }
  return scores;
}

function together(articles: readonly Article[], scores: ReadonlyMap<string, object>): Report {
  return report(combine(articles.map(({ id }) => scores.get(id) ?? {})));
}

function line(name: string, figures: Report, wanted?: Wanted): void {
  const { p, r, f1 } = figures['content found (IoU)'];
  const whole = figures['whole attribution right'].f1;
  const unnamed = figures.byType['kind: unnamed']?.recall;
  const wish = wanted === undefined ? '' : `wanted ${wanted.found} / ${wanted.whole} / ${wanted.unnamed ?? '-'}`;
  const counted = String(figures.counts.gold).padStart(5);
  const row = `${counted} ${percent(p)} ${percent(r)} ${percent(f1)} ${percent(whole)} ${percent(unnamed)}   ${wish}`;
  console.log(`  ${name.padEnd(28)}${row}`.trimEnd());
}

function heading(title: string): void {
  console.log(`\n${title.padEnd(30)}  gold   prec. recall  found  whole unnamed`);
}

function recalls(figures: Report, keys: readonly string[]): void {
  for (const key of keys) {
    const one = figures.byType[key];
    if (one !== undefined)
      console.log(`  ${key.padEnd(28)}${String(one.gold).padStart(5)}        ${percent(one.recall)}`);
  }
}

function crossValidation(articles: readonly Article[]): void {
  const folds = corpus.foldsOf(articles, 5);
  const scores = scored(articles, folds);
  const all = together(articles, scores);
  heading('five-fold cross-validation');
  line('all', all, { found: 92, whole: 89, unnamed: 93 });
  for (const origin of new Set(articles.map(corpus.originOf))) {
    const own = articles.filter((article) => corpus.originOf(article) === origin);
    line(origin, together(own, scores));
  }
  recalls(
    all,
    kinds.map((kind) => `kind: ${kind}`),
  );
  recalls(all, ['quote: direct', 'quote: mixed', 'quote: indirect']);
  console.log('  wanted: direct quotations 97; other marks at most 0.7 less found');
  for (const [name, marks] of Object.entries(corpus.styles)) {
    const other = articles.map((article) => corpus.turned(article, marks));
    line(name, together(other, scored(articles, folds, other)));
  }
}

function originsLeftOut(articles: readonly Article[]): void {
  const scores = scored(articles, articles.map(corpus.originOf));
  heading('each origin left out');
  line('all', together(articles, scores), { found: 91, whole: 88, unnamed: 91 });
  for (const origin of new Set(articles.map(corpus.originOf))) {
    line(
      origin,
      together(
        articles.filter((article) => corpus.originOf(article) === origin),
        scores,
      ),
    );
  }
}

function unseen(name: string, train: readonly Article[], articles: readonly Article[]): void {
  const engine = trained(train);
  const scores = new Map(
    articles.map((article) => [
      article.id,
      scoreDoc(article, { attributions: corpus.attributionsOf(engine(article.text)) }),
    ]),
  );
  const all = together(articles, scores);
  heading(name);
  line('all', all, { found: 88, whole: 86 });
  recalls(all, [...kinds.map((kind) => `kind: ${kind}`), 'quote: direct']);
}

if (corpus.hasCorpus()) {
  const train = corpus.articlesOf('train');
  crossValidation(train);
  originsLeftOut(train);
  unseen('own articles', train, allArticles());
  if (process.argv.includes('--dev')) unseen('dev', train, corpus.articlesOf('dev'));
} else {
  console.log(
    'The corpus is not here: ../shared/corpus, which docs/sourcing.md describes, is missing. Nothing was measured.',
  );
}
