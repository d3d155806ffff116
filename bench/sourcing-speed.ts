/** How fast stories are read, as ratios against a reference in the same run: `npm run bench:speed`. */
import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';
import { numbers } from '../src/document/random.ts';
import { extract, update } from '../src/sourcing/engine.ts';
import { allArticles } from '../test/articles.ts';

const say = (name: string, figure: string): void => console.log(`${name.padEnd(64)} ${figure}`);
const quantile = (figures: readonly number[], share: number): number =>
  figures.toSorted((a, b) => a - b)[Math.floor(figures.length * share)] ?? 0;
const median = (figures: readonly number[]): number => quantile(figures, 0.5);
const milliseconds = (figure: number): string => `${figure.toFixed(2)} ms`;

function timed(work: () => unknown): number {
  const begin = performance.now();
  work();
  return performance.now() - begin;
}

const stories = allArticles().map(({ text }) => text);

/** Stories one after another until the text is long enough. */
function textOf(isEnough: (text: string) => boolean): string {
  let text = '';
  for (const story of stories) {
    if (isEnough(text)) break;
    text += text === '' ? story : `\n\n${story}`;
  }
  return text;
}

/** wink-nlp cuts words and sentences and names the parts of speech and entities: less than we do, and nothing more. */
function againstWink(): void {
  const nlp = winkNLP(model);
  const text = textOf((so) => so.length >= 5000).slice(0, 5000);
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < 80; round += 1) {
    ours.push(timed(() => extract({ text })));
    theirs.push(timed(() => nlp.readDoc(text)));
  }
  // The first rounds are for the compiler.
  const [us, them] = [median(ours.slice(20)), median(theirs.slice(20))];
  say('A story of 5,000 signs, read', milliseconds(us));
  say('The same by wink-nlp', milliseconds(them));
  say('Ours in times of it (at most 4)', (us / them).toFixed(2));
}

/** One sign typed at some place of 10,000 words, again and again, against reading all of it. */
function keystrokes(): void {
  const text = textOf((so) => so.split(/\s+/).length >= 10_000);
  const random = numbers(1);
  const typed: number[] = [];
  const whole: number[] = [];
  let sourcing = extract({ text });
  for (let stroke = 0; stroke < 1200; stroke += 1) {
    const start = Math.floor(random() * sourcing.text.length);
    const change = { start, end: start, insert: 'the officials said so'.charAt(stroke % 21) };
    const took = timed(() => (sourcing = update(sourcing, change)));
    const read = stroke % 5 === 0 ? timed(() => extract({ text: sourcing.text })) : null;
    if (stroke < 200) continue;
    typed.push(took);
    if (read !== null) whole.push(read);
  }
  const all = median(whole);
  say(`A text of ${text.split(/\s+/).length} words, read`, milliseconds(all));
  say('One sign more: median', milliseconds(median(typed)));
  say('One sign more: 99th percentile', milliseconds(quantile(typed, 0.99)));
  say('Median against reading all (at most 1/20)', `1/${(all / median(typed)).toFixed(1)}`);
  say('99th percentile against reading all (at most 1/4)', `1/${(all / quantile(typed, 0.99)).toFixed(1)}`);
}

againstWink();
keystrokes();
