/** The corpus of marked articles that accuracy is measured on. It lies beside the repository, not in it. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Sourcing, Span } from '../src/sourcing/sourcing.ts';

const folder = fileURLToPath(new URL('../../shared/corpus', import.meta.url));

type Pair = [start: number, end: number];

export interface Attribution {
  source: Pair[];
  cue: Pair[];
  content: Pair[];
  kind?: string;
  optional?: boolean;
  nested?: boolean;
  sourceMentions?: Pair[];
}

export interface Article {
  id: string;
  text: string;
  attributions: Attribution[];
}

interface Rate {
  p: number;
  r: number;
  f1: number;
}

export interface Report {
  counts: { docs: number; gold: number };
  'content found (IoU)': Rate;
  'whole attribution right': Rate;
  byType: Record<string, { gold: number; recall: number }>;
}

type Score = Record<never, never>;

/** The corpus's own scorer. */
export interface Scorer {
  scoreDoc(gold: Article, predicted: Pick<Article, 'attributions'>): Score;
  combine(scores: Score[]): Score;
  report(score: Score): Report;
}

export function hasCorpus(): boolean {
  return existsSync(join(folder, 'train.jsonl'));
}

export function articlesOf(name: 'train' | 'dev'): Article[] {
  const lines = readFileSync(join(folder, `${name}.jsonl`), 'utf8').split('\n');
  return lines.filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as Article);
}

export async function scorer(): Promise<Scorer> {
  return (await import(pathToFileURL(join(folder, 'score.mjs')).href)) as Scorer;
}

/** Which collection an article comes from: `voa`, `mt`, `wn`, `GUM`. */
export function originOf({ id }: Article): string {
  return id.slice(0, id.indexOf('_'));
}

/** What the engine found, in the corpus's form. */
export function attributionsOf({ statements }: Sourcing): Attribution[] {
  const pairs = (spans: readonly (Span | null)[]) =>
    spans.flatMap((span): Pair[] => (span === null ? [] : [[span.start, span.end]]));
  return statements.map(({ sourceSpan, cue, content }) => ({
    source: pairs([sourceSpan]),
    cue: pairs([cue]),
    content: pairs(content),
  }));
}

/** Quotation marks to turn into. */
export const styles = { 'single curly': '‘’', 'double curly': '“”', guillemets: '«»' } as const;

/** The same article with other double quotation marks, sign for sign, so that all offsets stay. */
export function turned(article: Article, marks: string): Article {
  const [open = '', close = ''] = marks;
  const text = article.text.replace(/["“”]/g, (mark, index: number) => {
    const before = article.text[index - 1] ?? ' ';
    const opens = mark === '“' || (mark === '"' && /[\s([—–]/.test(before));
    return opens ? open : close;
  });
  return { ...article, text };
}
